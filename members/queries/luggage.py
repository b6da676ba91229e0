"""What of a record goes along to the one that is kept, and what stays: found, and in words."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Case, Value, When

from chibo.registry import belongings
from members.enums import Step
from members.models import Affiliation, Event
from members.regulations import (
    DIFFERS,
    THERE_ALREADY,
    Mark,
    Stay,
    parted,
    steps_parted,
    taken_over,
)

from .belongings import Belonging

SHOWN = 6
SAID_AT_ALL = ("id", "version", "position")
STEPS = "việc trong quá trình đảng viên"
"""What one of the steps of a life is called here."""


@dataclass(frozen=True)
class Share:
    """Of one sort of belongings: the keys of the rows that go along, those that stay, and the keys
    of what the kept record has of its own."""

    belonging: Belonging
    goes: list
    stays: list
    mine: list

    @property
    def told(self):
        """{why it stays: [what]}: whether the two records say the same is read word by word."""
        words = self.belonging.prints([*self.mine, *(row.key for row in self.stays)], SAID_AT_ALL)
        same, found = {words[str(key)] for key in self.mine}, defaultdict(list)
        for row in self.stays:
            found[THERE_ALREADY if words[str(row.key)] in same else DIFFERS].append(row.told)
        return found


@dataclass(frozen=True)
class Behind:
    """A line of the page: what stays on the record given up, and why."""

    words: str
    which: str
    why: str


@dataclass(frozen=True)
class Luggage:
    """Everything that hangs from a record: what goes along to another and what stays."""

    shares: list
    steps: list
    steps_behind: list

    @property
    def along(self):
        """What goes along in words: "12 buổi sinh hoạt"."""
        counted = [(len(self.steps), STEPS)]
        counted += [(len(share.goes), share.belonging.words) for share in self.shares]
        return [f"{number} {words}" for number, words in counted if number]

    @property
    def behind(self):
        """What stays, in lines."""
        why = defaultdict(list)
        for step, reason in self.steps_behind:
            why[reason].append(f"{Step(step.kind).label} ngày {step.on:%d/%m/%Y}")
        lines = [Behind(STEPS, _few(told), reason) for reason, told in why.items()]
        for share in self.shares:
            if share.stays:
                words = share.belonging.words
                lines += [Behind(words, _few(told), reason) for reason, told in share.told.items()]
        return lines

    def lasting_behind(self, model):
        """The keys of rows of that sort that stay and have no end yet."""
        stays = (
            row for share in self.shares if share.belonging.model is model for row in share.stays
        )
        return [row.key for row in stays if row.span and row.span[1] is None]


def luggage(keep, gone, chosen=()):
    """What goes along from `gone` to `keep`: one query for each sort, however many rows.

    `chosen` are the fields whose value the kept record takes from the other.
    """
    shares = []
    for belonging in belongings():
        mine, theirs = belonging.held(keep, gone)
        goes, stays = parted(mine, theirs)
        goes, mine = ([row.key for row in rows] for rows in (goes, mine))
        shares.append(Share(belonging, goes, stays, mine))
    will_be = [
        getattr(gone if name in chosen else keep, name) for name in ("official_on", "exempt_on")
    ]
    openings = tuple(will_be), (gone.official_on, gone.exempt_on)
    steps, behind = steps_parted(*_marks(keep, gone), _edges(keep, gone), openings)
    return Luggage(shares, [step.key for step in steps], behind)


def _edges(keep, gone):
    """The days on which the stays that go along begin and end."""
    stays = {keep.pk: [], gone.pk: []}
    rows = Affiliation.unscoped.filter(member__in=(keep, gone))
    for whose, unit, valid in rows.values_list("member", "unit", "valid"):
        stays[whose].append(Stay(unit, valid.lower, valid.upper))
    over = taken_over(stays[keep.pk], stays[gone.pk])
    return {day for stay in over for day in (stay.since, stay.until)}


def _marks(*records):
    """The standing steps of each; of what a discipline says nothing is read."""
    level = Case(When(kind=Step.BADGE, then="form"), default=Value(""))
    events = Event.unscoped.standing().filter(member__in=records).order_by("on", "pk")
    found = {record.pk: [] for record in records}
    for whose, *mark in events.annotate(level=level).values_list(
        "member", "pk", "kind", "on", "level"
    ):
        found[whose].append(Mark(*mark))
    return [found[record.pk] for record in records]


def _few(told):
    told = list(dict.fromkeys(words for words in told if words))
    more = f" và {len(told) - SHOWN} dòng khác" if len(told) > SHOWN else ""
    return ", ".join(told[:SHOWN]) + more
