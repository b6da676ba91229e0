"""A life in the Party as its standing events tell it, and the rules it is judged by."""

from collections import defaultdict

from django.db.models import Case, Q, When
from django.db.models.functions import Coalesce

from chibo.queries import rule_then_or_now
from members.enums import LEAVING_THE_PARTY, Step
from members.models import Event
from members.models.event import MASKED
from members.regulations import Badges, Leaving, TemporaryStays, Transfers

RULES = {
    "transfer": Transfers,
    "temporary-stay": TemporaryStays,
    "badge": Badges,
    "leaving": Leaving,
}
HINTED = {
    Step.TRANSFERRED: "transfer",
    Step.AWAY: "temporary-stay",
    Step.BADGE: "badge",
    Step.DISCIPLINED: "leaving",
    Step.REMOVED: "leaving",
    Step.EXPELLED: "leaving",
    Step.READMITTED: "leaving",
}


def life_of(member):
    """What happened to a member, the way in included, oldest first."""
    mine = Q(member=member) | Q(candidate__member=member)
    return Event.unscoped.standing().filter(mine).select_related("unit", "person", "host")


def marks_of(member, *kinds):
    """(kind, day) of the member's standing events, oldest first; of all kinds when none is said.

    A recognition counts from the official date, not from the day of its decision.
    """
    events = _marked().filter(member=member)
    events = events.filter(kind__in=kinds) if kinds else events
    return list(events.values_list("kind", "day"))


def marks_of_all(members):
    """{member id: marks} of many, in one query."""
    found = defaultdict(list)
    for member, *mark in _marked().filter(member__in=members).values_list("member", "kind", "day"):
        found[member].append(tuple(mark))
    return found


def _marked():
    day = Case(When(kind=Step.RECOGNISED, then=Coalesce("since", "on")), default="on")
    return Event.unscoped.standing().annotate(day=day).order_by("day", "pk")


def disciplines_of(members):
    """The standing disciplines of these members, masked."""
    return Event.unscoped.standing().filter(kind=Step.DISCIPLINED, member__in=members)


def text_of_discipline(event):
    """{column: what is behind the mask}. Only the action that leaves a disclosure asks for it."""
    return Event.unscoped.filter(pk=event.pk).values(*MASKED).get()


def penalties_of(member):
    """(form, day) of each standing discipline, for the rules; what they say names no form."""
    events = Event.unscoped.standing().filter(member=member, kind=Step.DISCIPLINED)
    return list(events.values_list("form", "on"))


def badges_of(member):
    """The levels already given, in years."""
    events = Event.unscoped.standing().filter(member=member, kind=Step.BADGE)
    return {int(level) for level in events.values_list("form", flat=True)}


def last_leaving(member):
    """(kind, day) of the last time the member left the Party, or None."""
    marks = marks_of(member, *LEAVING_THE_PARTY)
    return marks[-1] if marks else None


def life_rule(key, on):
    """The rule of that key of a day, or today's where none is on record for it."""
    rule = rule_then_or_now(key, on)
    if rule is None:
        return RULES[key]()
    known = {name: tuple(v) if isinstance(v, list) else v for name, v in rule.parameters.items()}
    return RULES[key](**known, clause=rule.clause)


def hinted_rule(step, on):
    """The rule of a day that the page of a step tells of; None where it tells of none."""
    return life_rule(HINTED[step], on) if step in HINTED else None


def last_readmission(member):
    """The day on which the member was admitted again, or None."""
    marks = marks_of(member, Step.READMITTED)
    return marks[-1][1] if marks else None
