"""Figures brought up to date: cells are counted, everything above them is added up.

No act of a person and no domain data, hence without a signature: what a row says can be counted
again from the records at any moment. One at a time, under a lock of the database; a page that finds
it taken shows what is there and as of when.
"""

from collections import defaultdict
from math import inf

from django.db import connection, transaction
from django.utils import timezone

from chibo.indicators import Period, added
from chibo.models import Figure, Stale, Unit
from chibo.models.figure import kept
from chibo.queries import counted_keys, kept_keys, overview, tree_on
from chibo.registry import indicators
from chibo.tallies import Question, answers

LOCK = 20262
AT_ONCE = 200
"""How many cells are counted while somebody waits for the page; more are the worker's."""
BATCH = 500
FIELDS = ("numbers", "cells", "counted_to", "counted_at", "fresh")

# Whoever stood above at any time: past years add up by the trees of their days.
AGE = """
WITH RECURSIVE marked AS (DELETE FROM chibo_stale RETURNING unit_id),
above AS (
  SELECT unit_id FROM marked
  UNION
  SELECT place.parent_id FROM chibo_unitplace place JOIN above USING (unit_id)
  WHERE place.parent_id IS NOT NULL)
UPDATE chibo_figure SET fresh = false
WHERE fresh AND unit_id IN (SELECT unit_id FROM above)
"""


def refresh(unit, year, keys, *, today):
    """Bring the rows of `unit` and of all below it up to date for the indicators `keys`.

    Left to the worker when it would take long and there is something to show meanwhile.
    """
    period = Period.year_to(year, today)
    if period.end < period.start:
        return
    known = Figure.objects.filter(unit=unit, year=year).exists()
    _bring_up(unit, year, period, keys, wait=not known, most=AT_ONCE if known else inf)


@transaction.atomic
def _bring_up(unit, year, period, keys, *, wait, most):
    """Whether all rows are up to date now: nobody else counts, and no more cells than `most` are
    to be counted."""
    if not _alone(wait=wait):
        return False
    _age()
    work = _Year(tree_on(unit, period.end, since=period.start), year, period, keys)
    if len(work.uncounted) > most:
        return False
    work.count(work.uncounted)
    work.add_up()
    return True


def current_overview(unit, year, today, **which):
    """`queries.overview` of figures that were brought up to date first."""
    keys = counted_keys()
    for one in _to_count(unit, (year, year - 1), keys, today):
        refresh(unit, one, keys, today=today)
    return overview(unit, year, today, **which)


def settle(unit, year, *, today):
    """Every row of a past year at and below the unit, with all indicators; whether all are there.

    Hundreds of cells are left to the worker.
    """
    keys, period = kept_keys(), Period.year_to(year, today)
    if not _to_count(unit, (year,), keys, today):
        return True
    is_done = _bring_up(unit, year, period, keys, wait=False, most=AT_ONCE)
    if not is_done:
        _leave(unit, year, period)
    return is_done


def _leave(unit, year, period):
    """A year with a row that is not fresh is the worker's, however long ago."""
    made = {"cells": 0, "counted_to": period.end, "counted_at": timezone.now(), "fresh": False}
    Figure.objects.update_or_create(
        unit=unit, year=year, defaults={"fresh": False}, create_defaults=made
    )


def refresh_everything(*, today):
    """What the worker does: every row there is, of the years that pages show, with all indicators.

    Returns how many cells were counted. In steps, so that a page may come between.
    """
    counted = 0
    keys = kept_keys()
    years = sorted({today.year, today.year - 1, *_years_with_stale_rows()})
    for top in Unit.unscoped.filter(parent=None):
        for year in _to_count(top, years, keys, today):
            counted += _refresh_tree(top, year, keys, today)
    return counted


def forget():
    """A new version of the program may count differently."""
    Figure.objects.all().delete()


def _refresh_tree(top, year, keys, today):
    period, counted = Period.year_to(year, today), 0
    while True:
        with transaction.atomic():
            if not _alone(wait=False):
                return counted
            _age()
            work = _Year(tree_on(top, period.end, since=period.start), year, period, keys)
            some, rest = work.uncounted[:BATCH], work.uncounted[BATCH:]
            work.count(some)
            counted += len(some)
            if not rest:
                work.add_up()
                return counted


class _Year:
    """One year of a tree: the rows there are, and those to make."""

    def __init__(self, tree, year, period, keys):
        self.tree, self.year, self.period, self.keys = tree, year, period, sorted(keys)
        known = indicators()
        self.declared = {key: known[key] for key in self.keys}
        units = [branch.unit.pk for branch in tree.all]
        kept = Figure.objects.filter(year=year, unit__in=units)
        self.rows = {row.unit_id: row for row in kept}
        self.uncounted = [b.unit.pk for b in tree.cells if not self._answers(b.unit.pk)]

    def _answers(self, unit):
        return _answers(self.rows.get(unit), self.keys, self.period.end)

    def count(self, cells):
        """Ask each indicator once for all of them."""
        if not cells:
            return
        found = defaultdict(dict)
        asked = {Question(one, (), self.period): cells for one in self.declared.values()}
        for question, counts in answers(asked).items():
            for cell, count in counts.items():
                found[cell][question.indicator.key] = kept(count, 1)
        self._keep({cell: (found[cell], 1) for cell in cells})

    def add_up(self):
        """Everything that is no cell, from the rows of the cells below it.

        What tells of the very units is asked of them.
        """
        is_cell = {branch.unit.pk for branch in self.tree.cells}
        above = [b for b in self.tree.all if b.unit.pk not in is_cell]
        old = [b for b in above if not self._answers(b.unit.pk)]
        own = {key: self._asked_of(old, i) for key, i in self.declared.items() if i.of_unit}
        numbers = {
            b.unit.pk: {
                key: own[key].get(b.unit.pk) if key in own else self._sum(key, b.cells)
                for key in self.keys
            }
            for b in old
        }
        self._keep({b.unit.pk: (numbers[b.unit.pk], len(b.cells)) for b in old})

    def _asked_of(self, branches, indicator):
        units = [branch.unit.pk for branch in branches]
        counts = indicator.count(units, self.period) if units else {}
        return {unit: kept(count, 1) for unit, count in counts.items()}

    def _sum(self, key, cells):
        """Numerators and denominators added, and how many cells gave them."""
        told = [self.rows[cell].tells(key) for cell in cells]
        total = added([count for count, _ in told if count is not None])
        return None if total is None else kept(total, sum(number for _, number in told))

    def _keep(self, numbers):
        """Write the rows, over those there are."""
        now = timezone.now()
        rows = [
            Figure(
                unit_id=unit,
                year=self.year,
                numbers=dict.fromkeys(self.keys) | found,
                cells=cells,
                counted_to=self.period.end,
                counted_at=now,
                fresh=True,
            )
            for unit, (found, cells) in numbers.items()
        ]
        Figure.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["unit", "year"], update_fields=FIELDS
        )
        self.rows |= {row.unit_id: row for row in rows}


def _answers(row, keys, day):
    return row is not None and row.answers(keys, day)


def _to_count(unit, years, keys, today):
    """Those of the years in which something below the unit is to be counted: its row grows old with
    any row below it."""
    if Stale.objects.exists():
        return list(years)
    rows = {row.year: row for row in Figure.objects.filter(unit=unit, year__in=years)}
    return [y for y in years if not _answers(rows.get(y), keys, Period.year_to(y, today).end)]


def _years_with_stale_rows():
    return Figure.objects.filter(fresh=False).values_list("year", flat=True).distinct()


def _age():
    """Turn the marks into rows that are no longer fresh: of the units themselves and of all that
    ever stood above."""
    with connection.cursor() as cursor:
        cursor.execute(AGE)


def _alone(*, wait):
    """Whether no other counts; the lock ends with the transaction."""
    with connection.cursor() as cursor:
        if wait:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            return True
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return cursor.fetchone()[0]
