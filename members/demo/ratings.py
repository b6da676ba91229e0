"""Ratings of the last two years: most cells decided, one voted, one begun, one not at all."""

from datetime import date
from decimal import Decimal

from members.actions import ratings, unit_ratings
from members.actions.unit_ratings import Decided
from members.enums import Level
from members.models.rating import VOTES
from members.queries import rating_lines, rating_year, voters

POINTS = {Level.EXCELLENT: (90, 96), Level.GOOD: (72, 89), Level.FAIR: (55, 68)}
NOT_BEGUN, BEGUN, VOTED = -1, -2, -3
"""Cells counted from the end, whose last year is not decided yet."""


def build(units, today, rng):
    """Two years for every cell, the earlier one decided everywhere."""
    last = rating_year(today)
    for place, unit in enumerate(units):
        _sheet(unit, last - 1, "decided", today, rng)
        behind = {NOT_BEGUN: None, BEGUN: "begun", VOTED: "voted"}
        _sheet(unit, last, behind.get(place - len(units), "decided"), today, rng)
    for year in (last - 1, last):
        _units(units[: NOT_BEGUN if year == last else None], year, rng)


def _sheet(unit, year, state, today, rng):
    """One in six good ones is excellent, so that the cap is kept; one or two are only fair."""
    roll = rating_lines(unit, year)
    if not state or not roll or date(year, 12, 31) > today:
        return
    rated = [line for line in roll if not line.by_register]
    fair = rng.randint(0, min(2, len(rated)))
    excellent = (len(rated) - fair) // 6
    levels = [Level.EXCELLENT] * excellent + [Level.FAIR] * fair
    levels += [Level.GOOD] * (len(rated) - len(levels))
    rng.shuffle(levels)
    level_of = {line.spell.member_id: lv for line, lv in zip(rated, levels, strict=True)}
    base = voters(roll)
    lines = {
        line.spell.member_id: _line(line, level_of.get(line.spell.member_id), state, base, rng)
        for line in roll
    }
    ratings.fill(
        unit=unit, year=year, lines=lines, confirmed=True, by=None, **_head(unit, year, state, base)
    )


def _line(line, level, state, base, rng):
    if level is None:
        return {"left_out": line.by_register}
    first, last = POINTS[level]
    said = {"self_points": Decimal(rng.randint(first, last)), "self_level": level.value}
    if state == "begun":
        return said
    against = rng.randint(0, max(0, base // 5))
    votes = dict.fromkeys(VOTES, 0) | {
        "votes_fair" if level != Level.FAIR else "votes_good": against
    }
    votes[VOTES[list(Level).index(level)]] = base - against
    said |= votes | {"proposed": level.value}
    return said | ({"decided": level.value} if state == "decided" else {})


def _head(unit, year, state, base):
    if state == "begun":
        return {}
    head = {"voted_on": date(year, 12, 12), "vote_base": base or None}
    if state == "voted":
        return head
    return head | {
        "decision": "128-QĐ/ĐU",
        "decided_on": date(year + 1, 1, 12),
        "decided_by": f"Ban Thường vụ {unit.parent.name}",
    }


def _units(units, year, rng):
    """What each says of itself, and what its committee decided, a committee at a time."""
    of_parent = {}
    for unit in units:
        level = rng.choices((Level.GOOD, Level.FAIR), weights=(5, 1))[0]
        points = Decimal(rng.randint(*POINTS[level]))
        unit_ratings.rate_self(
            unit=unit, year=year, self_points=points, self_level=level.value, by=None
        )
        of_parent.setdefault(unit.parent, []).append(Decided(unit, level, level, 1))
    for parent, rows in of_parent.items():
        unit_ratings.decide(
            above=parent,
            year=year,
            rows=rows,
            decision="131-QĐ/ĐU",
            decided_on=date(year + 1, 1, 15),
            decided_by=f"Ban Thường vụ {parent.name}",
            confirmed=True,
            by=None,
        )
