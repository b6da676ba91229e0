"""What gatherings count, checked against a count by hand."""

from datetime import date

import pytest

from chibo.history import acting
from chibo.indicators import Count, Period
from chibo.registry import indicators
from congresses.actions import congresses, meetings, rolls
from congresses.enums import MeetingKind, Presence
from congresses.indicators import month_ends

from .people import enrol, hold_and_close, open_regular

YEAR = Period.year(2026)


def count(key, units, period=YEAR):
    return indicators()[key].count(units, period)


@pytest.mark.parametrize(
    ("start", "end", "months", "ends"),
    [
        (date(2026, 1, 1), date(2026, 3, 31), 1, ["31/01", "28/02", "31/03"]),
        (date(2026, 1, 15), date(2026, 3, 30), 1, ["31/01", "28/02"]),
        (date(2025, 12, 1), date(2026, 6, 30), 3, ["31/12", "31/03", "30/06"]),
        (date(2026, 2, 1), date(2026, 2, 27), 1, []),
    ],
)
def test_month_ends(start, end, months, ends):
    assert [f"{day:%d/%m}" for day in month_ends(Period(start, end), months)] == ends


def test_meetings_held_counts_closed_regular_ones_of_the_period(cast, cell):
    hold_and_close(cast.a1, date(2025, 12, 31))
    hold_and_close(cast.a1, date(2026, 1, 1))
    hold_and_close(cast.a1, date(2026, 10, 3))
    hold_and_close(cast.a1, date(2026, 9, 9), kind=MeetingKind.THEMATIC)
    open_regular(cast.a1, date(2026, 11, 3))
    assert count("meetings_held", [cast.a1, cast.a2]) == {
        cast.a1.pk: Count(2, 12),
        cast.a2.pk: Count(0, 12),
    }


def test_meetings_held_owes_only_the_months_in_which_the_cell_existed(cast):
    with acting(None, "thử"):
        cast.a1.opened_on, cast.a1.closed_on = date(2026, 2, 28), date(2026, 6, 30)
        cast.a1.save()
    # February to May; on the last day of June it was no longer there.
    assert count("meetings_held", [cast.a1])[cast.a1.pk] == Count(0, 4)


def test_thematic_meetings_are_counted_by_quarters(cast, cell):
    hold_and_close(cast.a1, date(2026, 2, 9), kind=MeetingKind.THEMATIC)
    hold_and_close(cast.a1, date(2026, 3, 9), kind=MeetingKind.THEMATIC)
    hold_and_close(cast.a1, date(2026, 3, 3))
    assert count("thematic_meetings", [cast.a1])[cast.a1.pk] == Count(2, 4)


def test_meeting_attendance_leaves_out_who_owes_nothing(cast, cell):
    hold_and_close(
        cast.a1,
        date(2026, 10, 3),
        {cell.anh.pk: Presence.EXCUSED, cell.binh.pk: Presence.AWAY, cell.mien.pk: "present"},
    )
    hold_and_close(cast.a1, date(2026, 11, 3), {cell.cuc.pk: Presence.UNEXCUSED})
    # October: Ánh, Cúc, Dự owe, two came; Miên came, exempt, on neither side; Bình was away.
    # November: Bình is still away, Ánh, Cúc, Dự owe, two came.
    assert count("meeting_attendance", [cast.a1])[cast.a1.pk] == Count(4, 6)


def test_meeting_attendance_is_of_the_whole_cell_and_of_frozen_rolls(cast, cell):
    hold_and_close(cast.a1, date(2026, 10, 5), kind=MeetingKind.COMMITTEE)
    rolls.take_roll(meeting=open_regular(cast.a1), presences={}, by=None)
    assert count("meeting_attendance", [cast.a1])[cast.a1.pk] == Count(0, 0)


def test_meeting_attendance_uses_the_roll_of_the_day(cast, cell):
    hold_and_close(cast.a1, date(2026, 10, 3))
    enrol(cast.a1, "Hồ Mới", since=date(2026, 1, 1))
    assert count("meeting_attendance", [cast.a1])[cast.a1.pk] == Count(4, 4)


def test_congress_attendance_adds_typed_figures_and_frozen_rolls(cast, cell):
    enrol(cast.a2, "Hà Hai")
    common = {"term": (2026, 2030), "by": None}
    congresses.hold(
        unit=cast.a1, ordinal=1, held_on=date(2026, 3, 10), summoned=20, present=18, **common
    )
    with_roll = congresses.hold(
        unit=cast.a1, ordinal=2, held_on=date(2026, 10, 12), summoned=99, present=1, **common
    )
    still_open = congresses.hold(unit=cast.a2, ordinal=1, held_on=date(2026, 10, 3), **common)
    meeting = rolls.take_roll(
        meeting=with_roll.meeting, presences={cell.binh.pk: Presence.EXCUSED}, by=None
    )
    meetings.close_meeting(meeting=meeting, by=None)
    rolls.take_roll(meeting=still_open.meeting, presences={}, by=None)
    # 18 of 20 typed; by the roll Ánh, Cúc, Dự of four summoned; the open roll of A2 not yet.
    assert count("congress_attendance", [cast.a1, cast.a2]) == {
        cast.a1.pk: Count(21, 24),
        cast.a2.pk: Count(0, 0),
    }


@pytest.mark.parametrize(
    "key", ["meetings_held", "thematic_meetings", "meeting_attendance", "congress_attendance"]
)
def test_one_query_whatever_the_number_of_cells(cast, cell, key, django_assert_num_queries):
    hold_and_close(cast.a1)
    with django_assert_num_queries(1):
        one = count(key, [cast.a1])
    with django_assert_num_queries(1):
        three = count(key, [cast.a1, cast.a2, cast.b1])
    assert (len(one), len(three)) == (1, 3)


def test_rows_are_those_behind_the_number_in_the_whole_subtree(cast, cell):
    enrol(cast.b1, "Bế Một")
    regular = hold_and_close(cast.a1, presences={cell.anh.pk: Presence.EXCUSED})
    hold_and_close(cast.b1)
    known = indicators()
    assert list(known["meetings_held"].rows(cast.a, YEAR)) == [regular]
    assert list(known["thematic_meetings"].rows(cast.a, YEAR)) == []
    lines = list(known["meeting_attendance"].rows(cast.a, YEAR))
    assert [line.member for line in lines] == [cell.anh, cell.binh, cell.cuc, cell.du_bi]


def test_rows_of_congresses(cast, cell):
    held = congresses.hold(
        unit=cast.a1, ordinal=1, term=(2025, 2030), held_on=date(2026, 4, 4), by=None
    )
    rows = indicators()["congress_attendance"].rows
    assert (list(rows(cast.a, YEAR)), list(rows(cast.b, YEAR))) == ([held], [])
