"""One invented life: dates that follow one another, schooling that goes with the age, stays.

Identity numbers begin with 099, a province that does not exist, and telephone
numbers with 01, a range that is no longer given out.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.encryption import blind
from members.enums import (
    KINH,
    BirthPrecision,
    Degree,
    Ending,
    Entry,
    Gender,
    PartyPost,
    ProfessionalLevel,
    TheoryLevel,
    TheoryMode,
)
from members.models import Affiliation, Member
from members.regulations import add_months

from .names import invent_name

OCCUPATIONS = (
    "Giáo viên",
    "Cán bộ hưu trí",
    "Nông dân",
    "Công chức phường",
    "Bác sĩ",
    "Kế toán",
    "Buôn bán",
    "Kỹ sư xây dựng",
    "Công nhân",
    "Bộ đội nghỉ hưu",
)
FIELDS = ("Sư phạm", "Kế toán", "Luật", "Y khoa", "Xây dựng", "Nông học", "Hành chính")
MINORITIES = ("Tày", "Mường", "Thái", "Nùng", "Bru-Vân Kiều", "Tà-ôi")
GROUNDS = {
    Ending.MOVED: "Giấy giới thiệu nội bộ số 14",
    Ending.TRANSFERRED: "Giấy giới thiệu số 27",
    Ending.DIED: "Phiếu báo đảng viên từ trần",
}
POSTS = (PartyPost.SECRETARY, PartyPost.DEPUTY, PartyPost.COMMITTEE)


@dataclass
class Draw:
    """What one invented life is drawn from."""

    rng: object
    today: date
    units: list
    taken: set
    occupations: dict

    def day(self, first, last):
        """Some day between two, both included."""
        return first + timedelta(days=self.rng.randint(0, max(0, (last - first).days)))


def draft(draw, unit, place):
    """One member and their stays. The first of a cell lead it, the last are its youngest."""
    gender = Gender.FEMALE if draw.rng.random() < 0.42 else Gender.MALE
    member = Member(unit=unit, gender=gender, version=1, **_dates(draw, unit, place))
    member.full_name = invent_name(draw.rng, gender, draw.taken)
    member.ethnicity = KINH if draw.rng.random() < 0.92 else draw.rng.choice(MINORITIES)
    member.party_post = POSTS[place] if place < len(POSTS) else ""
    _live(draw, member)
    _learn(draw, member)
    _number(draw, member)
    return member, list(_stays(draw, member, place))


def _dates(draw, unit, place):
    """Birth and the three dates; a probation may be running, or over and forgotten."""
    rng = draw.rng
    ceremony, official = _admission(draw, unit, place)
    oldest = 28 if unit.pk in draw.occupations else 38
    years = rng.randint(20, oldest)
    birth = add_months(ceremony, -12 * years) - timedelta(days=rng.randint(0, 360))
    old = birth.year < 1950 and rng.random() < 0.5
    return {
        "birth_date": date(birth.year, 1, 1) if old else birth,
        "birth_precision": BirthPrecision.YEAR if old else BirthPrecision.DAY,
        "decided_on": ceremony - timedelta(days=rng.randint(8, 30)),
        "ceremony_on": ceremony,
        "official_on": add_months(ceremony, 12) if official else None,
    }


def _admission(draw, unit, place):
    """(ceremony, whether official since). Places 3 to 6 of a cell were admitted in late years."""
    rng, today = draw.rng, draw.today
    if place == 3:
        return draw.day(add_months(today, -11), add_months(today, -1)), False
    if place == 4 and draw.units.index(unit) % 4 == 0:
        return draw.day(add_months(today, -15), add_months(today, -14)), False
    if place in (4, 5, 6):
        return draw.day(add_months(today, -12 * (place + 1)), add_months(today, -25)), True
    earliest = today.year - 28 if unit.pk in draw.occupations else 1974
    first, last = (today.year - 28, today.year - 12) if place < 3 else (earliest, today.year - 6)
    return date(rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28)), True


def _live(draw, member):
    """Where they live and what they do; the oldest are excused."""
    rng, seat = draw.rng, member.unit.seat
    age = member.age(draw.today)
    choices = draw.occupations.get(member.unit_id, OCCUPATIONS)
    member.occupation = "Cán bộ hưu trí" if age > 62 else rng.choice(choices)
    member.hometown = rng.choice(draw.units).seat
    member.permanent_residence = f"Số {rng.randint(1, 180)}, {seat}"
    if rng.random() < 0.08:
        member.temporary_residence = f"Số {rng.randint(1, 90)}, {rng.choice(draw.units).seat}"
    member.admitted_at = member.unit.name
    member.official_at = member.unit.name if member.official_on else ""
    member.religion = "Phật giáo" if rng.random() < 0.12 else "Không"
    if age > 74 and rng.random() < 0.5:
        member.exempt_on = draw.day(add_months(draw.today, -48), draw.today)


def _learn(draw, member):
    """Schooling that goes with the age."""
    rng = draw.rng
    member.general_education = "10/10" if member.birth_date.year < 1970 else "12/12"
    member.professional_level = rng.choices(
        (*list(ProfessionalLevel)[:6], ""), weights=(8, 14, 12, 40, 9, 1, 16)
    )[0]
    if member.professional_level:
        member.profession = rng.choice(FIELDS)
    if member.professional_level == ProfessionalLevel.UNIVERSITY:
        member.degree = Degree.BACHELOR
    levels = (TheoryLevel.ELEMENTARY, TheoryLevel.INTERMEDIATE, TheoryLevel.ADVANCED, "")
    weights = (2, 5, 2, 0) if member.party_post else (5, 2, 0.5, 3)
    member.theory_level = rng.choices(levels, weights=weights)[0]
    if member.theory_level:
        member.theory_mode = rng.choice(list(TheoryMode))
    member.foreign_languages = rng.choice(("", "", "Tiếng Anh A2", "Tiếng Anh B1", "Tiếng Nga B"))


def _number(draw, member):
    """Card and identity numbers of an invented province."""
    serial = len(draw.taken)
    century = (member.birth_date.year >= 2000) * 2 + (member.gender == Gender.FEMALE)
    number = f"099{century}{member.birth_date.year % 100:02d}{serial:06d}"
    member.identity_number, member.identity_blind = number, blind(number)
    if member.official_on and draw.rng.random() < 0.9:
        member.card_number, member.card_blind = number, blind(number)
    member.record_number = f"{700000 + serial:06d} BS"
    if draw.rng.random() < 0.8:
        member.phone = f"01{draw.rng.randint(0, 10**8 - 1):08d}"


def _stays(draw, member, place):
    """Mostly one stay; some came from another cell of the demo, a few have left."""
    opened = max(member.ceremony_on, member.unit.opened_on)
    reason = Entry.ADMITTED if opened == member.ceremony_on else Entry.RECORDED
    earlier = _earlier_cell(draw, member)
    if place > 8 and earlier and draw.rng.random() < 0.15:
        moved = draw.day(add_months(draw.today, -40), add_months(draw.today, -2))
        if moved > max(opened, earlier.opened_on, member.ceremony_on):
            began = max(member.ceremony_on, earlier.opened_on)
            yield _stay(member, earlier, (began, moved), reason, Ending.MOVED)
            opened, reason = moved, Entry.TRANSFERRED
    left = None
    if place == 9 and draw.rng.random() < 0.4:
        left = draw.day(max(opened, add_months(draw.today, -18)) + timedelta(days=1), draw.today)
    ending = draw.rng.choice((Ending.TRANSFERRED, Ending.DIED)) if left else ""
    yield _stay(member, member.unit, (opened, left), reason, ending)


def _earlier_cell(draw, member):
    others = [unit for unit in draw.units if unit.pk != member.unit_id]
    return draw.rng.choice(others) if others else None


def _stay(member, unit, span, reason, ending):
    return Affiliation(
        member=member,
        unit=unit,
        valid=DateRange(*span),
        reason=reason,
        ending=ending,
        decision=GROUNDS.get(ending, ""),
    )
