"""The rule of a day, the rules as a page shows them, and the days of rest."""

from dataclasses import dataclass
from itertools import zip_longest

from django.utils import timezone

from chibo.access import Permission
from chibo.models import Holiday, Rule, Unit
from chibo.models.legal_basis import Certainty
from chibo.once import once
from chibo.parameters import flat, slots, words, words_of

TO_CHECK = {Certainty.SECOND_HAND, Certainty.RECALLED}


def rule_in_force(key, on):
    """The parameters of the rule `key` on a day, and the rule; ({}, None) when none is recorded."""
    rule = rules_in_force(key, (on,))[on]
    return (rule.parameters, rule) if rule else ({}, None)


def rule_then_or_now(key, on):
    """The rule of a day, or today's for a day that none is on record for; None without either."""
    return rule_reader(key)(on)


def rule_reader(key):
    """`rule_then_or_now` for many days: a function that asks the database no more."""
    rules = recorded_rules(key)

    def holding(day):
        return next((rule for rule in rules if day in rule.valid), None)

    return lambda on: holding(on) or holding(timezone.localdate())


def rules_in_force(key, days):
    """{day: the rule `key` in force, or None}, in one query however many days."""
    rules = recorded_rules(key)
    return {day: next((rule for rule in rules if day in rule.valid), None) for day in days}


def recorded_rules(key):
    """Every version of one rule."""
    return _by_key().get(key, [])


@once
def _by_key():
    """All rules: a hundred at most, and a page asks for many of the keys."""
    found = {}
    for rule in Rule.objects.select_related("basis"):
        found.setdefault(rule.key, []).append(rule)
    return found


@once
def holidays():
    """Every recorded day of rest: a few hundred at most, so one query answers all clocks."""
    return frozenset(Holiday.objects.values_list("day", flat=True))


def keeps_the_rules(user):
    """Whether this person, as administrator of the whole tree, may change what holds for all."""
    tops = Unit.unscoped.filter(parent=None).open(timezone.localdate())
    return bool(tops) and all(user.may(Permission.MANAGE_RULES, top) for top in tops)


@dataclass(frozen=True)
class Line:
    """A parameter and its value in words, at length and in brief.

    `changed`: it was another in the version before.
    """

    label: str
    value: str
    brief: str
    changed: bool


@dataclass(frozen=True)
class Told:
    """A version of a rule as a page shows it."""

    rule: Rule
    name: str
    lines: tuple
    state: str  # past, now or coming
    to_check: bool


def rules_by_group(today):
    """[(group, [the version in force, or the next, or the last, of each rule])], in one query."""
    versions = _versions(Rule.objects.all())
    known = [key for key in words() if key in versions]
    known += [key for key in versions if key not in words()]
    shown = [_told(key, versions[key], today) for key in known]
    groups = {}
    for told in shown:
        best = next((t for t in told if t.state == "now"), None)
        best = best or next((t for t in reversed(told) if t.state == "coming"), told[0])
        groups.setdefault(words_of(best.rule.key).group, []).append(best)
    return list(groups.items())


def versions_of(key, today):
    """Every version of one rule, latest first, each with what it changed."""
    return _told(key, _versions(Rule.objects.filter(key=key)).get(key, []), today)


def _versions(rules):
    """{key: its versions, latest first}."""
    found = {}
    for rule in sorted(rules.select_related("basis"), key=lambda r: r.valid.lower, reverse=True):
        found.setdefault(rule.key, []).append(rule)
    return found


def _told(key, versions, today):
    shaped = slots(key, *(rule.parameters for rule in versions))
    earlier = [flat(rule.parameters) for rule in versions[1:]]
    return [
        Told(
            rule=rule,
            name=words_of(key).name,
            lines=tuple(_lines(shaped, flat(rule.parameters), before)),
            state=_state(rule.valid, today),
            to_check=rule.certainty in TO_CHECK,
        )
        for rule, before in zip_longest(versions, earlier)
    ]


def _lines(shaped, values, earlier):
    for slot in shaped:
        if slot.name in values:
            value = values[slot.name]
            yield Line(
                label=slot.label,
                value=slot.in_words(value),
                brief=slot.in_brief(value),
                changed=earlier is not None and earlier.get(slot.name) != value,
            )


def _state(valid, today):
    if today in valid:
        return "now"
    return "coming" if valid.lower > today else "past"


def holidays_of(year):
    """The days of rest of one year, in order."""
    return list(Holiday.objects.filter(day__year=year))


def years_of_rest():
    """The years that have a day of rest, in order."""
    return [day.year for day in Holiday.objects.dates("day", "year")]
