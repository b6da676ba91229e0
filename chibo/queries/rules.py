"""The rule of a day, and the days of rest."""

from chibo.models import Holiday, Rule


def rule_in_force(key, on):
    """The parameters of the rule `key` on a day, and the rule; ({}, None) when none is recorded."""
    rule = Rule.objects.in_force(key, on)
    return (rule.parameters, rule) if rule else ({}, None)


def rules_in_force(key, days):
    """{day: the rule `key` in force, or None}, in one query however many days."""
    rules = list(Rule.objects.filter(key=key).select_related("basis"))
    return {day: next((rule for rule in rules if day in rule.valid), None) for day in days}


def holidays():
    """Every recorded day of rest: a few hundred at most, so one query answers all clocks."""
    return frozenset(Holiday.objects.values_list("day", flat=True))
