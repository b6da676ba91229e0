"""Who came to the cells and who left them in a period (form 1), from dated stays.

`turns` and `tally` are pure: they take stays, wherever these come from. A move between two of the
cells asked about is set apart: for the cells together it is neither a gain nor a loss. A movement
of several cells is the sum of theirs.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import reduce
from operator import add
from typing import NamedTuple

from django.db.models import Count, Q

from chibo.queries import tree_on
from members.enums import Ending, Entry
from members.models import Affiliation, Spell

MOVES = (Ending.MOVED, Ending.TRANSFERRED)


@dataclass(frozen=True)
class Stay:
    """One stay in one cell; `end` is the first day not in it, None while it lasts."""

    member: int
    unit: int
    start: date
    end: date | None
    entry: str
    ending: str
    ceremony: date
    pk: int | None = None

    @property
    def since(self):
        """The first day on the roll: nobody is on one before the ceremony."""
        return max(self.start, self.ceremony)

    @property
    def counts(self):
        """Whether it ever reached a roll."""
        return self.end is None or self.since < self.end

    @property
    def came_by(self):
        """Admission is where the ceremony was, whatever the record calls the stay."""
        if self.since == self.ceremony and self.entry != Entry.READMITTED:
            return Entry.ADMITTED
        return Entry.RECORDED if self.entry == Entry.ADMITTED else Entry(self.entry)

    @property
    def left_by(self):
        """How it ended; to another cell kept here or elsewhere is one cause."""
        return Ending.TRANSFERRED if self.ending in MOVES else Ending(self.ending)


class Turn(NamedTuple):
    """A stay that began or ended on a day; `other` is the cell at the other end of a move."""

    stay: Stay
    cause: Entry | Ending
    other: int | None

    @property
    def is_entry(self):
        """Whether somebody came, rather than left."""
        return isinstance(self.cause, Entry)


@dataclass(frozen=True)
class Movement:
    """Form 1 of one cell or of several: heads before, why how many came and left, heads after."""

    opening: int = 0
    came: Counter = field(default_factory=Counter)
    left: Counter = field(default_factory=Counter)
    moved_in: int = 0
    moved_out: int = 0
    closing: int = 0

    def __add__(self, other):
        return Movement(
            self.opening + other.opening,
            self.came + other.came,
            self.left + other.left,
            self.moved_in + other.moved_in,
            self.moved_out + other.moved_out,
            self.closing + other.closing,
        )

    @property
    def increase(self):
        """Everybody who came; over all cells, moves between them weigh the same on both sides."""
        return self.came.total() + self.moved_in

    @property
    def decrease(self):
        """Everybody who left."""
        return self.left.total() + self.moved_out


def turns(stays, period):
    """What began and ended within the period."""
    stays = [stay for stay in stays if stay.counts]
    began = {(stay.member, stay.since): stay for stay in stays}
    ended = {(stay.member, stay.end): stay for stay in stays}
    for stay in stays:
        if stay.since in period:
            before = ended.get((stay.member, stay.since))
            yield Turn(stay, stay.came_by, before.unit if _is_move(before, stay) else None)
        if stay.end and stay.end in period:
            after = began.get((stay.member, stay.end))
            yield Turn(stay, stay.left_by, after.unit if _is_move(stay, after) else None)


def tally(stays, cells, period, before, after):
    """{cell: Movement}; `before` and `after` are the heads of each, counted on the roll."""
    cells = list(cells)
    found = {
        cell: {"came": Counter(), "left": Counter(), "moved_in": 0, "moved_out": 0}
        for cell in cells
    }
    for turn in turns(stays, period):
        if turn.stay.unit not in found:
            continue
        flow = found[turn.stay.unit]
        if turn.other in found:
            flow["moved_in" if turn.is_entry else "moved_out"] += 1
        else:
            flow["came" if turn.is_entry else "left"][turn.cause] += 1
    return {
        cell: Movement(opening=before.get(cell, 0), closing=after.get(cell, 0), **found[cell])
        for cell in cells
    }


def movements(cells, period):
    """{cell: Movement} of these cells, in three queries however many."""
    cells = list(cells)
    return tally(
        stays_turning(Q(unit__in=cells), period),
        cells,
        period,
        heads(cells, period.start - timedelta(days=1)),
        heads(cells, period.end),
    )


def together(found):
    """One movement out of those of many cells; a unit without cells had nobody."""
    return reduce(add, found, Movement())


def stays_turning(where, period):
    """The stays among `where` that begin or end within the period."""
    days = (period.start, period.end)
    rows = Affiliation.unscoped.filter(where).filter(
        Q(valid__startswith__range=days)
        | Q(valid__endswith__range=days)
        | Q(member__ceremony_on__range=days)
    )
    return [
        Stay(member, unit, valid.lower, valid.upper, entry, ending, ceremony, pk)
        for member, unit, valid, entry, ending, ceremony, pk in rows.order_by().values_list(
            "member", "unit", "valid", "reason", "ending", "member__ceremony_on", "pk"
        )
    ]


def heads(cells, day):
    """{cell: members on the roll of the day}; cells without any are left out."""
    roll = Spell.unscoped.on(day).filter(unit__in=list(cells))
    return dict(roll.order_by().values("unit").annotate(n=Count("pk")).values_list("unit", "n"))


def cells_in(unit, period):
    """The cells of a unit for a period, as branches of the tree of its last day.

    Cells that ended within the period come after them: they were there at its beginning.
    """
    at_end = tree_on(unit, period.end).cells
    known = {branch.unit.pk for branch in at_end}
    earlier = tree_on(unit, period.start - timedelta(days=1)).cells
    gone = (branch for branch in earlier if branch.unit.pk not in known)
    return (*at_end, *(b for b in gone if b.unit.closed_on and b.unit.closed_on in period))


def _is_move(before, after):
    """Whether one stay went straight over into the other."""
    return (
        before is not None
        and after is not None
        and before.ending in MOVES
        and after.came_by == Entry.TRANSFERRED
    )
