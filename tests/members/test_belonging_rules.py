"""What goes along when a record is given up, and what stays: the rules alone."""

from datetime import date

import pytest

from members.regulations import Held, Mark, parted, steps_parted


def day(year, month=1):
    return date(year, month, 1)


@pytest.mark.parametrize(
    ("mine", "theirs", "goes"),
    [
        pytest.param([], [(2025,)], [0], id="nothing there"),
        pytest.param([(2025,)], [(2025,)], [], id="the same year"),
        pytest.param([(2024,)], [(2025,)], [0], id="another year"),
        pytest.param([()], [(), ()], [], id="one of its sort"),
        pytest.param([(2025, None)], [(2025, None)], [], id="neither says more"),
        pytest.param([None], [None, None], [0, 1], id="any number"),
    ],
)
def test_a_place_is_taken_once(mine, theirs, goes):
    mine, theirs = ([Held(at, slot) for at, slot in enumerate(rows)] for rows in (mine, theirs))
    assert [row.key for row in parted(mine, theirs)[0]] == goes
    assert len(parted(mine, theirs)[1]) == len(theirs) - len(goes)


@pytest.mark.parametrize(
    ("mine", "theirs", "goes"),
    [
        ((day(2020), day(2022)), (day(2022), None), True),
        ((day(2020), day(2022)), (day(2021), None), False),
        ((day(2020), None), (day(2015), day(2020)), True),
        ((day(2020), None), (day(2015), None), False),
        ((day(2020), None), (day(2020), day(2021)), False),
    ],
)
@pytest.mark.parametrize("slot", ["A", "B"])
def test_spans_meet_only_in_one_place(mine, theirs, goes, slot):
    along, _ = parted([Held(1, ("A",), mine)], [Held(2, (slot,), theirs)])
    assert bool(along) is (goes or slot == "B")


def marks(*told):
    return [Mark(at, kind, on, *form) for at, (kind, on, *form) in enumerate(told)]


EXEMPTED, RESUMED = ("exempted", day(2020)), ("resumed", day(2022))


@pytest.mark.parametrize(
    ("mine", "theirs", "goes"),
    [
        pytest.param([], [("rewarded", day(2020))], [0], id="praise"),
        pytest.param(
            [("rewarded", day(2020))],
            [("rewarded", day(2020)), ("rewarded", day(2021))],
            [1],
            id="praise of the day",
        ),
        pytest.param(
            [("badge", day(2020), "30")],
            [("badge", day(2021), "30"), ("badge", day(2025), "35")],
            [1],
            id="a level once",
        ),
        pytest.param([("taught", day(2020))], [("taught", day(2021))], [], id="one class"),
        pytest.param([], [EXEMPTED, RESUMED], [0, 1], id="a span"),
        pytest.param([EXEMPTED], [EXEMPTED, RESUMED], [1], id="the end of a span"),
        pytest.param(
            [EXEMPTED, RESUMED],
            [("exempted", day(2021)), ("resumed", day(2023))],
            [],
            id="within a span",
        ),
        pytest.param(
            [EXEMPTED, RESUMED],
            [("exempted", day(2022)), ("resumed", day(2023))],
            [0, 1],
            id="after",
        ),
        pytest.param([EXEMPTED], [("suspended", day(2021))], [0], id="another sort of span"),
        pytest.param([], [RESUMED], [], id="an end of nothing"),
        pytest.param([], [("transferred", day(2015))], [0], id="leaving with the stay"),
        pytest.param([], [("transferred", day(2016))], [], id="leaving without it"),
        pytest.param([], [("moved", day(2010)), ("arrived", day(2012))], [0], id="coming"),
        pytest.param([], [("recognised", day(2011))], [0], id="recognised"),
    ],
)
def test_a_step_goes_along_where_it_fits(mine, theirs, goes):
    edges = {day(2010), day(2015), None}
    along, behind = steps_parted(marks(*mine), marks(*theirs), edges)
    assert [step.key for step in along] == goes
    assert sorted([step.key for step, _ in behind] + goes) == list(range(len(theirs)))
    assert all(why for _, why in behind)


@pytest.mark.parametrize(
    ("openings", "goes"),
    [
        (((day(2011), None), (day(2011), None)), ["recognised"]),
        (((day(2011), None), (day(2012), None)), []),
        (((None, day(2020)), (None, day(2020))), ["recognised", "resumed"]),
        (((None, None), (None, day(2020))), ["recognised"]),
        (((None, day(2021)), (None, day(2020))), ["recognised"]),
    ],
)
def test_what_the_record_itself_says_is_asked_first(openings, goes):
    theirs = marks(("recognised", day(2011)), ("resumed", day(2022)))
    assert [step.kind for step in steps_parted([], theirs, (), openings)[0]] == goes
