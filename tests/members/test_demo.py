"""The demo: enough people, plausible, the same each time, nobody real."""

import random
from datetime import date

import pytest
from django.db import transaction

from chibo.queries import tree_on
from members import demo
from members.enums import Step
from members.models import Candidate, DuesPayment, Member, Merge, Spell
from members.queries import badges_due, head_count, life_of, roads
from tests.cast import TODAY, Cast
from tests.demo import taken_back


def build(cast):
    return demo.build([cast.a1, cast.a2, cast.b1], TODAY, random.Random(7))


def people(built):
    """What the dice decide."""
    candidates = Candidate.unscoped.values_list("full_name", "birth_date")
    return [(m.full_name, m.birth_date, m.ceremony_on) for m in built], list(candidates)


@pytest.fixture(scope="module")
def drawn(django_db_setup, django_db_blocker):
    """(what the same dice gave before, the members): built twice, taken back after this file."""
    with taken_back(django_db_blocker):
        with transaction.atomic():
            before = people(build(Cast.meet()))
            transaction.set_rollback(True)
        yield before, build(Cast.meet())


@pytest.fixture
def built(drawn, db):
    return drawn[1]


def test_the_demo_is_plausible(built):
    today = head_count(Spell.unscoped.on(TODAY))
    assert today["members"] >= 120
    assert 0.3 <= today["women"] / today["members"] <= 0.55
    assert 0 < today["probationary"] < today["members"] / 8
    assert today["exempt"] > 0
    ages = [member.age(TODAY) for member in built]
    assert min(ages) >= 18 and max(ages) <= 95


def test_somebody_in_the_demo_is_late(built):
    late = Spell.unscoped.on(TODAY).probationary().filter(member__ceremony_on__lt=date(2025, 9, 22))
    assert late.exists()


def test_names_and_numbers_are_each_ones_own(built):
    assert len({member.full_name for member in built}) == len(built)
    numbers = {member.identity_number.reveal() for member in Member.unscoped.standing()}
    assert len(numbers) == len(built)
    assert {number[:3] for number in numbers} == {"099"}, "a province that does not exist"


def test_the_same_seed_gives_the_same_people(drawn, built):
    assert people(built) == drawn[0]


def test_somebody_waits_for_a_decision_too_long(built):
    waiting = [road for road in roads(Candidate.unscoped.all()) if road.event(Step.VOTED)]
    assert any(road.due[0] < TODAY for road in waiting if not road.event(Step.DECIDED))


def test_somebody_was_entered_twice_and_somebody_waits_for_a_badge(built, cast):
    merge = Merge.unscoped.get()
    assert merge.keep in built and merge.gone not in built
    told = [event.kind for event in life_of(merge.keep) if event.on.year == TODAY.year - 1]
    assert "rewarded" in told and merge.gone.spells.count() == 0
    branches = tree_on(cast.province, TODAY).cells
    due = badges_due(branches, date(2027, 2, 3), TODAY)
    assert [one.member.events.get(kind="disciplined").on for one in due if one.waits]
    assert any(not one.waits for one in due)


def test_a_guest_from_elsewhere_pays_dues_in_the_demo(built, cast):
    paid = DuesPayment.unscoped.get(stay__host=cast.a2)
    assert (paid.stay.full_name, paid.amount) == ("Vương Thị Khách", 64_000)


def test_a_list_waits_in_the_demo_with_something_of_each_kind(built, cast):
    record = demo.bring(cast.a1, cast.an)
    assert record.counts["new"] == record.counts["wrong"] == record.counts["changed"] == 1
    assert record.counts["unchanged"] == 6
    assert Member.unscoped.filter(full_name="Lý Thảo Vy").count() == 0
