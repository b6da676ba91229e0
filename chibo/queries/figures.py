"""What a committee sees from above: indicators rolled up over the tree, year beside year.

Numerators and denominators add up the tree; percentages are worked out last. A number that nobody
could count is None and says so; zero is a value.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists

from chibo.indicators import Count, Indicator, Kind, Period
from chibo.models import Figure, Stale, YearClosing
from chibo.registry import indicators

from .tree import Branch, tree_on
from .year_closings import closed_rows, closed_tree

COLUMNS = (
    ("members", "Đảng viên"),
    ("women", "Nữ"),
    ("probationary", "Dự bị"),
    ("admissions", "Kết nạp trong năm"),
)


@dataclass(frozen=True)
class Number:
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

    @property
    def is_flow(self):
        """Whether the number belongs to the whole year rather than to its last day."""
        return self.indicator is not None and self.indicator.kind is not Kind.STOCK


@dataclass(frozen=True)
class Row:
    """A unit and its numbers, in the order of the columns."""

    branch: Branch
    numbers: tuple[Number, ...]
    columns: tuple[Column, ...]

    @property
    def pairs(self):
        """(column, number), as a table shows them."""
        return list(zip(self.columns, self.numbers, strict=True))


@dataclass(frozen=True)
class Overview:
    """A unit's page from above for one year.

    `as_of` is the moment at which the numbers were counted when something was written since, of
    which the page does not know yet; None when it knows everything. `closing` is what the numbers
    of a closed year are of, `since` (column, number as the records have it now) where they have
    come to differ, and `more` how many figures differ that the page does not show.
    """

    day: date
    day_before: date
    columns: tuple[Column, ...]
    total: Row | None
    children: tuple[Row, ...]
    as_of: datetime | None
    closing: YearClosing | None
    since: tuple[tuple[Column, Number], ...]
    more: int

    @property
    def totals(self):
        """(column, number) of the unit itself; nothing when it was not there on the day."""
        return self.total.pairs if self.total else []


def counted_keys():
    """The indicators of the page that some app can count."""
    return [key for key, _ in COLUMNS if key in indicators()]


def kept_keys():
    """What is masked in the records is not kept in the clear, cell by cell, either."""
    return [key for key, indicator in indicators().items() if not indicator.discreet]


def kept_numbers(unit, today, keys):
    """{key: Count} of a unit as of today, where all of it is kept and still true; else None."""
    marked = Stale.objects.filter(unit__path__startswith=unit.path)
    row = Figure.objects.filter(~Exists(marked), unit=unit, year=today.year).first()
    if row is None or not row.answers(keys, today):
        return None
    found = {key: row.tells(key)[0] for key in keys}
    return None if None in found.values() else found


def overview(unit, year, today, closing=None):
    """The figures of `unit` and of what stands directly below it in `year`, up to `today`.

    As `closing` holds them, else as they are kept: `actions.figures.refresh` brings those up to
    date.
    """
    tree = _tree(unit, year, today, closing, levels=1)
    day = Period.year_to(year, today).end
    rows = _Rows(tree.all, year, day, closing)
    return Overview(
        day=day,
        day_before=Period.year(year - 1).end,
        columns=rows.columns,
        total=rows.of(tree.top) if tree.top else None,
        children=tuple(rows.of(branch) for branch in tree.children),
        as_of=rows.as_of(tree.top),
        closing=closing,
        **rows.since(tree.top),
    )


def cells_behind(unit, year, today, key, closing=None):
    """(column, [(branch, number)]) of every cell below; None for a number that is not shown."""
    if key not in dict(COLUMNS):
        return None
    cells = _tree(unit, year, today, closing).cells
    rows = _Rows(cells, year, Period.year_to(year, today).end, closing)
    for place, column in enumerate(rows.columns):
        if column.key == key:
            return column, [(branch, rows.of(branch).numbers[place]) for branch in cells]
    return None


@dataclass(frozen=True)
class ClosingLine:
    """An indicator before its figure is closed; the number's `before` is as it was last closed."""

    indicator: Indicator
    number: Number
    is_changed: bool


def closing_lines(unit, year, closing):
    """Every figure of the unit that a closing would keep, beside what `closing` kept."""
    now = Figure.objects.filter(unit=unit, year=year).first()
    was = closing and closing.figures.filter(unit=unit).first()
    lines = []
    for key in kept_keys():
        number = _number(now, was, key)
        is_changed = was is not None and number.before != number.now
        lines.append(ClosingLine(indicators()[key], number, is_changed))
    return lines


def _tree(unit, year, today, closing, levels=None):
    if closing:
        return closed_tree(closing, unit, levels=levels)
    period = Period.year_to(year, today)
    return tree_on(unit, period.end, since=period.start, levels=levels)


class _Rows:
    """The figures of some units: of a year by one closing or as kept, of the year before as each
    was last closed, else as kept."""

    def __init__(self, branches, year, day, closing):
        declared = indicators()
        self.columns = tuple(Column(key, label, declared.get(key)) for key, label in COLUMNS)
        self.year, self.day, self.closing = year, day, closing
        units = [branch.unit.pk for branch in branches]
        kept = Figure.objects.filter(unit__in=units, year__in=(year, year - 1))
        self.live = {(row.unit_id, row.year): row for row in kept}
        before = closed_rows(units, year - 1)
        self.rows = self.live | {(unit, year - 1): row for unit, row in before.items()}
        if closing:
            closed = closing.figures.filter(unit__in=units)
            self.rows |= {(row.unit_id, year): row for row in closed}

    def of(self, branch):
        now = self.rows.get((branch.unit.pk, self.year))
        before = self.rows.get((branch.unit.pk, self.year - 1))
        return Row(branch, tuple(_number(now, before, c.key) for c in self.columns), self.columns)

    def since(self, top):
        """What the records say now of a closed year, where it is something else."""
        key = top and (top.unit.pk, self.year)
        closed, live = self.rows.get(key), self.live.get(key)
        if not self.closing or not live:
            return {"since": (), "more": 0}
        told = [(c, _number(closed, None, c.key), _number(live, None, c.key)) for c in self.columns]
        since = tuple((column, now) for column, was, now in told if was.value != now.value)
        others = closed.numbers.keys() & live.numbers.keys() - {c.key for c in self.columns}
        more = sum(closed.tells(key) != live.tells(key) for key in others)
        return {"since": since, "more": more}

    def as_of(self, top):
        if self.closing:
            return None
        row = top and self.rows.get((top.unit.pk, self.year))
        known = row and row.answers((), self.day) and not Stale.objects.exists()
        return None if known or not row else row.counted_at


def _number(now, before, key):
    count, counted = now.tells(key) if now else (None, 0)
    earlier, _ = before.tells(key) if before else (None, 0)
    return Number(count, earlier, counted, now.cells if now else 0)
