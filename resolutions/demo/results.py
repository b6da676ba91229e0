"""Typed results for the demo: most targets met, some missed, many figures not entered yet."""

from datetime import date
from decimal import Decimal

from members.queries import roster
from resolutions.actions import results
from resolutions.actions.results import Entry
from resolutions.enums import Comparator, Measure
from resolutions.queries.results import lines_of
from resolutions.regulations import grading
from resolutions.regulations.entering import is_told

EVIDENCE = (
    "Biên bản sinh hoạt chi bộ tháng 12",
    "Báo cáo tổng kết năm của chi bộ",
    "Thông báo của Đảng ủy cấp trên",
    "Sổ theo dõi của chi ủy",
    "Kết quả bình xét cuối năm",
)
GROUPS = (40, 48, 60, 75, 96, 120, 160)
"""How many there are of whom a share is taken."""


def enter(resolution, year, share, today, rng, by):
    """Enter about `share` of the figures that records do not give for the year."""
    as_of = min(today, date(year, 12, 20))
    lines = [line for line in lines_of([resolution], year, today) if line.is_typed]
    members = roster([resolution.unit], as_of).count()
    entries = [_entry(line.target, as_of, members, rng) for line in lines if rng.random() < share]
    results.enter_all(year=year, entries=entries, by=by)


def _entry(target, as_of, members, rng):
    reached = _reached(target, members, rng)
    return Entry(target, as_of=as_of, evidence=rng.choice(EVIDENCE), **reached)


def _reached(target, members, rng):
    """Four of five reach what was asked."""
    well = rng.random() < 0.8
    if target.measure == Measure.GRADE:
        return {"grade": _grade(target, well, rng)}
    if is_told(target):
        return {"achieved": well}
    if target.measure == Measure.PERCENT:
        return _share(target, members, well, rng)
    return {"value": _figure(target, well, rng)}


def _grade(target, well, rng):
    choices = grading.choices(target.scale, target.grade)
    wanted = choices.index(target.grade)
    return choices[rng.choice((wanted, max(0, wanted - 1)))] if well else choices[wanted + 1]


def _share(target, members, well, rng):
    """Of the members of the cell there are as many as there are; of others some number."""
    whole = Decimal(rng.choice(GROUPS))
    if members and "đảng viên" in target.said:
        whole = Decimal(members)
    asked = target.value * whole / 100
    down = target.comparator in (Comparator.LT, Comparator.LTE)
    part = int(asked) + (0 if asked == int(asked) else 1) + rng.randint(0, 2)
    if well == down:
        part = int(asked) - rng.randint(1, 3) if not down else int(asked) + 2
    return {"numerator": Decimal(max(0, min(part, int(whole)))), "denominator": whole}


def _figure(target, well, rng):
    if target.value == 0:
        return Decimal(0 if well else 1)
    factor = Decimal(rng.choice((100, 100, 110, 133) if well else (60, 80))) / 100
    figure = target.value * factor
    return figure.quantize(Decimal("0.1" if target.measure == Measure.AMOUNT else "1"))
