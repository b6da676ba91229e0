"""Targets that the year's ratings answer: of the members, of the cell, of the units below."""

from datetime import date

import pytest

from members.actions import unit_ratings
from members.actions.unit_ratings import Decided
from resolutions.enums import Comparator, Measure, Verdict
from resolutions.queries.counting import rows_behind
from resolutions.queries.results import lines_of
from resolutions.regulations import grading
from tests.cast import TODAY
from tests.members.people import enter, rate

from . import factory

RATED = [
    (
        "100% đảng viên hoàn thành tốt nhiệm vụ trở lên",
        (Measure.PERCENT, Comparator.EQ, "yearly"),
        {"value": 100, "unit_of_measure": "%", "indicator": "members_rated_good"},
    ),
    (
        "Hằng năm chi bộ hoàn thành tốt nhiệm vụ trở lên",
        (Measure.GRADE, Comparator.AT_LEAST_GRADE, "yearly"),
        {"grade": "HTTNV", "scale": "unit rating", "indicator": "unit_rating"},
    ),
    (
        "Chi bộ đạt trong sạch vững mạnh",
        (Measure.GRADE, Comparator.AT_LEAST_GRADE, "yearly"),
        {
            "grade": "trong sạch vững mạnh",
            "scale": "trong sạch vững mạnh",
            "indicator": "unit_rating",
        },
    ),
]


@pytest.fixture
def rated(cast):
    """A1: five good ones, one fair, one exempt; the cell decided on as good."""
    people = [enter(cast.a1, full_name=f"Trần Văn {n}") for n in ("Ba", "Bốn", "Năm", "Sáu", "Tư")]
    fair = enter(cast.a1, full_name="Lê Thị Vừa")
    enter(cast.a1, full_name="Lê Thị Miễn", exempt_on=date(2024, 1, 1))
    rate(cast.a1, 2025, [*((person, "HTTNV") for person in people), (fair, "HTNV")])
    decide(cast, cast.a, cast.a1, "HTTNV")
    return cast


def decide(cast, above, unit, level, year=2025):
    told = {"decision": "45-QĐ/ĐU", "decided_on": date(2026, 1, 12)}
    rows = [Decided(unit, "", level, 0)]
    unit_ratings.decide(above=above, year=year, rows=rows, confirmed=True, by=cast.binh, **told)


def line(resolution, word, year=2025):
    return next(found for found in lines_of([resolution], year, TODAY) if word in found.said)


def test_members_are_counted_out_of_those_rated(rated):
    found = line(factory.issued(rated.a1, wanted=RATED), "đảng viên")
    assert (found.reached, found.verdict) == ("5/6 (83,3%), không tính 01", Verdict.NOT_MET)
    assert found.brief == "5/6 · 83,3%, không tính 01"
    assert len(rows_behind(found.target, 2025, TODAY)) == 5


def test_the_cells_grade_is_the_decision_from_above(rated):
    resolution = factory.issued(rated.a1, wanted=RATED)
    found = line(resolution, "Hằng năm chi bộ")
    assert (found.reached, found.verdict) == ("hoàn thành tốt nhiệm vụ", Verdict.MET)
    assert [str(row) for row in rows_behind(found.target, 2025, TODAY)] == [
        "Chi bộ Tổ dân phố 1: Hoàn thành tốt nhiệm vụ (2025)"
    ]
    assert line(resolution, "Hằng năm chi bộ", 2026).is_typed


@pytest.mark.parametrize(
    ("level", "verdict"), [("HTXSNV", Verdict.EXCEEDED), ("HTNV", Verdict.NOT_MET)]
)
def test_a_better_grade_exceeds_and_a_worse_one_fails(cast, level, verdict):
    decide(cast, cast.a, cast.a1, level)
    found = line(factory.issued(cast.a1, wanted=RATED), "Hằng năm chi bộ")
    assert (found.now.actual.grade, found.verdict) == (level, verdict)


def test_a_title_of_another_scale_stays_a_typed_result(rated):
    found = line(factory.issued(rated.a1, wanted=RATED), "trong sạch")
    assert (found.is_counted, found.verdict) == (False, Verdict.NO_DATA)


def test_a_year_nobody_decided_stays_a_typed_result(cast):
    found = line(factory.issued(cast.a1, wanted=RATED), "đảng viên")
    assert (found.is_counted, found.reached) == (False, "chưa có số liệu")


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("90% chi bộ hoàn thành tốt nhiệm vụ trở lên", "HTTNV"),
        ("20% chi bộ Hoàn thành xuất sắc nhiệm vụ", "HTXSNV"),
        ("Không có chi bộ không hoàn thành nhiệm vụ", "KHTNV"),
        ("100% chi bộ HTNV trở lên", "HTNV"),
        ("90% chi bộ trong sạch vững mạnh", ""),
    ],
)
def test_the_rating_that_a_sentence_names(sentence, code):
    assert grading.rating_in(sentence) == code


def test_of_several_years_the_worst_decides():
    assert grading.worst("unit rating", ("HTXSNV", "HTNV", "HTTNV")) == "HTNV"
