"""The words of each indicator: an ordered table of rules, the particular before the general.

The keys are those of the indicators' definitions. A rule with the key None says that the words
belong to no indicator, and stops the search: a free target is a right answer.
"""

from . import control, entering, gathering, learning, working
from .rule import Facts, Rule

RULES = (
    *entering.RULES,
    *gathering.RULES,
    *learning.RULES,
    *control.RULES,
    *working.RULES,
)

__all__ = ["RULES", "Facts", "Rule"]
