"""Reading that spans the nouns of this app."""

from .candidates import Road, admission_rule, candidates_listed, life_of, road_of, roads, vote_base
from .roll import (
    Ahead,
    ahead,
    differences,
    head_count,
    in_post,
    listed,
    namesakes,
    official_members,
    probation,
    probation_rule,
    probation_rules,
    roll_seen,
    roll_under,
    roster,
)
from .year_sheets import sheet_of, sheet_roll, ticked

__all__ = [
    "Ahead",
    "Road",
    "admission_rule",
    "ahead",
    "candidates_listed",
    "differences",
    "head_count",
    "in_post",
    "life_of",
    "listed",
    "namesakes",
    "official_members",
    "probation",
    "probation_rule",
    "probation_rules",
    "road_of",
    "roads",
    "roll_seen",
    "roll_under",
    "roster",
    "sheet_of",
    "sheet_roll",
    "ticked",
    "vote_base",
]
