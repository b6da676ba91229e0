"""Forms over members: parsing and wording of input; actions do the rest."""

from .acts import BirthDateForm, RecogniseForm, RevealForm
from .candidates import CorrectCandidateForm, EnlistForm
from .events import AnnulForm, StepForm
from .filters import FilterForm
from .members import CorrectForm, RegisterForm
from .offices import OfficeEndForm, OfficeForm
from .temporary_stays import ReceiveForm, ReleaseForm

__all__ = [
    "AnnulForm",
    "BirthDateForm",
    "CorrectCandidateForm",
    "CorrectForm",
    "EnlistForm",
    "FilterForm",
    "OfficeEndForm",
    "OfficeForm",
    "ReceiveForm",
    "RecogniseForm",
    "RegisterForm",
    "ReleaseForm",
    "RevealForm",
    "StepForm",
]
