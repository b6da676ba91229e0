"""The rules of admission, a row for each clause; no database."""

from datetime import date

import pytest

from chibo.regulations import Weight
from members.regulations import (
    Admission,
    add_working_days,
    age_at_vote,
    certificate,
    certificate_ends_on,
    certified_before_listed,
    decision_in_time,
    enough_votes,
    introducer,
    introductions,
    of_that_name,
    order_of_steps,
    papers_at_vote,
)
from members.regulations.admission import Introduction, ceremony_due, ceremony_in_time

RULE = Admission()
VOTED = date(2026, 9, 15)
TET = frozenset({date(2026, 2, 16), date(2026, 2, 17), date(2026, 2, 18)})


def codes(findings):
    return [(finding.code, finding.weight) for finding in findings]


BLOCKS, WARNS = Weight.BLOCKS, Weight.WARNS


@pytest.mark.parametrize(
    ("born", "consent", "expected"),
    [
        pytest.param(date(2009, 9, 1), "", [("M1", BLOCKS)], id="208: 17 years"),
        pytest.param(date(2008, 10, 1), "", [("M1", BLOCKS)], id="208: a month short of 18"),
        pytest.param(date(2008, 9, 30), "", [], id="208: 18 in this month, counted by month"),
        pytest.param(date(1966, 9, 1), "", [], id="208: 60 in this month"),
        pytest.param(date(1966, 8, 31), "", [("M1", BLOCKS)], id="208: past 60"),
        pytest.param(date(1966, 8, 31), "12-CV/TU", [], id="208: past 60, consent from above"),
        pytest.param(date(2009, 9, 1), "12-CV/TU", [("M1", BLOCKS)], id="208: no consent for 17"),
    ],
)
def test_age_at_the_vote(born, consent, expected):
    assert codes(age_at_vote(born, VOTED, RULE, consent=consent)) == expected


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        pytest.param(None, [("M2", BLOCKS)], id="no certificate"),
        pytest.param(date(2021, 9, 15), [], id="60 months to the day"),
        pytest.param(date(2021, 9, 14), [("M2", BLOCKS)], id="60 months and a day"),
        pytest.param(date(2021, 8, 15), [("M2", BLOCKS)], id="61 months"),
    ],
)
def test_the_certificate_lasts_sixty_months(issued, expected):
    assert codes(certificate(issued, VOTED, RULE)) == expected


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        pytest.param(date(2025, 3, 2), [("M2", WARNS)], id="the day before"),
        pytest.param(date(2025, 3, 3), [], id="the same day"),
        pytest.param(date(2025, 6, 1), [], id="after"),
    ],
)
def test_the_class_may_come_before_the_list(issued, expected):
    assert codes(certified_before_listed(date(2025, 3, 3), issued)) == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        pytest.param("official", [], id="official"),
        pytest.param("probationary", [("M3", BLOCKS)], id="on probation"),
        pytest.param("", [], id="on no roll here"),
    ],
)
def test_whoever_introduces_is_official(status, expected):
    assert codes(introducer("Lê Văn Mới", status, VOTED, RULE)) == expected


def test_whose_name_was_typed_is_asked():
    (found,) = of_that_name("Trần Văn Một", "02/01/1960")
    assert (found.code, found.weight, found.field) == ("M3", WARNS, "person_name")
    assert "Trong chi bộ có đồng chí Trần Văn Một (sinh 02/01/1960). Ghi là đồng chí ấy?" in str(
        found
    )


LONG, SHORT = date(2020, 1, 1), date(2025, 9, 16)


@pytest.mark.parametrize(
    ("since", "backed", "expected"),
    [
        pytest.param([], False, [("M3", BLOCKS)], id="nobody"),
        pytest.param([LONG], False, [("M3", BLOCKS)], id="one and no resolution"),
        pytest.param([LONG], True, [], id="one and a resolution"),
        pytest.param([], True, [("M3", BLOCKS)], id="a resolution alone"),
        pytest.param([LONG, LONG], False, [], id="two"),
        pytest.param([LONG, SHORT], False, [("M3", WARNS)], id="one beside them for less"),
        pytest.param([SHORT, SHORT], False, [("M3", WARNS)] * 2, id="both for less"),
        pytest.param([LONG, SHORT, LONG], False, [], id="two suffice, whatever the third"),
        pytest.param([LONG, SHORT, SHORT], False, [("M3", WARNS)] * 2, id="only one of three"),
        pytest.param([SHORT, LONG], True, [], id="one suffices beside a resolution"),
        pytest.param([SHORT], True, [("M3", WARNS)], id="a resolution and one for less"),
        pytest.param([SHORT], False, [("M3", BLOCKS), ("M3", WARNS)], id="one for less alone"),
    ],
)
def test_who_introduces(since, backed, expected):
    introduced = [Introduction(f"Đảng viên {n}", day) for n, day in enumerate(since)]
    assert codes(introductions(introduced, backed, VOTED, RULE)) == expected


@pytest.mark.parametrize(
    ("missing", "unseen", "dated", "expected"),
    [
        pytest.param([], [], [], [], id="everything is there"),
        pytest.param(["Đơn xin vào Đảng"], [], [], [("papers", WARNS)], id="one is missing"),
        pytest.param(["Đơn", "Lý lịch"], ["Ý kiến"], [], [("papers", WARNS)], id="in one sentence"),
        pytest.param([], ["Đơn"], [], [("papers", WARNS)], id="nobody looked"),
        pytest.param([], [], [date(2025, 9, 15)], [], id="twelve months to the day"),
        pytest.param([], [], [date(2025, 9, 14)], [("papers", WARNS)], id="and a day more"),
        pytest.param([], [], [None], [], id="no day known"),
        pytest.param(
            ["Đơn"], [], [date(2025, 1, 2), date(2025, 1, 3)], [("papers", WARNS)] * 3, id="all"
        ),
    ],
)
def test_the_dossier_at_the_vote(missing, unseen, dated, expected):
    dated = [(f"Giấy {n}", day) for n, day in enumerate(dated)]
    assert codes(papers_at_vote(missing, unseen, dated, VOTED, RULE)) == expected


@pytest.mark.parametrize(
    ("votes", "base", "expected"),
    [
        pytest.param(8, 12, [], id="two thirds exactly"),
        pytest.param(7, 12, [("M4", BLOCKS)], id="one too few"),
        pytest.param(7, 10, [], id="7/10"),
        pytest.param(6, 10, [("M4", BLOCKS)], id="6/10 is more than half and too few"),
        pytest.param(0, 3, [("M4", BLOCKS)], id="nobody"),
        pytest.param(4, 3, [("M4", BLOCKS)], id="more than there are"),
    ],
)
def test_two_thirds_in_favour(votes, base, expected):
    assert codes(enough_votes(votes, base, RULE)) == expected


def test_too_few_votes_says_how_many_are_needed():
    [finding] = enough_votes(6, 10, RULE)
    assert "6/10 tán thành chưa đủ 2 phần 3: cần ít nhất 7." in finding.sentence
    assert finding.clause == "208-QĐ/TW; Điều lệ Đảng, Điều 4, khoản 3"
    [finding] = enough_votes(6, 10, RULE, "")
    assert finding.clause == "208-QĐ/TW"


def test_working_days_leave_out_weekends_and_holidays():
    friday = date(2026, 2, 13)
    assert add_working_days(friday, 1) == date(2026, 2, 16)
    assert add_working_days(friday, 1, TET) == date(2026, 2, 19)
    assert add_working_days(friday, 3, TET) == date(2026, 2, 23)


def test_a_late_decision_is_asked_about():
    due = add_working_days(VOTED, 45)
    assert codes(decision_in_time(VOTED, due, RULE)) == []
    assert codes(decision_in_time(VOTED, due.replace(day=due.day + 1), RULE)) == [("M5", WARNS)]


def test_the_ceremony_counts_from_issue_since_2026_and_from_receipt_before():
    decided, received = date(2026, 8, 3), date(2026, 8, 17)
    before = Admission(ceremony_from="received")
    assert ceremony_due(decided, received, RULE) == add_working_days(decided, 30)
    assert ceremony_due(decided, received, before) == add_working_days(received, 30)
    assert ceremony_due(decided, None, before) == add_working_days(decided, 30)
    late = add_working_days(decided, 31)
    assert codes(ceremony_in_time(decided, received, late, RULE)) == [("M5", WARNS)]
    assert codes(ceremony_in_time(decided, received, late, before)) == []


def test_steps_come_in_their_order():
    steps = [("Biểu quyết", VOTED), ("Quyết định", None), ("Lễ kết nạp", date(2026, 9, 1))]
    [finding] = order_of_steps(steps, RULE)
    assert (finding.code, finding.field) == ("M5", "on")
    assert finding.sentence.startswith("Lễ kết nạp (01/09/2026) không thể trước biểu quyết")


def test_a_certificate_of_the_last_of_february_ends_with_that_month():
    assert certificate_ends_on(date(2024, 2, 29), RULE) == date(2029, 2, 28)
