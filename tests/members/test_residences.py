"""Slips, yearly comments, and the sheet: one fact typed once, and counted."""

from datetime import date

import pytest

from chibo.indicators import Count, Period
from chibo.regulations import Conflict, Refused
from members.actions import residences
from members.enums import Duty
from members.indicators import INDICATORS
from members.models import Tick, YearSheet
from members.queries import sheet_of

from .people import comment_on, enter, introduce_home
from .residences import EXEMPT, WORDS, seven_of, slips, tick

KEPT = next(one for one in INDICATORS if one.key == "residence_contact")
YEAR = Period.year(2025)


@pytest.fixture
def member(cast):
    return enter(cast.a1)


@pytest.fixture
def seven(cast):
    return seven_of(cast)


def kept(cell, period=YEAR):
    return KEPT.count([cell], period)[cell.pk]


# --- The acts -----------------------------------------------------------------------------------


def test_moving_house_ends_one_slip_and_begins_another(member):
    introduce_home(member)
    moved = introduce_home(member, first=date(2024, 5, 1), place="Chi bộ Thôn Đông")
    assert slips(member) == [
        ("Chi bộ Tổ dân phố 5", date(2020, 3, 2), date(2024, 4, 30)),
        ("Chi bộ Thôn Đông", date(2024, 5, 1), None),
    ]
    residences.drop(contact=moved, reason="không chuyển nhà", by=None)
    assert slips(member) == [("Chi bộ Tổ dân phố 5", date(2020, 3, 2), None)]
    with pytest.raises(Refused, match="đã bỏ"):
        residences.drop(contact=moved, reason="lần nữa", by=None)


def test_a_slip_that_ended_and_days_that_are_taken(member):
    introduce_home(member, last=date(2021, 12, 31))
    assert slips(member) == [("Chi bộ Tổ dân phố 5", date(2020, 3, 2), date(2021, 12, 31))]
    with pytest.raises(Refused, match=r"Đã ghi “Chi bộ Tổ dân phố 5, Phường An Lạc” từ 02/03/2020"):
        introduce_home(member, first=date(2021, 6, 1))
    with pytest.raises(Refused, match="Đã ghi"):
        introduce_home(member, first=date(2019, 1, 1))
    introduce_home(member, first=date(2022, 1, 1), **EXEMPT)
    assert len(slips(member)) == 2


def test_corrected_by_one_of_two_people(member):
    row = introduce_home(member)
    asked = {"contact": row, "first": date(2020, 4, 1), "by": None}
    residences.amend(version=0, **asked, **WORDS)
    assert slips(member) == [("Chi bộ Thôn Tây", date(2020, 4, 1), None)]
    with pytest.raises(Conflict):
        residences.amend(version=0, **asked, **WORDS)
    with pytest.raises(Refused, match="Hãy ghi chi bộ nơi cư trú"):
        residences.amend(**asked, **WORDS | {"place": ""})
    with pytest.raises(Refused, match="độ mật"):
        residences.amend(**asked, **WORDS | {"place": "Đơn vị (MẬT)"})


def test_an_exemption_keeps_no_words_that_do_not_belong_to_it(member):
    row = introduce_home(member, **EXEMPT | {"ward": "Phường X", "ground_text": "thừa"})
    assert (row.where, row.ground_text, str(row)) == ("", "", "không giới thiệu về nơi cư trú")


def test_a_comment_follows_its_introduction(member):
    introduce_home(member, first=date(2025, 6, 1))
    with pytest.raises(Refused, match=r"trước lần giới thiệu đầu tiên \(01/06/2025\)"):
        comment_on(member, 2024)
    row = comment_on(member, 2025)
    with pytest.raises(Refused, match="Hãy ghi lần giới thiệu trước đó"):
        residences.amend(
            contact=member.residence_contacts.get(),
            first=date(2026, 1, 1),
            by=None,
            place="Chi bộ 5",
            ward="",
            number="",
            ground="",
            ground_text="",
        )
    with pytest.raises(Refused, match="đã có nhận xét"):
        comment_on(member, 2025)
    assert (row.level, member.residence_comments.count()) == ("good", 1)


def test_a_comment_is_corrected_and_taken_out(member):
    row = comment_on(member)
    said = {"year": 2024, "received_on": date(2025, 1, 4), "level": "fair"}
    row = residences.amend_comment(comment=row, version=0, by=None, **said)
    assert (row.year, row.get_level_display(), row.version) == (2024, "Khá", 1)
    with pytest.raises(Conflict):
        residences.drop_comment(comment=row, reason="nhầm", version=0, by=None)
    comment_on(member, 2025)
    with pytest.raises(Refused, match="Năm này đã có nhận xét"):
        residences.amend_comment(
            comment=row, year=2025, received_on=date(2025, 12, 1), level="fair", by=None
        )
    residences.drop_comment(comment=row, reason="nhầm", by=None)
    assert [one.year for one in member.residence_comments.standing()] == [2025]


# --- The sheet and the file are one -------------------------------------------------------------


def test_a_tick_is_a_comment_and_taking_it_back_annuls_it(cast, member):
    tick(cast.a1, (member, Duty.RESIDENCE))
    assert member.residence_comments.standing().get().is_bare
    assert sheet_of(cast.a1, 2025)[1] == {(member.pk, "residence")}
    assert not Tick.unscoped.exists()
    tick(cast.a1, (member, Duty.RESIDENCE))
    assert member.residence_comments.count() == 1
    tick(cast.a1)
    assert not member.residence_comments.standing().exists()
    assert member.residence_comments.get().dropped_because == "bỏ dấu trên sổ theo dõi năm"


def test_the_file_completes_what_was_ticked_and_the_sheet_leaves_it(cast, member):
    tick(cast.a1, (member, Duty.RESIDENCE))
    row = comment_on(member, 2025)
    assert member.residence_comments.get() == row
    tick(cast.a1)
    assert member.residence_comments.standing().get().level == "good"
    assert kept(cast.a1) == Count(1, 1)


def test_a_comment_begins_no_sheet(member):
    with pytest.raises(Refused, match=r"Năm 1950 trước lễ kết nạp \(19/05/2010\)"):
        comment_on(member, 1950)
    row = comment_on(member, 2010)
    with pytest.raises(Refused, match="Hãy xem lại năm"):
        residences.amend_comment(
            comment=row, year=2009, received_on=date(2010, 12, 5), level="good", by=None
        )
    assert not YearSheet.unscoped.exists()


def test_a_sheet_opened_before_the_file_was_written_is_refused(cast, member):
    tick(cast.a1, version=0)
    comment_on(member, 2025)
    with pytest.raises(Conflict):
        tick(cast.a1, version=1)
    row = member.residence_comments.get()
    residences.drop_comment(comment=row, reason="nhầm", by=None)
    assert YearSheet.unscoped.get().version == 3


def test_a_record_wins_over_a_tick(cast, member):
    tick(cast.a1, (member, Duty.RESIDENCE_FREE))
    assert kept(cast.a1) == Count(0, 0)
    introduce_home(member)
    assert kept(cast.a1) == Count(0, 1)
    with pytest.raises(Refused, match="hồ sơ đã ghi"):
        tick(cast.a1, (member, Duty.RESIDENCE_FREE))
    tick(cast.a1)
    assert Tick.unscoped.count() == 1, "the sheet did not ask"
    introduce_home(member, first=date(2025, 12, 31), **EXEMPT)
    assert kept(cast.a1) == Count(0, 0)
    with pytest.raises(Refused, match="hồ sơ đã ghi"):
        tick(cast.a1, (member, Duty.RESIDENCE))


# --- The number, counted by hand ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "a1", "a2"),
    [
        (YEAR, Count(3, 5), Count(0, 0)),
        (Period.year(2024), Count(1, 7), Count(0, 0)),
        (Period(date(2024, 1, 1), date(2025, 12, 31)), Count(3, 5), Count(0, 0)),
        (Period(date(2025, 1, 1), date(2026, 3, 31)), Count(2, 4), Count(1, 1)),
        (Period.year(2026), Count(0, 5), Count(0, 1)),
    ],
)
def test_counted_by_hand(cast, seven, period, a1, a2):
    assert KEPT.count([cast.a1, cast.a2], period) == {cast.a1.pk: a1, cast.a2.pk: a2}
    found = KEPT.rows(cast.a, period)
    assert found.count() == a1.numerator + a2.numerator
