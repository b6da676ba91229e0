"""Reading that spans the register."""

from datetime import date

import pytest

from chibo.access import Permission
from chibo.actions import figures
from members.actions import affiliations, members, offices
from members.enums import Ending, PartyPost
from members.queries import (
    head_count,
    head_count_seen,
    in_post,
    listed,
    listed_keys,
    roll_seen,
)
from tests.cast import TODAY

from .people import enter, enter_probationary

SECRETARY = [PartyPost.SECRETARY]


def test_a_post_is_held_by_whoever_held_it_on_the_day(cast, today):
    first = enter(cast.a1, full_name="Đặng Văn Trước", party_post=PartyPost.SECRETARY)
    affiliations.end(member=first, on=date(2026, 3, 1), ending=Ending.DIED, by=None)
    second = enter(cast.a1, full_name="Bùi Thị Sau", since=date(2026, 3, 1))
    offices.assign(member=second, post=PartyPost.SECRETARY, on=date(2026, 3, 1), by=None)
    enter(cast.a2, full_name="Hồ Thị Khác", party_post=PartyPost.SECRETARY)
    held = {
        day: [str(m) for m in in_post([cast.a1], SECRETARY, day)]
        for day in (date(2026, 2, 28), date(2026, 3, 1), today)
    }
    assert held == {
        date(2026, 2, 28): ["Đặng Văn Trước"],
        date(2026, 3, 1): ["Bùi Thị Sau"],
        today: ["Bùi Thị Sau"],
    }


# --- The list cut into pages ----------------------------------------------------------------------


@pytest.fixture
def long_list(cast):
    """People of every sort in two cells of A, and somebody of B."""
    people = [enter(cell, full_name=name) for cell in (cast.a1, cast.a2) for name in NAMES]
    enter_probationary(cast.a2, date(2026, 3, 1), full_name="Lê Thị Ân", gender="female")
    enter(cast.b1, full_name="Nguyễn Văn Xa")
    affiliations.end(member=people[0], on=date(2026, 5, 1), ending=Ending.DIED, by=None)
    return people


NAMES = ("Đỗ Văn Đạt", "Nguyễn Thị Ánh", "An Văn Dũng")
ASKED = [
    {},
    {"trang_thai": "probationary"},
    {"trang_thai": "official", "gioi_tinh": "female"},
    {"trang_thai": "exempt"},
    {"trang_thai": "left"},
    {"q": "nguyen anh"},
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_the_keys_of_a_list_are_those_of_the_list_in_its_order(cast, long_list, asked):
    found = listed(cast.binh, cast.a, TODAY, **asked).walked()
    keys = list(listed_keys(cast.binh, cast.a, TODAY, **asked))
    assert keys == [member.pk for member in found]
    assert keys or asked["trang_thai"] == "exempt"


def test_a_new_name_has_its_place_in_the_list_at_once(cast, long_list):
    members.correct(member=long_list[-1], full_name="An Văn Áng", by=None)
    keys = list(listed_keys(cast.binh, cast.a, TODAY))
    assert keys.index(long_list[-1].pk) == 0  # Áng before Ánh
    assert keys == [m.pk for m in listed(cast.binh, cast.a, TODAY).walked()]


@pytest.mark.parametrize("kept", [False, True])
def test_the_head_count_is_the_same_kept_and_counted(cast, long_list, kept):
    if kept:
        figures.refresh_everything(today=TODAY)
    for user, unit in ((cast.binh, cast.a), (cast.an, cast.a1)):
        counted = head_count(roll_seen(user, unit, TODAY))
        assert head_count_seen(user, unit, TODAY) == counted
    assert counted["members"] == 2


def test_a_kept_head_count_asks_once(cast, long_list, django_assert_num_queries):
    figures.refresh_everything(today=TODAY)
    cast.binh.paths(Permission.READ_MEMBERS, cast.a)
    with django_assert_num_queries(1):
        head_count_seen(cast.binh, cast.a, TODAY)
