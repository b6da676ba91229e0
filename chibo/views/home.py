"""The first page: what waits."""

from django.shortcuts import redirect, render
from django.utils import timezone

from chibo.access import WAITS_FOR, Permission, signed_in
from chibo.actions.figures import current_overview
from chibo.queries import of_unit, todo, workloads

from .panels import panels

P = Permission
SHOWN = ":50"
"""How many tasks of a span the page tells at first; an office has hundreds."""


@signed_in
def home(request):
    """ "Việc cần làm" of the working unit; others are led to the page that is theirs."""
    user, unit = request.user, request.unit
    elsewhere = _elsewhere(user, unit)
    if elsewhere:
        return redirect(*elsewhere)
    if unit is None:
        return render(request, "chibo/home/no_role.html", {})
    today = timezone.localdate()
    groups = todo(user, unit, today)
    loads = [] if unit.kind.is_cell else workloads(groups)
    chosen = next((w.unit for w in loads if str(w.unit.pk) == request.GET.get("chi_bo")), None)
    seen = current_overview(unit, today.year, today)
    return render(
        request,
        "chibo/home/home.html",
        {
            "today": today,
            "groups": of_unit(groups, chosen.pk) if chosen else groups,
            "all_groups": groups,
            "shown": ":" if request.GET.get("het") else SHOWN,
            "loads": loads,
            "chosen": chosen,
            "rail_counts": _rail_counts(groups),
            "seen": seen,
            "official": _official(seen),
            "panels": panels(request, unit, today),
        },
    )


def _elsewhere(user, unit):
    """Where somebody belongs whose role here has nothing to do: figures, or the tree."""
    if unit is None or user.may_any(WAITS_FOR, unit):
        return ()
    return ("overview_unit", unit.pk) if user.may(P.READ_FIGURES, unit) else ("units",)


def _rail_counts(groups):
    late = sum(len(group.items) for group in groups if group.kind == "late")
    return {"home": {"number": late, "kind": "late", "what": "việc quá hạn"}} if late else {}


def _official(seen):
    """Members who are not probationary: the two figures subtracted, or None."""
    totals = {column.key: figure.value for column, figure in seen.totals}
    members, probationary = totals.get("members"), totals.get("probationary")
    return None if None in (members, probationary) else members - probationary
