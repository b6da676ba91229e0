"""Targets whose figure the books of members give, with what the sentence asks besides."""

from datetime import date
from decimal import Decimal

import pytest

from resolutions.enums import Comparator, Measure, Verdict
from resolutions.queries.counting import rows_behind
from resolutions.queries.results import lines_of
from tests.members.people import conclude, enter, enter_probationary, schedule, train

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


@pytest.mark.parametrize(
    ("clause", "reached"),
    [
        ("Cử 02 đồng chí học trung cấp lý luận chính trị", 1),
        ("Có 02 đồng chí hoàn thành lớp trung cấp lý luận chính trị", 0),
        ("Đến cuối nhiệm kỳ 02 đồng chí có trình độ trung cấp lý luận chính trị", None),
    ],
)
def test_theory_is_counted_as_the_sentence_says(cast, clause, reached):
    train(enter(cast.a1), sent_on=date(2026, 3, 2))
    train(enter(cast.a1, full_name="Người hai"), level="advanced", sent_on=date(2026, 3, 2))
    asked = (
        clause,
        (Measure.COUNT, Comparator.EQ, "term"),
        {"value": 2, "unit_of_measure": "đồng chí", "indicator": "political_theory"},
    )
    resolution = factory.issued(cast.a1, wanted=[asked])
    (line,) = lines_of([resolution], 2026, TERM_END)
    assert (line.now.counted and line.now.counted.value) == reached


@pytest.mark.parametrize(
    ("period", "reached"), [("yearly", (1, 5)), ("term", (2, 4)), ("yearly_avg", (2, 9))]
)
def test_a_rate_of_admissions_has_the_base_of_its_period(cast, period, reached):
    """Four members before the term, one admitted in each of its first two years: an average adds
    the parts of the years, each with its own base."""
    for number in range(4):
        enter(cast.a1, full_name=f"Người {number}")
    for day in (date(2025, 3, 2), date(2026, 2, 3)):
        enter_probationary(cast.a1, day, full_name=f"Người {day.year}")
    clause = "Kết nạp đảng viên mới đạt 3% so với tổng số đảng viên"
    asked = target(clause, "admission_rate", period, value=3, unit_of_measure="%")
    (line,) = lines_of([factory.issued(cast.a1, wanted=[asked])], 2026, TERM_END)
    count = line.now.counted.count
    assert (count.numerator, count.denominator) == reached
    assert len(rows_behind(line.target, 2026, TERM_END)) == reached[0]


def test_what_is_masked_in_the_records_answers_no_target(cast):
    enter(cast.a1, religion="Công giáo")
    asked = target("Có 10% đảng viên là người có đạo", "religious", "yearly", **PERCENT)
    (line,) = lines_of([factory.issued(cast.a1, wanted=[asked])], 2026, TERM_END)
    assert line.now is None or line.now.counted is None
    assert rows_behind(line.target, 2026, TERM_END) == []
