"""Reading meetings: what a new one begins with, and how a year of them looks."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from chibo.vietnamese.dates import parse_date
from chibo.vietnamese.text import search_key
from congresses.enums import MeetingKind
from congresses.models import Meeting
from members.enums import PartyPost
from members.models import Member, Spell
from members.queries import in_post


def other_regular_days(meeting):
    """The days of the other regular meetings of that month."""
    same_month = Meeting.unscoped.filter(
        unit=meeting.unit,
        kind=MeetingKind.REGULAR,
        held_on__year=meeting.held_on.year,
        held_on__month=meeting.held_on.month,
    )
    return list(
        same_month.exclude(pk=meeting.pk).order_by("held_on").values_list("held_on", flat=True)
    )


def last_meeting(unit):
    """The meeting a new one takes its place and chair from."""
    return Meeting.unscoped.filter(unit=unit).select_related("chair").latest_first().first()


def members_to_lead(unit, days):
    """Whom a form offers as chair and secretary: those on the unit's register on one of `days`."""
    on_register = Spell.unscoped.filter(unit=unit, valid__overlap=days)
    return Member.unscoped.filter(pk__in=on_register.values("member")).walked()


def leader_of(unit, on):
    """The secretary of the cell by the register, who takes the chair of a first meeting."""
    return in_post([unit], [PartyPost.SECRETARY], on).first()


def found_by(meetings, text):
    """Meetings held on the day that `text` is, or whose titles hold its words, marks aside."""
    if not text:
        return meetings
    try:
        return meetings.filter(held_on=parse_date(text))
    except ValueError:
        for word in search_key(text).split():
            meetings = meetings.filter(title_key__contains=word)
        return meetings


@dataclass(frozen=True)
class Span:
    """A month or a quarter of a cell's year: the meetings in it, and whether one is missing."""

    number: int
    label: str
    meetings: tuple
    state: str  # held, open, missing, running, ahead, absent


def year_of(cell, meetings, year, today):
    """(months, quarters) of a cell: regular meetings by month, thematic ones by quarter.

    `meetings` are those of any cells and years that the person may see.
    """
    mine = [m for m in meetings if m.unit_id == cell.pk and m.held_on.year == year]
    regular = [m for m in mine if m.kind == MeetingKind.REGULAR]
    thematic = [m for m in mine if m.kind == MeetingKind.THEMATIC]
    return (
        [_span(cell, f"Tháng {n}", regular, year, (n, n), today) for n in range(1, 13)],
        [_span(cell, f"Quý {n}", thematic, year, (3 * n - 2, 3 * n), today) for n in range(1, 5)],
    )


def _span(cell, label, meetings, year, months, today):
    first, last = months
    end = date(year, last, monthrange(year, last)[1])
    inside = tuple(
        sorted((m for m in meetings if first <= m.held_on.month <= last), key=lambda m: m.held_on)
    )
    return Span(last, label, inside, _state(cell, inside, date(year, first, 1), end, today))


def _state(cell, meetings, start, end, today):
    """In words of the page: a span that ended without a meeting is one that misses it."""
    if meetings:
        return "open" if any(meeting.is_open for meeting in meetings) else "held"
    if cell.opened_on > end or (cell.closed_on and cell.closed_on <= end):
        return "absent"
    if end < today:
        return "missing"
    return "running" if start <= today else "ahead"
