"""F1 and F2 without a database: rates, reliefs, what is left to pay, what is kept."""

from dataclasses import replace

import pytest

from members.enums import Payer, ReliefGround
from members.regulations import Dues, due, dues_rate, relief, retained, standing

RULE = Dues(minimum_wages=(5_310_000, 4_730_000, 4_140_000, 3_700_000))
OLDER = replace(
    RULE,
    percents={Payer.INSURED: 1, Payer.PENSIONER: 0},
    amounts=dict.fromkeys(("student", "working", "retired"), (2000, 30000)),
    clause="342-QĐ/TW",
)


@pytest.mark.parametrize(
    ("payer", "words"),
    [
        ("insured", "1% tiền lương đóng BHXH tháng trước"),
        ("pensioner", "0,5% lương hưu"),
        ("student", "5.000 đ"),
        ("working", "0,3% lương tối thiểu vùng"),
        ("retired", "0,2% lương tối thiểu vùng"),
    ],
)
def test_the_rate_in_words(payer, words):
    assert dues_rate(payer, RULE) == words


def test_an_older_rate_is_a_span():
    assert dues_rate("working", OLDER) == "2.000 đến 30.000 đ"


@pytest.mark.parametrize(
    ("payer", "amount", "rule", "asked"),
    [
        pytest.param("insured", 87_000, RULE, 0, id="a private base is taken as said"),
        pytest.param("pensioner", 0, RULE, 1, id="a wage of nothing"),
        pytest.param("student", 5000, RULE, 0, id="01-QĐ/TW student"),
        pytest.param("student", 3000, RULE, 1, id="01-QĐ/TW student, otherwise"),
        pytest.param("student", 3000, OLDER, 0, id="342-QĐ/TW student"),
        pytest.param("working", 15_930, RULE, 0, id="region I, to the đồng"),
        pytest.param("working", 14_000, RULE, 0, id="region II, rounded"),
        pytest.param("working", 10_000, RULE, 1, id="below every region"),
        pytest.param("retired", 7400, RULE, 0, id="0,2% of region IV"),
        pytest.param("retired", 50_000, RULE, 1, id="far off"),
        pytest.param("retired", 50_000, replace(RULE, minimum_wages=()), 0, id="no wage on record"),
    ],
)
def test_an_amount_that_does_not_follow_from_the_rate_is_asked_about(payer, amount, rule, asked):
    assert len(list(standing(payer, amount, rule))) == asked


def test_the_question_says_what_would_fit():
    finding = next(standing("working", 99_000, RULE, whose="Trần Văn Ba"))
    assert str(finding) == (
        "Trần Văn Ba: 99.000 đ không khớp mức của đối tượng “Không đóng BHXH, trong tuổi lao động” "
        "(0,3% lương tối thiểu vùng: vùng I đến IV: 16.000, 14.000, 12.000, 11.000 đ). (01-QĐ/TW)"
    )


G = ReliefGround


@pytest.mark.parametrize(
    ("ground", "percent", "months", "years", "field"),
    [
        pytest.param(G.PARTY_AGE, 100, None, 50, None, id="fifty years"),
        pytest.param(G.PARTY_AGE, 100, None, 49, "ground", id="forty-nine"),
        pytest.param(G.ALLOWANCE, 100, None, 3, None, id="social pension allowance"),
        pytest.param(G.ALLOWANCE, 50, None, 3, "percent", id="allowance, in part"),
        pytest.param(G.POOR_OR_ILL, 100, 36, 3, None, id="poor household, three years"),
        pytest.param(G.HARDSHIP, 30, 12, 3, None, id="hardship, twelve months"),
        pytest.param(G.HARDSHIP, 100, 6, 3, None, id="hardship, wholly"),
        pytest.param(G.HARDSHIP, 50, 13, 3, "last", id="hardship, thirteen"),
        pytest.param(G.HARDSHIP, 50, None, 3, "last", id="hardship without end"),
        pytest.param(G.HARDSHIP, 40, 12, 3, "percent", id="hardship, forty percent"),
    ],
)
def test_f1_reliefs(ground, percent, months, years, field):
    assert [f.field for f in relief(ground, percent, months, years, RULE)] == (
        [field] if field else []
    )


@pytest.mark.parametrize(
    ("amount", "percent", "unit", "left"),
    [
        (15_930, 0, 1000, 15_930),
        (15_930, None, 1000, 15_930),
        (55_000, 50, 1000, 28_000),
        (55_000, 50, 1, 27_500),
        (55_000, 100, 1000, 0),
        (0, 30, 1000, 0),
    ],
)
def test_what_is_left_to_pay(amount, percent, unit, left):
    assert due(amount, percent, unit) == left


@pytest.mark.parametrize(
    ("collected", "percent", "unit", "kept"),
    [(732_000, 70, 1000, 512_000), (999, 70, 1000, 999), (999, 70, 1, 699), (0, 70, 1000, 0)],
)
def test_what_the_cell_keeps(collected, percent, unit, kept):
    assert retained(collected, percent, unit) == kept


@pytest.mark.parametrize(("months", "late"), [(0, None), (1, None), (2, False), (3, True)])
def test_f2_two_months_warn_three_are_late(months, late):
    assert RULE.behind(months) is late
