"""Reading that spans gatherings, the register of a day and the rules of a day."""

from dataclasses import dataclass
from fractions import Fraction

from chibo.queries import rule_in_force
from members.enums import Status
from members.models import Member, Spell
from members.queries import roster

from .enums import LASTING, MeetingKind, Presence
from .models import Attendance, Congress, Meeting
from .regulations import (
    Place,
    Quorum,
    QuorumRule,
    RhythmRule,
    Tally,
    quorum,
    usual_presence,
    voting_base,
)


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
    return [_line(spell) for spell in roster([unit], on)]


def _line(spell):
    official = spell.status == Status.OFFICIAL
    return Line(spell.member, official, spell.exempt, usual_presence(spell.exempt))


def roll_of(meeting):
    """The roll of a meeting: frozen once closed; before that the register of its day, with marks.

    The roll of a committee meeting are those who hold a post. A mark made for another status or
    exemption than the register now shows falls back to the usual one.
    """
    stored = list(Attendance.unscoped.filter(meeting=meeting).select_related("member").by_name())
    if not meeting.is_open:
        return [_stored(row) for row in stored]
    marks = {row.member_id: row for row in stored}
    lasting = {} if marks else _lasting_marks(meeting)
    roll = register(meeting.unit, meeting.held_on)
    if meeting.kind == MeetingKind.COMMITTEE:
        roll = [line for line in roll if line.member.party_post or line.member.pk in marks]
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


def quorum_rule(on):
    """The share needed on a day; two thirds where no rule is recorded."""
    parameters, rule = rule_in_force("quorum", on)
    return QuorumRule(Fraction(parameters["at_least"]), rule.basis.code) if rule else QuorumRule()


def rhythm_rule(on):
    """How meetings were to be held on a day."""
    parameters, rule = rule_in_force("meeting-rhythm", on)
    return RhythmRule(parameters["minutes_at_least"], rule.basis.code) if rule else RhythmRule()


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


def congress_attendance(congress):
    """(present, summoned) of a congress: counted where a roll was taken, else as typed."""
    rows = Attendance.unscoped.filter(meeting=congress.meeting_id)
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
