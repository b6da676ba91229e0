"""Inspection and supervision: a plan a year, steps in order, counted by who was concluded about."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from chibo.history import acting
from chibo.indicators import Count, Period
from chibo.regulations import Conflict, Refused, Weight
from members.actions import affiliations, inspections
from members.contributions import tasks
from members.enums import InspectionStep
from members.indicators import INDICATORS
from members.models import Inspected, Inspection, InspectionPlan
from members.queries import inspection_year
from members.regulations import (
    Inspecting,
    inspection_complete,
    inspection_order,
    supervision_in_time,
)
from tests.cast import TODAY

from .people import conclude, enter, enter_probationary, schedule

BY_KEY = {indicator.key: indicator for indicator in INDICATORS}
YEAR = Period.year(2026)
S = InspectionStep
RULE = Inspecting()
DAYS = {S.NOTIFIED: date(2026, 5, 4), S.REPORTED: date(2026, 5, 10), S.VERIFIED: date(2026, 5, 20)}


@pytest.fixture
def three(cast):
    """Three of A1."""
    names = ("Nguyễn Thị Một", "Trần Văn Hai", "Lê Văn Ba")
    return [enter(cast.a1, full_name=name) for name in names]


def step(inspection, name, on, **written):
    return inspections.take_step(inspection=inspection, step=name, on=on, by=None, **written)


# --- The rules ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (DAYS | {S.CONCLUDED: date(2026, 6, 1)}, []),
        (DAYS | {S.CONCLUDED: date(2026, 5, 20)}, []),
        (DAYS | {S.CONCLUDED: date(2026, 5, 19)}, ["I1"]),
        ({S.NOTIFIED: date(2026, 5, 4), S.ANNOUNCED: date(2026, 5, 3)}, ["I1"]),
        ({}, []),
    ],
    ids=["21-QĐ/TW in order", "same day", "before it", "over a gap", "nothing"],
)
def test_steps_follow_one_another(days, told):
    assert [finding.code for finding in inspection_order(days, RULE)] == told


@pytest.mark.parametrize(
    ("mode", "days", "told"),
    [
        ("thematic", {S.CONCLUDED: date(2026, 6, 1)}, ["I2"]),
        ("thematic", DAYS | {S.CONCLUDED: date(2026, 6, 1)}, []),
        ("thematic", DAYS, []),
        ("regular", {S.CONCLUDED: date(2026, 6, 1)}, []),
    ],
)
def test_a_thematic_one_takes_every_step(mode, days, told):
    found = list(inspection_complete(mode, days, RULE))
    assert [(f.code, f.weight) for f in found] == [(code, Weight.WARNS) for code in told]


@pytest.mark.parametrize(
    ("kind", "mode", "ended", "told"),
    [
        ("supervision", "thematic", date(2026, 6, 3), []),
        ("supervision", "thematic", date(2026, 6, 4), ["I3"]),
        ("supervision", "regular", date(2026, 12, 1), []),
        ("inspection", "thematic", date(2026, 12, 1), []),
    ],
)
def test_a_thematic_supervision_ends_within_thirty_days(kind, mode, ended, told):
    days = {S.NOTIFIED: date(2026, 5, 4), S.CONCLUDED: ended}
    assert [f.code for f in supervision_in_time(kind, mode, days, RULE)] == told


# --- The acts -----------------------------------------------------------------------------------


def test_from_plan_to_conclusion(cast, three):
    inspections.head(unit=cast.a1, year=2026, number="03-KH/CB", by=cast.an)
    found = schedule(cast.a1, three[0], mode="thematic", quarter=2)
    for name, on in DAYS.items():
        found = step(found, name, on)
    found = step(found, S.CONCLUDED, date(2026, 6, 1), conclusion="Chấp hành tốt.", follow_up="")
    found = step(found, S.ANNOUNCED, date(2026, 6, 3), result_number="04-TB/CB")
    year = inspection_year(cast.a1, 2026)
    assert (year.plan.number, year.concluded, len(year.inspections)) == ("03-KH/CB", 1, 1)
    assert (year.seen, [m.full_name for m in year.unseen]) == (1, ["Lê Văn Ba", "Trần Văn Hai"])
    assert found.last == S.ANNOUNCED


def test_refused(cast, three):
    stranger = enter(cast.a2, full_name="Người Khác")
    with pytest.raises(Refused, match="Người Khác không thuộc danh sách"):
        schedule(cast.a1, stranger)
    with pytest.raises(Refused, match="của chi bộ"):
        schedule(cast.a)
    found = schedule(cast.a1, three[0])
    with pytest.raises(Refused, match="chưa đến"):
        step(found, S.NOTIFIED, date(2026, 11, 23))
    with pytest.raises(Refused, match="trước năm 2026"):
        step(found, S.NOTIFIED, date(2025, 12, 31))
    with pytest.raises(Refused, match="chưa có kết quả để thông báo"):
        step(found, S.ANNOUNCED, date(2026, 5, 4))
    with pytest.raises(Refused, match="lời kết luận"):
        step(found, S.CONCLUDED, date(2026, 5, 4), conclusion="")


def test_a_concluded_one_is_changed_only_after_undoing(cast, three):
    found = conclude(schedule(cast.a1, three[0]), date(2026, 5, 4))
    with pytest.raises(Refused, match="bỏ bước kết luận"):
        inspections.amend(inspection=found, members=three, by=None, subject="Khác")
    with pytest.raises(Refused, match="không đưa ra khỏi"):
        inspections.drop(inspection=found, reason="nhầm", by=None)
    found = inspections.undo_step(inspection=found, by=None)
    found = inspections.amend(inspection=found, members=three[1:], by=None, subject="Khác")
    names = found.inspected.values_list("member__full_name", flat=True)
    assert set(names) == {"Trần Văn Hai", "Lê Văn Ba"}
    with pytest.raises(Refused, match="chưa ghi bước nào"):
        inspections.undo_step(inspection=found, by=None)


def test_the_second_writer_is_told(cast, three):
    found = schedule(cast.a1, three[0])
    step(found, S.NOTIFIED, date(2026, 5, 4), version=0)
    with pytest.raises(Conflict):
        step(found, S.REPORTED, date(2026, 5, 5), version=0)
    inspections.head(unit=cast.a1, year=2026, number="1", version=0, by=None)
    with pytest.raises(Conflict):
        inspections.head(unit=cast.a1, year=2026, number="2", version=0, by=None)


def test_whoever_left_stays_in_the_inspection(cast, three):
    found = schedule(cast.a1, *three)
    affiliations.end(member=three[2], on=date(2026, 6, 1), ending="died", by=None)
    inspections.amend(inspection=found, members=three, by=None, subject="Nội dung mới")
    assert found.inspected.count() == 3


# --- The numbers, counted by hand ---------------------------------------------------------------


@pytest.fixture
def counted(cast, three):
    """A1 plans four in 2026: of Một in quarter I, concluded in March; of Một and Hai for the
    whole year, concluded in July; of Ba in quarter IV, not done; of Ba dropped. In 2025 one
    of Ba was concluded. A2: Tư, seen in A1 in March and moved since; nothing planned there."""
    one, two, ba = three
    tu = enter(cast.a1, full_name="Hồ Văn Tư")
    conclude(schedule(cast.a1, one, tu, quarter=1), date(2026, 3, 20))
    conclude(schedule(cast.a1, one, two, kind="supervision"), date(2026, 7, 1))
    schedule(cast.a1, ba, quarter=4, mode="thematic")
    dropped = schedule(cast.a1, ba, quarter=3)
    inspections.drop(inspection=dropped, reason="chuyển sang năm sau", by=None)
    conclude(schedule(cast.a1, ba, year=2025, quarter=4), date(2025, 12, 1))
    affiliations.move(member=tu, unit=cast.a2, on=date(2026, 9, 1), by=None)
    return cast


@pytest.mark.parametrize(
    ("key", "asked", "period", "a1", "a2"),
    [
        ("inspections", {}, YEAR, Count(2, 3), Count(0, 0)),
        ("inspections", {"kind": "inspection"}, YEAR, Count(1, 2), Count(0, 0)),
        ("inspections", {"mode": "thematic"}, YEAR, Count(0, 1), Count(0, 0)),
        ("inspections", {}, Period.year(2025), Count(1, 1), Count(0, 0)),
        # A quarter: what begins in it; the one for the whole year begins in January.
        ("inspections", {}, Period(date(2026, 1, 1), date(2026, 3, 31)), Count(1, 2), Count(0, 0)),
        ("inspections", {}, Period(date(2026, 7, 1), date(2026, 9, 30)), Count(1, 0), Count(0, 0)),
        ("inspections", {}, Period(date(2026, 1, 1), TODAY), Count(2, 3), Count(0, 0)),
        ("members_inspected", {}, YEAR, Count(2, 3), Count(1, 1)),
        ("members_inspected", {"at_least": 2}, YEAR, Count(1, 3), Count(0, 1)),
        ("members_inspected", {}, Period.year(2025), Count(1, 4), Count(0, 0)),
        ("members_inspected", {}, Period(date(2025, 1, 1), TODAY), Count(3, 3), Count(1, 1)),
    ],
)
def test_counted_by_hand(counted, key, asked, period, a1, a2):
    indicator = BY_KEY[key]
    found = indicator.count([counted.a1, counted.a2], period, **asked)
    assert found == {counted.a1.pk: a1, counted.a2.pk: a2}
    behind = indicator.rows(counted.a, period, **asked).count()
    assert behind == a1.numerator + a2.numerator


def late(user, unit, today):
    """The days of what waits about inspections."""
    waiting = tasks(user, unit, today)
    return sorted(task.due for task in waiting if task.url.startswith("/kiem-tra/"))


def test_what_is_late_waits_among_the_tasks(cast, three):
    schedule(cast.a1, three[0], quarter=2)
    schedule(cast.a1, three[0], quarter=4)
    conclude(schedule(cast.a1, three[1], quarter=1), date(2026, 3, 1))
    schedule(cast.a1, three[2])
    assert late(cast.an, cast.a1, date(2026, 11, 22)) == [date(2026, 6, 30)]
    end = date(2026, 12, 31)
    assert late(cast.an, cast.a1, date(2026, 12, 1)) == [date(2026, 6, 30), end, end]
    assert late(cast.dung, cast.b1, date(2026, 12, 1)) == []


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"kind": "tố cáo"}, "inspection_known_words"),
        ({"mode": "khác"}, "inspection_known_words"),
        ({"quarter": 5}, "inspection_known_words"),
        ({"subject": "  "}, "inspection_has_subject"),
        ({"concluded_on": date(2026, 5, 1)}, "inspection_concluded_in_words"),
        ({"announced_on": date(2026, 5, 1)}, "inspection_concluded_in_words"),
        (
            {"concluded_on": date(2026, 5, 1), "conclusion": "Tốt", "dropped_because": "thôi"},
            "inspection_dropped_or_concluded",
        ),
    ],
)
def test_the_database_keeps_its_promises(cast, three, fields, name):
    found = schedule(cast.a1, three[0])
    with acting(None, "thử"), pytest.raises(IntegrityError, match=name), transaction.atomic():
        Inspection.unscoped.filter(pk=found.pk).update(**fields)


def test_the_database_keeps_plans_and_people_apart(cast, three):
    found = schedule(cast.a1, three[0])
    with acting(None, "thử"):
        with pytest.raises(IntegrityError, match="inspection_plan_once"), transaction.atomic():
            InspectionPlan.unscoped.create(unit=cast.a1, year=2026)
        with pytest.raises(IntegrityError, match="inspection_plan_sensible"), transaction.atomic():
            InspectionPlan.unscoped.create(unit=cast.a1, year=1)
        with pytest.raises(IntegrityError, match="inspected_once"), transaction.atomic():
            Inspected.unscoped.create(inspection=found, member=three[0])


# --- The pages ----------------------------------------------------------------------------------


def test_the_whole_cell_is_taken_with_one_tick(cast, three, sign_in):
    client = sign_in(cast.an)
    sent = {"kind": "supervision", "mode": "regular", "subject": "Việc nêu gương"}
    answer = client.post(f"/chi-bo/{cast.a1.pk}/kiem-tra/2026/them/", sent | {"everybody": "on"})
    found = Inspection.unscoped.get()
    assert (answer.status_code, found.inspected.count(), found.quarter) == (302, 3, None)
    page = client.get("/kiem-tra/").content.decode()
    assert "3 đồng chí" in page and "0/1" in page
    client.post(
        f"/kiem-tra/{found.pk}/buoc/concluded/",
        {"version": 0, "on": "20/11/2026", "conclusion": "Nêu gương tốt."},
    )
    page = client.get(f"/chi-bo/{cast.a1.pk}/kiem-tra/2026/").content.decode()
    assert "1/1" in page and "3/3" in page
    assert "Nêu gương tốt." in client.get(f"/dang-vien/{three[0].pk}/kiem-tra/").content.decode()


def test_names_of_another_cell_are_not_offered(cast, three, sign_in):
    other = enter(cast.b1, full_name="Kiều Văn Lạ")
    client = sign_in(cast.an)
    address = f"/chi-bo/{cast.a1.pk}/kiem-tra/2026/them/"
    assert "Kiều Văn Lạ" not in client.get(address).content.decode()
    sent = {"kind": "inspection", "mode": "regular", "subject": "Thử", "members": [other.pk]}
    assert client.post(address, sent).status_code == 200
    assert not Inspection.unscoped.exists()


def test_the_committee_sees_its_cells_side_by_side(counted, sign_in):
    page = sign_in(counted.binh).get("/kiem-tra/?nam=2026").content.decode()
    assert "TDP 1" in page and "2/3" in page and "Thôn Đông" not in page


@pytest.mark.parametrize("year", [1, 1929, 2028, 99999])
def test_a_strange_year_is_not_found(cast, sign_in, year):
    client = sign_in(cast.an)
    assert client.get(f"/chi-bo/{cast.a1.pk}/kiem-tra/{year}/").status_code == 404
    assert client.get(f"/kiem-tra/?nam={year}").status_code == 200


def test_lists_ask_as_often_for_three_as_for_one(cast, sign_in, django_assert_num_queries):
    client = sign_in(cast.an)
    for number in range(3):
        member = enter(cast.a1, full_name=f"Người {number}")
        enter_probationary(cast.a1, date(2026, 2, 3), full_name=f"Người mới {number}")
        conclude(schedule(cast.a1, member), date(2026, 5, 4))
        if number in (0, 2):
            with django_assert_num_queries(9):
                client.get(f"/chi-bo/{cast.a1.pk}/kiem-tra/2026/")
            with django_assert_num_queries(8):
                client.get(f"/dang-vien/{member.pk}/kiem-tra/")
