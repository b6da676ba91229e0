"""People on the way into the Party, each cell's at another step; one vote waits for too long."""

from datetime import timedelta

from members.actions import candidates
from members.enums import KINH, Gender, Step

from .lives import OCCUPATIONS
from .names import invent_name

# Days before today on which each step is taken, and what it takes besides.
STEPS = (
    (Step.CERTIFIED, 320, {"issuer": "Trung tâm Chính trị"}),
    (Step.INTRODUCED, 160, {}),
    (Step.INTRODUCED, 155, {}),
    (Step.VOTED, 110, {"number": "14-NQ/CB"}),
    (Step.DECIDED, 35, {"number": "212-QĐ/ĐU", "issuer": "Ban Thường vụ Đảng ủy"}),
)
A_CELL = 2


def build(units, members, today, rng):
    """Two people in every other cell; each is one step further than the one before."""
    taken = {member.full_name for member in members}
    steps = 2
    for unit in units[::2]:
        official = [m for m in members if m.unit_id == unit.pk and m.official_on]
        for _ in range(A_CELL):
            _help_on(unit, official, steps % (len(STEPS) + 1), today, rng, taken)
            steps += 1


def _help_on(unit, official, steps, today, rng, taken):
    gender = rng.choice(list(Gender))
    candidate = candidates.enlist(
        unit=unit,
        full_name=invent_name(rng, gender, taken),
        gender=gender,
        birth_date=today - timedelta(days=rng.randint(22 * 366, 34 * 365)),
        ethnicity=KINH,
        occupation=rng.choice(OCCUPATIONS),
        on=today - timedelta(days=rng.randint(400, 600)),
        by=None,
    )
    vouching = iter(official[-2:])
    for kind, days, details in STEPS[:steps]:
        if kind == Step.INTRODUCED:
            person = next(vouching)
            long_ago = {"since": today - timedelta(days=2000)}
            details = long_ago | {"person": person, "person_name": person.full_name}
        elif kind == Step.VOTED:
            details = details | {"votes_for": len(official) - 1, "votes_base": len(official)}
        candidates.record(
            candidate=candidate,
            kind=kind,
            on=today - timedelta(days=days),
            confirmed=True,
            by=None,
            **details,
        )
