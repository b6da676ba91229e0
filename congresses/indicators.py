"""What gatherings count. Each number stands in one query, however many cells are asked for.

Only closed meetings count: an open roll may still change.
"""

from calendar import monthrange
from collections import defaultdict
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, DateField, Func, OuterRef, Q, Subquery, Value
from django.db.models import Count as SqlCount
from django.db.models.functions import Coalesce

from chibo.indicators import Count, Indicator, Kind
from chibo.models import Unit
from chibo.tallies import by_cell, ids, tally

from .enums import ATTENDANCE_KINDS, SUMMONED, MeetingKind, MeetingState, Presence
from .models import Attendance, Congress, Meeting

PRESENT = Presence.PRESENT


def month_ends(period, months=1):
    """The last days of the months, or of every `months` months of the year, within the period."""
    ends = (
        date(year, month, monthrange(year, month)[1])
        for year in range(period.start.year, period.end.year + 1)
        for month in range(months, 13, months)
    )
    return [end for end in ends if period.start <= end <= period.end]


class DaysThere(Func):
    """On how many of some days a unit exists: from the day it opens to the eve of its closing."""

    template = "(SELECT count(*) FROM unnest(%(expressions)s))"
    arg_joiner = ") day WHERE day <@ ("
    output_field = BigIntegerField()

    def __init__(self, days):
        there = Func("opened_on", "closed_on", function="daterange")
        super().__init__(Value(days, ArrayField(DateField())), there)


def rhythm(key, label, kind, months):
    """Closed meetings of a kind, out of the spans at whose last day the cell existed."""

    @tally(None)
    def count(units, period):
        held = _closed(kind, period).filter(unit=OuterRef("pk")).order_by().values("unit")
        number = Subquery(held.annotate(number=SqlCount("pk")).values("number"))
        due = DaysThere(month_ends(period, months))
        return by_cell(Unit.unscoped, units, cell="pk", part=Coalesce(number, 0), whole=due)

    def rows(unit, period):
        return _closed(kind, period).of(unit).latest_first()

    return Indicator(key, label, Kind.FLOW, "cuộc", count, rows)


@tally(Count(0, 0))
def count_attendance(units, period):
    """Member-meetings present, of those owed: on the roll that day, not exempt, away, suspended.

    Regular, thematic and extraordinary meetings of the whole cell; excused is owed.
    """
    came = SqlCount("pk", filter=Q(presence=PRESENT))
    return by_cell(_owed(period), units, cell="meeting__unit", part=came, whole=SqlCount("pk"))


def owed_lines(unit, period):
    """The lines of the rolls behind it."""
    return (
        _owed(period)
        .within([unit.path])
        .select_related("meeting", "member")
        .order_by("-meeting__held_on", "member__sort_key")
    )


def count_congress_attendance(units, period):
    """Who came to congresses, of those summoned; typed figures count where no roll was taken."""
    found = defaultdict(lambda: Count(0, 0))
    for congress in _counted(period).filter(unit__in=ids(units)):
        if congress.on_roll:
            found[congress.unit_id] += Count(congress.came, congress.called)
        elif congress.summoned is not None and congress.present is not None:
            found[congress.unit_id] += Count(congress.present, congress.summoned)
    return {unit: found[unit] for unit in ids(units)}


def counted_congresses(unit, period):
    """The congresses behind it."""
    return _counted(period).of(unit).latest_first()


def _closed(kind, period):
    return Meeting.unscoped.closed().filter(kind=kind).between(period.start, period.end)


def _owed(period):
    return (
        Attendance.unscoped.owed()
        .frozen()
        .filter(
            meeting__kind__in=ATTENDANCE_KINDS,
            meeting__held_on__range=(period.start, period.end),
        )
    )


def _counted(period):
    """Congresses whose roll is frozen, or that have none."""
    marks = "meeting__attendances"
    return (
        Congress.unscoped.filter(meeting__held_on__range=(period.start, period.end))
        .select_related("unit", "meeting")
        .annotate(
            on_roll=SqlCount(marks),
            came=SqlCount(marks, filter=Q(**{f"{marks}__presence": PRESENT})),
            called=SqlCount(marks, filter=Q(**{f"{marks}__presence__in": SUMMONED})),
        )
        .filter(Q(on_roll=0) | Q(meeting__state=MeetingState.CLOSED))
    )


INDICATORS = (
    rhythm("meetings_held", "Sinh hoạt thường kỳ", MeetingKind.REGULAR, months=1),
    rhythm("thematic_meetings", "Sinh hoạt chuyên đề", MeetingKind.THEMATIC, months=3),
    Indicator(
        "meeting_attendance",
        "Đảng viên dự sinh hoạt",
        Kind.FLOW,
        "lượt",
        count_attendance,
        owed_lines,
    ),
    Indicator(
        "congress_attendance",
        "Đảng viên dự đại hội",
        Kind.FLOW,
        "đảng viên",
        count_congress_attendance,
        counted_congresses,
    ),
)
