"""What became of the targets in a year: counted where records exist, else as typed.

The same lines serve the page, the printed report, the cell's panel and the indicator.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chibo.indicators import Count
from resolutions.enums import Measure, Verdict
from resolutions.models import Result, Target
from resolutions.queries.counting import Counted, actual_of, counted, resolution_of
from resolutions.queries.resolutions import targets_of
from resolutions.queries.terms import term_of, terms_of
from resolutions.regulations import judging, periods, wording
from resolutions.regulations.contradictions import contradictions
from resolutions.regulations.judging import Actual, Wanted


@dataclass(frozen=True)
class Side:
    """What is known of a target in one year. A record wins over a typed figure."""

    counted: Counted | None = None
    result: Result | None = None

    @property
    def actual(self):
        """The figure, or None. Zero is a figure."""
        if self.counted:
            return actual_of(self.counted)
        if self.result is None:
            return None
        return Actual(self.result.value, self.result.grade, self.result.achieved)

    @property
    def count(self) -> Count | None:
        """The parts that records gave."""
        return self.counted.count if self.counted else None

    def words(self, target):
        """ "21/22 (95,5%)", "04 đảng viên", "chưa có số liệu"."""
        typed = None if self.counted else self.result
        return wording.actual_words(target, self.actual, self.count, typed)


@dataclass(frozen=True)
class Line:
    """One target in one year, with what there is to say about it."""

    target: Target
    year: int
    term: periods.Term
    due: date
    verdict: Verdict
    percent: Decimal | None
    over_by: Decimal | None
    now: Side
    before: Side

    @property
    def is_counted(self):
        """Whether the figure comes from records."""
        return self.now.counted is not None

    @property
    def is_missing(self):
        """Whether a figure has to be typed and was not."""
        return self.is_typed and self.now.result is None

    @property
    def is_typed(self):
        """Whether the figure of this year has to be typed."""
        return not self.is_counted and self.verdict != Verdict.NOT_COUNTED

    @property
    def is_running(self):
        """Whether the figure of this year is a total since the start of the term."""
        adds = self.target.measure in (Measure.COUNT, Measure.AMOUNT)
        return adds and periods.is_running(self.target.period)

    @property
    def asks(self):
        """What the target asks, in words."""
        return wording.target_words(self.target)

    @property
    def reached(self):
        """What was reached, in words."""
        return self.now.words(self.target)

    @property
    def brief(self):
        """The same, short enough to stand beside a bar: "03/02 · 150%", "21/22 · 95,5%"."""
        if self.now.actual is None:
            return self.verdict.label
        if self.target.measure == Measure.PERCENT:
            return self.reached.replace(" (", " · ").replace(")", "")
        if self.percent is None:
            return self.reached
        return wording.brief_words(self.target, self.now.actual.value, self.percent)

    @property
    def reached_before(self):
        """What was reached the year before, in words."""
        return self.before.words(self.target)

    @property
    def when(self):
        """The period of the target, in words."""
        return wording.period_words(self.target.period)

    @property
    def said(self):
        """The clause as the resolution words it."""
        return self.target.said


def lines_of(resolutions, year, today, terms=None, *, compared=False):
    """The lines of these resolutions for a year, in the order of the papers.

    `terms` are theirs, where they are at hand. What was reached the year before is asked for only
    when lines are `compared` with it.
    """
    terms = terms_of(resolutions) if terms is None else terms
    targets = list(targets_of(resolutions))
    typed = _typed(targets, [year - 1, year])
    now = counted(targets, year, today, terms)
    before = counted(targets, year - 1, today, terms) if compared else {}
    return [
        _line(
            target,
            year,
            today,
            terms[resolution_of(target)],
            Side(now.get(target.pk), typed.get((target.pk, year))),
            Side(before.get(target.pk), typed.get((target.pk, year - 1))),
        )
        for target in targets
    ]


def years_of(resolution, today):
    """{target id: [(year, verdict)]} for the years of the term that have begun."""
    found, term = {}, term_of(resolution)
    for year in term.reported(today):
        for line in lines_of([resolution], year, today, {resolution.pk: term}):
            found.setdefault(line.target.pk, []).append((year, line.verdict))
    return found


def doubts_of(lines):
    """Where the targets of these lines contradict each other, in sentences."""
    if not lines:
        return []
    return list(contradictions([line.target for line in lines], lines[0].term))


def wanted_of(target):
    """The target as the judging rules see it."""
    return Wanted(
        target.measure,
        target.judged_as,
        target.value,
        target.value_max,
        target.grade,
        target.scale,
    )


def _line(target, year, today, term, now, before):
    wanted = wanted_of(target)
    due = periods.due_day(target.period, year, term)
    verdict = judging.verdict(
        wanted,
        now.actual,
        due=due,
        on=min(today, date(year, 12, 31)),
        counts=periods.answers_in(target.period, year, term),
    )
    return Line(
        target=target,
        year=year,
        term=term,
        due=due,
        verdict=verdict,
        percent=judging.percent_of_target(wanted, now.actual),
        over_by=judging.over_by(wanted, now.actual),
        now=now,
        before=before,
    )


def _typed(targets, years):
    rows = Result.unscoped.filter(target__in=targets, year__in=years)
    return {(row.target_id, row.year): row for row in rows}
