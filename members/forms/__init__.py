"""Forms over members: parsing and wording of input; actions do the rest."""

from .acts import BirthDateForm, LeaveForm, MoveForm, RecogniseForm, ReturnForm, RevealForm
from .filters import FilterForm
from .members import CorrectForm, RegisterForm

__all__ = [
    "BirthDateForm",
    "CorrectForm",
    "FilterForm",
    "LeaveForm",
    "MoveForm",
    "RecogniseForm",
    "RegisterForm",
    "ReturnForm",
    "RevealForm",
]
