"""Kept figures: what was counted stays until something is written; nothing written is missed."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from chibo.actions import figures
from chibo.actions.figures import current_overview
from chibo.history import acting
from chibo.indicators import Count, Period
from chibo.models import Figure, Stale, Unit
from chibo.queries import overview
from chibo.registry import indicators
from members.actions import affiliations, members
from members.models import UnitRating
from tests.cast import TODAY, found
from tests.members.people import enter, enter_probationary

YEAR = TODAY.year
# What leads from one table to another without ever changing where.
WAYS = {"resolutions_paragraph", "resolutions_section", "members_duesbook", "chibo_unitkind"}
READ_AGAIN = 12
"""Queries of a page whose figures are kept: a tree of one level, the rows, and whether any is
stale; for this year and the last."""


def marked_tables():
    """Tables in which every sort of write marks a unit."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger"
            " WHERE tgname LIKE 'pgtrigger_figures_%' GROUP BY 1 HAVING count(*) = 3"
        )
        return {table for (table,) in cursor.fetchall()}


def value(unit, key="members", year=YEAR):
    told = {
        column.key: number.value for column, number in current_overview(unit, year, TODAY).totals
    }
    return told[key]


def row(unit, year=YEAR):
    return Figure.objects.get(unit=unit, year=year)


@pytest.mark.parametrize("cells", [1, 3])
def test_what_is_kept_is_read_and_not_counted(cast, cells, django_assert_max_num_queries):
    for number in range(cells):
        found(cast.a, f"X{number}")
    current_overview(cast.a, YEAR, TODAY)
    with django_assert_max_num_queries(READ_AGAIN) as asked:
        current_overview(cast.a, YEAR, TODAY)
    assert not [q for q in asked.captured_queries if "members_" in q["sql"]]


def test_whatever_is_written_shows_on_the_next_page(cast):
    assert (value(cast.a1), value(cast.province)) == (0, 0)
    someone = enter(cast.a1)
    assert (value(cast.a1), value(cast.province)) == (1, 1)
    affiliations.move(member=someone, unit=cast.b1, on=date(2026, 3, 1), by=None)
    assert [value(u) for u in (cast.a1, cast.a, cast.b1, cast.b, cast.province)] == [0, 0, 1, 1, 1]


def test_the_year_before_is_counted_anew_as_well(cast):
    enter_probationary(cast.a1, date(2026, 3, 1))
    assert value(cast.a, "admissions", YEAR - 1) == 0
    enter_probationary(cast.a1, date(2025, 3, 1), full_name="Hồ Văn Muộn")
    assert value(cast.a, "admissions", YEAR - 1) == 1


def test_only_those_above_grow_old(cast):
    for unit in (cast.province, cast.b):
        current_overview(unit, YEAR, TODAY)
    enter(cast.a1)
    figures.refresh(cast.b, YEAR, ["members"], today=TODAY)
    stale = {"B": row(cast.b), "B1": row(cast.b1), "A1": row(cast.a1), "P": row(cast.province)}
    assert {code: kept.fresh for code, kept in stale.items()} == {
        "B": True,
        "B1": True,
        "A1": False,
        "P": False,
    }


def test_a_write_that_is_taken_back_leaves_no_mark(cast):
    current_overview(cast.a, YEAR, TODAY)
    with transaction.atomic():
        enter(cast.a1)
        assert Stale.objects.exists()
        transaction.set_rollback(True)
    assert not Stale.objects.exists()


def test_a_unit_is_marked_once_in_a_transaction_and_again_in_the_next(cast):
    """A mark of another transaction may be about to be taken away: it does not count as ours."""
    current_overview(cast.a, YEAR, TODAY)
    someone = enter(cast.a1)
    assert Stale.objects.filter(unit=cast.a1).count() == 1
    Stale.objects.update(transaction=1)
    members.correct(member=someone, ethnicity="Tày", by=None)
    assert Stale.objects.filter(unit=cast.a1).count() == 2


def test_a_new_day_is_a_new_count(cast):
    current_overview(cast.a, YEAR, TODAY - timedelta(days=1))
    assert row(cast.a).counted_to == date(2026, 11, 21)
    current_overview(cast.a, YEAR, TODAY)
    assert row(cast.a).counted_to == TODAY
    assert row(cast.a, YEAR - 1).counted_to == date(2025, 12, 31)


def test_too_many_cells_are_left_to_the_worker_and_the_page_says_so(cast, monkeypatch, sign_in):
    current_overview(cast.a, YEAR, TODAY)
    monkeypatch.setattr(figures, "AT_ONCE", 0)
    enter(cast.a1)
    address = reverse("overview_unit", args=[cast.a.pk])
    page = sign_in(cast.chi).get(address)
    assert page.context["seen"].total.numbers[0].value == 0
    assert "đang tính lại" in page.content.decode()
    assert figures.refresh_everything(today=TODAY) > 0
    page = sign_in(cast.chi).get(address)
    assert page.context["seen"].total.numbers[0].value == 1
    assert "đang tính lại" not in page.content.decode()


def test_a_page_never_waits_for_another_that_counts(cast):
    enter(cast.a1)
    for year in (YEAR, YEAR - 1):
        Figure.objects.create(
            unit=cast.a,
            year=year,
            numbers={"members": [0, None, 0, {}, 2]},
            cells=2,
            counted_to=date(year, 11, 1),
            counted_at=timezone.now(),
        )
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [figures.LOCK])
        seen = current_overview(cast.a, YEAR, TODAY)
        assert (seen.total.numbers[0].value, seen.as_of is None) == (0, False)
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [figures.LOCK])
    finally:
        other.close()
    assert value(cast.a) == 1


def test_the_worker_counts_everything_there_is_and_then_nothing(cast):
    enter(cast.a1)
    assert figures.refresh_everything(today=TODAY) == 3 * 2  # cells, years
    assert figures.refresh_everything(today=TODAY) == 0
    kept = {key for key, indicator in indicators().items() if not indicator.discreet}
    assert row(cast.province).numbers.keys() == kept
    assert "religious" in indicators().keys() - kept
    assert row(cast.province).tells("members") == (Count(1), 3)


def test_what_tells_of_the_very_unit_is_not_added_up(cast):
    told = {"decision": "01-QĐ/TU", "decided_on": date(2026, 1, 5), "decided_by": "Tỉnh ủy"}
    with acting(None, "xếp loại"):
        for unit, level in ((cast.a, "HTNV"), (cast.a1, "HTTNV")):
            UnitRating.unscoped.create(unit=unit, year=2025, decided=level, **told)
    figures.refresh_everything(today=TODAY)
    told = [row(unit, 2025).tells("unit_rating")[0] for unit in (cast.a, cast.a1)]
    assert [count.grades for count in told] == [("HTNV",), ("HTTNV",)]


def test_a_new_version_of_the_program_counts_anew(cast):
    current_overview(cast.a, YEAR, TODAY)
    figures.forget()
    assert not Figure.objects.exists()
    assert value(cast.a) == 0


def test_a_unit_that_is_gone_leaves_nothing(cast):
    new = found(cast.a, "X")
    current_overview(new, YEAR, TODAY)
    Stale.objects.create(unit_id=2**40)
    assert value(cast.a) == 0


@pytest.mark.parametrize("key", indicators())
def test_every_table_that_is_counted_marks_its_units(cast, key):
    enter(cast.a1)
    with CaptureQueriesContext(connection) as asked:
        indicators()[key].count([cast.a1.pk, cast.a2.pk], Period.year(YEAR))
    words = " ".join(query["sql"] for query in asked.captured_queries)
    read = set(
        re.findall(r"(?:FROM|JOIN)\s+\"?((?:chibo|members|congresses|resolutions)_\w+)", words)
    )
    assert read
    assert read - marked_tables() - WAYS == set()


def test_as_kept_is_as_counted(cast):
    """Every number at every unit, against the sum over its cells."""
    enter(cast.a1, gender="male", ethnicity="Tày")
    enter_probationary(cast.a2, date(2026, 2, 3))
    figures.refresh_everything(today=TODAY)
    period = Period.year_to(YEAR, TODAY)
    for unit in Unit.unscoped.all():
        cells = list(Unit.unscoped.below(unit).cells())
        for key, indicator in indicators().items():
            if indicator.discreet:
                continue
            asked = [unit] if indicator.of_unit else cells
            assert row(unit).tells(key)[0] == indicator.total(asked, period), (unit, key)


def test_reading_without_refreshing_writes_nothing(cast):
    overview(cast.a, YEAR, TODAY)
    assert not Figure.objects.exists()
