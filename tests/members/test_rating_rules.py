"""The rules of a year's rating, without a database."""

from datetime import date
from decimal import Decimal

import pytest

from chibo.regulations import Weight
from members.enums import Level
from members.regulations import (
    RatingRule,
    bands,
    excellent_cap,
    left_out,
    left_out_consistently,
    level_of,
    not_too_many,
    votes,
)

RULE = RatingRule(bands={"HTXSNV": 90, "HTTNV": 70, "HTNV": 50, "KHTNV": 0})
BEFORE = RatingRule(clause="124-QĐ/TW")
END = date(2025, 12, 31)


@pytest.mark.parametrize(
    ("exempt", "ceremony_on", "why"),
    [
        pytest.param(True, date(1990, 1, 1), "exempt", id="exempt members, 366-QĐ/TW"),
        pytest.param(False, date(2025, 6, 30), "", id="the sixth month ended on 30 December"),
        pytest.param(False, date(2025, 7, 1), "new", id="the sixth month ends on 1 January"),
        pytest.param(True, date(2025, 12, 1), "exempt", id="both: exempt says more"),
    ],
)
def test_who_is_not_rated(exempt, ceremony_on, why):
    assert left_out(exempt, ceremony_on, END, RULE) == why


@pytest.mark.parametrize(
    ("points", "level"),
    [
        pytest.param(points, level, id=f"{points}, 366-QĐ/TW")
        for points, level in (
            ("100", "HTXSNV"),
            ("90", "HTXSNV"),
            ("89.99", "HTTNV"),
            ("70", "HTTNV"),
            ("69.5", "HTNV"),
            ("50", "HTNV"),
            ("49.9", "KHTNV"),
            ("0", "KHTNV"),
        )
    ],
)
def test_points_make_a_level(points, level):
    points = Decimal(points)
    assert level_of(points, RULE) == level
    assert list(bands("An", points, level, RULE)) == []


def test_e2_points_and_level_that_differ_block():
    [found] = bands("An", Decimal("89.50"), "HTXSNV", RULE)
    assert (found.code, found.weight, found.clause) == ("E2", Weight.BLOCKS, "366-QĐ/TW")
    assert "89,5 điểm ứng với mức HTTNV" in found.sentence


@pytest.mark.parametrize(("points", "level"), [(None, "HTTNV"), (Decimal(20), "")])
def test_e2_says_nothing_of_half_a_line(points, level):
    assert list(bands("An", points, level, RULE)) == []


def test_e2_says_nothing_under_a_rule_without_bands():
    assert list(bands("An", Decimal(20), "HTXSNV", BEFORE)) == []


@pytest.mark.parametrize(
    ("excellent", "good", "allowed", "kept"),
    [(0, 0, 0, True), (1, 4, 0, False), (1, 5, 1, True), (2, 9, 1, False), (2, 10, 2, True)],
)
def test_e1_a_fifth_of_the_good_ones_rounded_down(excellent, good, allowed, kept):
    levels = [Level.EXCELLENT] * excellent + [Level.GOOD] * good + [Level.FAIR, "", Level.POOR]
    cap = excellent_cap(levels, RULE)
    assert (cap.excellent, cap.allowed, cap.kept) == (excellent, allowed, kept)
    assert bool(list(not_too_many(levels, RULE, what="Chi bộ"))) == (not kept)


@pytest.mark.parametrize(("cap", "weight"), [("warn", Weight.WARNS), ("stop", Weight.BLOCKS)])
def test_e1_asks_or_stops_as_the_setting_says(cap, weight):
    rule = RatingRule(cap=cap, clause="366-QĐ/TW")
    [found] = not_too_many(["HTXSNV"], rule, what="Chi bộ")
    assert (found.code, found.weight, found.clause) == ("E1", weight, "366-QĐ/TW")


@pytest.mark.parametrize(
    ("cast", "proposed", "base", "said"),
    [
        ((None, None, None, None), "HTTNV", None, []),
        ((1, 8, 0, 0), "HTTNV", 9, []),
        ((1, 9, 0, 0), "HTTNV", 9, ["10 phiếu, nhiều hơn 9"]),
        ((5, 5, None, None), "HTTNV", 10, ["5/10 phiếu, chưa quá nửa"]),
        ((None, 5, None, None), "HTXSNV", 9, ["0/9 phiếu"]),
        ((1, None, None, None), "", None, ["Hãy ghi số đảng viên biểu quyết"]),
    ],
)
def test_votes(cast, proposed, base, said):
    found = [f.sentence for f in votes("An", cast, proposed, base, RULE)]
    assert len(found) == len(said)
    assert all(part in sentence for part, sentence in zip(said, found, strict=True))


@pytest.mark.parametrize(
    ("register", "chosen", "note", "rated", "said"),
    [
        ("", "", "", True, []),
        ("exempt", "exempt", "", False, []),
        ("exempt", "", "", True, ["theo sổ ngày 31/12 thì được miễn"]),
        ("exempt", "", "xin được xếp loại", True, []),
        ("", "suspended", "", False, ["thuộc diện xếp loại. Hãy ghi lý do"]),
        ("", "suspended", "QĐ 3", True, ["mà có phiếu hoặc mức"]),
    ],
)
def test_another_choice_than_the_registers_needs_a_reason(register, chosen, note, rated, said):
    found = left_out_consistently("An", register, chosen, note, rated=rated)
    found = [finding.sentence for finding in found]
    assert len(found) == len(said)
    assert all(part in sentence for part, sentence in zip(said, found, strict=True))
