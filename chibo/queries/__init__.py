"""Reading that spans the kernel's nouns."""

from .history import Sentence, sentences
from .rules import rule_in_force
from .working_unit import choose_working_unit, working_units

__all__ = ["Sentence", "choose_working_unit", "rule_in_force", "sentences", "working_units"]
