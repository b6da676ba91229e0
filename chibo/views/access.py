"""Who may do what, in plain words; and who sees what is in the unit in hand."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from chibo.access import Permission, Role, signed_in
from chibo.queries import role_holders


@signed_in
@require_GET
def who_may(request):
    """The table of `access.py` word for word, my own roles, and who holds a role over this unit."""
    return render(
        request,
        "chibo/access/who_may.html",
        {
            "all_roles": list(Role),
            "table": [(p, [p in role.permissions for role in Role]) for p in Permission],
            "holders": role_holders(request.unit) if request.unit else [],
        },
    )
