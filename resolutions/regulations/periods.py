"""When a target is answered for, and by which day it must be met. Pure.

A report speaks of one calendar year inside the term of its resolution, cut to the days of the term.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

RUNNING = ("term", "yearly_avg")
"""Answered by a running total, or a running average, from the start of the term."""
PARTS = {"month": 1, "quarter": 3}
"""Periods within a year, in months: each must do on its own, so the least decides."""


@dataclass(frozen=True)
class Term:
    """The years a resolution names, and the days they are counted by.

    What a congress resolves binds from its own day to the day before the next congress of the same
    unit, as far as those are on record (05-HD/VPTW counts the numbers of papers alike); nothing is
    counted for two terms. Without a record the calendar years bound it, and the last year named
    does in any case.
    """

    first: int
    last: int
    begins: date | None = None
    ends: date | None = None

    @classmethod
    def between(cls, first, last, congress_on, next_on):
        """The term that a congress opened, if it is on record, and the next one closed, if any."""
        return cls(first, last, congress_on, next_on and next_on - timedelta(days=1))

    @property
    def start(self):
        """The first day."""
        return self.begins or date(self.first, 1, 1)

    @property
    def end(self):
        """The last day."""
        return min(self.ends or date.max, date(self.last, 12, 31))

    @property
    def is_closed(self):
        """Whether the next congress ended it before the last year named was over."""
        return self.end != date(self.last, 12, 31)

    @property
    def years(self):
        """How many years the paper names."""
        return self.last - self.first + 1

    def reported(self, today):
        """The years to report on that have begun, in order."""
        first = max(self.first, self.start.year)
        return range(first, min(self.end.year, today.year) + 1)

    def span(self, year, on):
        """(first day, last day) of the year inside the term, up to the day `on`."""
        start = max(self.start, date(year, 1, 1))
        return start, min(self.end, date(year, 12, 31), on)


def answers_in(period, year, term):
    """Whether a report on `year` answers for a target of this period at all.

    What was due by an earlier day has had its report, and is not asked for again.
    """
    if not max(term.first, term.start.year) <= year <= term.end.year:
        return False
    if period.startswith("year:"):
        return int(period[5:]) == year
    if period.startswith("by:"):
        return year <= last_day(period[3:]).year
    return True


def due_day(period, year, term):
    """The day by which a target must be met, seen from a report on `year`.

    Yearly targets, and those of a quarter, month or meeting, fall due with each year; term targets
    and averages with the term; "by" targets on the last day they name. A term that ended earlier in
    that year answers on its last day.
    """
    if period in RUNNING:
        return term.end
    due = date(year, 12, 31)
    if period.startswith("by:"):
        due = last_day(period[3:])
    if period.startswith("year:"):
        due = date(int(period[5:]), 12, 31)
    return due if due.year > term.last else min(due, term.end)


def spans(period, year, term, on):
    """The spans of days whose records answer the target in a report on `year`, up to the day `on`.

    Mostly one. A monthly or quarterly target has one for each month or quarter that is over; while
    none is, there is nothing to judge, and one that two terms share is asked of neither. A term
    target is counted from the start of its term.
    """
    start, end = term.span(year, min(due_day(period, year, term), on))
    if period in PARTS:
        parts = _parts(year, PARTS[period])
        return tuple(part for part in parts if start <= part[0] and part[1] <= end)
    if is_running(period):
        start = term.start
    return ((start, end),) if start <= end else ()


def years_elapsed(year, term):
    """How many years a running average has behind it at the end of `year`."""
    return year - term.first + 1


def is_running(period):
    """Whether the figure of a year is what was reached since the start of the term."""
    return period in RUNNING or period.startswith("by:")


def last_day(text):
    """The last day that "2025", "2025-06" or "2025-06-30" names."""
    year, month, day = (int(part) if part else None for part in _pieces(text))
    if day:
        return date(year, month, day)
    month = month or 12
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _pieces(text):
    return re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text).groups()


def _parts(year, months):
    for month in range(1, 13, months):
        yield date(year, month, 1), last_day(f"{year}-{month + months - 1:02d}")
