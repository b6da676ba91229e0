"""Reading that spans the kernel's nouns."""

from .administration import administered_tree, closed_units, roles_ever_in
from .calendar_feeds import feed_of
from .figures import (
    cells_behind,
    closing_lines,
    counted_keys,
    kept_keys,
    kept_numbers,
    overview,
)
from .history import Sentence, newest, sentences
from .letterhead import letterhead
from .reorganisations import acts_in, built_on
from .roles import role_holders
from .rule_history import holiday_history, rule_history
from .rules import (
    holidays,
    holidays_of,
    keeps_the_rules,
    recorded_rules,
    rule_in_force,
    rule_reader,
    rule_then_or_now,
    rules_by_group,
    rules_in_force,
    versions_of,
    years_of_rest,
)
from .tasks import of_unit, todo, workloads
from .tree import ancestors, natural_key, tree_on
from .unit_changes import consequences, roles_ending
from .working_unit import choose_working_unit, working_units
from .year_closings import closed_years, closing_of, own_closing, revisions_of

__all__ = [
    "Sentence",
    "acts_in",
    "administered_tree",
    "ancestors",
    "built_on",
    "cells_behind",
    "choose_working_unit",
    "closed_units",
    "closed_years",
    "closing_lines",
    "closing_of",
    "consequences",
    "counted_keys",
    "feed_of",
    "holiday_history",
    "holidays",
    "holidays_of",
    "keeps_the_rules",
    "kept_keys",
    "kept_numbers",
    "letterhead",
    "natural_key",
    "newest",
    "of_unit",
    "overview",
    "own_closing",
    "recorded_rules",
    "revisions_of",
    "role_holders",
    "roles_ending",
    "roles_ever_in",
    "rule_history",
    "rule_in_force",
    "rule_reader",
    "rule_then_or_now",
    "rules_by_group",
    "rules_in_force",
    "sentences",
    "todo",
    "tree_on",
    "versions_of",
    "working_units",
    "workloads",
    "years_of_rest",
]
