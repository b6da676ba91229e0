"""The roll of a meeting and what it counts."""

from dataclasses import dataclass

from congresses.enums import LASTING, MeetingKind, Presence
from congresses.models import Attendance, Meeting
from congresses.regulations import (
    Place,
    Quorum,
    QuorumRule,
    Tally,
    quorum,
    usual_presence,
    voting_base,
)
from members.enums import Status
from members.models import Member
from members.queries import away_from, posts_on, roster

from .rules import quorum_rule


@dataclass
class Line:
    """A member of a roll with the mark of the meeting, or the usual one where none was made."""

    member: Member
    official: bool
    exempt: bool
    presence: str
    note: str = ""
    marked: bool = False

    @property
    def place(self):
        """The line as the rules see it."""
        return Place(self.official, self.exempt, self.presence)

    @property
    def label(self):
        """The mark in words."""
        return Presence(self.presence).label


def register(unit, on):
    """Who was on the register of the unit on a day, sorted by name, nobody marked yet."""
    away = away_from(unit, on)
    return [_line(spell, spell.member_id in away) for spell in roster([unit], on)]


def _line(spell, is_away):
    official = spell.status == Status.OFFICIAL
    usual = usual_presence(spell.exempt, spell.suspended, is_away)
    return Line(spell.member, official, spell.exempt, usual)


def roll_of(meeting):
    """The roll of a meeting: frozen once closed; before that the register of its day, with marks.

    The roll of a committee meeting are those who hold a post. A mark made for another status or
    exemption than the register now shows falls back to the usual one.
    """
    stored = Attendance.unscoped.filter(meeting=meeting).once()
    stored = list(stored.select_related("member").by_name())
    if not meeting.is_open:
        return [_stored(row) for row in stored]
    marks = {row.member_id: row for row in stored}
    lasting = {} if marks else _lasting_marks(meeting)
    roll = register(meeting.unit, meeting.held_on)
    if meeting.kind == MeetingKind.COMMITTEE:
        held = posts_on(meeting.unit, meeting.held_on)
        roll = [line for line in roll if line.member.pk in held or line.member.pk in marks]
    for line in roll:
        line.presence = lasting.get(line.member.pk, line.presence)
        _mark(line, marks.get(line.member.pk))
    return roll


def _stored(row):
    return Line(row.member, row.official, row.exempt, row.presence, row.note, marked=True)


def _mark(line, row):
    if row is not None and (row.official, row.exempt) == (line.official, line.exempt):
        line.presence, line.note, line.marked = row.presence, row.note, True


def _lasting_marks(meeting):
    """Who was away or suspended at the meeting before: they still are until somebody says else."""
    before = Meeting.unscoped.filter(
        unit=meeting.unit, held_on__lt=meeting.held_on, attendances__isnull=False
    )
    last = before.exclude(kind=MeetingKind.COMMITTEE).latest_first().values("pk")[:1]
    rows = Attendance.unscoped.filter(meeting__in=last, presence__in=LASTING)
    return dict(rows.values_list("member_id", "presence"))


@dataclass(frozen=True)
class Counts:
    """What a meeting counts: the tally, the quorum by the rule of its day, the base of a vote."""

    tally: Tally
    quorum: Quorum
    base: int
    rule: QuorumRule


def counts_of(meeting, roll):
    """The figures of a meeting whose roll (from `roll_of`) is at hand."""
    tally = Tally.of(line.place for line in roll)
    rule = quorum_rule(meeting.held_on)
    return Counts(
        tally,
        quorum(tally.official_present, tally.official_summoned, rule),
        voting_base(tally.official_summoned, tally.official_excused),
        rule,
    )


def vote_figures(meeting):
    """(official members present, base of a vote); (None, None) where the roll was not taken."""
    roll = roll_of(meeting)
    if not roll or not all(line.marked for line in roll):
        return None, None
    counts = counts_of(meeting, roll)
    return counts.tally.official_present, counts.base
