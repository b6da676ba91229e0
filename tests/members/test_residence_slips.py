"""One slip after another: which one ends which, what holds again, and what a merge leaves."""

from datetime import date, timedelta

import pytest

from chibo.regulations import Refused
from members.actions import residences
from tests.belongings import fresh, merge, twins

from .people import comment_on, enter, introduce_home
from .residences import WORDS, slips


@pytest.fixture
def member(cast):
    return enter(cast.a1)


def test_a_slip_reopens_only_the_one_that_it_ended(member):
    introduce_home(member, last=date(2024, 12, 31))
    wrong = introduce_home(member, first=date(2025, 1, 1), place="Chi bộ Thôn Đông")
    residences.drop(contact=wrong, reason="nhầm", by=None)
    assert slips(member) == [("Chi bộ Tổ dân phố 5", date(2020, 3, 2), date(2024, 12, 31))]


def test_the_one_that_it_ended_holds_again_until_the_next(member):
    introduce_home(member)
    wrong = introduce_home(
        member, first=date(2024, 1, 1), last=date(2024, 6, 30), place="Chi bộ Thôn Đông"
    )
    last = introduce_home(member, first=date(2025, 1, 1), place="Chi bộ Thôn Tây")
    residences.drop(contact=wrong, reason="nhầm", by=None)
    assert slips(member) == [
        ("Chi bộ Tổ dân phố 5", date(2020, 3, 2), date(2024, 12, 31)),
        ("Chi bộ Thôn Tây", date(2025, 1, 1), None),
    ]
    residences.drop(contact=last, reason="nhầm", by=None)
    assert slips(member) == [("Chi bộ Tổ dân phố 5", date(2020, 3, 2), None)]


@pytest.mark.parametrize("first", [date(2024, 10, 1), date(2025, 3, 1)])
def test_the_end_goes_along_with_the_day_of_moving(member, first):
    introduce_home(member)
    moved = introduce_home(member, first=date(2025, 1, 1), place="Chi bộ Thôn Đông")
    residences.amend(contact=moved, first=first, by=None, **WORDS)
    assert slips(member) == [
        ("Chi bộ Tổ dân phố 5", date(2020, 3, 2), first - timedelta(days=1)),
        ("Chi bộ Thôn Tây", first, None),
    ]


def test_an_end_that_a_person_wrote_stays(member):
    row = introduce_home(member)
    moved = introduce_home(member, first=date(2025, 1, 1), place="Chi bộ Thôn Đông")
    residences.amend(contact=row, first=date(2020, 3, 2), last=date(2024, 6, 1), by=None, **WORDS)
    residences.amend(contact=moved, first=date(2025, 3, 1), by=None, **WORDS)
    assert [last for _, _, last in slips(member)] == [date(2024, 6, 1), None]
    residences.drop(contact=moved, reason="nhầm", by=None)
    assert [last for _, _, last in slips(member)] == [date(2024, 6, 1)]


# --- Where two records became one ---------------------------------------------------------------


def test_a_comment_that_a_merge_brought_early_refuses_nothing(cast):
    keep, gone = twins(cast)
    introduce_home(gone)
    comment_on(gone, 2021)
    introduce_home(keep, first=date(2024, 1, 1))
    merge(keep, gone)
    [keep] = fresh(keep)
    moved = introduce_home(keep, first=date(2025, 1, 1), place="Chi bộ Thôn Đông")
    residences.amend(contact=moved, first=date(2025, 2, 1), by=None, **WORDS)
    residences.drop(contact=moved, reason="nhầm", by=None)
    brought = keep.residence_comments.get()
    said = {"year": 2021, "received_on": brought.received_on, "level": "fair"}
    residences.amend_comment(comment=brought, by=None, **said)
    comment_on(keep, 2024)
    only = keep.residence_contacts.standing().get()
    with pytest.raises(Refused, match="Nhận xét năm 2024 nhận ngày 05/12/2024, trước lần") as told:
        residences.amend(contact=only, first=date(2025, 1, 1), by=None, **WORDS)
    assert "2021" not in str(told.value)


def test_what_stayed_on_the_other_record_is_not_reopened(cast):
    keep, gone = twins(cast)
    introduce_home(gone)
    moved = introduce_home(gone, first=date(2023, 1, 1), place="Chi bộ Thôn Đông")
    introduce_home(keep, first=date(2021, 1, 1), last=date(2021, 12, 31))
    merge(keep, gone)
    keep, gone = fresh(keep, gone)
    assert slips(gone) == [("Chi bộ Tổ dân phố 5", date(2020, 3, 2), date(2022, 12, 31))]
    [moved] = keep.residence_contacts.filter(pk=moved.pk)
    residences.drop(contact=moved, reason="nhầm", by=None)
    assert slips(gone) == [("Chi bộ Tổ dân phố 5", date(2020, 3, 2), date(2022, 12, 31))]
