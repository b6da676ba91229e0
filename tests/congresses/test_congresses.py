"""Congresses: what the database refuses, and what is done with them."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from chibo.history import acting
from chibo.regulations import Conflict, Refused
from congresses.actions import congresses, rolls
from congresses.enums import Body, MeetingKind, Presence
from congresses.models import Congress, CongressSeat, Meeting
from congresses.queries import congress_attendance

from .people import open_regular

DAY = date(2025, 4, 12)
TERM = (2025, 2030)


def hold(unit, **changes):
    fields = {"ordinal": 3, "term": TERM, "held_on": DAY, "place": "Nhà văn hóa"} | changes
    return congresses.hold(unit=unit, by=None, **fields)


def write(row):
    with acting(None, "thử"), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("congress_ordinal_from_one", {"ordinal": 0}),
        ("congress_term_in_order", {"term_end": 2025}),
        ("congress_present_were_summoned", {"summoned": 10, "present": 11}),
    ],
)
def test_a_wrong_congress_is_refused_by_the_database(cast, name, wrong):
    meeting = open_regular(cast.a1, kind=MeetingKind.CONGRESS)
    right = {"ordinal": 1, "term_start": 2025, "term_end": 2030}
    with pytest.raises(IntegrityError, match=name):
        write(Congress(unit=cast.a1, meeting=meeting, **right | wrong))


def test_the_same_ordinal_twice_is_refused_by_the_database(cast):
    held = hold(cast.a1)
    meeting = open_regular(cast.a1, kind=MeetingKind.CONGRESS)
    with pytest.raises(IntegrityError, match="congress_once"):
        write(Congress(unit=cast.a1, meeting=meeting, ordinal=3, term_start=2025, term_end=2030))
    assert held.pk


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("congress_seat_known_body", {"body": "choir"}),
        ("congress_seat_of_somebody", {"name": ""}),
        ("congress_seat_once", {"position": 1}),
    ],
)
def test_a_wrong_seat_is_refused_by_the_database(cast, name, wrong):
    congress = hold(cast.a1, presidium=["Ông Chủ Tọa"])
    right = {"body": Body.PRESIDIUM, "position": 2, "name": "Bà Nguyễn"}
    with pytest.raises(IntegrityError, match=name):
        write(CongressSeat(congress=congress, **right | wrong))


def test_a_seat_is_a_member_or_a_name_not_both(cast, cell):
    congress = hold(cast.a1)
    with pytest.raises(IntegrityError, match="congress_seat_of_somebody"):
        write(
            CongressSeat(
                congress=congress, body=Body.PRESIDIUM, position=1, name="Ánh", member=cell.anh
            )
        )


def test_a_congress_is_held_together_with_its_meeting(cast):
    congress = hold(cast.a1, guests=[("Lê Văn Khách", "Đảng ủy phường")])
    meeting = Meeting.unscoped.get()
    assert congress.meeting == meeting
    assert (meeting.unit, meeting.kind, meeting.held_on) == (cast.a1, MeetingKind.CONGRESS, DAY)
    assert meeting.title == "Đại hội lần thứ III, nhiệm kỳ 2025–2030"
    assert (congress.place, congress.term) == ("Nhà văn hóa", "2025–2030")
    assert meeting.guests.count() == 1


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"ordinal": 4}, "held_on", "Ngày này đã ghi Đại hội lần thứ III"),
        ({"held_on": date(2025, 5, 1)}, "ordinal", "đã ghi đại hội lần thứ này"),
        ({"ordinal": 4, "held_on": date(2025, 5, 1), "term": (2030, 2025)}, "term_end", "Năm cuối"),
        ({"ordinal": 400, "held_on": date(2025, 5, 1)}, "ordinal", "từ 1"),
    ],
)
def test_a_congress_that_cannot_be_is_refused_with_its_field(cast, changes, field, sentence):
    hold(cast.a1)
    with pytest.raises(Refused, match=sentence) as refused:
        hold(cast.a1, **changes)
    assert refused.value.findings[0].field == field
    assert Meeting.unscoped.count() == 1


def test_seats_are_members_where_the_register_of_that_day_knows_them(cast, cell):
    congress = hold(cast.a1, presidium=["nguyễn thị  ánh", "Ông Từ Trên"], secretariat=["Lê Cúc"])
    seats = CongressSeat.unscoped.filter(congress=congress)
    assert [(seat.body, seat.position, str(seat), seat.member) for seat in seats] == [
        ("presidium", 1, "Nguyễn Thị Ánh", cell.anh),
        ("presidium", 2, "Ông Từ Trên", None),
        ("secretariat", 1, "Lê Cúc", cell.cuc),
    ]


def test_correcting_a_congress_corrects_its_meeting(cast):
    congress = hold(cast.a1, presidium=["Ông A"])
    congress = congresses.correct(
        congress=congress,
        version=0,
        ordinal=4,
        held_on=date(2025, 4, 20),
        presidium=["Bà B", "Ông A"],
        summoned=20,
        present=18,
        by=None,
    )
    assert str(congress) == congress.meeting.title == "Đại hội lần thứ IV, nhiệm kỳ 2025–2030"
    assert congress.held_on == date(2025, 4, 20)
    assert [str(seat) for seat in congress.seats.all()] == ["Bà B", "Ông A"]
    with pytest.raises(Conflict):
        congresses.correct(congress=congress, version=0, ordinal=5, by=None)


def test_find_or_hold_makes_what_is_not_there(cast):
    congress = congresses.find_or_hold(
        unit=cast.a1, ordinal=3, term=(2020, 2025), held_on=date(2020, 5, 6), place="Huế", by=None
    )
    assert (congress.ordinal, congress.term, congress.place) == (3, "2020–2025", "Huế")
    assert congress.held_on == date(2020, 5, 6)


@pytest.mark.parametrize(
    ("ordinal", "held_on"),
    [
        pytest.param(3, date(2025, 4, 13), id="by its ordinal"),
        pytest.param(9, DAY, id="by its day"),
        pytest.param(None, DAY, id="by its day, the ordinal unknown"),
        pytest.param(3, None, id="by its ordinal, the day unknown"),
    ],
)
def test_find_or_hold_finds_what_is_there_and_leaves_it_alone(cast, ordinal, held_on):
    held = hold(cast.a1)
    found = congresses.find_or_hold(
        unit=cast.a1, ordinal=ordinal, term=(1, 2), held_on=held_on, place="Nơi khác", by=None
    )
    assert (found, found.place, Congress.unscoped.count()) == (held, "Nhà văn hóa", 1)


def test_find_or_hold_does_not_find_another_cells_congress(cast):
    hold(cast.a2)
    found = congresses.find_or_hold(unit=cast.a1, ordinal=3, term=TERM, held_on=DAY, by=None)
    assert found.unit == cast.a1


@pytest.mark.parametrize(
    "missing", [{"ordinal": None}, {"held_on": None}, {"term": None}, {"term": (2020, None)}]
)
def test_a_congress_is_not_made_from_half_of_what_it_needs(cast, missing):
    known = {"ordinal": 3, "term": TERM, "held_on": DAY} | missing
    with pytest.raises(Refused, match="chưa biết"):
        congresses.find_or_hold(unit=cast.a1, by=None, **known)


def test_attendance_is_typed_until_a_roll_is_taken(cast, cell):
    congress = hold(cast.a1, held_on=date(2026, 11, 3), summoned=20, present=18)
    assert congress_attendance(congress) == (18, 20)
    rolls.take_roll(meeting=congress.meeting, presences={cell.anh.pk: Presence.EXCUSED}, by=None)
    # Ánh excused; Bình, Cúc and the probationary Dự came; Miên is exempt and not summoned.
    assert congress_attendance(congress) == (3, 4)
