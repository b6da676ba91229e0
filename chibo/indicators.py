"""The one idea in the middle: how many, of whom, in this unit, in this period?

Targets, reports, dashboards and statistics ask it here and nowhere else. Each app declares what it
can count, and says in the docstring of the function what that is. Numerators and denominators add
up the tree, percentages never do.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum


class Kind(Enum):
    """What sort of number it is; decides over what it may be added."""

    STOCK = "on a day"
    FLOW = "over a period"
    DISTINCT = "different people over a period"
    GRADE = "a grade"
    AMOUNT = "an amount"


@dataclass(frozen=True)
class Period:
    """From `start` to `end`, both included."""

    start: date
    end: date

    def __contains__(self, day):
        return self.start <= day <= self.end

    @classmethod
    def year(cls, year):
        """The calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def year_to(cls, year, today):
        """The calendar year up to today; of a past year all of it."""
        return cls(date(year, 1, 1), min(date(year, 12, 31), today))


@dataclass(frozen=True)
class Count:
    """What was counted in one cell. A denominator of None means the number stands alone.

    `left_out` are those whom the denominator leaves out on purpose (exempt members of a rating);
    `grades`, of `Kind.GRADE`, those that were given: they add up to a distribution.
    """

    numerator: Decimal | int
    denominator: Decimal | int | None = None
    left_out: int = 0
    grades: tuple[str, ...] = ()

    def __add__(self, other):
        parts = (self.denominator, other.denominator)
        whole = None if None in parts else sum(parts)
        return Count(
            self.numerator + other.numerator,
            whole,
            self.left_out + other.left_out,
            self.grades + other.grades,
        )

    @property
    def distribution(self):
        """{grade: how many}."""
        return Counter(self.grades)

    @property
    def ratio(self):
        """Percent, or None where there is nothing to divide by."""
        if not self.denominator:
            return None
        return Decimal(self.numerator) * 100 / Decimal(self.denominator)


@dataclass(frozen=True)
class Indicator:
    """Something the records can count.

    count(units, period, **parameters) -> {unit id: Count} for cells, one query however many;
    rows(unit, period, **parameters) -> queryset or list of the rows behind the number. What a day
    puts into the period carries it as `counted_on`, unless its own words tell the day.
    With `of_unit` it tells of the very units asked for, of whatever kind, not of their cells.

    With `categories`, (key, label) in the order of a table, it is a distribution: count gives
    {unit id: {category: Count}} with every category in it, and rows takes `category=`.

    A `discreet` one counts what is masked. Nobody is told who is behind it (`rows` is empty), no
    figure of a cell is kept or stands for a target, and a paper prints it only when `may_be_told`.
    """

    key: str
    label: str
    kind: Kind
    measure: str
    count: Callable[..., Mapping[int, Count]]
    rows: Callable[..., Iterable]
    parameters: tuple[str, ...] = ()
    of_unit: bool = False
    categories: tuple[tuple[str, str], ...] = ()
    discreet: bool = False

    def total(self, units, period, **parameters):
        """The sum over cells, of a distribution by category; None when nothing can be counted."""
        counts = list(self.count(units, period, **parameters).values())
        if self.categories and counts:
            return {key: added([count[key] for count in counts]) for key, _ in self.categories}
        return added(counts)


FEWEST = 5


def may_be_told(count):
    """Whether neither those of whom something masked holds nor the others are so few that the
    number points at them: five at least on both sides (91/2025/QH15, sensitive data)."""
    return min(count.numerator, count.denominator - count.numerator) >= FEWEST


def added(counts):
    """Counts as one; None when there is none, since nothing counted is no zero."""
    return sum(counts[1:], counts[0]) if counts else None
