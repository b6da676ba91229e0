"""Forms over members: parsing and wording of input; actions do the rest."""

from .acts import BirthDateForm, RecogniseForm, RevealForm
from .candidates import CorrectCandidateForm, EnlistForm
from .dues import DuesSheetForm, PaymentForm
from .dues_account import AnnulRemittanceForm, RemitForm, RetainForm
from .dues_standing import AmendReliefForm, AssessForm, ReliefForm
from .events import AnnulForm, StepForm
from .filters import FilterForm
from .members import CorrectForm, RegisterForm
from .offices import OfficeEndForm, OfficeForm
from .papers import MemberSheetForm, paper_form, paper_forms
from .ratings import SheetForm
from .temporary_stays import ReceiveForm, ReleaseForm
from .unit_ratings import DecideForm, SelfRatingForm

__all__ = [
    "AmendReliefForm",
    "AnnulForm",
    "AnnulRemittanceForm",
    "AssessForm",
    "BirthDateForm",
    "CorrectCandidateForm",
    "CorrectForm",
    "DecideForm",
    "DuesSheetForm",
    "EnlistForm",
    "FilterForm",
    "MemberSheetForm",
    "OfficeEndForm",
    "OfficeForm",
    "PaymentForm",
    "ReceiveForm",
    "RecogniseForm",
    "RegisterForm",
    "ReleaseForm",
    "ReliefForm",
    "RemitForm",
    "RetainForm",
    "RevealForm",
    "SelfRatingForm",
    "SheetForm",
    "StepForm",
    "paper_form",
    "paper_forms",
]
