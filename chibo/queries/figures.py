"""What a committee sees from above: indicators rolled up over the tree, year beside year.

Numerators and denominators add up the tree; percentages are worked out last. A number that nobody
could count is None and says so; zero is a value.
"""

from dataclasses import dataclass
from datetime import date

from chibo.indicators import Count, Indicator, Kind, Period
from chibo.registry import indicators

from .tree import Branch, tree_on

COLUMNS = (
    ("members", "Đảng viên"),
    ("women", "Nữ"),
    ("probationary", "Dự bị"),
    ("admissions", "Kết nạp trong năm"),
)


@dataclass(frozen=True)
class Figure:
    """One number, the same of the year before, and how many of the cells gave one."""

    now: Count | None
    before: Count | None
    counted: int
    cells: int

    @property
    def value(self):
        """The number itself, or None when nothing could be counted."""
        return None if self.now is None else self.now.numerator

    @property
    def change(self):
        """The difference to the year before, or None when one side is missing."""
        if self.now is None or self.before is None:
            return None
        return self.now.numerator - self.before.numerator

    @property
    def share(self):
        """Percent of the whole, worked out after adding up, or None where there is no whole."""
        return None if self.now is None else self.now.ratio

    @property
    def missing(self):
        """Cells without a number, where others have one."""
        return self.cells - self.counted if self.counted else 0


@dataclass(frozen=True)
class Column:
    """An indicator as the page heads it; `indicator` is None while no app can count it."""

    key: str
    label: str
    indicator: Indicator | None
    now: dict
    before: dict

    @property
    def is_flow(self):
        """Whether the number belongs to the whole year rather than to its last day."""
        return self.indicator is not None and self.indicator.kind is not Kind.STOCK


@dataclass(frozen=True)
class Row:
    """A unit and its figures, in the order of the columns."""

    branch: Branch
    figures: tuple[Figure, ...]
    columns: tuple[Column, ...]

    @property
    def pairs(self):
        """(column, figure), as a table shows them."""
        return list(zip(self.columns, self.figures, strict=True))


@dataclass(frozen=True)
class Overview:
    """A unit's page from above for one year."""

    day: date
    day_before: date
    columns: tuple[Column, ...]
    total: Row | None
    children: tuple[Row, ...]
    cells: tuple[Row, ...]

    @property
    def totals(self):
        """(column, figure) of the unit itself; nothing when it was not there on the day."""
        return self.total.pairs if self.total else []


def overview(unit, year, today):
    """The figures of `unit`, its children and its cells in `year`, counted up to `today`.

    Each indicator is asked once for this year and once for the year before, however many cells.
    """
    period = Period(date(year, 1, 1), min(date(year, 12, 31), today))
    last = Period.year(year - 1)
    tree = tree_on(unit, period.end, since=period.start)
    tree_before = tree_on(unit, last.end, since=last.start)
    cells, cells_before = _units(tree), _units(tree_before)
    columns = tuple(
        Column(key, label, known, _count(known, cells, period), _count(known, cells_before, last))
        for key, label, known in _known_columns()
    )
    before = {branch.unit.pk: branch for branch in tree_before.all}
    return Overview(
        day=period.end,
        day_before=last.end,
        columns=columns,
        total=_row(tree.top, before, columns) if tree.top else None,
        children=tuple(_row(branch, before, columns) for branch in tree.children),
        cells=tuple(_row(branch, before, columns) for branch in tree.cells),
    )


def _known_columns():
    declared = indicators()
    return [(key, label, declared.get(key)) for key, label in COLUMNS]


def _units(tree):
    return [branch.unit.pk for branch in tree.cells]


def _count(indicator, cells, period):
    return {} if indicator is None else dict(indicator.count(cells, period))


def _row(branch, before, columns):
    past = before.get(branch.unit.pk)
    return Row(branch, tuple(_figure(branch, past, column) for column in columns), columns)


def _figure(branch, past, column):
    now = [column.now[cell] for cell in branch.cells if cell in column.now]
    then = [column.before[cell] for cell in past.cells if cell in column.before] if past else []
    return Figure(_sum(now), _sum(then), len(now), len(branch.cells))


def _sum(counts):
    return sum(counts[1:], counts[0]) if counts else None
