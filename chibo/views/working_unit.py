"""The unit a person works in: chosen on purpose, always visible."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from chibo.access import signed_in
from chibo.queries import working_units
from chibo.vietnamese.numbers import whole
from chibo.vietnamese.text import search_key


@signed_in
@require_GET
def choose_unit(request):
    """The tree of units the person may work in; `q` finds by name without diacritics, or code."""
    wanted = search_key(request.GET.get("q", ""))
    mine = list(working_units(request.user))
    found = [u for u in mine if wanted in search_key(f"{u.name} {u.short_name} {u.code}")]
    above = min((unit.depth for unit in found), default=0)
    return render(
        request,
        "chibo/working_unit/choose_unit.html",
        {
            "rows": [(unit, 0 if wanted else min(unit.depth - above, 4)) for unit in found],
            "wanted": request.GET.get("q", ""),
            "total": len(mine),
            "next": _safe_next(request, request.GET.get("next")),
        },
    )


@signed_in
@require_POST
def switch_unit(request):
    """Work in another unit from now on. Somebody else's unit is not found."""
    wanted = whole(request.POST.get("unit"))
    unit = working_units(request.user).filter(pk=wanted).first()
    if unit is None:
        raise Http404
    request.session["unit"] = unit.pk
    return redirect(_safe_next(request, request.POST.get("next")) or "home")


def _safe_next(request, address):
    """The address when it is a path of ours; a bare word would be taken for a view's name."""
    hosts = {request.get_host()}
    if (
        address
        and address.startswith("/")
        and url_has_allowed_host_and_scheme(address, hosts, request.is_secure())
    ):
        return address
    return ""
