"""Forms over members: parsing and wording of input; actions do the rest."""

from .acts import BirthDateForm, LeaveForm, MoveForm, RecogniseForm, ReturnForm, RevealForm
from .candidates import AnnulForm, CorrectCandidateForm, EnlistForm, StepForm
from .filters import FilterForm
from .inspections import InspectionForm, InspectionPlanForm, InspectionStepForm, ReasonForm
from .members import CorrectForm, RegisterForm
from .studies import CorrectStudyForm, HoldStudyForm, StudyRollForm

__all__ = [
    "AnnulForm",
    "BirthDateForm",
    "CorrectCandidateForm",
    "CorrectForm",
    "CorrectStudyForm",
    "EnlistForm",
    "FilterForm",
    "HoldStudyForm",
    "InspectionForm",
    "InspectionPlanForm",
    "InspectionStepForm",
    "LeaveForm",
    "MoveForm",
    "ReasonForm",
    "RecogniseForm",
    "RegisterForm",
    "ReturnForm",
    "RevealForm",
    "StepForm",
    "StudyRollForm",
]
