"""What gatherings give the kernel: what is due, what can be found, what stands against closing."""

from datetime import date

import pytest

from congresses.actions import congresses
from congresses.contributions import open_work, search, tasks
from congresses.enums import MeetingKind

from .people import hold_and_close, open_regular


def due(user, unit, today):
    return sorted((task.due, task.title) for task in tasks(user, unit, today))


THIS_MONTH = (date(2026, 11, 30), "Sinh hoạt thường kỳ tháng 11/2026")
LAST_MONTH = (date(2026, 10, 31), "Sinh hoạt thường kỳ tháng 10/2026")
THIS_QUARTER = (date(2026, 12, 31), "Sinh hoạt chuyên đề quý 4/2026")


def test_months_and_the_quarter_without_their_meeting_are_due(cast, today):
    assert due(cast.an, cast.a1, today) == [LAST_MONTH, THIS_MONTH, THIS_QUARTER]


def test_what_was_held_is_not_due(cast, cell, today):
    hold_and_close(cast.a1, date(2026, 10, 3))
    hold_and_close(cast.a1, date(2026, 11, 3))
    assert due(cast.an, cast.a1, today) == [THIS_QUARTER]
    hold_and_close(cast.a1, date(2026, 10, 9), kind=MeetingKind.THEMATIC)
    assert due(cast.an, cast.a1, today) == []


@pytest.mark.parametrize(
    ("held_on", "late"), [(date(2026, 11, 19), True), (date(2026, 11, 20), False)]
)
def test_a_meeting_nobody_closed_is_due_two_days_after(cast, today, held_on, late):
    open_regular(cast.a1, held_on)
    titles = [title for _, title in due(cast.an, cast.a1, today)]
    assert ("Khóa “Sinh hoạt thường kỳ tháng 11/2026”" in titles) is late


def test_in_january_last_month_is_of_last_year(cast, cell):
    assert due(cast.an, cast.a1, date(2026, 1, 15)) == [
        (date(2025, 12, 31), "Sinh hoạt thường kỳ tháng 12/2025"),
        (date(2026, 1, 31), "Sinh hoạt thường kỳ tháng 1/2026"),
        (date(2026, 3, 31), "Sinh hoạt chuyên đề quý 1/2026"),
    ]


def test_tasks_are_for_those_who_keep_the_books(cast, today):
    assert due(cast.binh, cast.a, today) == []
    assert due(cast.chi, cast.province, today) == []
    assert due(cast.dung, cast.a1, today) == []
    assert due(cast.an, None, today) == []


def test_search_finds_by_words_without_marks_and_by_day(cast, cell):
    meeting = open_regular(cast.a1, title="Bàn về nước sạch")
    congress = congresses.hold(
        unit=cast.a1, ordinal=3, term=(2025, 2030), held_on=date(2025, 4, 12), by=None
    )
    open_regular(cast.b1, title="Bàn về nước sạch ở thôn")
    hit = ("Cuộc họp", "Bàn về nước sạch, 03/11/2026, TDP 1", f"/sinh-hoat/{meeting.pk}/")
    assert list(search(cast.an, cast.a1, "NUOC sach")) == [hit]
    assert list(search(cast.an, cast.a1, "03/11/2026")) == [hit]
    assert list(search(cast.an, cast.a1, "dai hoi iii")) == [
        (
            "Đại hội",
            "Đại hội lần thứ III, nhiệm kỳ 2025–2030, 12/04/2025, TDP 1",
            f"/dai-hoi/{congress.pk}/",
        )
    ]
    assert list(search(cast.chi, cast.province, "nuoc sach")) == []


def test_search_takes_one_query_however_much_it_finds(cast, cell, django_assert_num_queries):
    for day in (3, 4, 5):
        open_regular(cast.a1, date(2026, 11, day), title=f"Bàn việc {day}", confirmed=True)
    cast.an.assignments_today  # noqa: B018  cached on the person, read once a request
    with django_assert_num_queries(1):
        assert len(list(search(cast.an, cast.a1, "bàn việc"))) == 3


def test_open_meetings_stand_against_closing_their_unit(cast, cell):
    hold_and_close(cast.a1, date(2026, 10, 3))
    assert list(open_work(cast.a1)) == []
    open_regular(cast.a1)
    assert list(open_work(cast.a)) == ["còn 1 cuộc họp chưa khóa"]
