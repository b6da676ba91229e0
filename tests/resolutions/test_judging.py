"""The judging rules, one row a rule."""

from datetime import date
from decimal import Decimal

import pytest

from resolutions.enums import Comparator, Measure, Verdict
from resolutions.regulations.judging import (
    Actual,
    Wanted,
    agrees,
    judged_as,
    over_by,
    percent_of_target,
    verdict,
    verdict_for_term,
)

C, M, V = Comparator, Measure, Verdict
D = Decimal
DUE = date(2026, 12, 31)
EARLY = date(2026, 6, 30)


def wanted(measure, comparator, value=None, value_max=None, grade="", scale=""):
    """A target as it is recorded: with the comparison that decides worked out."""
    value = None if value is None else D(value)
    top = None if value_max is None else D(value_max)
    decides = judged_as(measure, comparator, value)
    return Wanted(measure, decides, value, top, grade, scale)


def reached(value=None, grade="", achieved=None):
    return Actual(None if value is None else D(value), grade, achieved)


BARE = wanted(M.COUNT, C.EQ, 3)
FULL = wanted(M.PERCENT, C.EQ, 100)
AT_LEAST = wanted(M.PERCENT, C.GTE, 90)
ABOVE = wanted(M.PERCENT, C.GT, 95)
ABOVE_TEN = wanted(M.COUNT, C.GT, 10)
BELOW = wanted(M.PERCENT, C.LT, "1.5")
UP_TO_TWO = wanted(M.COUNT, C.LTE, 2)
NONE_AT_ALL = wanted(M.COUNT, C.EQ, 0)
RANGE = wanted(M.COUNT, C.BETWEEN, 2, 4)
RANGE_OR_MORE = wanted(M.PERCENT, C.BETWEEN_OR_MORE, 1, "1.5")
RATING = wanted(M.GRADE, C.AT_LEAST_GRADE, grade="HTTNV", scale="rating")
CLEAN = wanted(M.GRADE, C.IS, grade="trong sạch vững mạnh", scale="tsvm")
OWN_SCALE = wanted(M.GRADE, C.AT_LEAST_GRADE, grade="gia đình văn hóa")
RANK = wanted(M.RANK, C.EQ, 15)
RANK_GROUP = wanted(M.RANK, C.BETWEEN, 1, 10)
DONE = wanted(M.BOOLEAN, C.IS)
KEEP = wanted(M.BOOLEAN, C.MAINTAIN)
KEEP_NUMBER = wanted(M.PERCENT, C.MAINTAIN, 95)
ASSIGNED = wanted(M.COUNT, C.MEETS_ASSIGNED)
ASSIGNED_SEVEN = wanted(M.COUNT, C.MEETS_ASSIGNED, 7)

AFTER = [
    ("bare number is a floor", BARE, reached(3), V.MET),
    ("overshoot of a bare number is praise", BARE, reached(4), V.EXCEEDED),
    ("bare number missed", BARE, reached(2), V.NOT_MET),
    ("zero is a value", BARE, reached(0), V.NOT_MET),
    ("no figure is no zero", BARE, None, V.NO_DATA),
    ("all of them", FULL, reached(100), V.MET),
    ("all but one", FULL, reached("95.4"), V.NOT_MET),
    ("at least", AT_LEAST, reached(90), V.MET),
    ("more than at least", AT_LEAST, reached("90.1"), V.EXCEEDED),
    ("above is not at", ABOVE, reached(95), V.NOT_MET),
    ("above", ABOVE, reached("95.1"), V.MET),
    ("least number above ten", ABOVE_TEN, reached(11), V.MET),
    ("more than the least above ten", ABOVE_TEN, reached(12), V.EXCEEDED),
    ("below", BELOW, reached("1.4"), V.MET),
    ("below is not at", BELOW, reached("1.5"), V.NOT_MET),
    ("no more than", UP_TO_TWO, reached(2), V.MET),
    ("a ceiling is never exceeded in praise", UP_TO_TWO, reached(0), V.MET),
    ("over the ceiling", UP_TO_TWO, reached(3), V.NOT_MET),
    ("none and none", NONE_AT_ALL, reached(0), V.MET),
    ("none but one", NONE_AT_ALL, reached(1), V.NOT_MET),
    ("range from its lower bound", RANGE, reached(2), V.MET),
    ("range at its upper bound", RANGE, reached(4), V.MET),
    ("range above its upper bound", RANGE, reached(5), V.EXCEEDED),
    ("range below", RANGE, reached(1), V.NOT_MET),
    ("range or more, inside", RANGE_OR_MORE, reached("1.2"), V.MET),
    ("range or more, above", RANGE_OR_MORE, reached("1.6"), V.EXCEEDED),
    ("the grade itself", RATING, reached(grade="HTTNV"), V.MET),
    ("a better grade", RATING, reached(grade="HTXSNV"), V.EXCEEDED),
    ("a lower grade", RATING, reached(grade="HTNV"), V.NOT_MET),
    ("the lowest grade", RATING, reached(grade="KHTNV"), V.NOT_MET),
    ("not rated yet", RATING, reached(grade=""), V.NO_DATA),
    ("a title", CLEAN, reached(grade="trong sạch vững mạnh"), V.MET),
    ("a better title", CLEAN, reached(grade="trong sạch vững mạnh tiêu biểu"), V.EXCEEDED),
    ("a lower title", CLEAN, reached(grade="hoàn thành tốt nhiệm vụ"), V.NOT_MET),
    ("a title of another scale", CLEAN, reached(grade="HTXSNV"), V.NOT_MET),
    ("unknown scale, the very grade", OWN_SCALE, reached(grade="gia đình văn hóa"), V.MET),
    ("unknown scale, not reached", OWN_SCALE, reached(grade="không đạt"), V.NOT_MET),
    ("of ranks the smaller is better", RANK, reached(12), V.MET),
    ("the rank itself", RANK, reached(15), V.MET),
    ("a worse rank", RANK, reached(16), V.NOT_MET),
    ("within a group of ranks", RANK_GROUP, reached(10), V.MET),
    ("outside a group of ranks", RANK_GROUP, reached(11), V.NOT_MET),
    ("done", DONE, reached(achieved=True), V.MET),
    ("not done", DONE, reached(achieved=False), V.NOT_MET),
    ("kept", KEEP, reached(achieved=True), V.MET),
    ("not kept", KEEP, reached(achieved=False), V.NOT_MET),
    ("kept at a number", KEEP_NUMBER, reached(95), V.MET),
    ("fell below the number kept", KEEP_NUMBER, reached(94), V.NOT_MET),
    ("assigned, value unknown, told", ASSIGNED, reached(achieved=True), V.MET),
    ("assigned, value unknown, a bare figure", ASSIGNED, reached(7), V.NO_DATA),
    ("assigned seven", ASSIGNED_SEVEN, reached(8), V.EXCEEDED),
]


@pytest.mark.parametrize(
    ("target", "actual", "expected"), [row[1:] for row in AFTER], ids=[row[0] for row in AFTER]
)
def test_verdict_when_the_time_is_over(target, actual, expected):
    assert verdict(target, actual, due=DUE, on=DUE) == expected


BEFORE = [
    ("met early is met", BARE, reached(3), V.MET),
    ("exceeded early is exceeded", BARE, reached(4), V.EXCEEDED),
    ("not reached yet", BARE, reached(2), V.NOT_DUE),
    ("nothing known yet", BARE, None, V.NOT_DUE),
    ("a ceiling kept so far may be broken", UP_TO_TWO, reached(1), V.NOT_DUE),
    ("a ceiling of cases once broken stays broken", UP_TO_TWO, reached(3), V.NOT_MET),
    ("a rate over its ceiling may yet fall", BELOW, reached(2), V.NOT_DUE),
    ("no case so far", NONE_AT_ALL, reached(0), V.NOT_DUE),
    ("one case is one too many", NONE_AT_ALL, reached(1), V.NOT_MET),
    ("kept so far", KEEP, reached(achieved=True), V.NOT_DUE),
    ("kept at a number so far", KEEP_NUMBER, reached(96), V.NOT_DUE),
    ("a rank of today is not the rank of the year", RANK, reached(3), V.NOT_DUE),
    ("a rating decided early", RATING, reached(grade="HTTNV"), V.MET),
    ("a low rating may be the last one's", RATING, reached(grade="HTNV"), V.NOT_DUE),
]


@pytest.mark.parametrize(
    ("target", "actual", "expected"), [row[1:] for row in BEFORE], ids=[row[0] for row in BEFORE]
)
def test_verdict_before_the_time_is_over(target, actual, expected):
    assert verdict(target, actual, due=DUE, on=EARLY) == expected


def test_verdict_of_a_target_that_another_year_answers_for():
    assert verdict(BARE, reached(3), due=DUE, on=DUE, counts=False) == V.NOT_COUNTED


PERCENTS = [
    ("4 of 3", BARE, reached(4), D("133.3"), D(1)),
    ("127 of 120", wanted(M.COUNT, C.EQ, 120), reached(127), D("105.8"), D(7)),
    ("127 of 157 assigned", wanted(M.COUNT, C.GTE, 157), reached(127), D("80.9"), None),
    ("never capped", wanted(M.AMOUNT, C.EQ, 11), reached("55.198"), D("501.8"), D("44.198")),
    ("none of three is nought percent", BARE, reached(0), D("0.0"), None),
    ("three decimals", wanted(M.AMOUNT, C.GTE, "49.376"), reached("49.376"), D("100.0"), None),
    ("range from the lower bound", RANGE, reached(5), D("250.0"), D(1)),
    ("inside a range nothing is over", RANGE, reached(3), D("150.0"), None),
    ("above", ABOVE_TEN, reached(12), D("120.0"), D(2)),
    ("a ceiling has none", BELOW, reached(1), None, None),
    ("zero has none", NONE_AT_ALL, reached(0), None, None),
    ("a grade has none", RATING, reached(grade="HTXSNV"), None, None),
    ("a yes has none", DONE, reached(achieved=True), None, None),
    ("a rank has none", RANK, reached(10), None, None),
    ("no figure", BARE, None, None, None),
    ("nothing assigned yet", ASSIGNED, reached(7), None, None),
]


@pytest.mark.parametrize(
    ("target", "actual", "percent", "over"),
    [row[1:] for row in PERCENTS],
    ids=[row[0] for row in PERCENTS],
)
def test_percent_of_target_and_over_by(target, actual, percent, over):
    assert (percent_of_target(target, actual), over_by(target, actual)) == (percent, over)


TERMS = [
    ("every year met", [V.MET] * 5, V.MET),
    ("one year exceeded", [V.MET, V.EXCEEDED, V.MET, V.MET, V.MET], V.EXCEEDED),
    ("one year failed decides at once", [V.MET, V.NOT_MET], V.NOT_MET),
    ("a year without figures", [V.MET, V.NO_DATA, V.MET, V.MET, V.MET], V.NO_DATA),
    ("years to come", [V.MET, V.EXCEEDED], V.NOT_DUE),
    ("the running year", [V.MET, V.MET, V.MET, V.MET, V.NOT_DUE], V.NOT_DUE),
]


@pytest.mark.parametrize(
    ("verdicts", "expected"), [row[1:] for row in TERMS], ids=[row[0] for row in TERMS]
)
def test_verdict_for_the_term_of_a_yearly_target(verdicts, expected):
    assert verdict_for_term(verdicts, 5) == expected


SHARES = [
    ("86.66", 26, 30, True),  # cut off where 86,67 was meant
    ("86.7", 26, 30, True),
    ("90", 8, 9, False),
    ("88.9", 8, 9, True),
    ("88.7", 8, 9, False),
]


@pytest.mark.parametrize(("typed", "part", "whole", "expected"), SHARES)
def test_typed_percentage_agrees_with_its_parts_within_a_tenth(typed, part, whole, expected):
    assert agrees(D(typed), part, whole) is expected
