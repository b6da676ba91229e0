"""Reading that spans the kernel's nouns."""

from .figures import overview
from .history import Sentence, sentences
from .roles import role_holders
from .rules import rule_in_force
from .tasks import todo
from .tree import ancestors, natural_key, tree_on
from .working_unit import choose_working_unit, working_units

__all__ = [
    "Sentence",
    "ancestors",
    "choose_working_unit",
    "natural_key",
    "overview",
    "role_holders",
    "rule_in_force",
    "sentences",
    "todo",
    "tree_on",
    "working_units",
]
