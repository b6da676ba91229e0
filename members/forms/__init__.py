"""Forms over members: parsing and wording of input; actions do the rest."""

from .acts import BirthDateForm, LeaveForm, MoveForm, RecogniseForm, ReturnForm, RevealForm
from .candidates import AnnulForm, CorrectCandidateForm, EnlistForm, StepForm
from .careers import CareerForm, TrainingForm
from .dossiers import DossierForm
from .filters import FilterForm
from .inspections import InspectionForm, InspectionPlanForm, InspectionStepForm, ReasonForm
from .members import CorrectForm, RegisterForm
from .parts import PARTS, PartForm
from .studies import CorrectStudyForm, HoldStudyForm, StudyRollForm

__all__ = [
    "PARTS",
    "AnnulForm",
    "BirthDateForm",
    "CareerForm",
    "CorrectCandidateForm",
    "CorrectForm",
    "CorrectStudyForm",
    "DossierForm",
    "EnlistForm",
    "FilterForm",
    "HoldStudyForm",
    "InspectionForm",
    "InspectionPlanForm",
    "InspectionStepForm",
    "LeaveForm",
    "MoveForm",
    "PartForm",
    "ReasonForm",
    "RecogniseForm",
    "RegisterForm",
    "ReturnForm",
    "RevealForm",
    "StepForm",
    "StudyRollForm",
    "TrainingForm",
]
