"""When a target is answered for, and by which day it must be met. Pure.

A report speaks of one calendar year inside the term of its resolution. `term` is (first year, last
year), both included.
"""

import re
from datetime import date, timedelta

RUNNING = ("term", "yearly_avg")
"""Answered by a running total, or a running average, from the start of the term."""
PARTS = {"month": 1, "quarter": 3}
"""Periods within a year, in months: each must do on its own, so the least decides."""


def answers_in(period, year, term):
    """Whether a report on `year` answers for a target of this period at all.

    What was due by an earlier day has had its report, and is not asked for again.
    """
    if not term[0] <= year <= term[1]:
        return False
    if period.startswith("year:"):
        return int(period[5:]) == year
    if period.startswith("by:"):
        return year <= last_day(period[3:]).year
    return True


def due_day(period, year, term):
    """The day by which a target must be met, seen from a report on `year`.

    Yearly targets, and those of a quarter, month or meeting, fall due with each year; term targets
    and averages with the term; "by" targets on the last day they name.
    """
    if period in RUNNING:
        return date(term[1], 12, 31)
    if period.startswith("by:"):
        return last_day(period[3:])
    if period.startswith("year:"):
        return date(int(period[5:]), 12, 31)
    return date(year, 12, 31)


def spans(period, year, term, on):
    """The spans of days whose records answer the target in a report on `year`, up to the day `on`.

    Mostly one. A monthly or quarterly target has one for each month or quarter that is over; while
    none is, there is nothing to judge. A term target is counted from the start of its term.
    """
    end = min(due_day(period, year, term), date(year, 12, 31), on)
    if period in PARTS:
        return tuple(part for part in _parts(year, PARTS[period]) if part[1] <= end)
    running = period in RUNNING or period.startswith("by:")
    start = date(term[0] if running else year, 1, 1)
    return ((start, end),) if start <= end else ()


def years_elapsed(year, term):
    """How many years a running average has behind it at the end of `year`."""
    return year - term[0] + 1


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
