"""The invented gatherings: plausible, the same every time, nothing the database would refuse."""

import random
from collections import defaultdict

from django.db import transaction

from chibo.models import Unit
from congresses import demo
from congresses.models import Attendance, Congress, Meeting
from members import demo as members_demo
from tests.cast import TODAY


def build():
    rng = random.Random(7)
    cells = list(Unit.unscoped.cells().select_related("parent", "kind"))
    by_cell = defaultdict(list)
    for member in members_demo.build(cells, TODAY, rng):
        by_cell[member.unit].append(member)
    demo.build(cells, by_cell, TODAY, rng)
    return cells


def test_every_cell_has_two_years_and_two_congresses(cast):
    cells = build()
    assert Congress.unscoped.count() == 2 * len(cells)
    for cell in cells:
        own = Meeting.unscoped.filter(unit=cell)
        assert own.filter(kind="regular").count() >= 15
        assert own.filter(kind="thematic").count() >= 1
    assert max(Meeting.unscoped.values_list("held_on", flat=True)) <= TODAY


def test_something_is_late_and_something_missing(cast):
    build()
    assert Meeting.unscoped.still_open().exists()
    assert Meeting.unscoped.filter(kind="regular").count() < 3 * 25


def test_rolls_are_those_of_their_day(cast):
    build()
    for line in Attendance.unscoped.select_related("member", "meeting")[:200]:
        assert line.member.ceremony_on <= line.meeting.held_on


def test_the_same_dice_give_the_same_gatherings(cast):
    seen = []
    for _ in range(2):
        with transaction.atomic():
            build()
            rows = Attendance.unscoped.order_by(
                "meeting__unit", "meeting__held_on", "meeting__kind"
            )
            seen.append(
                list(rows.values_list("meeting__title", "member__full_name", "presence", "note"))
            )
            transaction.set_rollback(True)
    assert sorted(seen[0]) == sorted(seen[1])
