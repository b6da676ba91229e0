"""What gatherings count. Each number stands in one query, however many cells are asked for.

Only closed meetings count: an open roll may still change.
"""

from calendar import monthrange
from collections import defaultdict
from datetime import date

from django.db.models import Count as SqlCount
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from chibo.indicators import Count, Indicator, Kind
from chibo.models import Unit
from members.models import of_standing_record

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


def rhythm(key, label, kind, months):
    """Closed meetings of a kind, out of the spans at whose last day the cell existed."""

    def count(units, period):
        ends = month_ends(period, months)
        held = _closed(kind, period).filter(unit=OuterRef("pk")).order_by().values("unit")
        number = Subquery(held.annotate(number=SqlCount("pk")).values("number"))
        cells = Unit.unscoped.filter(pk__in=_ids(units)).annotate(held=Coalesce(number, 0))
        return {cell.pk: Count(cell.held, _existing(cell, ends)) for cell in cells}

    def rows(unit, period):
        return _closed(kind, period).of(unit).latest_first()

    return Indicator(key, label, Kind.FLOW, "cuộc", count, rows)


def count_attendance(units, period):
    """Member-meetings present, of those owed: on the roll that day, not exempt, away, suspended.

    Regular, thematic and extraordinary meetings of the whole cell; excused is owed.
    """
    found = _owed(period).filter(meeting__unit__in=_ids(units)).values("meeting__unit").order_by()
    counted = found.annotate(owed=SqlCount("pk"), came=SqlCount("pk", filter=Q(presence=PRESENT)))
    counts = {row["meeting__unit"]: Count(row["came"], row["owed"]) for row in counted}
    return {unit: counts.get(unit, Count(0, 0)) for unit in _ids(units)}


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
    for congress in _counted(period).filter(unit__in=_ids(units)):
        if congress.on_roll:
            found[congress.unit_id] += Count(congress.came, congress.called)
        elif congress.summoned is not None and congress.present is not None:
            found[congress.unit_id] += Count(congress.present, congress.summoned)
    return {unit: found[unit] for unit in _ids(units)}


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
    once = Q(of_standing_record(f"{marks}__member"))
    return (
        Congress.unscoped.filter(meeting__held_on__range=(period.start, period.end))
        .select_related("unit", "meeting")
        .annotate(
            on_roll=SqlCount(marks, filter=once),
            came=SqlCount(marks, filter=once & Q(**{f"{marks}__presence": PRESENT})),
            called=SqlCount(marks, filter=once & Q(**{f"{marks}__presence__in": SUMMONED})),
        )
        .filter(Q(on_roll=0) | Q(meeting__state=MeetingState.CLOSED))
    )


def _existing(cell, ends):
    return sum(
        cell.opened_on <= end and (cell.closed_on is None or cell.closed_on > end) for end in ends
    )


def _ids(units):
    return [getattr(unit, "pk", unit) for unit in units]


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
