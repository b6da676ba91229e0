"""Who may do what, in plain words; and who sees what is in the unit in hand."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from chibo.access import Permission, Role, signed_in
from chibo.queries import role_holders

NAMES = (Permission.READ_MEMBERS, Permission.MANAGE_ACCOUNTS)


@signed_in
@require_GET
def who_may(request):
    """The table of `access.py` word for word, my own roles, and who holds a role over this unit.

    Who sees figures without names is not told the names of those who keep a cell's books either.
    """
    unit = request.unit
    sees_names = unit is not None and request.user.may_any(NAMES, unit)
    return render(
        request,
        "chibo/access/who_may.html",
        {
            "all_roles": list(Role),
            "table": [(p, [p in role.permissions for role in Role]) for p in Permission],
            "sees_names": sees_names,
            "holders": role_holders(unit) if sees_names else [],
        },
    )
