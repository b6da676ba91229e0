"""Study of documents: owed by the roll of the day, everybody present until marked."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from chibo.history import acting
from chibo.indicators import Count, Period
from chibo.regulations import Conflict, Refused
from members.actions import affiliations, studies
from members.enums import Studied
from members.indicators import INDICATORS
from members.models import StudyMark, StudySession
from members.queries import study_lines

from .people import enter, hold_study

BY_KEY = {indicator.key: indicator for indicator in INDICATORS}
YEAR = Period.year(2026)
PRESENT, MADE_UP, ABSENT = Studied.PRESENT, Studied.MADE_UP, Studied.ABSENT


@pytest.fixture
def four(cast):
    """Four of A1: the third is exempt since 2020, the fourth left in the middle of 2026."""
    names = ("Nguyễn Thị Một", "Trần Văn Hai", "Lê Văn Ba", "Hồ Văn Tư")
    days = (None, None, date(2020, 1, 1), None)
    found = [
        enter(cast.a1, full_name=name, exempt_on=day) for name, day in zip(names, days, strict=True)
    ]
    affiliations.end(member=found[3], on=date(2026, 6, 1), ending="transferred", by=cast.an)
    return found


def mark(session, *marks, version=None):
    """Everybody present except for `marks`: (member, studied, day)."""
    given = {line.member.pk: (PRESENT, None) for line in study_lines(session)}
    given |= {member.pk: (studied, day) for member, studied, day in marks}
    return studies.mark(session=session, marks=given, version=version, by=None)


def test_owed_is_the_roll_of_the_day_without_the_exempt(cast, four):
    spring, autumn = hold_study(cast.a1), hold_study(cast.a1, date(2026, 9, 1))
    owed = [[line.member.full_name for line in study_lines(s)] for s in (spring, autumn)]
    assert owed == [
        ["Trần Văn Hai", "Nguyễn Thị Một", "Hồ Văn Tư"],
        ["Trần Văn Hai", "Nguyễn Thị Một"],
    ]


def test_marked_made_up_and_marked_again(cast, four):
    one, two, _, _ = four
    session = mark(hold_study(cast.a1), (one, ABSENT, None), (two, ABSENT, None))
    session = mark(session, (one, MADE_UP, date(2026, 4, 1)), (two, ABSENT, None))
    kept = {m.member_id: (m.studied, m.on) for m in session.marks.all()}
    assert kept[one.pk] == (MADE_UP, date(2026, 4, 1))
    assert kept[two.pk] == (ABSENT, None)
    assert len(kept) == 3


def test_counted_by_hand(cast, four):
    """A1 in 2026: three owe the first document, one absent; two owe the second, one made it up in
    2027's January, which counts where the session was. A dropped and an unmarked session count
    nothing."""
    one, two, _, _ = four
    mark(hold_study(cast.a1, outsiders_due=40, outsiders_came=38), (two, ABSENT, None))
    mark(hold_study(cast.a1, date(2026, 9, 1)), (one, MADE_UP, date(2026, 10, 2)))
    mark(hold_study(cast.a1, date(2025, 9, 1), outsiders_due=10, outsiders_came=0))
    hold_study(cast.a1, date(2026, 10, 1), outsiders_due=5, outsiders_came=5)
    wrong = mark(hold_study(cast.a1, date(2026, 5, 1), outsiders_due=9, outsiders_came=9))
    studies.drop(session=wrong, reason="ghi hai lần", by=None)
    cells = [cast.a1, cast.a2]
    for key, period, a1 in [
        ("study_attendance", YEAR, Count(4, 5)),
        ("study_attendance", Period.year(2025), Count(3, 3)),
        ("study_attendance", Period(date(2026, 4, 1), date(2026, 12, 31)), Count(2, 2)),
        ("study_attendance_non_members", YEAR, Count(43, 45)),
        ("study_attendance_non_members", Period.year(2025), Count(0, 10)),
    ]:
        assert BY_KEY[key].count(cells, period) == {cast.a1.pk: a1, cast.a2.pk: Count(0, 0)}
    assert BY_KEY["study_attendance"].rows(cast.a, YEAR).count() == 4
    assert BY_KEY["study_attendance_non_members"].rows(cast.a, YEAR).count() == 2


def test_refused(cast, four):
    one = four[0]
    with pytest.raises(Refused, match="chưa đến"):
        hold_study(cast.a1, date(2026, 11, 23))
    with pytest.raises(Refused, match="Hãy chọn một chi bộ"):
        hold_study(cast.a)
    with pytest.raises(Refused, match="hoặc để trống cả hai"):
        hold_study(cast.a1, outsiders_due=5)
    with pytest.raises(Refused, match="không thể hơn số cần học"):
        hold_study(cast.a1, outsiders_due=5, outsiders_came=6)
    session = hold_study(cast.a1)
    with pytest.raises(Refused, match="Hãy ghi ngày học bù của đồng chí Nguyễn Thị Một"):
        mark(session, (one, MADE_UP, None))
    with pytest.raises(Refused, match="phải từ 10/03/2026"):
        mark(session, (one, MADE_UP, date(2026, 3, 9)))
    with pytest.raises(Refused, match="vừa thay đổi"):
        mark(session, (four[2], PRESENT, None))


def test_the_day_moves_only_within_the_same_roll(cast, four):
    session = mark(hold_study(cast.a1))
    session = studies.amend(session=session, held_on=date(2026, 3, 11), by=None)
    with pytest.raises(Refused, match="khác danh sách đã điểm danh"):
        studies.amend(session=session, held_on=date(2026, 9, 1), by=None)


def test_a_dropped_session_is_written_no_more(cast, four):
    session = studies.drop(session=hold_study(cast.a1), reason="nhầm", by=None)
    with pytest.raises(Refused, match="đã bỏ"):
        mark(session)


def test_the_second_writer_is_told(cast, four):
    session = hold_study(cast.a1)
    mark(session, version=0)
    with pytest.raises(Conflict):
        mark(session, version=0)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"document": " "}, "study_has_document"),
        ({"mode": "khác"}, "study_known_mode"),
        ({"outsiders_came": 3}, "study_outsiders_within_due"),
        ({"outsiders_due": 3, "outsiders_came": 4}, "study_outsiders_within_due"),
    ],
)
def test_the_database_keeps_its_promises(cast, four, fields, name):
    session = hold_study(cast.a1)
    with acting(None, "thử"), pytest.raises(IntegrityError, match=name), transaction.atomic():
        StudySession.unscoped.filter(pk=session.pk).update(**fields)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"studied": "khác"}, "study_mark_known"),
        ({"studied": "made_up"}, "study_mark_day_of_making_up"),
        ({"on": date(2026, 4, 1)}, "study_mark_day_of_making_up"),
    ],
)
def test_the_database_keeps_the_marks(cast, four, fields, name):
    session = mark(hold_study(cast.a1))
    row = session.marks.first()
    with acting(None, "thử"):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            StudyMark.unscoped.filter(pk=row.pk).update(**fields)
        with pytest.raises(IntegrityError, match="study_mark_once"), transaction.atomic():
            StudyMark.unscoped.create(session=session, member=row.member, studied=PRESENT)


def test_the_pages_from_document_to_marks(cast, four, sign_in):
    client = sign_in(cast.an)
    sent = {
        "unit": cast.a1.pk,
        "document": "Nghị quyết số 57-NQ/TW",
        "held_on": "10/3/2026",
        "mode": "online",
    }
    answer = client.post("/hoc-nghi-quyet/them/", sent)
    session = StudySession.unscoped.get()
    assert answer.url == f"/hoc-nghi-quyet/{session.pk}/diem-danh/"
    page = client.get(answer.url).content.decode()
    assert page.count('value="present" aria-label="đã học" checked') == 3
    marks = {f"s-{four[0].pk}": "absent", "version": "0"}
    assert client.post(answer.url, marks).status_code == 302
    assert "2/3" in client.get("/hoc-nghi-quyet/").content.decode()
    wrong = {f"s-{four[0].pk}": "made_up", "version": "1"}
    assert client.post(answer.url, wrong).status_code == 422
    assert client.post(answer.url, marks | {"version": "0"}).status_code == 409
    assert "Chưa học" in client.get(f"/dang-vien/{four[0].pk}/kiem-tra/").content.decode()


@pytest.mark.parametrize("year", ["0", "²", "9" * 40])
def test_a_strange_year_shows_this_year(cast, sign_in, year):
    assert sign_in(cast.an).get("/hoc-nghi-quyet/", {"nam": year}).status_code == 200


def test_lists_ask_as_often_for_three_as_for_one(cast, sign_in, django_assert_num_queries):
    client = sign_in(cast.an)
    for number in range(3):
        enter(cast.a1, full_name=f"Người {number}")
        session = mark(hold_study(cast.a1))
        if number in (0, 2):
            with django_assert_num_queries(5):
                client.get("/hoc-nghi-quyet/")
            with django_assert_num_queries(8):
                client.get(f"/hoc-nghi-quyet/{session.pk}/")
            with django_assert_num_queries(7):
                client.get(f"/hoc-nghi-quyet/{session.pk}/diem-danh/")
