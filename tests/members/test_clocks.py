"""What falls due beside a life: who, until when, by which document. Today is 22 November 2026."""

from datetime import date as D

import pytest

from members.actions import events, temporary_stays
from members.contributions import lives
from members.enums import Step
from members.queries.clocks import award_day
from tests.cast import TODAY

from .people import enter, enter_probationary

VETERAN = {
    "full_name": "Cao Văn Lão",
    "birth_date": D(1960, 1, 1),
    "ceremony_on": D(1991, 12, 22),
    "official_on": D(1992, 12, 22),
    "since": D(2000, 1, 1),
}


def due(who, unit, today=TODAY):
    return [(task.title, task.due) for task in lives.tasks(who, unit, today)]


def test_a_probation_runs_from_mentor_to_decision(cast):
    new = enter_probationary(cast.a1, D(2025, 10, 1))
    assert due(cast.an, cast.a1) == [
        ("Xét công nhận chính thức: Lê Văn Mới", D(2026, 11, 12)),
        ("Phân công đảng viên giúp đỡ: Lê Văn Mới", D(2025, 10, 31)),
        ("Học lớp đảng viên mới: Lê Văn Mới", D(2026, 10, 1)),
    ]
    step = {"member": new, "on": D(2026, 11, 2), "by": None}
    events.record(kind=Step.MENTORED, person_name="Trần Văn Một", **step)
    events.record(kind=Step.TAUGHT, **step)
    events.record(kind=Step.PROPOSED, votes_for=8, votes_base=9, **step)
    # Thirty working days from 2 November; 24 November is a day of rest.
    assert due(cast.an, cast.a1) == [
        ("Quyết định công nhận chính thức: Lê Văn Mới", D(2026, 12, 15))
    ]


@pytest.mark.parametrize(
    ("on", "title"),
    [
        pytest.param(D(2026, 11, 2), "Nhận phiếu báo", id="M8 the slip is under way"),
        pytest.param(D(2026, 8, 22), "Hỏi nơi đến", id="M8 three months without an answer"),
    ],
)
def test_a_transfer_waits_for_its_answer(cast, on, title):
    gone = enter(cast.a1)
    events.record(member=gone, kind=Step.TRANSFERRED, on=on, place="Đảng bộ nơi khác", by=None)
    assert [t.startswith(title) for t, _ in due(cast.an, cast.a1)] == [True]
    events.record(member=gone, kind=Step.RECEIVED, on=TODAY, by=None)
    assert due(cast.an, cast.a1) == []


def test_a_temporary_stay_runs_out(cast):
    away = {"form": "work", "until": D(2026, 12, 1), "place": "Chi bộ Gạch", "by": None}
    events.record(member=enter(cast.a1), kind=Step.AWAY, on=D(2026, 6, 1), **away)
    temporary_stays.receive(
        unit=cast.a1, guest_name="Hồ Văn Khách", elsewhere="Ga Đồng", on=D(2026, 5, 1),
        until=D(2026, 9, 1), purpose="work", by=None,
    )  # fmt: skip
    assert due(cast.an, cast.a1) == [
        ("Hết hạn sinh hoạt tạm thời: Hồ Văn Khách", D(2026, 9, 1)),
        ("Hết hạn sinh hoạt tạm thời: Nguyễn Thị Ánh", D(2026, 12, 1)),
    ]


def test_a_badge_is_proposed_before_its_award_day(cast):
    veteran = enter(cast.a1, **VETERAN | {"decided_on": D(1991, 12, 2)})
    # 35 years on 2 December 2026, awarded on 3 February: thirty working days before, Tết aside.
    assert due(cast.an, cast.a1) == [
        ("Đề nghị tặng Huy hiệu 35 năm tuổi Đảng: Cao Văn Lão", D(2026, 12, 22))
    ]
    badge = {"form": "35", "number": "5", "early": True, "by": None}
    events.record(member=veteran, kind=Step.BADGE, on=D(2026, 11, 7), **badge)
    assert due(cast.an, cast.a1) == []


@pytest.mark.parametrize(
    ("reached", "award"),
    [
        (D(2026, 2, 3), D(2026, 2, 3)),
        (D(2026, 2, 4), D(2026, 5, 19)),
        (D(2026, 11, 8), D(2027, 2, 3)),
    ],
)
def test_badges_are_awarded_four_times_a_year(reached, award):
    assert award_day(reached) == award


def test_the_office_sees_its_cells_and_a_stranger_nothing(cast):
    enter_probationary(cast.a1, D(2025, 10, 1))
    enter_probationary(cast.a2, D(2025, 10, 1))
    counts = [len(due(who, cast.province)) for who in (cast.binh, cast.an, cast.dung, cast.chi)]
    assert counts == [6, 3, 0, 0]


def test_no_name_leaves_the_program(cast):
    enter_probationary(cast.a1, D(2025, 10, 1))
    said = [task.outside for task in lives.tasks(cast.an, cast.a1, TODAY)]
    assert said == [
        "Xét công nhận chính thức",
        "Phân công đảng viên giúp đỡ",
        "Học lớp đảng viên mới",
    ]


def test_the_clocks_ask_as_often_for_three_as_for_one(cast, django_assert_num_queries):
    cast.an.paths("edit_members")
    for number in range(3):
        enter_probationary(cast.a1, D(2025, 10, 1), full_name=f"Lê Văn {number}")
        if number in (0, 2):
            with django_assert_num_queries(8):
                list(lives.tasks(cast.an, cast.a1, TODAY))
