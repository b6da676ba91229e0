"""Who left the cell: their name and the records of the time they belonged to it, to be read."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from chibo.access import Permission, requires, scoped_or_404
from members.enums import Ending
from members.models import Affiliation, Member
from members.queries import departures_seen, kept_of

P = Permission
PAGE = 50


@requires(P.READ_MEMBERS)
@require_GET
def departures(request):
    """Those who left the cells of the working unit, the latest first."""
    found = departures_seen(request.user, request.unit)
    return render(
        request,
        "members/departures/departures.html",
        {
            "section": "members",
            "today": timezone.localdate(),
            "page": Paginator(found, PAGE).get_page(request.GET.get("trang")),
            "may_edit": request.user.may(P.EDIT_MEMBERS, request.unit),
        },
    )


@requires(P.READ_MEMBERS)
@require_GET
def departure(request, pk):
    """One of them. What came after, in another cell, is that cell's."""
    stay = scoped_or_404(Affiliation, request, P.READ_MEMBERS, pk=pk, valid__upper_inf=False)
    if stay.ending == Ending.ANNULLED:
        raise Http404
    now = Member.visible_to(request.user).filter(pk=stay.member_id).first()
    return render(
        request,
        "members/departures/departure.html",
        {"section": "members", "kept": kept_of(stay), "stay": stay, "now": now},
    )
