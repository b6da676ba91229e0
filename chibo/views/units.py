"""The tree of units, for those who keep it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from chibo.access import Permission, requires, scoped_or_404
from chibo.actions import units as actions
from chibo.forms.units import FoundForm
from chibo.models import Unit
from chibo.queries import administered_tree, closed_units, roles_ever_in, sentences
from chibo.vietnamese.dates import parse_date
from chibo.vietnamese.numbers import whole

P = Permission


@requires(P.READ_UNITS)
def units(request):
    """The tree on a day (`ngay`); units that had ended by then on request (`da-ket-thuc`)."""
    day = _day(request)
    show_closed = "da-ket-thuc" in request.GET
    return render(
        request,
        "chibo/units/units.html",
        {
            "day": day,
            "is_today": day == timezone.localdate(),
            "lines": administered_tree(request.user, day),
            "show_closed": show_closed,
            "closed": closed_units(request.user, day) if show_closed else [],
            "may_manage": request.user.holds(P.MANAGE_UNITS),
        },
    )


def _day(request):
    wanted = request.GET.get("ngay", "")
    if not wanted:
        return timezone.localdate()
    try:
        return parse_date(wanted)
    except ValueError:
        raise Http404 from None


@requires(P.READ_UNITS)
def unit(request, pk):
    """One unit: what it was called and where it stood over time, who holds which role in it."""
    shown = scoped_or_404(Unit, request, P.READ_UNITS, pk=pk)
    names, places = list(shown.names.all()), list(shown.places.select_related("parent"))
    return render(
        request,
        "chibo/units/unit.html",
        {
            "section": "units",
            "shown": shown,
            "names": names[::-1],
            "places": places[::-1],
            "children": shown.children.open(timezone.localdate()).order_by("path"),
            "assignments": roles_ever_in(shown),
            "today": timezone.localdate(),
            "history": sentences(shown, *names, *places),
            "may_manage": request.user.may(P.MANAGE_UNITS, shown) and shown.closed_on is None,
            "may_open_accounts": request.user.may(P.MANAGE_ACCOUNTS, shown),
        },
    )


@requires(P.MANAGE_UNITS)
def unit_add(request):
    """Found a unit below one that the person keeps."""
    form = FoundForm(
        request.POST or None,
        user=request.user,
        initial={"parent": whole(request.GET.get("duoi"))},
    )
    if form.is_valid():
        founded = form.attempt(actions.found, **form.cleaned_data, by=request.user)
        if founded:
            messages.success(request, f"Đã lập {founded.name}.")
            return redirect("unit", pk=founded.pk)
    return render(request, "chibo/units/unit_add.html", {"section": "units", "form": form})
