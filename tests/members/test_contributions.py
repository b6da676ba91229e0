"""What members give to the frame: what is due, what is found, what stands against closing."""

from datetime import date

import pytest

from chibo.actions import units
from chibo.regulations import Refused
from members.actions import affiliations, candidates
from members.contributions import contribution, open_work, search, tasks
from tests.cast import TODAY

from .people import enlist, enter, enter_probationary


@pytest.mark.parametrize(
    ("ceremony", "due"),
    [
        pytest.param(date(2025, 5, 19), [date(2026, 6, 30)], id="late"),
        pytest.param(date(2025, 11, 10), [date(2026, 12, 23)], id="within ninety days"),
        pytest.param(date(2026, 5, 19), [], id="far off"),
    ],
)
def test_recognition_is_due(cast, ceremony, due):
    enter_probationary(cast.a1, ceremony)
    found = [task for task in tasks(cast.an, cast.a1, TODAY) if task.title.startswith("Xét")]
    assert [task.due for task in found] == due


def test_a_task_says_who_why_and_where(cast):
    member = enter_probationary(cast.a1, date(2025, 5, 19))
    task = next(tasks(cast.binh, cast.a, TODAY))
    assert (task.title, task.url, task.unit) == (
        "Xét công nhận chính thức: Lê Văn Mới",
        f"/dang-vien/{member.pk}/chinh-thuc/",
        cast.a1,
    )
    assert "đã hết ngày 19/05/2026" in task.reason and "24-QĐ/TW" in task.reason


@pytest.mark.parametrize(("who", "number"), [("an", 3), ("binh", 3), ("dung", 0), ("chi", 0)])
def test_tasks_are_for_those_who_can_do_them(cast, who, number):
    enter_probationary(cast.a1, date(2025, 5, 19))
    assert len(list(tasks(getattr(cast, who), cast.province, TODAY))) == number


def test_nothing_is_due_for_officials_and_those_who_left(cast):
    enter(cast.a1)
    gone = enter_probationary(cast.a1, date(2025, 5, 19))
    affiliations.end(member=gone, on=date(2026, 1, 1), ending="removed", by=cast.an)
    assert list(tasks(cast.an, cast.a1, TODAY)) == []


def test_tasks_ask_as_often_for_three_as_for_one(cast, django_assert_num_queries):
    enter_probationary(cast.a1, date(2025, 5, 19))
    cast.an.paths("edit_members")
    with django_assert_num_queries(15):
        list(tasks(cast.an, cast.a1, TODAY))
    enter_probationary(cast.a1, date(2025, 5, 19), full_name="Lê Văn Hai")
    enter_probationary(cast.a1, date(2025, 5, 19), full_name="Lê Văn Ba")
    with django_assert_num_queries(15):
        list(tasks(cast.an, cast.a1, TODAY))


@pytest.mark.parametrize(
    ("who", "text", "found"),
    [
        ("an", "anh", ["Nguyễn Thị Ánh · sinh 15/03/1970 · TDP 1"]),
        ("an", "099170000001", ["Nguyễn Thị Ánh · sinh 15/03/1970 · TDP 1"]),
        ("binh", "nguyen", ["Nguyễn Thị Ánh · sinh 15/03/1970 · TDP 1"]),
        ("dung", "anh", []),
        ("dung", "099170000001", []),
        ("chi", "anh", []),
    ],
)
def test_search_finds_what_one_may_see(cast, who, text, found):
    enter(cast.a1, card_number="099170000001")
    hits = list(search(getattr(cast, who), cast.province, text))
    assert [label for _, label, _ in hits] == found


def test_a_cell_with_members_is_not_closed(cast):
    member = enter(cast.a1)
    candidate = enlist(cast.a1)
    assert list(open_work(cast.a1)) == ["còn 1 đảng viên", "còn 1 người đang theo dõi kết nạp"]
    candidates.record(candidate=candidate, kind="dropped", on=date(2025, 12, 1), by=None)
    with pytest.raises(Refused, match="còn 1 đảng viên"):
        units.close(unit=cast.a1, on=date(2026, 1, 1), by=cast.giang)
    affiliations.end(member=member, on=date(2025, 12, 31), ending="died", by=cast.an)
    assert list(open_work(cast.a1)) == []


def test_the_menu_leads_to_members_those_on_the_way_and_ratings():
    assert [(entry.label, entry.url_name) for entry in contribution.menu] == [
        ("Đảng viên", "members"),
        ("Phát triển Đảng", "candidates"),
        ("Xếp loại", "ratings"),
        ("Kiểm tra", "inspections"),
        ("Học nghị quyết", "studies"),
    ]
