"""The rules of a day, as the regulations take them."""

from fractions import Fraction

from chibo.queries import rule_in_force
from congresses.regulations import QuorumRule, RhythmRule


def quorum_rule(on):
    """The share needed on a day; two thirds where no rule is recorded."""
    parameters, rule = rule_in_force("quorum", on)
    return QuorumRule(Fraction(parameters["at_least"]), rule.clause) if rule else QuorumRule()


def rhythm_rule(on):
    """How meetings were to be held on a day."""
    parameters, rule = rule_in_force("meeting-rhythm", on)
    return RhythmRule(parameters["minutes_at_least"], rule.clause) if rule else RhythmRule()
