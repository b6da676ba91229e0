"""Members for tests, entered the way the program enters them."""

from datetime import date

from members.actions import candidates, careers, inspections, members, ratings, residences, studies
from members.enums import Step
from members.queries import rating_lines

PLAIN = {
    "full_name": "Nguyễn Thị Ánh",
    "gender": "female",
    "birth_date": date(1970, 3, 15),
    "ethnicity": "Kinh",
    "decided_on": date(2010, 5, 2),
    "ceremony_on": date(2010, 5, 19),
    "official_on": date(2011, 5, 19),
}


def enter(unit, *, by=None, since=None, **fields):
    """An official member since 2011 unless `fields` say otherwise, in `unit` from the ceremony."""
    fields = PLAIN | fields
    return members.register(
        unit=unit, since=since or fields["ceremony_on"], confirmed=True, by=by, **fields
    )


def enter_probationary(unit, ceremony_on, **fields):
    """Somebody within or past probation."""
    fields = {"full_name": "Lê Văn Mới", "gender": "male", "birth_date": date(1998, 1, 2)} | fields
    return enter(unit, decided_on=None, ceremony_on=ceremony_on, official_on=None, **fields)


def enlist(unit, *, by=None, on=date(2025, 3, 3), **fields):
    """Somebody on the cell's list since March 2025, born in 1998."""
    person = {
        "full_name": "Hồ Thị Hạnh",
        "gender": "female",
        "birth_date": date(1998, 4, 10),
        "ethnicity": "Kinh",
    }
    return candidates.enlist(unit=unit, on=on, by=by, **person | fields)


def certify(candidate, on=date(2025, 6, 1)):
    """The awareness class; returns the step."""
    candidates.record(candidate=candidate, kind=Step.CERTIFIED, on=on, number="12", by=None)
    return candidate.events.get(kind=Step.CERTIFIED)


def introduce(candidate, *names, since=date(2020, 1, 1), on=date(2025, 9, 1)):
    """One step for each of those who vouch."""
    for name in names:
        candidates.record(
            candidate=candidate,
            kind=Step.INTRODUCED,
            on=on,
            person_name=name,
            since=since,
            confirmed=True,
            by=None,
        )


def vote(candidate, on=date(2025, 10, 1), votes=(9, 12), confirmed=True, **details):
    """The cell's vote on admission, whatever is asked of it."""
    votes_for, votes_base = votes
    return candidates.record(
        candidate=candidate,
        kind=Step.VOTED,
        on=on,
        votes_for=votes_for,
        votes_base=votes_base,
        confirmed=confirmed,
        by=None,
        **details,
    )


def decide(candidate, on=date(2025, 11, 3), **details):
    """The decision of the committee above."""
    return candidates.record(
        candidate=candidate, kind=Step.DECIDED, on=on, number="45-QĐ/ĐU", by=None, **details
    )


def schedule(unit, *about, year=2026, by=None, **fields):
    """One inspection in the plan of the cell's year, about these members."""
    plain = {
        "kind": "inspection",
        "mode": "regular",
        "subject": "Việc chấp hành nghị quyết chi bộ",
        "quarter": None,
    }
    return inspections.schedule(unit=unit, year=year, members=about, by=by, **plain | fields)


def conclude(inspection, on, **written):
    """The cell meets and concludes; steps before it are not written."""
    said = {"conclusion": "Chấp hành tốt.", "follow_up": ""} | written
    return inspections.take_step(
        inspection=inspection, step="concluded", on=on, confirmed=True, by=None, **said
    )


def hold_study(unit, on=date(2026, 3, 10), **fields):
    """A document studied by a cell, not yet marked."""
    plain = {"document": "Nghị quyết số 57-NQ/TW", "mode": "direct"}
    return studies.hold(unit=unit, held_on=on, by=None, **plain | fields)


def train(member, kind="theory", **fields):
    """A course of a member; of intermediate theory unless `fields` say otherwise."""
    plain = {"level": "intermediate"} if kind == "theory" else {}
    return careers.record_training(member=member, kind=kind, by=None, **plain | fields)


def work(member, since=date(2000, 9, 1), **fields):
    """A line of work."""
    return careers.record_career(
        member=member, since=since, by=None, **{"work": "Giáo viên"} | fields
    )


def introduce_home(member, first=date(2020, 3, 2), **fields):
    """A slip of introduction to the place of residence, still in force."""
    plain = {"place": "Chi bộ Tổ dân phố 5", "ward": "Phường An Lạc", "number": "14-GT/CB"}
    plain |= {"ground": "", "ground_text": ""}
    return residences.introduce(member=member, first=first, by=None, **plain | fields)


def comment_on(member, year=2025, received_on=None, level="good", **fields):
    """What the residence said of a year, received in its December."""
    received_on = received_on or date(year, 12, 5)
    said = {"received_on": received_on, "level": level} | fields
    return residences.comment(member=member, year=year, by=None, **said)


def rate(unit, year, levels=(), *, by=None, confirmed=True, version=None, **head):
    """The sheet of a cell: `levels` are (member, level decided); the rest as the register says."""
    decided = {member.pk: level for member, level in levels}
    lines = {}
    for line in rating_lines(unit, year):
        level = decided.get(line.spell.member_id, "")
        lines[line.spell.member_id] = {
            "left_out": line.by_register,
            "proposed": level,
            "decided": level,
        }
    if decided:
        head = {"decision": "12-QĐ/ĐU", "decided_on": date(year + 1, 1, 10)} | head
    arguments = {"confirmed": confirmed, "version": version, "by": by}
    return ratings.fill(unit=unit, year=year, lines=lines, **arguments, **head)
