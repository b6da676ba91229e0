"""Reading congresses."""

from congresses.enums import Presence
from congresses.models import Attendance, Congress
from congresses.regulations import Place, Tally


def congress_attendance(congress):
    """(present, summoned) of a congress: counted where a roll was taken, else as typed."""
    rows = Attendance.unscoped.filter(meeting=congress.meeting_id).once()
    tally = Tally.of(Place(row.official, row.exempt, row.presence) for row in rows)
    if not tally.roll:
        return congress.present, congress.summoned
    return tally.marks[Presence.PRESENT], tally.summoned


def congress_by(unit, ordinal=None, held_on=None):
    """The congress of a unit with that ordinal, else the one held that day, else None."""
    of_unit = Congress.unscoped.filter(unit=unit).select_related("unit", "meeting")
    found = of_unit.filter(ordinal=ordinal).first() if ordinal else None
    if found is None and held_on:
        found = of_unit.filter(meeting__held_on=held_on).first()
    return found


def next_congress(unit):
    """What the form of a cell's next congress begins with, once there was one before."""
    last = Congress.unscoped.filter(unit=unit).order_by("-ordinal").first()
    if last is None:
        return {}
    length = last.term_end - last.term_start
    return {
        "ordinal": last.ordinal + 1,
        "term_start": last.term_end,
        "term_end": last.term_end + length,
    }
