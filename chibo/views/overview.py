"""The view from above: figures without names, down to the cell."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from chibo.access import Permission, requires, scoped_or_404
from chibo.actions.figures import current_overview
from chibo.models import Unit
from chibo.queries import ancestors, cells_behind, closing_of, revisions_of
from chibo.vietnamese.numbers import whole

from .panels import panels

YEARS_BACK = 5
LIVE = "hien-nay"


@requires(Permission.READ_FIGURES)
def overview_start(request):
    """The overview of the working unit, or of the first unit whose figures the person may see."""
    unit = request.unit
    if unit is None or not request.user.may(Permission.READ_FIGURES, unit):
        unit = Unit.visible_to(request.user, Permission.READ_FIGURES).first()
    return redirect("overview_unit", pk=unit.pk)


@requires(Permission.READ_FIGURES)
def overview_unit(request, pk):
    """Figures of a unit for a year; `mo` opens one number into the cells behind it, `so` asks for
    another closing of the year than the last, or for the figures as they are now."""
    unit = scoped_or_404(Unit, request, Permission.READ_FIGURES, pk=pk)
    today = timezone.localdate()
    year = _chosen_year(request, today)
    years = _years(unit, year, today)
    closing = closing_of(unit, year)
    revisions = revisions_of(closing, unit) if closing else ()
    chosen = _chosen_figures(request, closing, revisions)
    seen = current_overview(unit, year, today, closing=chosen)
    opened = cells_behind(unit, year, today, request.GET.get("mo"), chosen)
    return render(
        request,
        "chibo/overview/overview_unit.html",
        {
            "section": "overview",
            "shown": unit,
            "above": ancestors(unit, request.user.paths(Permission.READ_FIGURES)),
            "year": year,
            "years": years,
            "is_running": year == today.year,
            "seen": seen,
            "closing": closing,
            "revisions": revisions,
            "asked": _asked(request, year),
            "may_close": year < today.year and request.user.may(Permission.CLOSE_YEARS, unit),
            "opened": opened,
            "reachable": _reachable(request.user, seen, opened),
            "panels": panels(request, unit, today),
        },
    )


def _asked(request, year):
    """The query of this page without what is opened in it."""
    which = {"so": so} if (so := request.GET.get("so")) else {}
    return f"?{urlencode({'nam': year} | which)}"


def _chosen_figures(request, closing, revisions):
    """The closing the page shows, None for the figures as they are now."""
    wanted = request.GET.get("so")
    if not wanted or closing is None:
        return closing
    if wanted == LIVE:
        return None
    chosen = next((one for one in revisions if str(one.revision) == wanted), None)
    if chosen is None:
        raise Http404
    return chosen


def _years(unit, chosen, today):
    """The years the unit has seen, and the one that was chosen for a unit beside it."""
    first = min(chosen, max(unit.opened_on.year, today.year - YEARS_BACK))
    return list(range(today.year, first - 1, -1))


def _chosen_year(request, today):
    """The year asked for. One before the unit was founded is answered in words: the links between
    units carry their year, and a cell may be older than what stands above it today."""
    if not request.GET.get("nam"):
        return today.year
    wanted = whole(request.GET["nam"])
    if wanted is None or not today.year - YEARS_BACK <= wanted <= today.year:
        raise Http404
    return wanted


def _reachable(user, seen, opened):
    """Units of that day that the person may open today; a unit that moved away keeps its name."""
    branches = [row.branch for row in seen.children] + [b for b, _ in (opened[1] if opened else ())]
    return {b.unit.pk for b in branches if user.may(Permission.READ_FIGURES, b.unit)}
