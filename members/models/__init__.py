"""The people and where they belong."""

from .affiliation import Affiliation
from .birth_date_correction import BirthDateCorrection
from .candidate import Candidate
from .event import Event
from .member import SEALED, Member
from .rating import Rating, RatingSheet
from .spell import Spell
from .unit_rating import UnitRating
from .year_sheet import Tick, YearSheet

__all__ = [
    "SEALED",
    "Affiliation",
    "BirthDateCorrection",
    "Candidate",
    "Event",
    "Member",
    "Rating",
    "RatingSheet",
    "Spell",
    "Tick",
    "UnitRating",
    "YearSheet",
]
