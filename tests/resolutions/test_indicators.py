"""How many targets were met, counted by hand."""

from datetime import date
from decimal import Decimal

import pytest

from chibo.indicators import Count, Period
from resolutions.actions import results
from resolutions.indicators import count_targets_met, targets_met
from tests.members.people import enter_probationary

from . import factory

YEAR = Period.year(2026)


@pytest.fixture
def typed(cast, issued):
    """Admissions two of two; the fund met; one discipline; the ninety percent of the term met."""
    for month in (2, 5):
        enter_probationary(cast.a1, date(2026, month, 3), full_name=f"Lê Văn {month}")
    for word, value in (("Quỹ", "12.5"), ("vi phạm", "1"), ("bảo hiểm", "95")):
        results.enter(
            target=factory.target_of(issued, word),
            year=2026,
            as_of=date(2026, 11, 1),
            value=Decimal(value),
            evidence="Biên bản",
            by=None,
        )


def test_targets_met_are_those_due_in_the_year(cast, typed):
    """Six are yearly; the one of the term and the one by 2027 are not due, met or not."""
    assert count_targets_met([cast.a1, cast.a2], YEAR) == {
        cast.a1.pk: Count(2, 6),
        cast.a2.pk: Count(0, 0),
    }


def test_running_year_leaves_out_what_cannot_be_judged_yet(cast, typed):
    running = Period(YEAR.start, date(2026, 11, 22))
    assert count_targets_met([cast.a1], running) == {cast.a1.pk: Count(2, 3)}


def test_rows_behind_are_the_targets_that_were_met(cast, typed):
    assert [str(row) for row in targets_met(cast.a1, YEAR)] == [
        "Hằng năm kết nạp 02 đảng viên: 02 đảng viên (đạt)",
        "Quỹ khuyến học mỗi năm thu từ 12,5 triệu đồng trở lên: 12,5 triệu đồng (đạt)",
    ]


def test_target_on_targets_does_not_count_itself(cast):
    asked = ("percent", "gte", "yearly")
    wanted = [("80% chỉ tiêu đạt", asked, {"value": 80, "indicator": "targets_met"})]
    factory.issued(cast.a2, wanted=wanted)
    assert count_targets_met([cast.a2], YEAR) == {cast.a2.pk: Count(0, 1)}


def test_counting_costs_the_same_for_one_cell_and_three(cast, typed, django_assert_num_queries):
    for unit in (cast.a2, cast.b1):
        factory.issued(unit)
    for units in ([cast.a1], [cast.a1, cast.a2, cast.b1]):
        with django_assert_num_queries(QUERIES):
            count_targets_met(units, YEAR)


QUERIES = 6
