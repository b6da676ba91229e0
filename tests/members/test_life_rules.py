"""The rules of a life between admission and its end: one row a clause, no database."""

from datetime import date as D

import pytest

from chibo.regulations import Weight
from members import regulations as rules

BLOCKS, WARNS = Weight.BLOCKS, Weight.WARNS
JOINED = D(1990, 5, 2)


def told(findings):
    return [(finding.field, finding.weight) for finding in findings]


@pytest.mark.parametrize(
    ("until", "purpose", "expected"),
    [
        pytest.param(D(2026, 6, 1), "work", [], id="M9 exactly three months"),
        pytest.param(D(2026, 5, 31), "work", [("until", WARNS)], id="M9 a day short of three"),
        pytest.param(D(2027, 2, 28), "work", [], id="M9 a day below twelve months"),
        pytest.param(
            D(2027, 3, 1), "work", [("until", BLOCKS)], id="M9 twelve months is a transfer"
        ),
        pytest.param(D(2028, 3, 1), "study", [], id="M9 study: twenty-four months"),
        pytest.param(D(2028, 3, 2), "study", [("until", BLOCKS)], id="M9 study: one day more"),
        pytest.param(D(2026, 3, 1), "work", [("until", BLOCKS)], id="M9 ends as it begins"),
        pytest.param(None, "work", [], id="no end said"),
    ],
)
def test_length_of_a_temporary_stay(until, purpose, expected):
    found = rules.length_of_stay(D(2026, 3, 1), until, purpose, rules.TemporaryStays())
    assert told(found) == expected


@pytest.mark.parametrize(
    ("filed", "expected"),
    [
        pytest.param(D(2026, 10, 13), [], id="M8 thirty working days"),
        pytest.param(D(2026, 10, 14), [("on", WARNS)], id="M8 one more"),
        pytest.param(D(2026, 8, 28), [("on", BLOCKS)], id="M8 before the slip"),
    ],
)
def test_a_slip_is_presented_in_time(filed, expected):
    # Monday 31 August; 1 September is the only holiday asked about here.
    rest = frozenset([D(2026, 9, 1)])
    found = rules.slip_presented(D(2026, 8, 31), filed, rules.Transfers(), rest)
    assert told(found) == (expected)


def test_a_transfer_begins_within_sixty_working_days():
    rule = rules.Transfers()
    assert told(rules.transfer_begun(D(2026, 1, 5), D(2026, 3, 30), rule)) == []
    assert told(rules.transfer_begun(D(2026, 1, 5), D(2026, 3, 31), rule)) == [("on", WARNS)]
    assert told(rules.transfer_begun(None, D(2026, 3, 31), rule)) == []


@pytest.mark.parametrize(
    ("level", "on", "more", "expected"),
    [
        pytest.param(35, D(2025, 5, 2), {}, [], id="M12 on the very day"),
        pytest.param(35, D(2025, 5, 1), {}, [("on", BLOCKS)], id="M12 a day before"),
        pytest.param(35, D(2024, 5, 2), {"early": True}, [], id="M12 twelve months early"),
        pytest.param(35, D(2024, 5, 1), {"early": True}, [("on", BLOCKS)], id="M12 too early"),
        pytest.param(70, D(2058, 5, 2), {"early": True}, [], id="M12 from 70: twenty-four months"),
        pytest.param(30, D(2025, 5, 2), {}, [("form", BLOCKS)], id="M12 given once"),
        pytest.param(33, D(2025, 5, 2), {}, [("form", BLOCKS)], id="M12 no such level"),
    ],
)
def test_a_badge_comes_with_its_party_age(level, on, more, expected):
    found = rules.badge_level(level, JOINED, {30}, on, rules.Badges(), **more)
    assert told(found) == expected


@pytest.mark.parametrize(
    ("form", "on", "expected"),
    [
        ("reprimand", D(2026, 6, 30), [("on", BLOCKS)]),
        ("reprimand", D(2026, 7, 1), []),
        ("warning", D(2026, 9, 30), [("on", BLOCKS)]),
        ("dismissal", D(2027, 1, 1), []),
    ],
)
def test_a_badge_waits_after_a_discipline_m12(form, on, expected):
    penalties = [(form, D(2026, 1, 1))]
    assert told(rules.badge_after_discipline(penalties, on, rules.Badges())) == expected


@pytest.mark.parametrize(
    ("official", "in_post", "expected"),
    [(True, True, []), (True, False, [("form", BLOCKS)]), (False, True, [("form", BLOCKS)])],
)
def test_dismissal_needs_a_post(official, in_post, expected):
    for form, found in (("dismissal", expected), ("warning", [])):
        asked = rules.penalty_allowed(
            form, official=official, in_post=in_post, rule=rules.Leaving()
        )
        assert told(asked) == found


@pytest.mark.parametrize(
    ("on", "before", "expected"),
    [
        pytest.param(D(2026, 1, 1), 0, [], id="thirty-six months"),
        pytest.param(D(2025, 12, 31), 0, [("on", BLOCKS)], id="a day short"),
        pytest.param(D(2030, 1, 1), 1, [(None, BLOCKS)], id="only once"),
    ],
)
def test_readmission(on, before, expected):
    assert told(rules.readmission(D(2023, 1, 1), on, rules.Leaving(), before=before)) == expected


def test_only_an_official_member_is_expelled():
    assert told(rules.expulsion_of("probationary", rules.Leaving())) == [(None, BLOCKS)]
    assert told(rules.expulsion_of("official", rules.Leaving())) == []


@pytest.mark.parametrize(
    ("events", "days"),
    [
        ([], 0),
        ([("removed", D(2020, 1, 1))], 0),
        ([("removed", D(2020, 1, 1)), ("readmitted", D(2023, 1, 1))], 1096),
        ([("transferred", D(2020, 1, 1)), ("arrived", D(2023, 1, 1))], 0),
    ],
)
def test_party_age_takes_off_the_days_outside_m7(events, days):
    assert rules.gaps(events) == days
    assert rules.party_age(D(1990, 1, 1), None, D(2026, 1, 1), days) == (36 if not days else 33)


@pytest.mark.parametrize(
    ("marks", "opening", "expected"),
    [
        ([], None, []),
        ([], D(2020, 1, 1), [(D(2020, 1, 1), None)]),
        ([("a", D(2021, 1, 1)), ("z", D(2022, 1, 1))], None, [(D(2021, 1, 1), D(2022, 1, 1))]),
        ([("z", D(2022, 1, 1))], D(2020, 1, 1), [(D(2020, 1, 1), D(2022, 1, 1))]),
        ([("a", D(2021, 1, 1)), ("x", D(2021, 2, 1))], None, [(D(2021, 1, 1), None)]),
    ],
)
def test_what_lasts_has_a_beginning_and_an_end(marks, opening, expected):
    assert rules.spans(marks, "a", "z", opening) == expected


def test_a_discipline_runs_out_after_a_year():
    assert rules.discipline_ends_on(D(2026, 2, 28), rules.Leaving()) == D(2027, 2, 28)
