"""Reading that spans the kernel's nouns."""

from .administration import administered_tree, closed_units, roles_ever_in
from .figures import overview
from .history import Sentence, newest, sentences
from .letterhead import letterhead
from .roles import role_holders
from .rules import holidays, rule_in_force, rules_in_force
from .tasks import todo
from .tree import ancestors, natural_key, tree_on
from .working_unit import choose_working_unit, working_units

__all__ = [
    "Sentence",
    "administered_tree",
    "ancestors",
    "choose_working_unit",
    "closed_units",
    "holidays",
    "letterhead",
    "natural_key",
    "newest",
    "overview",
    "role_holders",
    "roles_ever_in",
    "rule_in_force",
    "rules_in_force",
    "sentences",
    "todo",
    "tree_on",
    "working_units",
]
