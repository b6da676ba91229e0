"""Which closing a page of figures stands on, and which there were before it."""

from dataclasses import dataclass

from django.db.models.functions import Length

from chibo.indicators import Indicator
from chibo.models import ClosedFigure, Figure, YearClosing
from chibo.models.figure import Numbers
from chibo.registry import indicators


def closings_of(unit, years):
    """{year: the closing that holds for the unit}: the last of the nearest body, the unit itself
    first, that closed the year with the unit in it."""
    holding = YearClosing.unscoped.filter(year__in=years, figures__unit=unit)
    in_order = holding.annotate(length=Length("unit__path")).order_by("length", "revision")
    return {closing.year: closing for closing in in_order.select_related("unit", "by")}


def revisions_of(closing):
    """Every closing of the same body for the same year, the last first."""
    same = YearClosing.unscoped.filter(unit=closing.unit_id, year=closing.year)
    return same.select_related("unit", "by")


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
