"""Contact with the residence: those who work elsewhere are introduced home, most comments came."""

from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

from members.enums import ResidenceGround, ResidenceLevel
from members.models import ResidenceComment, ResidenceContact
from members.queries import sheet_roll

LET_OFF, MISSING = 0.04, 0.03
"""How many of all are let off, how many have no slip yet."""
LEVELS = (ResidenceLevel.GOOD,) * 5 + (ResidenceLevel.FAIR,)


def build(units, today, rng):
    """For the cells of workplaces: a slip each, the comments of last year, half of this year's."""
    for unit in units:
        roll = [spell.member for spell in sheet_roll(unit, today.year)]
        contacts = [one for one in (_contact(member, today, rng) for member in roll) if one]
        ResidenceContact.unscoped.bulk_create(contacts)
        ResidenceComment.unscoped.bulk_create(
            comment for contact in contacts for comment in _comments(contact, today, rng)
        )


def _contact(member, today, rng):
    dice = rng.random()
    begun = max(member.ceremony_on, date(2020, 11, 2)) + timedelta(days=rng.randint(5, 40))
    if dice < MISSING or begun >= today:
        return None
    if dice < MISSING + LET_OFF:
        return ResidenceContact(
            member=member, ground=ResidenceGround.AWAY, valid=DateRange(begun, None)
        )
    return ResidenceContact(
        member=member,
        place=f"Chi bộ Tổ dân phố {rng.randint(1, 12)}",
        ward=member.permanent_residence.partition(", ")[2],
        number=f"{rng.randint(1, 90)}-GT/CB",
        valid=DateRange(begun, None),
    )


def _comments(contact, today, rng):
    """Of last year in December, of this year in November."""
    for received_on in (date(today.year - 1, 12, rng.randint(1, 12)), date(today.year, 11, 3)):
        came = rng.random() < (0.97 if received_on.year < today.year else 0.5)
        if came and not contact.ground and received_on <= today:
            yield ResidenceComment(
                member=contact.member,
                year=received_on.year,
                received_on=received_on,
                level=rng.choice(LEVELS),
            )
