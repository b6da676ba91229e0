"""Forms over members: parsing and wording of input; actions do the rest."""

from .acts import BirthDateForm, LeaveForm, MoveForm, RecogniseForm, ReturnForm, RevealForm
from .candidates import AnnulForm, CorrectCandidateForm, EnlistForm, StepForm
from .filters import FilterForm
from .imports import ExportForm, ListFileForm, MappingForm
from .members import CorrectForm, RegisterForm

__all__ = [
    "AnnulForm",
    "BirthDateForm",
    "CorrectCandidateForm",
    "CorrectForm",
    "EnlistForm",
    "ExportForm",
    "FilterForm",
    "LeaveForm",
    "ListFileForm",
    "MappingForm",
    "MoveForm",
    "RecogniseForm",
    "RegisterForm",
    "ReturnForm",
    "RevealForm",
    "StepForm",
]
