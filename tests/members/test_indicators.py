"""The numbers, counted by hand."""

from datetime import date

import pytest

from chibo.indicators import Count, Period, may_be_told
from members.actions import affiliations, candidates, events, members
from members.enums import Step
from members.indicators import INDICATORS

from .people import certify, enlist, enter, enter_probationary

BY_KEY = {indicator.key: indicator for indicator in INDICATORS if not indicator.categories}
DISTRIBUTIONS = {indicator.key: indicator for indicator in INDICATORS if indicator.categories}
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
TERM = Period(date(2025, 1, 2), date(2025, 12, 31))


@pytest.fixture(scope="module")
def lives(lasting_cast):
    """A1: Ánh (official woman, Catholic, exempt since 2025), Ba (Tày man without religion, moved to
    A2 in July 2025), Mới (admitted here in 2025). A2: Tư (admitted in A2 in 2025, left it the same
    year), Năm (of another faith, came in 2025 from elsewhere, was admitted there the same year).
    B1: Sáu (admitted in January 2026)."""
    cast = lasting_cast
    enter(cast.a1, exempt_on=date(2025, 12, 31), religion="Công giáo")
    moved = enter(
        cast.a1, full_name="Trần Văn Ba", gender="male", ethnicity="Tày", religion="Không"
    )
    affiliations.move(member=moved, unit=cast.a2, on=date(2025, 7, 1), by=cast.binh)
    enter_probationary(cast.a1, date(2025, 12, 31))
    left = enter_probationary(cast.a2, date(2025, 1, 1), full_name="Hồ Văn Tư")
    affiliations.end(member=left, on=date(2025, 12, 31), ending="removed", by=cast.binh)
    enter_probationary(
        cast.a2,
        date(2025, 2, 3),
        full_name="Võ Văn Năm",
        religion="Khác",
        since=date(2025, 9, 1),
        reason="transferred",
    )
    enter_probationary(
        cast.b1,
        date(2026, 1, 1),
        full_name="Kiều Thị Sáu",
        gender="female",
        ethnicity="Gốc nước ngoài",
    )
    return cast


@pytest.mark.parametrize(
    ("key", "period", "a1", "a2", "b1"),
    [
        ("members", YEAR, Count(2), Count(2), Count(0)),
        ("women", YEAR, Count(1, 2), Count(0, 2), Count(0, 0)),
        ("probationary", YEAR, Count(1, 2), Count(1, 2), Count(0, 0)),
        ("exempt", YEAR, Count(1, 2), Count(0, 2), Count(0, 0)),
        ("ethnic_minority", YEAR, Count(0, 2), Count(1, 2), Count(0, 0)),
        ("religious", YEAR, Count(1, 2), Count(1, 2), Count(0, 0)),
        ("religious", Period.year(2024), Count(1, 2), Count(0, 0), Count(0, 0)),
        ("religious", Period.year(2026), Count(1, 2), Count(1, 2), Count(0, 1)),
        ("admissions", YEAR, Count(1), Count(1), Count(0)),
        ("admission_rate", YEAR, Count(1, 2), Count(1, 0), Count(0, 0)),
        ("admission_rate", Period.year(2026), Count(0, 2), Count(0, 2), Count(1, 0)),
        ("admission_rate", TERM, Count(1, 2), Count(0, 1), Count(0, 0)),
        ("confirmations", YEAR, Count(0, 0), Count(0, 0), Count(0, 0)),
        ("confirmations", Period.year(2026), Count(0, 1), Count(0, 1), Count(0, 0)),
        ("confirmations", Period.year(2011), Count(2, 2), Count(0, 0), Count(0, 0)),
        ("members", Period.year(2024), Count(2), Count(0), Count(0)),
        ("ethnic_minority", Period.year(2024), Count(1, 2), Count(0, 0), Count(0, 0)),
        ("ethnic_minority", Period.year(2026), Count(0, 2), Count(1, 2), Count(0, 1)),
        ("admissions", Period.year(2026), Count(0), Count(0), Count(1)),
        ("transfers_in", YEAR, Count(0), Count(2), Count(0)),
        ("transfers_out", YEAR, Count(1), Count(0), Count(0)),
        ("removals", YEAR, Count(0), Count(1), Count(0)),
        ("removals", Period.year(2026), Count(0), Count(0), Count(0)),
        ("deaths", YEAR, Count(0), Count(0), Count(0)),
    ],
)
def test_counted_by_hand(lives, key, period, a1, a2, b1):
    counted = BY_KEY[key].count([lives.a1, lives.a2, lives.b1], period)
    assert counted == {lives.a1.pk: a1, lives.a2.pk: a2, lives.b1.pk: b1}


@pytest.mark.parametrize("key", BY_KEY)
def test_rows_are_what_was_counted(lives, key):
    indicator = BY_KEY[key]
    for unit, cells in ((lives.a, [lives.a1, lives.a2]), (lives.b1, [lives.b1])):
        total = indicator.total(cells, YEAR)
        told = total and not indicator.discreet
        assert indicator.rows(unit, YEAR).count() == (total.numerator if told else 0)


def test_who_has_a_religion_is_told_to_nobody(lives):
    indicator = BY_KEY["religious"]
    assert indicator.discreet
    assert indicator.total([lives.a1, lives.a2], YEAR) == Count(2, 4)
    assert not indicator.rows(lives.a, YEAR).exists()


@pytest.mark.parametrize(
    ("count", "told"),
    [(Count(5, 10), True), (Count(4, 10), False), (Count(6, 10), False), (Count(0, 0), False)],
)
def test_what_is_masked_is_told_where_it_points_at_nobody(count, told):
    assert may_be_told(count) is told


def test_rows_stay_inside_the_unit(lives):
    names = [member.full_name for member in BY_KEY["members"].rows(lives.a2, YEAR)]
    assert names == ["Trần Văn Ba", "Võ Văn Năm"]


@pytest.mark.parametrize("key", [*BY_KEY, *DISTRIBUTIONS])
def test_one_query_whatever_the_number_of_cells(lives, django_assert_num_queries, key):
    for cells in ([lives.a1], [lives.a1, lives.a2, lives.b1]):
        with django_assert_num_queries(1):
            (BY_KEY | DISTRIBUTIONS)[key].count(cells, YEAR)


@pytest.mark.parametrize(
    ("key", "a1", "b1"),
    [
        ("by_sex", {"male": 1, "female": 1}, {}),
        ("by_age", {"18": 1, "51": 1}, {}),
        ("by_admission", {"1975": 2}, {}),
        ("by_party_age", {"0": 2}, {}),
        ("by_general_education", {"unknown": 2}, {}),
        ("by_professional_level", {"unknown": 2}, {}),
        ("by_theory_level", {"unknown": 2}, {}),
    ],
)
def test_distributed_by_hand(lives, key, a1, b1):
    counted = DISTRIBUTIONS[key].count([lives.a1, lives.b1], YEAR)
    categories = [name for name, _ in DISTRIBUTIONS[key].categories]
    assert counted == {
        lives.a1.pk: {name: Count(a1.get(name, 0), 2) for name in categories},
        lives.b1.pk: {name: Count(b1.get(name, 0), 0) for name in categories},
    }


@pytest.mark.parametrize("key", DISTRIBUTIONS)
def test_a_distribution_adds_up_to_the_roll_and_its_rows_are_what_was_counted(lives, key):
    indicator = DISTRIBUTIONS[key]
    total = indicator.total([lives.a1, lives.a2], YEAR)
    assert sum(count.numerator for count in total.values()) == 4
    for name, count in total.items():
        assert indicator.rows(lives.a, YEAR, category=name).count() == count.numerator


def test_steps_are_counted_where_and_when_they_were_taken(cast):
    first = enlist(cast.a1, on=date(2025, 3, 3))
    certify(first, on=date(2025, 12, 31))
    wrong = certify(enlist(cast.a1, full_name="Hồ Văn Nhầm", on=date(2024, 12, 31)))
    candidates.annul(event=wrong, reason="nhầm người", by=cast.an)
    member = enter_probationary(cast.a2, date(2024, 12, 1))
    step = {"member": member, "on": date(2025, 12, 5), "by": cast.binh}
    events.record(kind=Step.TAUGHT, **step)
    events.record(kind=Step.PROPOSED, votes_for=3, votes_base=3, **step)
    cells = [cast.a1, cast.a2, cast.b1]
    found = {
        key: [count.numerator for count in BY_KEY[key].count(cells, YEAR).values()]
        for key in (
            "admission_sources",
            "awareness_classes",
            "new_member_classes",
            "confirmations_proposed",
        )
    }
    assert found == {
        "admission_sources": [1, 0, 0],
        "awareness_classes": [1, 0, 0],
        "new_member_classes": [0, 1, 0],
        "confirmations_proposed": [0, 1, 0],
    }
    assert [str(row) for row in BY_KEY["awareness_classes"].rows(cast.a, YEAR)] == [
        "Hồ Thị Hạnh: Học lớp nhận thức về Đảng, 31/12/2025"
    ]


def test_a_late_decision_counts_in_its_own_year(cast):
    member = enter_probationary(cast.a1, date(2024, 12, 20))
    members.recognise(
        member=member,
        official_on=date(2025, 12, 20),
        decided_on=date(2026, 1, 15),
        confirmed=True,
        by=cast.an,
    )
    count = BY_KEY["confirmations"].count
    assert count([cast.a1], YEAR) == {cast.a1.pk: Count(0, 1)}
    assert count([cast.a1], Period.year(2026)) == {cast.a1.pk: Count(1, 0)}


def test_stays_elsewhere_by_home_and_by_host(cast):
    away = {"form": "work", "host": cast.a2, "until": date(2026, 6, 1)}
    gone = enter(cast.a1)
    events.record(member=gone, kind=Step.AWAY, on=date(2025, 9, 1), by=None, **away)
    a1, a2 = cast.a1.pk, cast.a2.pk
    assert BY_KEY["temporary_away"].count([a1, a2], YEAR) == {a1: Count(1), a2: Count(0)}
    assert BY_KEY["temporary_here"].count([a1, a2], YEAR) == {a1: Count(0), a2: Count(1)}
    assert [stay.full_name for stay in BY_KEY["temporary_here"].rows(cast.a, YEAR)] == [
        gone.full_name
    ]


def test_badges_of_a_level(cast):
    old = {"decided_on": date(1990, 5, 2), "ceremony_on": date(1990, 5, 19),
           "official_on": date(1991, 5, 19), "birth_date": date(1960, 1, 1),
           "since": date(2000, 1, 1)}  # fmt: skip
    events.record(member=enter(cast.a1, **old), kind=Step.BADGE, on=date(2025, 9, 2), form="30",
                  number="5", by=None)  # fmt: skip
    assert BY_KEY["badges"].total([cast.a1], YEAR) == Count(1)
    assert BY_KEY["badges"].total([cast.a1], YEAR, level=40) == Count(0)
    assert len(BY_KEY["badges"].rows(cast.a1, YEAR)) == 1


def test_cells_that_admitted_out_of_those_with_a_source(cast):
    enter_probationary(cast.a1, date(2025, 5, 19))
    enlist(cast.a2)
    found = BY_KEY["units_with_admissions"].count([cast.a1, cast.a2, cast.b1], YEAR)
    assert found == {cast.a1.pk: Count(1, 1), cast.a2.pk: Count(0, 1), cast.b1.pk: Count(0, 0)}


def test_whoever_was_disciplined_twice_is_one_of_those_on_the_roll(cast):
    first, second = enter(cast.a1), enter(cast.a1, full_name="Lê Văn Hai")
    enter(cast.a2, full_name="Lê Văn Ba")
    for member, on in (
        (first, date(2025, 3, 1)),
        (first, date(2025, 9, 1)),
        (second, date(2026, 2, 3)),
    ):
        events.record(
            member=member,
            kind=Step.DISCIPLINED,
            on=on,
            form="reprimand",
            number="05-QĐ/UBKT",
            issuer="Ủy ban kiểm tra",
            by=None,
        )
    found = BY_KEY["disciplined_members"].count([cast.a1, cast.a2], YEAR)
    assert found == {cast.a1.pk: Count(1, 2), cast.a2.pk: Count(0, 1)}
    assert list(BY_KEY["disciplined_members"].rows(cast.a, YEAR)) == [first]
