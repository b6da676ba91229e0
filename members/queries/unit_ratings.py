"""The ratings of units: how the bodies below a committee stand, and the distribution from above."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q

from chibo.indicators import Period
from chibo.models import Unit
from chibo.queries import tree_on
from members.enums import Level
from members.models import Rating, RatingSheet, UnitRating


@dataclass(frozen=True)
class Standing:
    """How far one unit is with a year: its members' sheet, and its own rating.

    `is_below`: it still stands below the committee whose page this is; else it is only shown.
    """

    unit: Unit
    name: str
    sheet: RatingSheet | None
    levels: dict
    left_out: int
    own: UnitRating | None
    cells: int
    decided_cells: int
    is_below: bool

    @property
    def spread(self):
        """[(level, how many members)] for the levels that occur."""
        return [(level.value, self.levels[level]) for level in Level if self.levels.get(level)]

    @property
    def state(self):
        """ "none", "begun", "voted", "decided" for a cell's sheet."""
        return self.sheet.state if self.sheet else "none"


def unit_rating_of(unit, year):
    """How a unit was rated, or None."""
    return UnitRating.unscoped.filter(unit=unit, year=year).first()


def children_standings(unit, year, today):
    """The units directly below `unit` at the year's end, as its committee decides on them."""
    tree = tree_on(unit, Period.year_to(year, today).end)
    cells = [branch.unit.pk for branch in tree.cells]
    children = [branch.unit.pk for branch in tree.children]
    sheets = {s.unit_id: s for s in RatingSheet.unscoped.filter(unit__in=cells, year=year)}
    decided = {cell for cell, sheet in sheets.items() if sheet.decided_on}
    own = {u.unit_id: u for u in UnitRating.unscoped.filter(unit__in=children, year=year)}
    levels, out = _levels(cells, year)
    return [
        Standing(
            unit=branch.unit,
            name=branch.name,
            sheet=sheets.get(branch.unit.pk),
            levels=dict(sum((levels[cell] for cell in branch.cells), Counter())),
            left_out=sum(out[cell] for cell in branch.cells),
            own=own.get(branch.unit.pk),
            cells=len(branch.cells),
            decided_cells=len(decided.intersection(branch.cells)),
            is_below=branch.unit.parent_id == unit.pk,
        )
        for branch in tree.children
    ]


def last_rated(unit, today):
    """The later of this year and the last for which somebody `distribution` tells of was decided;
    None when nobody was."""
    years = (today.year - 1, today.year)
    sheets = RatingSheet.unscoped.within([unit.path]).filter(decided_on__isnull=False)
    own = UnitRating.unscoped.within([unit.path]).decided_in(years)
    own = own if unit.kind.is_cell else own.exclude(unit=unit)
    decided = sheets.filter(year__in=years).order_by().values_list("year")
    found = decided.union(own.order_by().values_list("year"))
    return max((year for (year,) in found), default=None)


def distribution(unit, year, today):
    """{"members": Counter, "left_out": n, "units": Counter, "cells": n, "decided": n} below a unit.

    Decided levels only, without a name: what an observer may see.
    """
    if unit.kind.is_cell:
        cells, below = [unit.pk], []
    else:
        tree = tree_on(unit, Period.year_to(year, today).end)
        cells = [branch.unit.pk for branch in tree.cells]
        below = [branch.unit.pk for branch in tree.all if branch != tree.top]
    sheets = RatingSheet.unscoped.filter(unit__in=cells, year=year, decided_on__isnull=False)
    levels, out = _levels(cells, year, decided=True)
    rated = UnitRating.unscoped.decided_in((year, year)).filter(unit__in=below or cells)
    return {
        "members": sum((levels[cell] for cell in cells), Counter()),
        "left_out": sum(out[cell] for cell in cells),
        "units": Counter(rated.values_list("decided", flat=True)),
        "cells": len(cells),
        "decided": sheets.count(),
    }


def _levels(cells, year, *, decided=False):
    """({cell: Counter of levels}, {cell: how many left out}).

    Levels as decided; of a sheet that waits for its decision, as the cell proposes.
    """
    lines = Rating.unscoped.filter(sheet__unit__in=cells, sheet__year=year)
    if decided:
        lines = lines.filter(sheet__decided_on__isnull=False)
    counts = {
        f"{name}_{level.name}": Count("pk", filter=Q(**{name: level}))
        for name in ("proposed", "decided")
        for level in Level
    }
    rows = (
        lines.order_by()
        .values("sheet__unit", "sheet__decided_on")
        .annotate(out=Count("pk", filter=~Q(left_out="")), **counts)
    )
    levels, out = {cell: Counter() for cell in cells}, dict.fromkeys(cells, 0)
    for row in rows:
        name = "decided" if row["sheet__decided_on"] else "proposed"
        cell = row["sheet__unit"]
        levels[cell] = Counter({level: row[f"{name}_{level.name}"] for level in Level})
        out[cell] = row["out"]
    return levels, out
