"""The rule of a day, and the days of rest."""

from chibo.models import Holiday, Rule


def rule_in_force(key, on):
    """The parameters of the rule `key` on a day, and the rule; ({}, None) when none is recorded."""
    rule = Rule.objects.in_force(key, on)
    return (rule.parameters, rule) if rule else ({}, None)


def holidays():
    """Every recorded day of rest: a few hundred at most, so one query answers all clocks."""
    return frozenset(Holiday.objects.values_list("day", flat=True))
