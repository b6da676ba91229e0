"""How a figure is judged against its target: percent of target, and the verdict. Pure."""

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from resolutions.enums import Comparator, Measure, Verdict
from resolutions.regulations import grading

C, V = Comparator, Verdict
WITHOUT_PERCENT = {Measure.GRADE, Measure.BOOLEAN, Measure.RANK}
CEILINGS = {C.LT, C.LTE}
FULFILLED = {V.EXCEEDED, V.MET}
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Wanted:
    """What a target asks, as far as judging needs it."""

    measure: str
    judged_as: str
    value: Decimal | None = None
    value_max: Decimal | None = None
    grade: str = ""
    scale: str = ""


@dataclass(frozen=True)
class Actual:
    """What was reached. Zero is a value; no figure at all is no `Actual`."""

    value: Decimal | None = None
    grade: str = ""
    achieved: bool | None = None


def judged_as(measure, comparator, value):
    """The comparison that decides.

    A bare number is a floor, since overshoot is praise (4 of 3 is "đạt 133,3%"); zero is a ceiling;
    a grade is met by itself and every better one; of ranks the smaller is better.
    """
    if measure == Measure.GRADE:
        return C.AT_LEAST_GRADE
    if measure == Measure.BOOLEAN:
        return comparator
    if measure == Measure.RANK:
        return C.LTE
    if comparator == C.EQ:
        return C.EQ if value == 0 else C.GTE
    return comparator


def percent_of_target(wanted, actual):
    """The actual in percent of the target, rounded to one place and never capped.

    None for zero, grade, yes/no and rank targets and for ceilings; a range is measured from its
    lower bound.
    """
    if not _has_percent(wanted) or actual is None or actual.value is None:
        return None
    return (actual.value * 100 / wanted.value).quantize(TENTH, ROUND_HALF_UP)


def over_by(wanted, actual):
    """How much was reached beyond the target, in its own measure; None where nothing was."""
    if not _has_percent(wanted) or actual is None or not _beyond(wanted, actual):
        return None
    return actual.value - _upper(wanted)


def verdict(wanted, actual, *, due, on, counts=True):
    """vượt, đạt, chưa đạt, chưa đến hạn, không tính or chưa có số liệu.

    `due` is the day by which it must be met, `on` the day of judging. What is met early is met; a
    promise that can still be broken (a ceiling, zero, "giữ vững") is judged when its time is over,
    or when it is broken for good.
    """
    if not counts:
        return V.NOT_COUNTED
    reached = _reached(wanted, actual)
    if on < due and _still_open(wanted, reached):
        return V.NOT_DUE
    if reached is None:
        return V.NO_DATA
    if not reached:
        return V.NOT_MET
    return V.EXCEEDED if _beyond(wanted, actual) else V.MET


def verdict_for_term(verdicts, years):
    """What the verdicts of the single years make of a yearly target at the end of its term.

    It is met when every one of the `years` is; one year that failed decides at once. Exceeded: met
    every year, and more than met in one at least.
    """
    found = Counter(verdicts)
    if found[V.NOT_MET]:
        return V.NOT_MET
    if found[V.NO_DATA]:
        return V.NO_DATA
    if found[V.EXCEEDED] + found[V.MET] < years:
        return V.NOT_DUE
    return V.EXCEEDED if found[V.EXCEEDED] else V.MET


def agrees(value, numerator, denominator):
    """Whether a typed percentage is that of its own parts, to within 0,1.

    Papers cut off instead of rounding (26/30 as 86,66), and some simply miscount (8/9 as 90).
    """
    return abs(value - Decimal(numerator) * 100 / Decimal(denominator)) <= TENTH


def _has_percent(wanted):
    return bool(
        wanted.measure not in WITHOUT_PERCENT
        and wanted.value
        and wanted.judged_as not in CEILINGS | {C.EQ}
    )


def _reached(wanted, actual):
    """True, False, or None where the figure that would decide is missing."""
    if actual is None:
        return None
    if wanted.measure == Measure.GRADE:
        return grading.at_least(wanted.scale, actual.grade, wanted.grade)
    if wanted.measure == Measure.BOOLEAN or wanted.value is None:
        return actual.achieved
    return None if actual.value is None else _compare(wanted, actual.value)


def _compare(wanted, value):
    if wanted.judged_as in CEILINGS:
        return value < wanted.value if wanted.judged_as == C.LT else value <= _upper(wanted)
    if wanted.judged_as == C.EQ:
        return value == wanted.value
    return value > wanted.value if wanted.judged_as == C.GT else value >= wanted.value


def _still_open(wanted, reached):
    """Whether, before the day it is due, nothing can be said yet."""
    if reached is None:
        return True
    if reached:
        return wanted.judged_as in CEILINGS | {C.EQ, C.MAINTAIN}
    return not _broken_for_good(wanted)


def _broken_for_good(wanted):
    """A number of cases that was not to be passed: it grows and never falls."""
    return wanted.measure == Measure.COUNT and wanted.judged_as in CEILINGS | {C.EQ}


def _beyond(wanted, actual):
    if wanted.measure == Measure.GRADE:
        return actual.grade != wanted.grade
    if not _has_percent(wanted) or actual.value is None:
        return False
    if wanted.judged_as == C.GT:
        return wanted.measure == Measure.COUNT and actual.value > wanted.value + 1
    return actual.value > _upper(wanted)


def _upper(wanted):
    return wanted.value if wanted.value_max is None else wanted.value_max
