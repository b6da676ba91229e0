"""The rule of a day."""

from chibo.models import Rule


def rule_in_force(key, on):
    """The parameters of the rule `key` on a day, and the rule; ({}, None) when none is recorded."""
    rule = Rule.objects.in_force(key, on)
    return (rule.parameters, rule) if rule else ({}, None)
