"""The sheet of a cell's year: everybody on the roll at its end, and what they did."""

from django.utils import timezone

from chibo.indicators import Period
from members.enums import Duty
from members.models import ResidenceComment, Tick, YearSheet

from .roll import roster


def sheet_roll(unit, year):
    """Who owes the year: the roll of its last day, or today's while the year runs."""
    return roster([unit], last_day(year))


def last_day(year):
    """The last day of a year, or today while it runs."""
    return Period.year_to(year, timezone.localdate()).end


def sheet_cell(member, year):
    """The cell on whose sheet a member stands; today's for somebody on no roll of then."""
    spell = member.spells.filter(valid__contains=last_day(year)).select_related("unit").first()
    return spell.unit if spell else member.unit


def sheet_of(unit, year):
    """(version, {(member id, duty)}) as kept now; version 0 for a sheet nobody began."""
    if year > timezone.localdate().year:
        return 0, set()
    there = sheet_roll(unit, year).values("member")
    comments = ResidenceComment.unscoped.standing().filter(year=year, member__in=there)
    came = {(member, Duty.RESIDENCE.value) for member in comments.values_list("member", flat=True)}
    sheet = YearSheet.unscoped.filter(unit=unit, year=year).first()
    if sheet is None:
        return 0, came
    return sheet.version, came | set(sheet.ticks.once().values_list("member_id", "duty"))


def ticked(duty, period):
    """The ticks of one duty in the years that end within the period or run at its end."""
    years = (period.start.year, period.end.year)
    return Tick.unscoped.filter(duty=duty, sheet__year__range=years)
