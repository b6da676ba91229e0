"""F2: what waits when dues are not paid. Today is 22 November 2026."""

from datetime import date

import pytest

from members.contributions import tasks
from tests.cast import TODAY

from .dues import assess, pay
from .people import enter


@pytest.fixture
def two(cast):
    """Two of A1 who owe 50.000 đ a month since January 2026."""
    found = [enter(cast.a1, full_name=name) for name in ("Nguyễn Thị Một", "Trần Văn Hai")]
    assess(cast.a1, *found)
    return found


def test_two_months_are_a_reminder_three_are_late(cast, two):
    one, other = two
    pay(cast.a1, one, *range(1, 9))
    pay(cast.a1, other, *range(1, 8))
    late, coming = tasks(cast.an, cast.a1, TODAY)
    assert (late.title, late.due) == (
        "Đảng phí: đồng chí Trần Văn Hai chưa đóng 3 tháng trở lên",
        date(2026, 10, 31),
    )
    assert (coming.title, coming.due) == (
        "Đảng phí: đồng chí Nguyễn Thị Một chưa đóng 2 tháng",
        date(2026, 11, 30),
    )
    assert late.url == f"/chi-bo/{cast.a1.pk}/dang-phi/2026/"
    assert list(tasks(cast.dung, cast.b1, TODAY)) == list(tasks(cast.chi, cast.a1, TODAY)) == []


def test_somebody_without_an_amount_is_not_told_to_owe(cast, two):
    for member in two:
        pay(cast.a1, member, *range(1, 11))
    enter(cast.a1, full_name="Bùi Thị Chưa")
    assert not list(tasks(cast.an, cast.a1, TODAY))


def test_many_behind_are_one_line_a_cell(cast, two):
    others = [enter(cast.a1, full_name=f"Đảng Viên {letter}") for letter in "ABC"]
    assess(cast.a1, *others)
    pay(cast.a1, two[0], *range(1, 11))
    pay(cast.a1, two[1], 1)
    (task,) = tasks(cast.binh, cast.a, TODAY)
    assert task.title == "Đảng phí: 4 đồng chí chưa đóng 3 tháng trở lên"
    assert "và 1 đồng chí nữa" in task.reason


def test_tasks_ask_as_often_for_three_as_for_one(cast, two, django_assert_num_queries):
    pay(cast.a1, two[0], 1)
    cast.an.paths("edit_members")
    with django_assert_num_queries(16):
        list(tasks(cast.an, cast.a1, TODAY))
    for letter in "ABC":
        assess(cast.a1, enter(cast.a1, full_name=f"Đảng Viên {letter}"))
    with django_assert_num_queries(16):
        list(tasks(cast.an, cast.a1, TODAY))
