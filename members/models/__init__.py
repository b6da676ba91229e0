"""The people and where they belong."""

from .affiliation import Affiliation
from .birth_date_correction import BirthDateCorrection
from .candidate import Candidate
from .dues import DuesBook, DuesPayment
from .dues_account import DuesRemittance, DuesRetention
from .dues_standing import DuesRelief, DuesStanding
from .event import Event
from .member import SEALED, Member
from .office import Office
from .rating import Rating, RatingSheet
from .spell import Spell
from .temporary_stay import TemporaryStay
from .unit_rating import UnitRating
from .year_sheet import Tick, YearSheet

__all__ = [
    "SEALED",
    "Affiliation",
    "BirthDateCorrection",
    "Candidate",
    "DuesBook",
    "DuesPayment",
    "DuesRelief",
    "DuesRemittance",
    "DuesRetention",
    "DuesStanding",
    "Event",
    "Member",
    "Office",
    "Rating",
    "RatingSheet",
    "Spell",
    "TemporaryStay",
    "Tick",
    "UnitRating",
    "YearSheet",
]
