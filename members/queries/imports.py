"""What a list is compared with, in a number of queries that does not grow with the list."""

from collections import defaultdict

from django.db.models import Prefetch
from django.utils import timezone

from chibo.access import Permission
from chibo.encryption import blind
from chibo.models import Unit
from chibo.vietnamese.names import sort_key
from chibo.vietnamese.text import search_key
from members.enums import Ending, PartyPost
from members.models import Affiliation, Member, Office, Spell
from members.regulations import may_be_born

from .roll import probation_reader

EDIT = Permission.EDIT_MEMBERS
NUMBERS = {
    "identity_number": "identity_blind",
    "card_number": "card_blind",
    "record_number": "record_number",
}
"""The numbers that are one person's alone → the column that finds them."""


class Register:
    """The members that the rows of a list may be, the cells they may name, the rules.

    `lock` holds the members until the transaction ends.
    """

    def __init__(self, rows, unit, user, *, lock=False):
        self.unit, self.paths = unit, user.paths(EDIT) if user else [""]
        self.rule_of = probation_reader()
        self.cells = _Cells(unit, self.paths)
        self.by_number = {column: {} for column in NUMBERS.values()}
        self.by_name = defaultdict(list)
        self.stays = {}
        self.led = _led(self.cells.all)
        for member in self._members(rows, lock):
            self._take(member)

    def digests(self, fields):
        """{column: what finds the number there} for the numbers among fields."""
        given = {name: fields[name] for name in NUMBERS if fields.get(name)}
        return {NUMBERS[name]: _digest(name, text) for name, text in given.items()}

    def held(self, member, **column):
        """Whether somebody else has the number, in whatever cell."""
        ((name, digest),) = column.items()
        holder = self.by_number[name].get(digest)
        return holder is not None and holder.pk != member.pk

    def may_lead(self, member):
        """Whether the cell has no secretary yet, in the register or on the list; it has one now."""
        is_free = member.unit_id not in self.led
        self.led.add(member.unit_id)
        return is_free

    def is_visible(self, member):
        """Whether the person who brought the list may change this record."""
        return any(member.unit.path.startswith(path) for path in self.paths)

    def namesakes(self, fields):
        """Those of the same name whose birth date may be the one given."""
        wanted = self.by_name.get(sort_key(fields.get("full_name", "")), ())
        born = (fields.get("birth_date"), fields.get("birth_precision"))
        return [member for member in wanted if born[0] and may_be_born(born, _born(member))]

    def _members(self, rows, lock):
        """One query a key: each has its own index."""
        keys = defaultdict(set)
        for row in rows:
            for column, digest in self.digests(row.fields).items():
                keys[column].add(digest)
            if row.name:
                keys["sort_key"].add(sort_key(row.name))
        stays = Prefetch("affiliations", Affiliation.unscoped.select_related("unit"))
        found = Member.unscoped.select_related("unit").prefetch_related(stays).order_by("pk")
        if lock:
            found = found.select_for_update(of=("self",))
        members = {}
        for column in (*NUMBERS.values(), "sort_key"):
            asked = found.filter(**{f"{column}__in": keys[column]}).exclude(pk__in=members)
            if column == "sort_key":
                asked = asked.within(self.paths)
            members |= {member.pk: member for member in asked}
        return members.values()

    def _take(self, member):
        stays = list(member.affiliations.all())
        if any(stay.ending == Ending.ANNULLED for stay in stays):
            return
        self.stays[member.pk] = stays
        for column, found in self.by_number.items():
            if digest := getattr(member, column):
                found[digest] = member
        if self.is_visible(member):
            self.by_name[member.sort_key].append(member)


class _Cells:
    """The cells in which rows may stand: by code, name, short name; the only one where it is so."""

    def __init__(self, unit, paths):
        below = Unit.unscoped.within(paths).below(unit).select_related("kind")
        self.all = list(below.cells().open(timezone.localdate()))
        self.only = self.all[0] if unit.kind.is_cell and self.all else None
        self.by_word = defaultdict(set)
        for cell in self.all:
            for word in (cell.code, cell.name, cell.short_name):
                self.by_word[_cell_key(word)].add(cell)

    def named(self, text):
        """The cells that go by this name or code."""
        return self.by_word.get(_cell_key(text), set())


def _led(cells):
    """The cells that have a secretary today."""
    held = Office.unscoped.on(timezone.localdate()).filter(post=PartyPost.SECRETARY)
    return set(held.filter(unit__in=cells).values_list("unit", flat=True))


def _cell_key(text):
    return search_key(text).removeprefix("chi bo ").strip()


def _digest(name, text):
    return text if name == "record_number" else blind(text)


def _born(member):
    return member.birth_date, member.birth_precision


def missing(cells, met, today):
    """Those on the roll of these cells today whom a list did not name."""
    return (
        Spell.unscoped.on(today)
        .filter(unit__in=cells)
        .exclude(member__in=met)
        .select_related("member", "unit")
        .order_by("unit__path", "member__sort_key", "member_id")
    )
