"""Which closing a page of figures stands on, and which there were before it."""

from dataclasses import dataclass

from chibo.indicators import Indicator
from chibo.models import ClosedFigure, Figure, YearClosing
from chibo.models.figure import Numbers
from chibo.registry import indicators

from .tree import STEP, Branch, Tree, in_order


def closings_of(unit, years):
    """{year: the closing that holds for the unit}: the last in which it stands, whoever closed."""
    holding = YearClosing.unscoped.filter(year__in=years, figures__unit=unit).order_by("pk")
    return {closing.year: closing for closing in holding.select_related("unit", "by")}


def own_closing(unit, year):
    """The last closing of this very body; None when it never closed the year."""
    return YearClosing.unscoped.filter(unit=unit, year=year).first()


def revisions_of(closing, unit):
    """Every closing by the same body of the same year in which the unit stands, the last first."""
    same = YearClosing.unscoped.filter(unit=closing.unit_id, year=closing.year, figures__unit=unit)
    return same.select_related("unit", "by")


def closed_rows(units, years):
    """{(unit id, year): the figures last closed}, wherever each unit stood when that was done."""
    rows = ClosedFigure.objects.filter(unit__in=units, closing__year__in=years)
    last = rows.order_by("unit_id", "closing__year", "-closing_id")
    last = last.distinct("unit_id", "closing__year")
    return {(row.unit_id, row.closing.year): row for row in last.select_related("closing")}


def closed_tree(closing, unit):
    """`tree_on` as it was when the year was closed."""
    rows = list(closing.figures.select_related("unit__kind").order_by("path"))
    top = next(row for row in rows if row.unit_id == unit.pk)
    names = {row.path: row.name for row in rows}
    below = [row for row in rows if row.path.startswith(top.path)]
    branches = tuple(
        Branch(
            unit=row.unit,
            name=row.name,
            parent_name=names.get(row.path[:-STEP], ""),
            path=row.path,
            depth=(len(row.path) - len(top.path)) // STEP,
            cells=tuple(
                r.unit_id for r in below if r.unit.kind.is_cell and r.path.startswith(row.path)
            ),
            ended_on=row.ended_on,
        )
        for row in below
    )
    return Tree(
        top=branches[0],
        children=in_order(b for b in branches if b.depth == 1),
        cells=in_order(b for b in branches if b.unit.kind.is_cell),
        all=branches,
    )


@dataclass(frozen=True)
class Line:
    """An indicator before its figure is closed: as last closed, as it is now."""

    indicator: Indicator
    closed: Numbers | None
    now: Numbers | None

    @property
    def figure(self):
        """What would be closed, None where nothing could be counted."""
        return self.now.tells(self.indicator.key)[0] if self.now else None

    @property
    def before(self):
        """What was closed last, None where nothing was."""
        return self.closed.tells(self.indicator.key)[0] if self.closed else None

    @property
    def missing(self):
        """How many cells give no number, where others do."""
        counted = self.now.tells(self.indicator.key)[1] if self.now else 0
        return self.now.cells - counted if counted else 0

    @property
    def is_changed(self):
        """Whether the records say something else than at the last closing."""
        return self.closed is not None and self.before != self.figure


def closing_lines(unit, year, closing):
    """Every figure of the unit that a closing would keep, beside what `closing` kept."""
    now = Figure.objects.filter(unit=unit, year=year).first()
    was = closing and ClosedFigure.objects.filter(unit=unit, closing=closing).first()
    told = [i for i in indicators().values() if not i.discreet]
    return [Line(indicator, was, now) for indicator in told]
