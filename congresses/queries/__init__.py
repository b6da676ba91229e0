"""Reading that spans gatherings, the register of a day and the rules of a day."""

from .belongings import BELONGINGS
from .congresses import congress_attendance, congress_by, next_congress
from .meetings import (
    found_by,
    last_meeting,
    leader_of,
    members_to_lead,
    other_regular_days,
    year_of,
)
from .rolls import Counts, Line, counts_of, register, roll_of, vote_figures
from .rules import quorum_rule, rhythm_rule

__all__ = [
    "BELONGINGS",
    "Counts",
    "Line",
    "congress_attendance",
    "congress_by",
    "counts_of",
    "found_by",
    "last_meeting",
    "leader_of",
    "members_to_lead",
    "next_congress",
    "other_regular_days",
    "quorum_rule",
    "register",
    "rhythm_rule",
    "roll_of",
    "vote_figures",
    "year_of",
]
