"""Targets whose figure the books of members give, with what the sentence asks besides."""

from datetime import date
from decimal import Decimal

import pytest

from resolutions.enums import Comparator, Measure, Verdict
from resolutions.queries.counting import rows_behind
from resolutions.queries.results import lines_of
from tests.members.people import conclude, enter, schedule

from . import factory

TERM_END = date(2026, 11, 22)
PERCENT = {"value": 100, "unit_of_measure": "%"}


def target(clause, indicator, period, **fields):
    return (clause, (Measure.PERCENT, Comparator.EQ, period), {"indicator": indicator, **fields})


@pytest.mark.parametrize(("at_least", "reached"), [(None, "2/3"), (1, "2/3"), (2, "1/3")])
def test_everybody_inspected_at_least_so_often(cast, at_least, reached):
    members = [enter(cast.a1, full_name=f"Người {number}") for number in range(3)]
    conclude(schedule(cast.a1, *members[:2]), date(2026, 3, 2))
    conclude(schedule(cast.a1, members[0], year=2025), date(2025, 9, 1))
    clause = "Trong nhiệm kỳ 100% đảng viên được kiểm tra, giám sát ít nhất một lần"
    asked = target(clause, "members_inspected", "term", event_minimum=at_least, **PERCENT)
    resolution = factory.issued(cast.a1, wanted=[asked])
    (line,) = lines_of([resolution], 2026, TERM_END)
    part, whole = map(int, reached.split("/"))
    assert line.now.counted.value == Decimal(part) * 100 / whole
    assert (line.now.counted.count.numerator, line.now.counted.count.denominator) == (part, whole)
    assert line.verdict == Verdict.NOT_DUE
    assert len(rows_behind(line.target, 2026, TERM_END)) == part
