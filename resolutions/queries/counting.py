"""What the records say about targets. However many there are, they are asked together."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chibo.indicators import Count, Kind, Period, added
from chibo.registry import indicators
from chibo.tallies import Question, answers
from resolutions.enums import Measure
from resolutions.queries.terms import term_of
from resolutions.regulations import grading, periods
from resolutions.regulations.asking import theory_asked
from resolutions.regulations.judging import Actual

OWN = "targets_met"
"""Counted from the very lines that ask; a target cannot stand for its own fulfilment."""
THEORY = "political_theory"
"""The sentence says of which level, and whether sent or completed."""
MINIMUM = "at_least"
"""The name under which an indicator takes "ít nhất … lần"."""
LEVEL = "level"
"""The name under which an indicator takes the grade that a share is to reach."""


@dataclass(frozen=True)
class Counted:
    """What was counted for one target in one report: the parts, and the figure they make.

    Of a grade there is no figure: `grade` is what was given.
    """

    key: str
    parameters: tuple
    spans: tuple[tuple[date, date], ...]
    count: Count
    value: Decimal | None
    grade: str = ""


def counted(targets, year, today, terms):
    """{target id: Counted} for the targets whose figure records give, up to `today`.

    `terms` are those of their resolutions.
    """
    asked = {t: _questions(t, year, today, terms[resolution_of(t)]) for t in targets}
    units = defaultdict(set)
    for target, questions in asked.items():
        for question in questions:
            units[question].add(unit_of(target))
    told = answers({question: sorted(where) for question, where in units.items()})
    found = {}
    for target, questions in asked.items():
        counts = [told[q][unit_of(target)] for q in questions if unit_of(target) in told[q]]
        reached = counts and _reached(target, year, counts, terms[resolution_of(target)])
        if reached:
            spans = tuple((q.period.start, q.period.end) for q in questions)
            first = questions[0]
            found[target.pk] = Counted(first.indicator.key, first.parameters, spans, *reached)
    return found


def rows_behind(target, year, today):
    """The rows behind a counted figure, newest span last; empty where nothing is counted."""
    resolution = target.paragraph.section.resolution
    return [
        row
        for q in _questions(target, year, today, term_of(resolution))
        for row in q.indicator.rows(resolution.unit, q.period, **dict(q.parameters))
    ]


def unit_of(target):
    """The id of the cell a target binds."""
    return target.paragraph.section.resolution.unit_id


def resolution_of(target):
    """The id of the resolution a target stands in."""
    return target.paragraph.section.resolution_id


def actual_of(found):
    """The figure in the target's own terms."""
    return Actual(value=found.value, grade=found.grade)


def _questions(target, year, today, term):
    """What is asked for a target, one question a span; nothing when records can't say."""
    parameters = _parameters(target)
    if parameters is None or not periods.answers_in(target.period, year, term):
        return []
    indicator = indicators()[target.indicator]
    return [
        Question(indicator, parameters, Period(start, end))
        for start, end in _spans(target, year, term, today)
    ]


def _spans(target, year, term, today):
    """The spans to count. An average share of a flow is asked year by year and its parts are added:
    each year's admissions have their own base, and over several years at once there would be one.
    """
    if target.measure == Measure.COUNT:
        return periods.spans(target.period, year, term, today)
    flow = indicators()[target.indicator].kind is Kind.FLOW
    if flow and target.measure == Measure.PERCENT and target.period == "yearly_avg":
        years = range(max(term.first, term.start.year), year + 1)
        return [span for one in years for span in periods.spans("yearly", one, term, today)]
    period = "yearly" if target.period in periods.PARTS else target.period
    return periods.spans(period, year, term, today)


def _parameters(target):
    """What the indicator is asked with; None when it cannot count what the target speaks of."""
    indicator = indicators().get(target.indicator)
    if indicator is None or indicator.discreet or target.indicator == OWN:
        return None
    if not _measures(indicator, target):
        return None
    if not (indicator.of_unit or target.paragraph.section.resolution.unit.kind.is_cell):
        return None
    worded = theory_asked(target.said) if target.indicator == THEORY else {}
    if worded is None:
        return None
    asked = worded | target.parameters
    if LEVEL in indicator.parameters:
        asked[LEVEL] = _level(target)
    if target.event_minimum:
        asked[MINIMUM] = target.event_minimum
    return tuple(sorted(asked.items())) if asked.keys() <= set(indicator.parameters) else None


def _measures(indicator, target):
    """Whether it answers in the target's measure: grades on the scale of ratings, or numbers."""
    if LEVEL in indicator.parameters and not _level(target):
        return False
    if indicator.kind is Kind.GRADE:
        return target.measure == Measure.GRADE and grading.is_rating(target.grade)
    return target.measure in (Measure.COUNT, Measure.PERCENT)


def _level(target):
    """The rating that a share is about: "90% chi bộ hoàn thành tốt nhiệm vụ trở lên"."""
    return target.grade if grading.is_rating(target.grade) else grading.rating_in(target.said)


def _reached(target, year, counts, term):
    """(parts, figure, grade), or None where the counts make no figure."""
    if target.measure == Measure.GRADE:
        total = added(counts)
        return total, None, grading.worst(target.scale, total.grades)
    value = _value(target, year, counts, term)
    return None if value is None else (_parts(target, counts, value), value)


def _value(target, year, counts, term):
    """The figure: a share of its parts, the mean of a running average, the least of spans."""
    if target.measure == Measure.PERCENT:
        return _share(target, counts).ratio
    if target.period == "yearly_avg":
        return Decimal(added(counts).numerator) / periods.years_elapsed(year, term)
    return Decimal(min(count.numerator for count in counts))


def _parts(target, counts, value):
    """What stands behind it: the parts of a share, a number out of the one that is fixed."""
    if target.measure == Measure.PERCENT:
        return _share(target, counts)
    return Count(value, target.base_number)


def _share(target, counts):
    total = added(counts)
    return Count(total.numerator, target.base_number or total.denominator, total.left_out)
