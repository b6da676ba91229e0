"""The roll: of the meeting's date, whole, and frozen when the meeting closes."""

from datetime import date

import pytest

from chibo.regulations import Conflict, Refused
from congresses.actions import meetings, rolls
from congresses.enums import MeetingKind, Presence
from congresses.models import Attendance
from congresses.queries import counts_of, roll_of
from members.actions import affiliations, members
from members.enums import Ending

from .people import enrol, hold_and_close, open_regular


def marks(meeting):
    return {line.member.full_name: line.presence for line in roll_of(meeting)}


def test_everybody_is_present_until_marked_and_the_exempt_are_exempt(cast, cell):
    assert marks(open_regular(cast.a1)) == {
        "Nguyễn Thị Ánh": "present",
        "Trần Bình": "present",
        "Lê Cúc": "present",
        "Phạm Dự": "present",
        "Đỗ Miên": "exempt",
    }


def test_the_roll_is_in_the_order_of_given_names(cast, cell):
    roll = roll_of(open_regular(cast.a1))
    assert [line.member for line in roll] == cell.everybody


def test_the_roll_is_that_of_the_date_of_the_meeting(cast, cell):
    enrol(cast.a1, "Hồ Mới", since=date(2026, 11, 4))
    affiliations.end(member=cell.cuc, on=date(2026, 11, 10), ending=Ending.TRANSFERRED, by=None)
    assert "Hồ Mới" not in marks(open_regular(cast.a1, date(2026, 11, 3)))
    assert "Lê Cúc" in marks(open_regular(cast.a1, date(2026, 11, 9), confirmed=True))
    later = marks(open_regular(cast.a1, date(2026, 11, 11), confirmed=True))
    assert ("Hồ Mới" in later, "Lê Cúc" in later) == (True, False)


def test_status_is_that_of_the_date_of_the_meeting(cast, cell):
    before = open_regular(cast.a1, date(2026, 3, 1))
    assert "Phạm Dự" not in marks(before)
    lines = {line.member: line for line in roll_of(open_regular(cast.a1, date(2023, 12, 31)))}
    assert (lines[cell.mien].exempt, lines[cell.mien].presence) == (False, "present")


def test_a_frozen_roll_ignores_what_changes_later(cast, cell):
    meeting = hold_and_close(cast.a1, presences={cell.binh.pk: Presence.EXCUSED})
    members.correct(member=cell.mien, exempt_on=None, by=None)
    enrol(cast.a1, "Hồ Mới", since=date(2026, 1, 1))
    assert marks(meeting) == {
        "Nguyễn Thị Ánh": "present",
        "Trần Bình": "excused",
        "Lê Cúc": "present",
        "Phạm Dự": "present",
        "Đỗ Miên": "exempt",
    }


def test_an_open_roll_follows_the_register_and_asks_again_for_whom_it_changed(cast, cell):
    meeting = rolls.take_roll(meeting=open_regular(cast.a1), presences={}, by=None)
    members.correct(member=cell.mien, exempt_on=None, by=None)
    line = next(line for line in roll_of(meeting) if line.member == cell.mien)
    assert (line.presence, line.marked) == ("present", False)
    rolls.take_roll(meeting=meeting, presences={}, by=None)
    stored = Attendance.unscoped.get(meeting=meeting, member=cell.mien)
    assert (stored.exempt, stored.presence) == (False, "present")


def test_taking_the_roll_again_changes_only_what_is_said(cast, cell):
    first = {cell.anh.pk: Presence.UNEXCUSED, cell.binh.pk: Presence.EXCUSED}
    notes = {cell.binh.pk: "đi công tác"}
    meeting = rolls.take_roll(meeting=open_regular(cast.a1), presences=first, notes=notes, by=None)
    rolls.take_roll(meeting=meeting, presences={cell.anh.pk: Presence.PRESENT}, by=None)
    rows = {row.member: row for row in Attendance.unscoped.select_related("member")}
    assert rows[cell.anh].presence == "present"
    assert (rows[cell.binh].presence, rows[cell.binh].note) == ("excused", "đi công tác")
    assert len(rows) == 5


def test_who_left_the_register_of_that_day_goes_from_the_roll(cast, cell):
    meeting = rolls.take_roll(meeting=open_regular(cast.a1), presences={}, by=None)
    affiliations.end(member=cell.cuc, on=date(2026, 11, 2), ending=Ending.TRANSFERRED, by=None)
    rolls.take_roll(meeting=meeting, presences={}, by=None)
    assert Attendance.unscoped.filter(meeting=meeting).count() == 4


def test_a_stranger_on_the_roll_is_refused(cast, cell):
    stranger = enrol(cast.b1, "Người Lạ")
    with pytest.raises(Refused, match="1 người không có trong danh sách"):
        rolls.take_roll(
            meeting=open_regular(cast.a1), presences={stranger.pk: Presence.PRESENT}, by=None
        )


@pytest.mark.parametrize("presence", [Presence.EXCUSED, Presence.UNEXCUSED])
def test_an_exempt_member_owes_no_excuse(cast, cell, presence):
    with pytest.raises(Refused, match="Đỗ Miên"):
        rolls.take_roll(meeting=open_regular(cast.a1), presences={cell.mien.pk: presence}, by=None)


def test_an_outdated_roll_is_a_conflict_and_nothing_is_overwritten(cast, cell):
    meeting = open_regular(cast.a1)
    rolls.take_roll(meeting=meeting, version=0, presences={cell.anh.pk: Presence.EXCUSED}, by=None)
    with pytest.raises(Conflict):
        rolls.take_roll(meeting=meeting, version=0, presences={}, by=None)
    assert marks(meeting)["Nguyễn Thị Ánh"] == "excused"


def test_who_is_away_stays_away_at_the_next_meeting(cast, cell):
    hold_and_close(
        cast.a1, date(2026, 10, 3), {cell.cuc.pk: Presence.AWAY, cell.binh.pk: Presence.EXCUSED}
    )
    found = marks(open_regular(cast.a1))
    assert (found["Lê Cúc"], found["Trần Bình"]) == ("away", "present")


def test_a_committee_meets_without_the_others(cast, cell):
    assert marks(open_regular(cast.a1, kind=MeetingKind.COMMITTEE)) == {"Nguyễn Thị Ánh": "present"}


def test_the_counts_of_a_meeting(cast, cell):
    meeting = hold_and_close(
        cast.a1, presences={cell.binh.pk: Presence.EXCUSED, cell.cuc.pk: Presence.UNEXCUSED}
    )
    counts = counts_of(meeting, roll_of(meeting))
    # Official: Ánh came, Bình excused, Cúc not; Dự is probationary, Miên exempt and not there.
    assert (counts.quorum.present, counts.quorum.summoned, counts.quorum.needed) == (1, 3, 2)
    assert counts.quorum.met is False
    assert counts.base == 2
    assert counts.rule.clause == "208-QĐ/TW"


def test_an_exempt_member_who_comes_counts_on_both_sides(cast, cell):
    meeting = hold_and_close(cast.a1, presences={cell.mien.pk: Presence.PRESENT})
    counts = counts_of(meeting, roll_of(meeting))
    assert (counts.quorum.present, counts.quorum.summoned, counts.base) == (4, 4, 4)


def test_guests_are_added_with_the_roll(cast, cell):
    meeting = rolls.take_roll(
        meeting=open_regular(cast.a1), presences={}, guests=[("Bà Hai", "Mặt trận")], by=None
    )
    assert [str(guest) for guest in meeting.guests.all()] == ["Bà Hai, Mặt trận"]


def test_a_roll_of_three_hundred_takes_as_many_queries_as_one_of_one(
    cast, django_assert_max_num_queries
):
    meeting = open_regular(cast.a1)
    for number in range(3):
        enrol(cast.a1, f"Người {number}")
    with django_assert_max_num_queries(16):
        rolls.take_roll(meeting=meeting, presences={}, by=None)
    assert meetings.close_meeting(meeting=meeting, by=None).is_open is False
