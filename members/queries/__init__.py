"""Reading that spans the nouns of this app."""

from .candidates import Road, admission_rule, candidates_listed, life_of, road_of, roads, vote_base
from .dues import dues_member, dues_months, dues_sheet, dues_version, full_month
from .dues_account import dues_account, retention_of
from .dues_counts import dues_counts, dues_debts, dues_paid_in
from .dues_standing import dues_rule, standings_on
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
    "dues_account",
    "dues_counts",
    "dues_debts",
    "dues_member",
    "dues_months",
    "dues_paid_in",
    "dues_rule",
    "dues_sheet",
    "dues_version",
    "full_month",
    "head_count",
    "in_post",
    "life_of",
    "listed",
    "namesakes",
    "official_members",
    "probation",
    "probation_rule",
    "retention_of",
    "road_of",
    "roads",
    "roll_seen",
    "roll_under",
    "roster",
    "sheet_of",
    "sheet_roll",
    "standings_on",
    "ticked",
    "vote_base",
]
