"""Forms over members: parsing and wording of input; actions do the rest."""

from .acts import BirthDateForm, LeaveForm, MoveForm, RecogniseForm, ReturnForm, RevealForm
from .candidates import AnnulForm, CorrectCandidateForm, EnlistForm, StepForm
from .filters import FilterForm
from .members import CorrectForm, RegisterForm
from .ratings import SheetForm
from .unit_ratings import DecideForm, SelfRatingForm

__all__ = [
    "AnnulForm",
    "BirthDateForm",
    "CorrectCandidateForm",
    "CorrectForm",
    "DecideForm",
    "EnlistForm",
    "FilterForm",
    "LeaveForm",
    "MoveForm",
    "RecogniseForm",
    "RegisterForm",
    "ReturnForm",
    "RevealForm",
    "SelfRatingForm",
    "SheetForm",
    "StepForm",
]
