"""What resolutions can count: how many of their targets were met."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from chibo.indicators import Count, Indicator, Kind
from chibo.tallies import ids
from resolutions.enums import Verdict
from resolutions.models import Resolution
from resolutions.queries.counting import OWN, unit_of
from resolutions.queries.reports import reported
from resolutions.queries.results import Line, lines_of
from resolutions.regulations.judging import FULFILLED

OPEN = {Verdict.NOT_DUE, Verdict.NOT_COUNTED}


@dataclass(frozen=True)
class Row:
    """A target that was met, as one line of text."""

    line: Line

    def __str__(self):
        return f"{self.line.said}: {self.line.reached} ({self.line.verdict.label})"


def count_targets_met(units, period):
    """Targets judged đạt or vượt, of those that fall due in the years of the period.

    Of a running year only those count that can be judged already; the others are not yet due.
    """
    parts, wholes = defaultdict(int), defaultdict(int)
    for line in _judged(units, period):
        cell = unit_of(line.target)
        wholes[cell] += 1
        parts[cell] += line.verdict in FULFILLED
    return {cell: Count(parts[cell], wholes[cell]) for cell in ids(units)}


def targets_met(unit, period):
    """Which they are."""
    return [Row(line) for line in _judged([unit], period) if line.verdict in FULFILLED]


def _judged(units, period):
    for year in range(period.start.year, period.end.year + 1):
        end = date(year, 12, 31)
        resolutions = Resolution.unscoped.filter(reported(year), unit__in=units)
        for line in lines_of(resolutions, year, min(period.end, end)):
            if line.due.year == year and line.verdict not in OPEN:
                yield line


INDICATORS = (
    Indicator(
        OWN,
        "Chỉ tiêu nghị quyết đạt",
        Kind.FLOW,
        "chỉ tiêu",
        count_targets_met,
        targets_met,
    ),
)
