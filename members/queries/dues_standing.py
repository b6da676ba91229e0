"""What members owe a month, and the rates that say so."""

from decimal import Decimal

from django.db.models import Q

from chibo.queries import rule_in_force
from members.models import DuesStanding, Member, Spell, TemporaryStay, dues_key
from members.regulations import Dues

from .dues import dues_people


def assessable(unit, first, last=None):
    """Whose amount the cell writes: its members on a day, or on one of two, and guests between."""
    days = Q(valid__contains=first) | Q(valid__contains=last or first)
    roll = Spell.unscoped.filter(days, unit=unit)
    here = TemporaryStay.unscoped.filter(days, member=None, host=unit)
    return dues_people(Member.unscoped.filter(pk__in=roll.values("member")), here)


def standings_on(people, month):
    """{person's key: (payer, đồng a month)} as in force in a month."""
    of_member = Q(member__in=[person.member_id for person in people if person.member_id])
    of_guest = Q(stay__in=[person.stay_id for person in people if person.stay_id])
    found = DuesStanding.unscoped.filter(of_member | of_guest, valid__contains=month)
    return {dues_key(row.member_id, row.stay_id): (row.payer, row.amount) for row in found}


def dues_rule(on):
    """The rates in force on a day; those of the law known best where none is recorded."""
    parameters, rule = rule_in_force("dues", on)
    if rule is None:
        return Dues()
    wages, _ = rule_in_force("minimum-wage", on)
    return Dues(
        percents={payer: Decimal(share) for payer, share in parameters["percents"].items()},
        amounts={payer: tuple(span) for payer, span in parameters["amounts"].items()},
        minimum_wages=tuple(wages.get("regions", ())),
        hardship_months=parameters["hardship_months"],
        party_age=parameters["party_age"],
        warn_months=parameters["warn_months"],
        late_months=parameters["late_months"],
        round_to=parameters["round_to"],
        clause=rule.clause,
    )
