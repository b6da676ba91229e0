"""What a typed result must be like. Pure; each finding says beside which field it stands."""

from datetime import date

from chibo.regulations import Finding
from chibo.vietnamese.numbers import number, percent
from resolutions.enums import Measure
from resolutions.regulations import grading
from resolutions.regulations.judging import agrees


def check_year(year, term):
    """A resolution is answered for in the years of its term."""
    if year not in term.reported(date(year, 12, 31)):
        sentence = f"Năm {year} nằm ngoài nhiệm kỳ {term.first}–{term.last} của nghị quyết."
        yield Finding("", sentence, field="as_of")


def check_as_of(as_of, year, today):
    """A figure of a year is not older than the year, and not from the future.

    It may be known only after the year is over: school and rating results come late.
    """
    if as_of > today:
        yield Finding("", "Ngày tính số liệu không thể sau hôm nay.", field="as_of")
    if as_of < date(year, 1, 1):
        yield Finding(
            "", f"Số liệu năm {year} phải tính đến một ngày từ 01/01/{year}.", field="as_of"
        )


def check_evidence(evidence):
    """A figure that no record gives rests on something: a decision, minutes, a confirmation."""
    if not evidence:
        sentence = "Hãy ghi minh chứng: số văn bản, biên bản hoặc nơi xác nhận."
        yield Finding("", sentence, field="evidence")


def check_figure(measure, *, value, numerator, denominator):
    """A number of the right sort; parts that fit each other and the percentage beside them."""
    if denominator is not None and denominator <= 0:
        yield Finding("", "Mẫu số phải lớn hơn 0.", field="figure")
    elif denominator is not None and measure == Measure.PERCENT:
        yield from _check_share(value, numerator, denominator)
    counted = numerator if value is None else value
    if counted is None:
        yield Finding("", "Hãy nhập con số.", field="figure")
    elif counted < 0 and measure == Measure.COUNT:
        yield Finding("", "Số lượng không thể nhỏ hơn 0.", field="figure")
    elif measure == Measure.RANK and (counted < 1 or counted != counted.to_integral_value()):
        yield Finding("", "Thứ hạng là một số nguyên từ 1 trở đi.", field="figure")


def is_told(target):
    """Whether the result is a plain yes or no: nothing is measured, or nobody said how much."""
    return target.measure == Measure.BOOLEAN or (
        target.measure != Measure.GRADE and target.value is None
    )


def check_told(achieved):
    """Yes or no."""
    if achieved is None:
        yield Finding("", "Hãy chọn đạt hoặc không đạt.", field="achieved")


def check_grade(scale, wanted, grade):
    """One of the grades of the scale."""
    if grade not in grading.choices(scale, wanted):
        yield Finding("", "Hãy chọn một mức trong danh sách.", field="grade")


def _check_share(value, numerator, denominator):
    if value is not None and not agrees(value, numerator, denominator):
        share = percent(numerator * 100 / denominator)
        sentence = (
            f"{number(numerator)}/{number(denominator)} là {share}, không phải {percent(value)}. "
            "Hãy sửa một trong hai."
        )
        yield Finding("", sentence, field="figure")
