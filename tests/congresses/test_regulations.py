"""The rules of gatherings, one row per case, the citation in the id."""

from collections import Counter
from datetime import date, time
from fractions import Fraction

import pytest

from chibo.regulations import Weight
from congresses.enums import Presence
from congresses.regulations import (
    Place,
    QuorumRule,
    RhythmRule,
    Tally,
    fitting_presence,
    length,
    one_regular_a_month,
    quorum,
    usual_presence,
    voting_base,
    whole_roll,
)

P = Presence
TWO_THIRDS = QuorumRule(Fraction(2, 3), "294-QĐ/TW")


@pytest.mark.parametrize(
    ("present", "summoned", "needed", "met"),
    [
        pytest.param(14, 20, 14, True, id="294: 14 of 20 is above two thirds"),
        pytest.param(13, 20, 14, False, id="294: 13 of 20 is below"),
        pytest.param(2, 3, 2, True, id="294: exactly two thirds is enough"),
        pytest.param(6, 9, 6, True, id="294: exactly two thirds of nine, no rounding error"),
        pytest.param(0, 0, 0, False, id="nobody summoned, nobody to decide"),
    ],
)
def test_quorum(present, summoned, needed, met):
    found = quorum(present, summoned, TWO_THIRDS)
    assert (found.needed, found.met) == (needed, met)


def test_quorum_follows_the_rule_in_force():
    assert quorum(6, 10, QuorumRule(Fraction(1, 2))).needed == 5


@pytest.mark.parametrize(
    ("summoned", "excused", "base"),
    [
        pytest.param(20, 0, 20, id="everybody counts"),
        pytest.param(20, 3, 17, id="294: absent throughout with an accepted reason is left out"),
        pytest.param(1, 2, 0, id="never below nought"),
    ],
)
def test_voting_base(summoned, excused, base):
    assert voting_base(summoned, excused) == base


ROLL = [
    # official, exempt, presence
    Place(True, False, P.PRESENT),
    Place(True, False, P.PRESENT),
    Place(True, False, P.EXCUSED),
    Place(True, False, P.UNEXCUSED),
    Place(False, False, P.PRESENT),
    Place(False, False, P.EXCUSED),
    Place(True, True, P.EXEMPT),
    Place(True, True, P.PRESENT),
    Place(True, False, P.AWAY),
    Place(True, False, P.SUSPENDED),
]


def test_a_tally_counts_officials_summoned_and_leaves_probationers_out():
    tally = Tally.of(ROLL)
    assert tally.roll == 10
    # Four ordinary officials and the exempt one who came; K3 leaves the probationers out.
    assert tally.official_summoned == 5
    assert tally.official_present == 3
    assert tally.official_excused == 1
    assert (tally.summoned, tally.not_summoned) == (7, 3)
    assert tally.marks == Counter(present=4, excused=2, unexcused=1, exempt=1, away=1, suspended=1)


@pytest.mark.parametrize(
    ("roll", "marked", "codes"),
    [
        pytest.param([1, 2], [2, 1], [], id="K2: the marks are those of the roll"),
        pytest.param([1, 2], [1], ["K2"], id="K2: somebody is not marked"),
        pytest.param([1], [1, 2], ["K2"], id="K2: somebody is marked who is not on the roll"),
        pytest.param([1, 2], [1, 3], ["K2"], id="K2: one too many and one too few do not even out"),
    ],
)
def test_whole_roll(roll, marked, codes):
    findings = whole_roll(roll, marked)
    assert [finding.code for finding in findings] == codes
    assert all(finding.weight is Weight.BLOCKS for finding in findings)


@pytest.mark.parametrize(
    ("exempt", "allowed"),
    [
        (False, {P.PRESENT, P.EXCUSED, P.UNEXCUSED, P.AWAY, P.SUSPENDED}),
        (True, {P.PRESENT, P.EXEMPT, P.AWAY, P.SUSPENDED}),
    ],
)
def test_fitting_presence(exempt, allowed):
    assert {presence for presence in P if fitting_presence(exempt, presence)} == allowed


def test_usual_presence():
    assert usual_presence(False) == P.PRESENT
    assert usual_presence(True) == P.EXEMPT


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "codes"),
    [
        pytest.param(time(19, 0), time(20, 30), [], id="42-HD: 90 minutes are enough"),
        pytest.param(time(19, 0), time(20, 29), ["K4"], id="42-HD: 89 are not"),
        pytest.param(time(19, 0), None, [], id="an unknown end is not a short meeting"),
        pytest.param(None, None, [], id="unknown times say nothing"),
    ],
)
def test_length(starts_at, ends_at, codes):
    findings = length(starts_at, ends_at, RhythmRule(90, "42-HD/BTCTW"))
    assert [finding.code for finding in findings] == codes
    assert all(finding.weight is Weight.WARNS for finding in findings)


def test_a_second_regular_meeting_in_a_month_is_a_warning():
    rule = RhythmRule(90, "42-HD/BTCTW")
    assert one_regular_a_month([], rule) == []
    (finding,) = one_regular_a_month([date(2026, 11, 3)], rule)
    assert (finding.code, finding.weight) == ("K1", Weight.WARNS)
    assert "03/11/2026" in finding.sentence
