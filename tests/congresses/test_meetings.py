"""Meetings: what the database refuses, and what is done with them."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model

from chibo.history import acting
from chibo.regulations import Conflict, Refused
from congresses.actions import meetings, rolls
from congresses.enums import MeetingKind, MeetingState, Presence
from congresses.models import Attendance, Guest, Meeting

from .people import DAY, enrol, hold_and_close, open_regular


def codes(refused):
    return [finding.code for finding in refused.value.findings]


def write(row: Model):
    """Past every action, as a bulk path would."""
    with acting(None, "thử"), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("meeting_known_kind", {"kind": "party"}),
        ("meeting_known_state", {"state": "lost"}),
        ("meeting_has_title", {"title": ""}),
        ("meeting_ends_after_it_starts", {"starts_at": time(20), "ends_at": time(19)}),
        ("meeting_ends_after_it_starts", {"starts_at": None, "ends_at": time(19)}),
    ],
)
def test_a_wrong_meeting_is_refused_by_the_database(cast, name, wrong):
    right = {"unit": cast.a1, "kind": MeetingKind.REGULAR, "held_on": DAY, "title": "Họp"}
    with pytest.raises(IntegrityError, match=name):
        write(Meeting(**right | wrong))


@pytest.mark.parametrize("starts_at", [None, time(19, 30)])
def test_the_same_meeting_twice_is_refused_by_the_database(cast, starts_at):
    same = {"unit": cast.a1, "kind": MeetingKind.REGULAR, "held_on": DAY, "title": "Họp"}
    write(Meeting(**same, starts_at=starts_at))
    with pytest.raises(IntegrityError, match="meeting_once"):
        write(Meeting(**same, starts_at=starts_at))


def test_a_guest_without_a_name_is_refused_by_the_database(cast):
    with pytest.raises(IntegrityError, match="guest_has_name"):
        write(Guest(meeting=open_regular(cast.a1), name=""))


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("attendance_known_presence", {"presence": "asleep"}),
        ("attendance_fits_exemption", {"presence": Presence.EXEMPT}),
        ("attendance_fits_exemption", {"exempt": True, "presence": Presence.UNEXCUSED}),
    ],
)
def test_a_wrong_line_is_refused_by_the_database(cast, cell, name, wrong):
    with pytest.raises(IntegrityError, match=name):
        write(Attendance(meeting=open_regular(cast.a1), member=cell.anh, **wrong))


def test_a_member_twice_on_one_roll_is_refused_by_the_database(cast, cell):
    line = {"meeting": open_regular(cast.a1), "member": cell.anh, "presence": Presence.PRESENT}
    write(Attendance(**line))
    with pytest.raises(IntegrityError, match="attendance_once"):
        write(Attendance(**line))


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (MeetingKind.REGULAR, "Sinh hoạt thường kỳ tháng 11/2026"),
        (MeetingKind.THEMATIC, "Sinh hoạt chuyên đề ngày 03/11/2026"),
        (MeetingKind.COMMITTEE, "Họp chi ủy tháng 11/2026"),
    ],
)
def test_a_meeting_without_a_title_gets_the_usual_one(cast, kind, title):
    assert open_regular(cast.a1, kind=kind).title == title


def test_a_meeting_keeps_its_guests_in_order(cast):
    meeting = open_regular(cast.a1, guests=[("Lê Văn Khách", "Đảng ủy viên"), ("Bà Hai", "")])
    assert list(map(str, meeting.guests.all())) == ["Lê Văn Khách, Đảng ủy viên", "Bà Hai"]
    meetings.correct(meeting=meeting, guests=[("Bà Hai", ""), ("Ông Ba", "")], by=None)
    assert list(map(str, meeting.guests.all())) == ["Bà Hai", "Ông Ba"]


def test_the_constraint_speaks_vietnamese_before_the_database_does(cast):
    with pytest.raises(Refused, match="Giờ kết thúc phải sau giờ bắt đầu") as refused:
        open_regular(cast.a1, starts_at=time(20), ends_at=time(19))
    assert refused.value.findings[0].field == "ends_at"


def test_a_meeting_of_a_committee_above_cells_is_refused(cast):
    with pytest.raises(Refused, match="Hãy chọn một chi bộ"):
        open_regular(cast.a)


def test_a_meeting_before_the_cell_existed_is_refused(cast):
    with pytest.raises(Refused, match="không hoạt động vào ngày 31/12/1999"):
        open_regular(cast.a1, date(1999, 12, 31))


def test_a_second_regular_meeting_waits_for_confirmation_and_keeps_it(cast):
    open_regular(cast.a1, date(2026, 11, 3))
    with pytest.raises(Refused) as refused:
        open_regular(cast.a1, date(2026, 11, 20))
    assert (codes(refused), refused.value.confirmable) == (["K1"], True)
    second = open_regular(cast.a1, date(2026, 11, 20), confirmed=True)
    assert "03/11/2026" in second.confirmed


def test_another_cell_or_month_has_its_own_regular_meeting(cast):
    open_regular(cast.a1, date(2026, 11, 3))
    open_regular(cast.a2, date(2026, 11, 3))
    open_regular(cast.a1, date(2026, 10, 31))
    assert Meeting.unscoped.count() == 3


def test_correcting_an_outdated_version_is_a_conflict(cast):
    meeting = open_regular(cast.a1)
    meetings.correct(meeting=meeting, version=0, place="Nhà văn hóa", by=None)
    with pytest.raises(Conflict) as conflict:
        meetings.correct(meeting=meeting, version=0, place="Trường học", by=None)
    assert conflict.value.current.place == "Nhà văn hóa"


def test_a_meeting_does_not_become_a_congress(cast):
    with pytest.raises(Refused, match="mục Đại hội"):
        meetings.correct(meeting=open_regular(cast.a1), kind=MeetingKind.CONGRESS, by=None)


def test_closing_without_a_roll_is_refused(cast, cell):
    with pytest.raises(Refused, match="5 người chưa điểm danh") as refused:
        meetings.close_meeting(meeting=open_regular(cast.a1), by=None)
    assert codes(refused) == ["K2"]


def test_closing_after_the_register_of_the_day_changed_is_refused(cast, cell):
    meeting = rolls.take_roll(meeting=open_regular(cast.a1), presences={}, by=None)
    enrol(cast.a1, "Hồ Mới", since=date(2026, 1, 1))
    with pytest.raises(Refused, match="1 người chưa điểm danh"):
        meetings.close_meeting(meeting=meeting, by=None)


def test_closing_a_meeting_to_come_is_refused(cast, cell):
    meeting = rolls.take_roll(
        meeting=open_regular(cast.a1, date(2026, 12, 3)), presences={}, by=None
    )
    with pytest.raises(Refused, match="chưa diễn ra"):
        meetings.close_meeting(meeting=meeting, by=None)


def test_a_short_meeting_closes_only_when_confirmed(cast, cell):
    meeting = open_regular(cast.a1, starts_at=time(19), ends_at=time(20))
    meeting = rolls.take_roll(meeting=meeting, presences={}, by=None)
    with pytest.raises(Refused) as refused:
        meetings.close_meeting(meeting=meeting, by=None)
    assert codes(refused) == ["K4"]
    closed = meetings.close_meeting(meeting=meeting, confirmed=True, by=None)
    assert (closed.state, closed.confirmed) == (
        MeetingState.CLOSED,
        "Cuộc họp dài 60 phút, ngắn hơn 90 phút. (42-HD/BTCTW)",
    )


def test_a_closed_meeting_is_neither_corrected_nor_called_over(cast, cell):
    meeting = hold_and_close(cast.a1)
    with pytest.raises(Refused, match="đã khóa"):
        meetings.correct(meeting=meeting, place="Nơi khác", by=None)
    with pytest.raises(Refused, match="đã khóa"):
        rolls.take_roll(meeting=meeting, presences={}, by=None)
    with pytest.raises(Refused, match="đã khóa"):
        meetings.close_meeting(meeting=meeting, by=None)


def test_reopening_needs_a_reason_and_keeps_it(cast, cell):
    meeting = hold_and_close(cast.a1)
    with pytest.raises(Refused, match="lý do"):
        meetings.reopen(meeting=meeting, reason=" ", by=None)
    meeting = meetings.reopen(meeting=meeting, reason="Ghi thiếu một đồng chí", by=None)
    assert (meeting.is_open, meeting.reopened_because) == (True, "Ghi thiếu một đồng chí")
    with pytest.raises(Refused, match="đang mở"):
        meetings.reopen(meeting=meeting, reason="Lần nữa", by=None)
