"""The rules, clause by clause, without a database."""

from datetime import date

import pytest

from chibo.regulations import Weight
from members import regulations
from members.enums import Status
from members.regulations import Probation

D = date
RULE = Probation(12, 30, "294-QĐ/TW")
PROB, OFF = Status.PROBATIONARY, Status.OFFICIAL


@pytest.mark.parametrize(
    ("ceremony", "official"),
    [
        pytest.param(D(2025, 5, 19), D(2026, 5, 19), id="M6 twelve months from the ceremony"),
        pytest.param(D(2024, 2, 29), D(2025, 2, 28), id="M6 29 February has no next year"),
        pytest.param(D(2024, 12, 31), D(2025, 12, 31), id="M6 over the new year"),
    ],
)
def test_official_date_follows_the_ceremony(ceremony, official):
    assert regulations.expected_official_date(ceremony, RULE) == official


@pytest.mark.parametrize(
    ("ceremony", "due"),
    [
        # 19/5/2026 is a Tuesday; thirty working days are six whole weeks
        pytest.param(D(2025, 5, 19), D(2026, 6, 30), id="M5 six weeks from a Tuesday"),
        # 16/5/2026 is a Saturday: the first working day after it is Monday the 18th
        pytest.param(D(2025, 5, 16), D(2026, 6, 26), id="M5 from a Saturday"),
    ],
)
def test_recognition_is_due_thirty_working_days_later(ceremony, due):
    assert regulations.recognition_due(ceremony, RULE) == due


@pytest.mark.parametrize(
    ("decided", "ceremony", "on", "years"),
    [
        pytest.param(D(1996, 5, 2), D(1996, 5, 19), D(2026, 5, 2), 30, id="M7 from the decision"),
        pytest.param(D(1996, 5, 2), D(1996, 5, 19), D(2026, 5, 1), 29, id="M7 a day short"),
        pytest.param(None, D(1996, 5, 19), D(2026, 5, 18), 29, id="M7 ceremony when unknown"),
    ],
)
def test_party_age_counts_from_the_decision(decided, ceremony, on, years):
    assert regulations.party_age(decided, ceremony, on) == years


BORN = D(1970, 3, 15)


@pytest.mark.parametrize(
    ("decided", "ceremony", "official", "exempt", "fields"),
    [
        (D(2010, 5, 2), D(2010, 5, 19), D(2011, 5, 19), None, []),
        (D(2010, 5, 19), D(2010, 5, 19), None, None, []),
        (None, D(2010, 5, 19), D(2011, 5, 19), D(2020, 1, 1), []),
        (D(2010, 5, 20), D(2010, 5, 19), None, None, ["ceremony_on"]),
        (None, D(2010, 5, 19), D(2010, 5, 19), None, ["official_on"]),
        (D(1960, 1, 1), D(1960, 2, 1), None, None, ["decided_on"]),
        (None, D(2010, 5, 19), None, D(2009, 1, 1), ["exempt_on"]),
        (D(2011, 1, 1), D(2010, 5, 19), D(2010, 1, 1), None, ["ceremony_on", "official_on"]),
    ],
)
def test_dates_follow_one_another(decided, ceremony, official, exempt, fields):
    found = regulations.order_of_dates(BORN, decided, ceremony, official, exempt)
    assert [finding.field for finding in found] == fields


def test_another_official_date_is_a_warning():
    found = regulations.official_date(D(2025, 5, 19), D(2026, 5, 20), RULE)
    assert [(f.code, f.weight, f.field) for f in found] == [("M6", Weight.WARNS, "official_on")]
    assert str(found[0]) == (
        "Ngày chính thức thường là 19/05/2026: đủ 12 tháng từ ngày làm lễ. (294-QĐ/TW)"
    )


@pytest.mark.parametrize("official", [None, D(2026, 5, 19)])
def test_the_expected_official_date_says_nothing(official):
    assert regulations.official_date(D(2025, 5, 19), official, RULE) == []


@pytest.mark.parametrize(
    ("born", "decided", "ceremony", "found"),
    [
        pytest.param(D(1990, 5, 19), D(2008, 5, 19), None, [], id="M1 eighteen that day"),
        pytest.param(D(1990, 5, 20), D(2008, 5, 19), None, ["M1"], id="M1 a day too young"),
        pytest.param(D(1990, 5, 20), None, D(2008, 5, 19), ["M1"], id="M1 by the ceremony"),
        pytest.param(D(1990, 5, 20), D(2008, 5, 19), D(2008, 6, 1), ["M1"], id="M1 the decision"),
        pytest.param(D(2009, 5, 20), D(2008, 5, 19), None, [], id="born later: told elsewhere"),
        pytest.param(None, D(2008, 5, 19), None, [], id="no birth date"),
    ],
)
def test_admitted_too_young_is_asked_about(born, decided, ceremony, found):
    told = list(regulations.of_age_when_admitted(born, decided, ceremony))
    assert [finding.code for finding in told] == found
    assert all(finding.weight is Weight.WARNS for finding in told)


GOOD = "099170000001"


@pytest.mark.parametrize(
    ("card", "identity", "found"),
    [
        (GOOD, GOOD, []),
        ("", "", []),
        (GOOD, "", []),
        (GOOD[:11], "", [("card_number", Weight.BLOCKS)]),
        (GOOD + "1", "", [("card_number", Weight.BLOCKS)]),
        ("", "09917000000A", [("identity_number", Weight.BLOCKS)]),
        (GOOD, "099170000002", [("card_number", Weight.WARNS)]),
    ],
)
def test_card_and_identity_number_m10(card, identity, found):
    assert [(f.field, f.weight) for f in regulations.card_number(card, identity)] == found


@pytest.mark.parametrize(("number", "wrong"), [("12345678", 0), ("", 0), ("1234567", 1)])
def test_old_card_number_m10(number, wrong):
    assert len(list(regulations.old_card_number(number))) == wrong


@pytest.mark.parametrize(
    ("number", "wrong"),
    [
        ("000001 HN", 0),
        ("000001HN", 0),
        ("012345 ĐNG", 0),
        (None, 0),
        ("000000 HN", 1),
        ("00001 HN", 1),
        ("000001 H", 1),
        ("000001 hn", 1),
        ("000001 ABCD", 1),
    ],
)
def test_record_number_m10(number, wrong):
    assert len(list(regulations.record_number(number))) == wrong


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("000001hn", "000001 HN"),
        (" 000001 HN ", "000001 HN"),
        ("", None),
        (None, None),
        ("x1", "x1"),
    ],
)
def test_a_record_number_has_one_spelling(typed, kept):
    assert regulations.tidy_record_number(typed) == kept


A, B = 1, 2
JAN, JUN, DEC = D(2025, 1, 1), D(2025, 6, 1), D(2025, 12, 1)


@pytest.mark.parametrize(
    ("stays", "ceremony", "official", "beside", "expected"),
    [
        pytest.param(
            [(A, JAN, None)], JAN, [], {}, [(A, PROB, False, False, JAN, None)], id="probationary"
        ),
        pytest.param(
            [(A, JAN, None)],
            JAN,
            [(DEC, None)],
            {},
            [(A, PROB, False, False, JAN, DEC), (A, OFF, False, False, DEC, None)],
            id="becomes official",
        ),
        pytest.param(
            [(A, JUN, None)],
            JAN,
            [(JAN, None)],
            {},
            [(A, OFF, False, False, JUN, None)],
            id="came as official",
        ),
        pytest.param(
            [(A, JAN, JUN), (B, JUN, None)],
            JAN,
            [(DEC, None)],
            {},
            [
                (A, PROB, False, False, JAN, JUN),
                (B, PROB, False, False, JUN, DEC),
                (B, OFF, False, False, DEC, None),
            ],
            id="moves during probation",
        ),
        pytest.param(
            [(A, JAN, None)],
            D(2000, 1, 1),
            [(D(2001, 1, 1), None)],
            {"exempt": [(JUN, None)]},
            [(A, OFF, False, False, JAN, JUN), (A, OFF, True, False, JUN, None)],
            id="exempt is still official",
        ),
        pytest.param(
            [(A, JAN, None)],
            D(2000, 1, 1),
            [(D(2001, 1, 1), None)],
            {"suspended": [(JUN, DEC)]},
            [
                (A, OFF, False, False, JAN, JUN),
                (A, OFF, False, True, JUN, DEC),
                (A, OFF, False, False, DEC, None),
            ],
            id="suspended for a while",
        ),
        pytest.param(
            [(A, JAN, JUN), (A, DEC, None)],
            D(2000, 1, 1),
            [(D(2001, 1, 1), DEC)],
            {},
            [(A, OFF, False, False, JAN, JUN), (A, PROB, False, False, DEC, None)],
            id="admitted again is probationary again",
        ),
        pytest.param(
            [(A, JAN, JUN)],
            JAN,
            [(DEC, None)],
            {},
            [(A, PROB, False, False, JAN, JUN)],
            id="left before official",
        ),
        pytest.param(
            [(A, JAN, None)],
            JUN,
            [],
            {},
            [(A, PROB, False, False, JUN, None)],
            id="not before ceremony",
        ),
        pytest.param([(A, JAN, JUN)], DEC, [], {}, [], id="stay ended before the ceremony"),
        pytest.param([], JAN, [], {}, [], id="belongs nowhere"),
    ],
)
def test_spells_follow_from_stays_and_dates(stays, ceremony, official, beside, expected):
    assert list(regulations.spells(stays, ceremony, official, **beside)) == expected
