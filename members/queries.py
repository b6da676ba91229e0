"""Reading that spans the nouns of this app."""

from django.db.models import Count, Q
from django.utils import timezone

from chibo.queries import rule_in_force

from .enums import Gender, Status
from .models import Spell
from .regulations import Probation


def roster(units, on):
    """The roll of these units on a day: spells with their members, by given name."""
    return (
        Spell.unscoped.on(on)
        .filter(unit__in=units)
        .select_related("member")
        .order_by("member__sort_key", "member_id")
    )


def roll_under(unit, on):
    """The roll of a unit and everything below it, by today's tree."""
    return Spell.unscoped.on(on).within([unit.path])


def head_count(spells):
    """How many members, official, probationary, women, exempt among spells, in one query."""
    return spells.aggregate(
        members=Count("pk"),
        official=Count("pk", filter=Q(status=Status.OFFICIAL)),
        probationary=Count("pk", filter=Q(status=Status.PROBATIONARY)),
        women=Count("pk", filter=Q(member__gender=Gender.FEMALE)),
        exempt=Count("pk", filter=Q(exempt=True)),
    )


def probation_rule(ceremony_on):
    """The rule a probation is judged by: that of its ceremony, or today's for older ones.

    Returns the rule and whether one is on record for the day.
    """
    parameters, rule = rule_in_force("probation", ceremony_on)
    recorded = rule is not None
    if not recorded:
        parameters, rule = rule_in_force("probation", timezone.localdate())
    if rule is None:
        return Probation(), False
    return (
        Probation(parameters["months"], parameters["working_days_to_act"], rule.basis.code),
        recorded,
    )


def namesakes(full_name, birth_date, within):
    """Members among `within` with this name (capitals and spaces aside) and this day of birth."""
    return within.filter(full_name__iexact=full_name, birth_date=birth_date)
