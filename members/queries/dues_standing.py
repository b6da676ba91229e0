"""What members owe a month, and the rates that say so."""

from decimal import Decimal

from chibo.queries import rule_in_force
from members.models import DuesStanding
from members.regulations import Dues


def standings_on(members, month):
    """{member id: (payer, đồng a month)} as in force in a month."""
    found = DuesStanding.unscoped.filter(member__in=members, valid__contains=month)
    return {row.member_id: (row.payer, row.amount) for row in found}


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
