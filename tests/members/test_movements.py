"""Form 1: who came and who left, by hand and over random lives."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chibo.actions import units
from chibo.indicators import Period
from members.actions import affiliations
from members.enums import Ending, Entry
from members.queries.movements import (
    Movement,
    Stay,
    cells_in,
    heads,
    movements,
    tally,
    together,
    turns,
)
from members.regulations import spells

from .people import enter, enter_probationary

YEAR = Period.year(2025)


def stay(unit=1, start=date(2020, 1, 1), end=None, *, entry="recorded", ending="", **other):
    """A stay of member 7, admitted in 2010."""
    fields = {"member": 7, "ceremony": date(2010, 5, 19)} | other
    if end and not ending:
        ending = "transferred"
    return Stay(unit=unit, start=start, end=end, entry=entry, ending=ending, **fields)


MOVED = (
    stay(1, end=date(2025, 7, 1), ending="moved"),
    stay(2, date(2025, 7, 1), entry="transferred"),
)


@pytest.mark.parametrize(
    ("stays", "cells", "told"),
    [
        ([stay()], [1], []),
        ([stay(start=date(2025, 1, 1))], [1], ["recorded"]),
        ([stay(start=date(2025, 12, 31), entry="transferred")], [1], ["transferred"]),
        ([stay(start=date(2026, 1, 1))], [1], []),
        ([stay(end=date(2025, 1, 1), ending="died")], [1], ["died"]),
        ([stay(end=date(2025, 12, 31), ending="removed")], [1], ["removed"]),
        ([stay(end=date(2026, 1, 1))], [1], []),
        ([stay(start=date(2025, 3, 3), ceremony=date(2025, 3, 3))], [1], ["admitted"]),
        ([stay(start=date(2025, 1, 1), ceremony=date(2025, 3, 3))], [1], ["admitted"]),
        ([stay(start=date(2025, 3, 3), entry="admitted")], [1], ["recorded"]),
        ([stay(start=date(2025, 3, 3), entry="readmitted")], [1], ["readmitted"]),
        ([stay(end=date(2025, 3, 3), ceremony=date(2025, 3, 3))], [1], []),
        (MOVED, [1], ["transferred"]),
        (MOVED, [2], ["transferred"]),
        (MOVED, [1, 2], []),
    ],
    ids=[
        "stays", "first day", "last day", "day after", "gone on the first day", "on the last day",
        "on the day after", "admitted", "recorded before the ceremony", "called admission only",
        "back in the Party", "left before the ceremony", "moved away", "moved here", "moved inside",
    ],
)  # fmt: skip
def test_a_turn_counts_on_its_day_under_its_cause(stays, cells, told):
    found = together(tally(stays, cells, YEAR, {}, {}).values())
    assert [cause.value for cause in (*found.came.elements(), *found.left.elements())] == told


def test_a_move_inside_stands_on_both_sides():
    found = tally(MOVED, [1, 2], YEAR, {1: 1}, {2: 1})
    assert found == {
        1: Movement(opening=1, moved_out=1, closing=0),
        2: Movement(opening=0, moved_in=1, closing=1),
    }
    assert together(found.values()).increase == together(found.values()).decrease == 1


def test_a_resignation_and_a_return_on_one_day_are_no_move():
    stays = (
        stay(1, end=date(2025, 7, 1), ending="resigned"),
        stay(2, date(2025, 7, 1), entry="readmitted"),
    )
    assert [(turn.cause, turn.other) for turn in turns(stays, YEAR)] == [
        (Ending.RESIGNED, None),
        (Entry.READMITTED, None),
    ]


def test_counted_by_hand(cast):
    """A1 had Ánh and Ba; Ba moved to A2 in July. Mới was admitted in A1. Tư came to A2 from
    elsewhere and died. B1 stands for the rest of the world."""
    enter(cast.a1)
    moved = enter(cast.a1, full_name="Trần Văn Ba", gender="male")
    affiliations.move(member=moved, unit=cast.a2, on=date(2025, 7, 1), by=cast.binh)
    enter_probationary(cast.a1, date(2025, 9, 2))
    came = enter(
        cast.a2, full_name="Hồ Văn Tư", gender="male", since=date(2025, 2, 1), reason="transferred"
    )
    affiliations.end(member=came, on=date(2025, 10, 1), ending="died", by=cast.binh)
    found = movements([cast.a1.pk, cast.a2.pk], YEAR)
    assert found == {
        cast.a1.pk: Movement(2, Counter(admitted=1), Counter(), 0, 1, 2),
        cast.a2.pk: Movement(0, Counter(transferred=1), Counter(died=1), 1, 0, 1),
    }
    alone = movements([cast.a2.pk], YEAR)[cast.a2.pk]
    assert alone == Movement(0, Counter(transferred=2), Counter(died=1), 0, 0, 1)


@pytest.mark.parametrize("cells", [1, 3])
def test_three_queries_whatever_the_number_of_cells(cast, django_assert_num_queries, cells):
    for cell in (cast.a1, cast.a2, cast.b1)[:cells]:
        enter(cell, since=date(2025, 2, 1))
    with django_assert_num_queries(3):
        found = movements([cell.pk for cell in (cast.a1, cast.a2, cast.b1)], YEAR)
    assert together(found.values()).closing == cells


def test_a_cell_that_ended_within_the_period_was_there_at_its_beginning(cast):
    member = enter(cast.a2)
    affiliations.move(member=member, unit=cast.a1, on=date(2025, 6, 1), by=cast.binh)
    units.close(unit=cast.a2, on=date(2025, 6, 2), decision="12-QĐ/ĐU", by=cast.giang)
    branches = cells_in(cast.a, YEAR)
    assert [branch.name for branch in branches] == [cast.a1.name, cast.a2.name]
    total = together(movements([b.unit.pk for b in branches], YEAR).values())
    assert (total.opening, total.came.total(), total.left.total(), total.closing) == (1, 0, 0, 1)
    assert [b.name for b in cells_in(cast.a, Period.year(2026))] == [cast.a1.name]


# --- Over random lives --------------------------------------------------------------------------

TREE = {"P": [1, 2, 3, 4], "A": [1, 2], "B": [3, 4], **{str(cell): [cell] for cell in (1, 2, 3, 4)}}
CHILDREN = {"P": ["A", "B"], "A": ["1", "2"], "B": ["3", "4"]}
FIRST = date(2018, 1, 1)
days = st.integers(0, 3000).map(lambda n: FIRST + timedelta(days=n))
periods = st.tuples(days, days).map(lambda two: Period(*sorted(two)))


@st.composite
def lives(draw, member):
    """The stays of one member: one after another, with and without gaps, to the end or not."""
    cuts = sorted(draw(st.lists(days, min_size=2, max_size=8, unique=True)))
    ceremony = draw(st.one_of(st.just(cuts[0]), days, st.just(date(2001, 2, 3))))
    found = []
    for start, end in pairwise(cuts):
        if draw(st.booleans()) or not found:
            found.append((start, end))
    if draw(st.booleans()):
        found[-1] = (found[-1][0], None)
    return [
        Stay(
            member=member,
            unit=draw(st.sampled_from([1, 2, 3, 4, 99])),
            start=start,
            end=end,
            entry=draw(st.sampled_from(Entry.values)),
            ending=draw(st.sampled_from(Ending.values)) if end else "",
            ceremony=ceremony,
        )
        for start, end in found
    ]


populations = st.integers(1, 6).flatmap(
    lambda n: st.tuples(*(lives(member) for member in range(n)))
)


def roll(stays, day):
    """{cell: heads} as the register has it: from spells, by way of the rule that makes them."""
    found = Counter()
    for stay in stays:
        if stay.ending == Ending.ANNULLED:
            continue
        made = spells([(stay.unit, stay.start, stay.end)], stay.ceremony)
        found.update(u for u, *_, start, end in made if start <= day and (end is None or day < end))
    return found


def check(population, period):
    """Opening and what came is closing and what left, everywhere; parents are their children."""
    stays = [stay for life in population for stay in life]
    before = roll(stays, period.start - timedelta(days=1))
    after = roll(stays, period.end)
    for cells in TREE.values():
        found = tally(stays, cells, period, before, after)
        for movement in (*found.values(), together(found.values())):
            assert movement.opening + movement.increase - movement.decrease == movement.closing
        total = together(found.values())
        assert total.moved_in == total.moved_out
        assert total.opening == sum(before[cell] for cell in cells)
    for parent, children in CHILDREN.items():
        whole = together(tally(stays, TREE[parent], period, before, after).values())
        parts = [
            together(tally(stays, TREE[child], period, before, after).values())
            for child in children
        ]
        for name in ("opening", "closing"):
            assert getattr(whole, name) == sum(getattr(part, name) for part in parts)
        assert whole.increase - whole.decrease == sum(p.increase - p.decrease for p in parts)
        for flow in ("came", "left"):
            summed = sum((getattr(part, flow) for part in parts), Counter())
            across = summed - getattr(whole, flow)  # what moved from one child to another
            assert set(across) <= {"transferred"}
            assert across.total() == whole.moved_in - sum(part.moved_in for part in parts)


@given(populations, periods)
@settings(max_examples=30, deadline=None)
def test_random_lives_add_up(population, period):
    check(population, period)


@pytest.mark.long
@given(populations, periods)
@settings(max_examples=2000, deadline=None)
def test_many_random_lives_add_up(population, period):
    check(population, period)


@given(populations, st.tuples(days, days, days))
@settings(max_examples=30, deadline=None)
def test_what_one_period_ends_with_the_next_begins_with(population, three):
    first, middle, last = sorted(three)
    stays = [stay for life in population for stay in life]
    cells = TREE["P"]
    eve = first - timedelta(days=1)
    parts = (Period(first, middle), Period(middle + timedelta(days=1), last))
    whole = tally(stays, cells, Period(first, last), roll(stays, eve), roll(stays, last))
    one = tally(stays, cells, parts[0], roll(stays, eve), roll(stays, middle))
    two = tally(stays, cells, parts[1], roll(stays, middle), roll(stays, last))
    for cell in cells:
        if last > middle:
            assert one[cell].closing == two[cell].opening
            assert one[cell].came + two[cell].came == whole[cell].came
            assert one[cell].left + two[cell].left == whole[cell].left


def test_heads_are_those_of_the_roll(cast):
    enter(cast.a1)
    assert heads([cast.a1.pk, cast.a2.pk], date(2025, 1, 1)) == {cast.a1.pk: 1}
