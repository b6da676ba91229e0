"""Whoever had two records is counted once: figures, lists, debts, clocks."""

from datetime import date

import pytest
from django.db import transaction

from chibo.actions import figures
from chibo.history import acting
from chibo.indicators import Count, Period
from chibo.models import Figure
from chibo.registry import distributions, indicators
from congresses.models import Congress, Meeting
from congresses.queries import congress_attendance, roll_of
from members.actions import affiliations, events, separations
from members.models import RatingSheet, StudySession
from members.queries import (
    candidates_listed,
    children_standings,
    dues_account,
    dues_months,
    in_post,
    inspection_year,
    rated_off_roll,
    rating_lines,
    studies_listed,
    study_counted,
    temporary_stays_seen,
)
from members.queries.clocks import transfers
from tests.belongings import NAMED, WRITE, fresh, merge, twins, write_life
from tests.cast import TODAY

PERIODS = {
    "2024": Period.year(2024),
    "2025": Period.year(2025),
    "this year": Period.year_to(2026, TODAY),
    "term": Period(date(2025, 1, 2), TODAY),
}


@pytest.fixture
def pair(cast):
    return twins(cast)


@pytest.mark.parametrize("on_both", [True, False])
@pytest.mark.parametrize("period", PERIODS)
def test_the_figures_are_those_of_one_person(cast, period, on_both):
    """All indicators, against the same life written on one record."""
    cells, period = [cast.a1, cast.a2], PERIODS[period]
    counting = {**indicators(), **distributions()}

    def counted():
        return {key: one.count(cells, period) for key, one in counting.items()}

    with transaction.atomic():
        keep, gone = twins(cast)
        affiliations.annul_entries([gone.pk])
        write_life(keep, cast, WRITE)
        once = counted()
        transaction.set_rollback(True)
    keep, gone = twins(cast)
    if on_both:
        write_life(keep, cast, WRITE.keys() - NAMED)
    write_life(
        gone,
        cast,
        WRITE if not on_both else WRITE.keys() - {"resolutions.resolution.signatory_member"},
    )
    if on_both:
        assert counted() != once
    merge(keep, gone)
    assert counted() == once
    for one in indicators().values():
        rows = one.rows(cast.a, period)
        assert one.discreet or len(rows) == len(set(rows))


LISTS = {
    "roll": lambda cast: roll_of(Meeting.unscoped.get(kind="regular")),
    "congress": lambda cast: [None] * congress_attendance(Congress.unscoped.get())[1],
    "seats": lambda cast: Congress.unscoped.get().seats.once(),
    "rated": lambda cast: rating_lines(cast.a1, 2025) + rated_off_roll(cast.a1, 2025),
    "levels": lambda cast: [
        None
        for one in children_standings(cast.a, 2025, TODAY)
        for _ in range(sum(one.levels.values()))
    ],
    "study": lambda cast: [None] * study_counted(StudySession.unscoped.get())["owed"],
    "studies": lambda cast: [None] * studies_listed(cast.an, cast.a1, 2025).get().owed,
    "inspected": lambda cast: inspection_year(cast.a1, 2025).inspections[0].inspected.all(),
    "candidates": lambda cast: candidates_listed(cast.an, cast.a1, ended=True),
    "posts": lambda cast: in_post([cast.a1], ["committee"], date(2025, 4, 1)),
    "away": lambda cast: temporary_stays_seen(cast.an, cast.a1, date(2025, 4, 1))[0],
    "money": lambda cast: [None] * (dues_account(cast.a1, 2025, TODAY).year.collected // 50_000),
}


@pytest.fixture(scope="module")
def lived_twice(lasting_cast):
    """One person with a whole life on both records, merged."""
    both = twins(lasting_cast)
    for one in both:
        write_life(one, lasting_cast, WRITE.keys() - NAMED)
    merge(*both)
    return lasting_cast


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_the_person_once(lived_twice, name):
    assert len(list(LISTS[name](lived_twice))) == 1


def test_a_transfer_that_was_answered_on_the_other_record_waits_no_more(pair, cast):
    for one in pair:
        affiliations.end(member=fresh(one)[0], on=date(2026, 10, 1), ending="transferred", by=None)
    events.record(member=fresh(pair[1])[0], kind="received", on=date(2026, 10, 5), by=None)
    assert len(list(transfers([cast.a.path], frozenset(), TODAY))) == 1
    merge(*pair)
    assert list(transfers([cast.a.path], frozenset(), TODAY)) == []


def test_kept_figures_follow_a_merge_and_its_undoing(pair, cast):
    """Those of a cell as well in which only a row that stays behind was counted."""

    def rated(unit):
        figures.refresh_everything(today=TODAY)
        return Figure.objects.get(unit=unit, year=2025).tells("members_rated_good")[0]

    for one in pair:
        write_life(one, cast, WRITE.keys() - NAMED)
    with acting(None, "ghi"):
        RatingSheet.unscoped.update(unit=cast.b1)
    assert rated(cast.b1) == rated(cast.province) == Count(2, 2)
    done = merge(*pair)
    assert rated(cast.b1) == rated(cast.province) == Count(1, 1)
    separations.unmerge(merge=done, by=None)
    assert rated(cast.b1) == rated(cast.province) == Count(2, 2)


def test_dues_of_the_record_given_up_are_not_paid_twice(pair, cast):
    for one in pair:
        write_life(one, cast, ["members.duespayment.member", "members.duesstanding.member"], ())
    merge(*pair)
    month = date(2025, 3, 1)
    assert [line.member_id for line in dues_months([cast.a1], month, month)] == [pair[0].pk]
