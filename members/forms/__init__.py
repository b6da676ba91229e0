"""Forms over members: parsing and wording of input; actions do the rest."""

from .acts import BirthDateForm, LeaveForm, MoveForm, RecogniseForm, ReturnForm, RevealForm
from .candidates import AnnulForm, CorrectCandidateForm, EnlistForm, StepForm
from .filters import FilterForm
from .members import CorrectForm, RegisterForm
from .papers import SheetForm, paper_form, paper_forms

__all__ = [
    "AnnulForm",
    "BirthDateForm",
    "CorrectCandidateForm",
    "CorrectForm",
    "EnlistForm",
    "FilterForm",
    "LeaveForm",
    "MoveForm",
    "RecogniseForm",
    "RegisterForm",
    "ReturnForm",
    "RevealForm",
    "SheetForm",
    "StepForm",
    "paper_form",
    "paper_forms",
]
