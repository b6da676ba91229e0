"""Items 21 and 22: lines by the month, and the courses that targets count."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from chibo.history import acting
from chibo.indicators import Count, Period
from chibo.regulations import Conflict, Refused
from members.actions import affiliations, careers, events
from members.enums import Step, TrainingKind
from members.indicators import INDICATORS
from members.models import Career, Member, Training
from members.regulations import raises_theory

from .people import enter, enter_probationary, train, work

BY_KEY = {indicator.key: indicator for indicator in INDICATORS}
YEAR = Period.year(2026)
COMPLETED = {"stage": "completed"}
INTERMEDIATE = {"theory": "intermediate"}


@pytest.fixture
def member(cast):
    return enter(cast.a1)


# --- The acts -----------------------------------------------------------------------------------


def test_a_line_is_written_corrected_and_taken_out(member):
    row = work(member, until=date(2005, 6, 1), place="An Lạc")
    row = careers.amend(row=row, version=0, work="Hiệu trưởng", by=None)
    assert (row.work, row.version) == ("Hiệu trưởng", 1)
    with pytest.raises(Conflict):
        careers.amend(row=row, version=0, work="Khác", by=None)
    careers.drop(row=row, reason="ghi nhầm người", by=None)
    assert list(member.careers.standing()) == []
    with pytest.raises(Refused, match="đã bỏ"):
        careers.amend(row=row, work="Khác", by=None)


def test_months_follow_one_another(member):
    with pytest.raises(Refused, match="không thể trước tháng bắt đầu"):
        work(member, until=date(2000, 8, 1))
    with pytest.raises(Refused, match="chưa đến"):
        work(member, since=date(2026, 12, 1))
    with pytest.raises(Refused, match="Hãy ghi tháng bắt đầu"):
        train(member, until=date(2026, 8, 1), certified_on=date(2026, 9, 1))


def test_a_course_says_what_it_is(member):
    with pytest.raises(Refused, match="Hãy chọn trình độ lý luận"):
        train(member, level="", since=date(2026, 1, 1))
    with pytest.raises(Refused, match="Hãy ghi ngày cử đi học"):
        train(member)
    with pytest.raises(Refused, match=r"trước khi đi học \(01/02/2026\)"):
        train(member, sent_on=date(2026, 2, 1), certified_on=date(2026, 1, 31))
    other = train(member, "other", level="advanced", since=date(2026, 1, 1))
    assert other.level == ""


@pytest.mark.parametrize(
    ("level", "now", "lifted"),
    [
        ("intermediate", "", True),
        ("intermediate", "elementary", True),
        ("intermediate", "intermediate", False),
        ("elementary", "advanced", False),
        ("", "", False),
    ],
)
def test_a_completed_course_lifts_the_level_of_the_record(level, now, lifted):
    assert raises_theory(level, now) is lifted


def test_the_diploma_is_typed_once(member):
    row = train(member, sent_on=date(2024, 9, 1))
    assert Member.unscoped.get(pk=member.pk).theory_level == ""
    careers.amend(row=row, certified_on=date(2026, 6, 30), by=None)
    kept = Member.unscoped.get(pk=member.pk)
    assert (kept.theory_level, kept.version) == ("intermediate", member.version + 1)


# --- The numbers, counted by hand ---------------------------------------------------------------


@pytest.fixture
def learners(cast):
    """A1: Một sent to intermediate and to advanced in 2026; Hai began elementary in May 2026 and
    was certified in August; Ba, sent in March, moved to A2 in April; Bốn's line is
    dropped. Năm (on probation) has the class for new members by a step, Sáu by a line, Bảy by
    both."""
    one, two, three, four = (enter(cast.a1, full_name=f"Người {n}") for n in range(4))
    train(one, sent_on=date(2026, 2, 1))
    train(one, level="advanced", sent_on=date(2026, 9, 1))
    train(two, level="elementary", since=date(2026, 5, 1), certified_on=date(2026, 8, 20))
    train(three, sent_on=date(2026, 3, 1))
    affiliations.move(member=three, unit=cast.a2, on=date(2026, 4, 1), by=None)
    wrong = train(four, sent_on=date(2026, 3, 1))
    careers.drop(row=wrong, reason="nhầm", by=None)
    new = [enter_probationary(cast.a1, date(2025, 11, 20), full_name=f"Mới {n}") for n in range(3)]
    for member in (new[0], new[2]):
        events.record(member=member, kind=Step.TAUGHT, on=date(2026, 6, 1), by=None)
    for member in new[1:]:
        train(member, TrainingKind.NEW_MEMBER, certified_on=date(2026, 6, 2))
    return cast


@pytest.mark.parametrize(
    ("key", "asked", "period", "a1", "a2"),
    [
        ("political_theory", {}, YEAR, 3, 0),
        ("political_theory", INTERMEDIATE, YEAR, 2, 0),
        ("political_theory", {"theory": "advanced"}, YEAR, 1, 0),
        ("political_theory", COMPLETED, YEAR, 1, 0),
        ("political_theory", COMPLETED | INTERMEDIATE, YEAR, 0, 0),
        ("political_theory", {}, Period(date(2026, 4, 1), date(2026, 6, 30)), 1, 0),
        ("political_theory", {}, Period.year(2025), 0, 0),
        ("new_member_classes", {}, YEAR, 3, 0),
        ("new_member_classes", {}, Period(date(2026, 6, 2), date(2026, 12, 31)), 2, 0),
    ],
)
def test_counted_by_hand(learners, key, asked, period, a1, a2):
    indicator = BY_KEY[key]
    found = indicator.count([learners.a1, learners.a2], period, **asked)
    assert found == {learners.a1.pk: Count(a1), learners.a2.pk: Count(a2)}
    assert indicator.rows(learners.a, period, **asked).count() == a1 + a2


# --- What the database keeps --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("model", "fields", "name"),
    [
        (Career, {"since": date(2000, 9, 2)}, "career_months_in_order"),
        (Career, {"until": date(2000, 8, 1)}, "career_months_in_order"),
        (Career, {"work": " "}, "career_has_work"),
        (Training, {"until": date(2000, 8, 1)}, "training_months_in_order"),
        (Training, {"kind": "khác"}, "training_known_words"),
        (Training, {"level": ""}, "training_theory_has_level"),
        (Training, {"kind": "other"}, "training_theory_has_level"),
        (Training, {"since": None}, "training_has_a_day"),
    ],
)
def test_the_database_keeps_its_promises(member, model, fields, name):
    row = work(member) if model is Career else train(member, since=date(2000, 9, 1))
    with acting(None, "thử"), pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.unscoped.filter(pk=row.pk).update(**fields)


# --- The page -----------------------------------------------------------------------------------


def test_lines_are_added_and_corrected_on_one_page(cast, member, sign_in):
    client = sign_in(cast.an)
    address = f"/dang-vien/{member.pk}/cong-tac/"
    decomposed = "Giáo viên"
    sent = {"act": "career", "career-since": "9/1995", "career-work": decomposed}
    assert client.post(address, sent).status_code == 302
    row = member.careers.get()
    assert (row.since, row.work) == (date(1995, 9, 1), "Giáo viên")
    wrong = sent | {"career-since": "1995"}
    assert "Hãy ghi tháng và năm" in client.post(address, wrong).content.decode()
    course = {
        "act": "training",
        "training-kind": "theory",
        "training-level": "advanced",
        "training-sent_on": "2/3/2026",
    }
    assert client.post(address, course).status_code == 302
    page = client.get(address).content.decode()
    assert "09/1995" in page and "Lý luận chính trị: Cao cấp" in page and "đang học" in page
    edit = f"/dang-vien/cong-tac/{row.pk}/sua/"
    assert "09/1995" in client.get(edit).content.decode()
    assert (
        client.post(edit, {"since": "9/1996", "work": "Kế toán", "version": 0}).status_code == 302
    )
    assert client.post(f"/dang-vien/cong-tac/{row.pk}/bo/", {"version": 1}).status_code == 200
    sent = {"version": 1, "reason": "nhầm"}
    assert client.post(f"/dang-vien/cong-tac/{row.pk}/bo/", sent).status_code == 302
    assert "Kế toán" not in client.get(address).content.decode()
    history = client.get(f"/dang-vien/{member.pk}/lich-su/").content.decode()
    assert "Kế toán" in history and "nhầm" in history


@pytest.mark.parametrize("month", ["13/1995", "0/1995", "1/0000", "²/1995", "9" * 400, "1/9999"])
def test_a_strange_month_is_answered(cast, member, sign_in, month):
    sent = {"act": "career", "career-since": month, "career-work": "Giáo viên"}
    answer = sign_in(cast.an).post(f"/dang-vien/{member.pk}/cong-tac/", sent)
    assert (answer.status_code, member.careers.count()) == (200, 0)


def test_the_page_asks_as_often_for_three_as_for_one(
    cast, member, sign_in, django_assert_num_queries
):
    client = sign_in(cast.an)
    for number in range(3):
        work(member)
        train(member, since=date(2000, 9, 1))
        if number in (0, 2):
            with django_assert_num_queries(8):
                client.get(f"/dang-vien/{member.pk}/cong-tac/")
