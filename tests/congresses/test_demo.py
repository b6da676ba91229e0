"""The invented gatherings: plausible, the same every time, nothing the database would refuse."""

import random
from collections import defaultdict

import pytest
from django.db import transaction

from chibo.models import Unit
from congresses import demo
from congresses.models import Attendance, Congress, Meeting
from members import demo as members_demo
from tests.cast import TODAY, Cast
from tests.demo import taken_back


def build():
    rng = random.Random(7)
    cells = list(Unit.unscoped.cells().select_related("parent", "kind"))
    by_cell = defaultdict(list)
    for member in members_demo.build(cells, TODAY, rng):
        by_cell[member.unit].append(member)
    demo.build(cells, by_cell, TODAY, rng)
    return cells


def lines():
    """What the dice decide of every line of every roll."""
    rows = Attendance.unscoped.order_by("meeting__unit", "meeting__held_on", "meeting__kind")
    told = rows.values_list("meeting__title", "member__full_name", "presence", "note")
    return sorted(told)


@pytest.fixture(scope="module")
def drawn(django_db_setup, django_db_blocker):
    """(what the same dice gave before, the cells): built twice, taken back after this file."""
    with taken_back(django_db_blocker):
        Cast.meet()
        with transaction.atomic():
            build()
            before = lines()
            transaction.set_rollback(True)
        yield before, build()


@pytest.fixture
def cells(drawn, db):
    return drawn[1]


def test_every_cell_has_two_years_and_two_congresses(cells):
    assert Congress.unscoped.count() == 2 * len(cells)
    for cell in cells:
        own = Meeting.unscoped.filter(unit=cell)
        assert own.filter(kind="regular").count() >= 15
        assert own.filter(kind="thematic").count() >= 1
    assert max(Meeting.unscoped.values_list("held_on", flat=True)) <= TODAY


@pytest.mark.usefixtures("cells")
def test_something_is_late_and_something_missing():
    assert Meeting.unscoped.still_open().exists()
    assert Meeting.unscoped.filter(kind="regular").count() < 3 * 25


@pytest.mark.usefixtures("cells")
def test_rolls_are_those_of_their_day():
    for line in Attendance.unscoped.select_related("member", "meeting")[:200]:
        assert line.member.ceremony_on <= line.meeting.held_on


@pytest.mark.usefixtures("cells")
def test_the_same_dice_give_the_same_gatherings(drawn):
    assert lines() == drawn[0]
