"""The people and where they belong."""

from .affiliation import Affiliation
from .birth_date_correction import BirthDateCorrection
from .candidate import Candidate
from .career import Career
from .dossier import AdmissionDossier, AdmissionPaper, Dossier, DossierPaper
from .dues import DuesBook, DuesPayment
from .dues_account import DuesRemittance, DuesRetention
from .dues_standing import DuesRelief, DuesStanding
from .duplicate import Distinct, Merge
from .event import Event
from .given_up import GIVEN_UP, OncePerPersonQuerySet, of_standing_record
from .inspection import Inspected, Inspection, InspectionPlan
from .list_import import ImportedRow, ListImport
from .member import SEALED, Member
from .office import Office
from .rating import Rating, RatingSheet
from .residence import ResidenceComment, ResidenceContact
from .spell import Spell
from .study import StudyMark, StudySession
from .temporary_stay import TemporaryStay
from .training import Training
from .unit_rating import UnitRating
from .year_sheet import Tick, YearSheet

__all__ = [
    "GIVEN_UP",
    "SEALED",
    "AdmissionDossier",
    "AdmissionPaper",
    "Affiliation",
    "BirthDateCorrection",
    "Candidate",
    "Career",
    "Distinct",
    "Dossier",
    "DossierPaper",
    "DuesBook",
    "DuesPayment",
    "DuesRelief",
    "DuesRemittance",
    "DuesRetention",
    "DuesStanding",
    "Event",
    "ImportedRow",
    "Inspected",
    "Inspection",
    "InspectionPlan",
    "ListImport",
    "Member",
    "Merge",
    "Office",
    "OncePerPersonQuerySet",
    "Rating",
    "RatingSheet",
    "ResidenceComment",
    "ResidenceContact",
    "Spell",
    "StudyMark",
    "StudySession",
    "TemporaryStay",
    "Tick",
    "Training",
    "UnitRating",
    "YearSheet",
    "of_standing_record",
]
