"""Forms over members: parsing and wording of input; actions do the rest."""

from .acts import BirthDateForm, LeaveForm, MoveForm, RecogniseForm, ReturnForm, RevealForm
from .candidates import AnnulForm, CorrectCandidateForm, EnlistForm, StepForm
from .dues import DuesSheetForm, PaymentForm
from .dues_account import AnnulRemittanceForm, RemitForm, RetainForm
from .dues_standing import AmendReliefForm, AssessForm, ReliefForm
from .filters import FilterForm
from .members import CorrectForm, RegisterForm

__all__ = [
    "AmendReliefForm",
    "AnnulForm",
    "AnnulRemittanceForm",
    "AssessForm",
    "BirthDateForm",
    "CorrectCandidateForm",
    "CorrectForm",
    "DuesSheetForm",
    "EnlistForm",
    "FilterForm",
    "LeaveForm",
    "MoveForm",
    "PaymentForm",
    "RecogniseForm",
    "RegisterForm",
    "ReliefForm",
    "RemitForm",
    "RetainForm",
    "ReturnForm",
    "RevealForm",
    "StepForm",
]
