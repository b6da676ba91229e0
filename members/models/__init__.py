"""The people and where they belong."""

from .affiliation import Affiliation
from .birth_date_correction import BirthDateCorrection
from .candidate import Candidate
from .event import Event
from .list_import import ImportedRow, ListImport
from .member import SEALED, Member
from .spell import Spell
from .year_sheet import Tick, YearSheet

__all__ = [
    "SEALED",
    "Affiliation",
    "BirthDateCorrection",
    "Candidate",
    "Event",
    "ImportedRow",
    "ListImport",
    "Member",
    "Spell",
    "Tick",
    "YearSheet",
]
