"""Coming to a cell, moving on, leaving; the register of any day."""

import random
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.history import acting
from chibo.regulations import Refused
from members import demo
from members.actions import affiliations
from members.models import Affiliation, BirthDateCorrection, Member, Spell
from members.queries import head_count, roll_under, roster

from .people import enter, enter_probationary

SINCE = date(2010, 5, 19)
MOVED = date(2020, 3, 1)


def roll(unit, on):
    return [spell.member.full_name for spell in roster([unit], on)]


def test_moving_leaves_no_gap_and_no_overlap(cast):
    member = affiliations.move(
        member=enter(cast.a1), unit=cast.a2, on=MOVED, decision="QĐ 12", by=cast.binh
    )
    day_before = MOVED - timedelta(days=1)
    assert [roll(u, d) for u in (cast.a1, cast.a2) for d in (day_before, MOVED)] == [
        ["Nguyễn Thị Ánh"],
        [],
        [],
        ["Nguyễn Thị Ánh"],
    ]
    assert member.unit == cast.a2
    first, second = member.affiliations.all()
    assert (first.ending, second.reason, second.decision) == ("moved", "transferred", "QĐ 12")


def test_leaving_ends_the_roll_and_keeps_the_record(cast):
    member = affiliations.end(member=enter(cast.a1), on=MOVED, ending="died", by=cast.an)
    assert roll(cast.a1, MOVED) == []
    assert roll(cast.a1, MOVED - timedelta(days=1)) == ["Nguyễn Thị Ánh"]
    assert member.unit == cast.a1


def test_somebody_who_left_may_come_back(cast):
    member = affiliations.end(member=enter(cast.a1), on=MOVED, ending="transferred", by=cast.an)
    affiliations.begin(
        member=member, unit=cast.a2, on=date(2021, 1, 1), reason="transferred", by=cast.binh
    )
    assert roll(cast.a2, date(2021, 1, 1)) == ["Nguyễn Thị Ánh"]


@pytest.mark.parametrize(
    ("on", "match"),
    [
        (SINCE, "chồng lên nhau"),
        (date(2026, 11, 23), "chưa đến"),
        (date(2009, 1, 1), "trước ngày vào Đảng"),
    ],
)
def test_beginning_elsewhere_is_refused(cast, on, match):
    with pytest.raises(Refused, match=match):
        affiliations.begin(
            member=enter(cast.a1), unit=cast.a2, on=on, reason="transferred", by=cast.binh
        )


def test_two_stays_are_refused_with_the_place_and_the_day(cast):
    with pytest.raises(Refused, match=r"Chi bộ Tổ dân phố 1 từ 19/05/2010"):
        affiliations.begin(
            member=enter(cast.a1), unit=cast.a2, on=MOVED, reason="transferred", by=cast.binh
        )


@pytest.mark.parametrize(
    ("unit", "on", "match"),
    [
        ("a1", MOVED, "chính chi bộ này"),
        ("a", MOVED, "Hãy chọn một chi bộ"),
        ("a2", SINCE, "phải sau ngày bắt đầu"),
        ("a2", date(2026, 11, 23), "chưa đến"),
    ],
)
def test_moving_is_refused(cast, unit, on, match):
    member = enter(cast.a1)
    with pytest.raises(Refused, match=match):
        affiliations.move(member=member, unit=getattr(cast, unit), on=on, by=cast.binh)
    assert roll(cast.a1, MOVED) == ["Nguyễn Thị Ánh"], "refused as a whole"


def test_leaving_twice_is_refused(cast):
    member = affiliations.end(member=enter(cast.a1), on=MOVED, ending="died", by=cast.an)
    with pytest.raises(Refused, match="không sinh hoạt ở chi bộ nào"):
        affiliations.end(member=member, on=MOVED, ending="died", by=cast.an)


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("affiliation_one_at_a_time", {}),
        ("affiliation_has_beginning", {"valid": DateRange(None, SINCE), "ending": "died"}),
        ("affiliation_has_beginning", {"valid": DateRange(SINCE, SINCE), "ending": "died"}),
        ("affiliation_says_why_it_ended", {"valid": DateRange(date(2000, 1, 1), SINCE)}),
        ("affiliation_says_why_it_ended", {"ending": "died", "valid": DateRange(MOVED, None)}),
        (
            "affiliation_known_reason",
            {"reason": "x", "valid": DateRange(date(2000, 1, 1), SINCE), "ending": "died"},
        ),
    ],
)
def test_a_wrong_stay_is_refused_by_the_database(cast, constraint, columns):
    member = enter(cast.a1)
    if constraint != "affiliation_one_at_a_time":
        affiliations.end(member=member, on=date(2015, 1, 1), ending="died", by=cast.an)
    row = {"reason": "recorded", "valid": DateRange(MOVED, None)} | columns
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        with acting(cast.an, "thử"):
            Affiliation.unscoped.create(member=member, unit=cast.a2, **row)


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("spell_one_at_a_time", {"status": "official"}),
        ("spell_known_status", {"status": "x", "valid": DateRange(date(2000, 1, 1), SINCE)}),
    ],
)
def test_a_wrong_spell_is_refused_by_the_database(cast, constraint, columns):
    row = {"valid": DateRange(MOVED, None)} | columns
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Spell.unscoped.create(member=enter(cast.a1), unit=cast.a1, **row)


@pytest.fixture
def correction(cast):
    return BirthDateCorrection(
        member=enter(cast.a1),
        before=date(1970, 1, 1),
        before_precision="year",
        after=date(1971, 1, 1),
        after_precision="year",
        user=cast.an,
    )


def test_a_birth_date_correction_has_a_reason(correction):
    with pytest.raises(IntegrityError, match="birth_date_correction_has_reason"):
        correction.save()


def test_a_birth_date_correction_is_never_altered(correction):
    correction.reason = "Theo lý lịch gốc"
    correction.save()
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        BirthDateCorrection.unscoped.update(reason="Khác")


def test_head_count_of_a_subtree(cast):
    enter(cast.a1)
    enter(cast.a2, full_name="Trần Văn Hai", gender="male", exempt_on=date(2020, 1, 1))
    enter_probationary(cast.a2, date(2026, 1, 5))
    enter(cast.b1, full_name="Người Khác")
    assert head_count(roll_under(cast.a, date(2026, 11, 22))) == {
        "members": 3,
        "official": 2,
        "probationary": 1,
        "women": 1,
        "exempt": 1,
    }


def test_copies_are_what_the_dated_rows_say(cast, today):
    """`Member.unit` and the spells, recomputed from the affiliations for every day that matters."""
    demo.build([cast.a1, cast.a2, cast.b1], today, random.Random(1))
    for member in Member.unscoped.standing().prefetch_related("affiliations", "spells"):
        stays = sorted(member.affiliations.all(), key=lambda stay: stay.valid.lower)
        assert member.unit_id == stays[-1].unit_id
        for day in (date(2000, 1, 1), date(2024, 6, 1), today):
            unit = next((s.unit_id for s in stays if day in s.valid), None)
            state = [(s.unit_id, s.status, s.exempt) for s in member.spells.all() if day in s.valid]
            assert state == expected_state(member, unit, day)


def expected_state(member, unit, day):
    if unit is None or day < member.ceremony_on:
        return []
    official = member.official_on is not None and member.official_on <= day
    exempt = member.exempt_on is not None and member.exempt_on <= day
    return [(unit, "official" if official else "probationary", exempt)]
