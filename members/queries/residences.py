"""Who keeps contact with the place of residence, and who still owes the slip or the comment."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Max
from django.db.models.functions import Upper

from members.enums import Duty
from members.models import Member, ResidenceComment, ResidenceContact, Spell, Tick
from members.regulations import meet

from .year_sheets import last_day


@dataclass
class ResidenceLine:
    """One member: what holds on the day, and what came for the year; None where nothing did.

    `left_on` is the day on which the record went over to another cell, None while it is this one's.
    """

    member: Member
    contact: ResidenceContact | None = None
    comment: ResidenceComment | None = None
    is_ticked_free: bool = False
    left_on: date | None = None

    @property
    def is_free(self):
        """Whether the record says that no yearly comment is owed."""
        return bool(self.contact and self.contact.ground)

    @property
    def is_bare(self):
        """Whether the comment is one that was ticked and nothing more."""
        return self.comment is not None and self.comment.is_bare

    @property
    def is_told_in_part(self):
        """Whether of the comment only that it came is told: it came to the cell of later."""
        return self.comment is not None and _came_after(self.comment, self.left_on)

    @property
    def remark(self):
        """What the cell of today alone reads."""
        return self.comment.remark if self.comment and not self.left_on else ""

    @property
    def owes_nothing(self):
        """Whether no comment is owed, by the record or, where it says nothing, by the tick."""
        return self.is_free or (self.contact is None and self.is_ticked_free)

    @property
    def lacks_comment(self):
        """Whether the comment of the year is owed and has not come."""
        return not self.owes_nothing and self.comment is None


@dataclass
class Entry:
    """A line of the register: what held while the member was in the cell, to the spell's end."""

    spell: Spell
    contact: ResidenceContact
    left_on: date | None = None
    comments: list = field(default_factory=list)

    @property
    def unit_id(self):
        """The cell whose line it is."""
        return self.spell.unit_id

    def has_ended_by(self, day):
        """Whether it had ended by the day, and while the member still belonged to the cell."""
        left, over = self.spell.valid.upper, self.contact.valid.upper
        return bool(over) and over <= day + timedelta(days=1) and (left is None or over <= left)

    def tells_of(self, comment):
        """Whether it may stand here: introduced by that year, and come before the member left."""
        left, contact = self.spell.valid.upper, self.contact
        introduced = bool(contact.place) and contact.valid.lower.year <= comment.year
        in_time = left is None or comment.year < left.year
        return introduced and in_time and not _came_after(comment, self.left_on)


def residence_lines(spells, year):
    """{member id: ResidenceLine} of whoever is on this roll of the year's end, in four queries.

    Of whoever has left the cell since, what came while they were in it, and no remark.
    """
    members = [spell.member for spell in spells]
    left = _departures(spells)
    contacts = ResidenceContact.unscoped.on(last_day(year)).filter(member__in=members)
    comments = ResidenceComment.unscoped.standing().filter(member__in=members, year=year)
    contact_of = {row.member_id: row for row in contacts}
    comment_of = {row.member_id: row for row in comments}
    ticks = Tick.unscoped.filter(duty=Duty.RESIDENCE_FREE, sheet__year=year, member__in=members)
    free = set(ticks.values_list("member", flat=True))
    return {
        s.member_id: ResidenceLine(
            s.member,
            contact_of.get(s.member_id),
            comment_of.get(s.member_id),
            s.member_id in free,
            left.get((s.member_id, s.unit_id)),
        )
        for s in spells
    }


def first_introduced(member):
    """The day of the first slip on record; None for none."""
    slips = member.residence_contacts.standing().exclude(place="").order_by("valid")
    first = slips.first()
    return first and first.valid.lower


def commented(period):
    """The comments of the years that end within the period or run at its end."""
    years = (period.start.year, period.end.year)
    return ResidenceComment.unscoped.standing().filter(year__range=years)


def places_known(user, unit):
    """([places], [wards]) that slips of the cell name already: what is typed next is often one."""
    rows = ResidenceContact.visible_to(user, below=unit).standing()
    return tuple(
        sorted(set(rows.exclude(**{name: ""}).values_list(name, flat=True)))
        for name in ("place", "ward")
    )


def introductions_in(branches, period):
    """Entries of what held within the period while the member was in one of these cells."""
    days = DateRange(period.start, period.end, "[]")
    spells = Spell.unscoped.filter(unit__in=[b.unit.pk for b in branches], valid__overlap=days)
    spells = spells.select_related("member").order_by("member__sort_key", "member", "valid")
    contacts = ResidenceContact.unscoped.standing().filter(valid__overlap=days)
    of_member = defaultdict(list)
    for contact in contacts.filter(member__in=spells.order_by().values("member")):
        of_member[contact.member_id].append(contact)
    found, left = {}, _departures(spells)
    for spell in spells:
        for contact in of_member[spell.member_id]:
            if meet(_ends(contact.valid), _ends(spell.valid)):
                left_on = left.get((spell.member_id, spell.unit_id))
                found[spell.unit_id, contact.pk] = Entry(spell, contact, left_on)
    entries = list(found.values())
    _give_comments(entries, period)
    return entries


def _give_comments(entries, period):
    """Each comment of the period's years to the last introduction that it can be about."""
    members = {entry.spell.member_id for entry in entries}
    waiting = defaultdict(list)
    for comment in commented(period).filter(member__in=members).order_by("year"):
        waiting[comment.member_id].append(comment)
    for entry in reversed(entries):
        here = waiting[entry.spell.member_id]
        entry.comments = [comment for comment in here if entry.tells_of(comment)]
        here[:] = [comment for comment in here if comment not in entry.comments]


def _departures(spells):
    """{(member id, cell's): the day they left} of those whose record is another cell's now.

    Whoever came back and left again has left on the last of these days.
    """
    gone = [s for s in spells if s.member.unit_id != s.unit_id]
    stays = Spell.unscoped.filter(
        member__in={s.member_id for s in gone}, unit__in={s.unit_id for s in gone}
    )
    days = stays.order_by().values_list("member", "unit").annotate(left=Max(Upper("valid")))
    asked = {(s.member_id, s.unit_id) for s in gone}
    return {(member, unit): left for member, unit, left in days if (member, unit) in asked}


def _came_after(comment, left_on):
    """Whether it came after they left; a tick has no day, and is of the year's own cell."""
    return bool(left_on and comment.received_on) and comment.received_on >= left_on


def _ends(span):
    return span.lower, span.upper
