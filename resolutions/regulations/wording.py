"""Targets and figures in words, as people say and papers print them. Pure."""

from chibo.vietnamese.dates import short_date
from chibo.vietnamese.numbers import number, percent
from resolutions.enums import Comparator, Measure
from resolutions.regulations import grading
from resolutions.regulations.periods import last_day

C = Comparator
NONE = "chưa có số liệu"
AROUND = {
    C.GTE: "{} trở lên",
    C.GT: "trên {}",
    C.LTE: "không quá {}",
    C.LT: "dưới {}",
    C.MAINTAIN: "giữ vững {}",
    C.MEETS_ASSIGNED: "{} (được giao)",
    C.TO_BE_ASSIGNED: "{} (được giao)",
}
WITHOUT_FIGURE = {
    C.MAINTAIN: "giữ vững",
    C.MEETS_ASSIGNED: "đạt chỉ tiêu được giao",
    C.TO_BE_ASSIGNED: "chờ được giao",
}
PERIODS = {
    "term": "cả nhiệm kỳ",
    "yearly": "hằng năm",
    "yearly_avg": "bình quân hằng năm",
    "quarter": "hằng quý",
    "month": "hằng tháng",
    "meeting": "mỗi kỳ họp",
}
LEAST_OF = {"month": "tháng ít nhất", "quarter": "quý ít nhất", "meeting": "kỳ họp ít nhất"}


def figure(measure, value, unit_of_measure=""):
    """A number as written, with its unit: "99,75%", "02 đảng viên", "1.500 triệu đồng".

    Counts from one to nine are padded as papers do; nothing is rounded.
    """
    sign = _sign(measure, unit_of_measure)
    if sign:
        return f"{number(value)}{sign}"
    counted = measure in (Measure.COUNT, Measure.RANK) and value == value.to_integral_value()
    said = f"{int(value):02d}" if counted and 0 < value < 10 else number(value)
    return said if measure == Measure.RANK else f"{said} {unit_of_measure}".strip()


def target_words(target):
    """What the target asks, short: "02 đảng viên trở lên", "không có", "hoàn thành tốt …"."""
    if target.measure == Measure.GRADE:
        highest = grading.is_highest(target.scale, target.grade)
        return grading.name(target.grade) + ("" if highest else " trở lên")
    if target.measure == Measure.BOOLEAN or target.value is None:
        return WITHOUT_FIGURE.get(target.comparator, "đạt")
    if target.measure == Measure.RANK:
        return _rank_words(target)
    if target.comparator == C.EQ and not target.value:
        return "không có"
    return AROUND.get(target.comparator, "{}").format(_figure_or_range(target))


def actual_words(target, actual, count=None, result=None):
    """What was reached: "04 đảng viên", "21/22 (95,5%)"; no figure says so, zero is a figure.

    `count` is what records gave, `result` what was typed; either may know the parts.
    """
    if actual is None:
        return NONE
    if actual.grade:
        return grading.name(actual.grade)
    if actual.value is None:
        return {True: "đạt", False: "không đạt", None: NONE}[actual.achieved]
    left_out = count.left_out if count else 0
    return _value_words(target, actual.value, _parts(count, result), left_out)


def brief_words(target, value, share):
    """A number of the number wanted, and the percent that makes: "03/02 · 150%"."""
    wanted = figure(target.measure, target.value)
    return f"{figure(target.measure, value)}/{wanted} · {percent(share)}"


def period_words(period):
    """ "hằng năm", "cả nhiệm kỳ", "năm 2026", "đến hết năm 2027", "đến ngày 15/6/2027"."""
    if period in PERIODS:
        return PERIODS[period]
    kind, _, rest = period.partition(":")
    if kind == "year":
        return f"năm {rest}"
    day = last_day(rest)
    spoken = {4: f"hết năm {day.year}", 7: f"hết tháng {day.month}/{day.year}"}
    return f"đến {spoken.get(len(rest)) or 'ngày ' + short_date(day)}"


def _value_words(target, value, parts, left_out=0):
    if target.measure == Measure.PERCENT:
        sign = _sign(target.measure, target.unit_of_measure)
        said = percent(value) if sign == "%" else f"{number(value, places=2)}{sign}"
        said = f"{_whole(parts)} ({said})" if parts else said
        said += f", không tính {left_out:02d}" if left_out else ""
    elif target.measure == Measure.RANK:
        out_of = parts[1] if parts else target.rank_of
        said = figure(target.measure, value) + (f"/{number(out_of)}" if out_of else "")
    elif parts and target.base_number:
        said = f"{_whole(parts)} {target.unit_of_measure}".strip()
    else:
        said = figure(target.measure, value, target.unit_of_measure)
    least = LEAST_OF.get(target.period) if target.measure == Measure.COUNT else None
    return f"{said} ({least})" if least else said


def _rank_words(target):
    low, high = target.value, target.value_max
    said = figure(target.measure, low) + (f" - {figure(target.measure, high)}" if high else "")
    return f"thứ {said}" + (f"/{number(target.rank_of)}" if target.rank_of else "")


def _figure_or_range(target):
    low, high = target.value, target.value_max
    if high is None or target.comparator not in (C.BETWEEN, C.BETWEEN_OR_MORE):
        return figure(target.measure, low, target.unit_of_measure)
    sign = _sign(target.measure, target.unit_of_measure)
    first = figure(target.measure, low, "" if not sign else target.unit_of_measure)
    more = " trở lên" if target.comparator == C.BETWEEN_OR_MORE else ""
    last = figure(target.measure, high, target.unit_of_measure)
    return f"{first.removesuffix(sign)} - {last}{more}"


def _parts(count, result):
    """(numerator, denominator) where both are known."""
    for source in (count, result):
        if source is not None and source.denominator:
            return source.numerator, source.denominator
    return None


def _whole(parts):
    return "/".join(number(part) for part in parts)


def _sign(measure, unit_of_measure):
    if unit_of_measure in ("%", "‰"):
        return unit_of_measure
    return "%" if measure == Measure.PERCENT else ""
