"""Targets and figures in words."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from chibo.indicators import Count
from resolutions.enums import Comparator, Measure
from resolutions.regulations.judging import Actual
from resolutions.regulations.wording import actual_words, period_words, target_words

C, M, D = Comparator, Measure, Decimal


def target(measure, comparator=C.EQ, value=None, value_max=None, unit="", **fields):
    plain = {"grade": "", "scale": "", "rank_of": None, "base_number": None, "period": "yearly"}
    return SimpleNamespace(
        measure=measure,
        comparator=comparator,
        value=None if value is None else D(value),
        value_max=None if value_max is None else D(value_max),
        unit_of_measure=unit,
        **(plain | fields),
    )


TARGETS = [
    ("02 đảng viên", target(M.COUNT, C.EQ, "2.000", unit="đảng viên")),
    ("10 đảng viên trở lên", target(M.COUNT, C.GTE, 10, unit="đảng viên")),
    ("1.500 hộ", target(M.COUNT, C.EQ, 1500, unit="hộ")),
    ("không có", target(M.COUNT, C.EQ, 0, unit="đảng viên")),
    ("không quá 02 vụ", target(M.COUNT, C.LTE, 2, unit="vụ")),
    ("100%", target(M.PERCENT, C.EQ, 100, unit="%")),
    ("99,75%", target(M.PERCENT, C.EQ, "99.750", unit="%")),
    ("trên 95%", target(M.PERCENT, C.GT, 95, unit="%")),
    ("dưới 1,5%", target(M.PERCENT, C.LT, "1.5", unit="%")),
    ("dưới 0,3‰", target(M.PERCENT, C.LT, "0.30", unit="‰")),
    ("02 - 04 đảng viên", target(M.COUNT, C.BETWEEN, 2, 4, "đảng viên")),
    ("10 - 12%", target(M.PERCENT, C.BETWEEN, 10, 12, "%")),
    ("1 - 1,5% trở lên", target(M.PERCENT, C.BETWEEN_OR_MORE, 1, "1.5", "%")),
    ("49,376 tỷ đồng", target(M.AMOUNT, C.EQ, "49.376", unit="tỷ đồng")),
    ("5 tỷ đồng trở lên", target(M.AMOUNT, C.GTE, 5, unit="tỷ đồng")),
    ("hoàn thành tốt nhiệm vụ trở lên", target(M.GRADE, grade="HTTNV", scale="rating")),
    ("hoàn thành xuất sắc nhiệm vụ", target(M.GRADE, grade="HTXSNV", scale="rating")),
    ("vững mạnh xuất sắc", target(M.GRADE, grade="vững mạnh xuất sắc", scale="vm")),
    ("vững mạnh trở lên", target(M.GRADE, grade="vững mạnh", scale="vm")),
    ("thứ 15/27", target(M.RANK, C.EQ, 15, rank_of=D(27))),
    ("thứ 01 - 10/103", target(M.RANK, C.BETWEEN, 1, 10, rank_of=D(103))),
    ("đạt", target(M.BOOLEAN, C.IS)),
    ("giữ vững", target(M.BOOLEAN, C.MAINTAIN)),
    ("giữ vững 95%", target(M.PERCENT, C.MAINTAIN, 95, unit="%")),
    ("đạt chỉ tiêu được giao", target(M.COUNT, C.MEETS_ASSIGNED)),
    ("07 đảng viên (được giao)", target(M.COUNT, C.MEETS_ASSIGNED, 7, unit="đảng viên")),
    ("chờ được giao", target(M.COUNT, C.TO_BE_ASSIGNED)),
]


@pytest.mark.parametrize(("words", "asked"), TARGETS, ids=[words for words, _ in TARGETS])
def test_target_in_words(words, asked):
    assert target_words(asked) == words


def parts(numerator, denominator=None):
    return SimpleNamespace(numerator=D(numerator), denominator=denominator and D(denominator))


MEMBERS = target(M.COUNT, C.EQ, 2, unit="đảng viên")
SHARE = target(M.PERCENT, C.EQ, 100, unit="%")
RATED = target(M.COUNT, C.EQ, 2, unit="đảng viên", base_number=D(18))
RANKED = target(M.RANK, C.EQ, 15, rank_of=D(27))
GRADED = target(M.GRADE, grade="HTTNV", scale="rating")
YES = target(M.BOOLEAN, C.IS)
ACTUALS = [
    ("chưa có số liệu", MEMBERS, None, None, None),
    ("0 đảng viên", MEMBERS, Actual(D(0)), Count(0), None),
    ("04 đảng viên", MEMBERS, Actual(D(4)), Count(4, 22), None),
    ("21/22 (95,5%)", SHARE, Actual(D(2100) / 22), Count(21, 22), None),
    ("26/30 (86,7%)", SHARE, Actual(D("86.667")), None, parts("26.000", "30.000")),
    ("86,7%", SHARE, Actual(D("86.66")), None, parts(0)),
    ("501,8%", SHARE, Actual(D("501.8")), None, None),
    ("2/18 đảng viên", RATED, Actual(D(2)), None, parts(2, 18)),
    ("12/27", RANKED, Actual(D(12)), None, None),
    ("12/25", RANKED, Actual(D(12)), None, parts(12, 25)),
    ("hoàn thành xuất sắc nhiệm vụ", GRADED, Actual(grade="HTXSNV"), None, None),
    ("đạt", YES, Actual(achieved=True), None, None),
    ("không đạt", YES, Actual(achieved=False), None, None),
    (
        "0 cuộc (tháng ít nhất)",
        target(M.COUNT, C.EQ, 1, unit="cuộc", period="month"),
        Actual(D(0)),
        Count(0),
        None,
    ),
]


@pytest.mark.parametrize(
    ("words", "asked", "actual", "count", "result"), ACTUALS, ids=[row[0] for row in ACTUALS]
)
def test_actual_in_words(words, asked, actual, count, result):
    assert actual_words(asked, actual, count, result) == words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("term", "cả nhiệm kỳ"),
        ("yearly", "hằng năm"),
        ("yearly_avg", "bình quân hằng năm"),
        ("month", "hằng tháng"),
        ("year:2026", "năm 2026"),
        ("by:2027", "đến hết năm 2027"),
        ("by:2027-06", "đến hết tháng 6/2027"),
        ("by:2027-06-15", "đến ngày 15/06/2027"),
    ],
)
def test_period_in_words(period, words):
    assert period_words(period) == words
