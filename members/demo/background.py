"""Where invented members come from and served, for the items of the record no rule asks for."""

from datetime import date, timedelta

from members.enums import Gender

CLASSES = ("Bần nông", "Trung nông", "Công nhân", "Viên chức", "Tiểu thương")
OFFICES = ("Ủy ban nhân dân", "Trường học", "Trạm Y tế", "Công ty Thủy nông")


def fill(member, rng):
    """Youth union at sixteen; service for some men; a first post for those who were trained."""
    born = member.birth_date
    member.birth_registered_at = member.hometown
    member.family_class = rng.choice(CLASSES)
    member.youth_union_on = date(born.year + 16, 3, 26)
    if rng.random() < 0.08:
        member.other_names = member.full_name.split()[-1] + " Út"
    if member.gender == Gender.MALE and rng.random() < 0.35:
        member.enlisted_on = date(born.year + 18, rng.choice((2, 9)), 15)
        member.discharged_on = member.enlisted_on + timedelta(days=730)
    if member.professional_level:
        member.recruited_on = date(born.year + rng.randint(23, 26), rng.randint(1, 12), 1)
        member.recruited_by = f"{rng.choice(OFFICES)} {member.unit.seat}"
