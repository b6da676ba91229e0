"""The people and where they belong."""

from .affiliation import Affiliation
from .birth_date_correction import BirthDateCorrection
from .candidate import Candidate
from .career import Career
from .dossier import Dossier, DossierPaper
from .event import Event
from .inspection import Inspected, Inspection, InspectionPlan
from .member import SEALED, Member
from .spell import Spell
from .study import StudyMark, StudySession
from .training import Training
from .year_sheet import Tick, YearSheet

__all__ = [
    "SEALED",
    "Affiliation",
    "BirthDateCorrection",
    "Candidate",
    "Career",
    "Dossier",
    "DossierPaper",
    "Event",
    "Inspected",
    "Inspection",
    "InspectionPlan",
    "Member",
    "Spell",
    "StudyMark",
    "StudySession",
    "Tick",
    "Training",
    "YearSheet",
]
