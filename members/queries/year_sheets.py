"""The sheet of a cell's year: everybody on the roll at its end, and what they did."""

from django.utils import timezone

from chibo.indicators import Period
from members.models import Tick, YearSheet

from .roll import roster


def sheet_roll(unit, year):
    """Who owes the year: the roll of its last day, or today's while the year runs."""
    return roster([unit], Period.year_to(year, timezone.localdate()).end)


def sheet_of(unit, year):
    """(version, {(member id, duty)}) as kept now; (0, empty) for a sheet nobody began."""
    sheet = YearSheet.unscoped.filter(unit=unit, year=year).first()
    if sheet is None:
        return 0, set()
    return sheet.version, set(sheet.ticks.values_list("member_id", "duty"))


def ticked(duty, period):
    """The ticks of one duty in the years that end within the period or run at its end."""
    years = (period.start.year, period.end.year)
    return Tick.unscoped.filter(duty=duty, sheet__year__range=years)
