"""Forms over members: parsing and wording of input; actions do the rest."""

from .acts import Act, BirthDateForm, RecogniseForm, RevealDisciplineForm, RevealForm
from .candidates import CorrectCandidateForm, EnlistForm
from .careers import CareerForm, TrainingForm
from .dossiers import DossierForm
from .dues import DuesSheetForm, PaymentForm
from .dues_account import AnnulRemittanceForm, RemitForm, RetainForm
from .dues_standing import AmendReliefForm, AssessForm, ReliefForm
from .duplicates import ApartForm, LookalikeForm, MergeForm
from .events import AnnulForm, StepForm, other_cells
from .filters import FilterForm
from .imports import ExportForm, ListFileForm, MappingForm
from .inspections import InspectionForm, InspectionPlanForm, InspectionStepForm, ReasonForm
from .members import CorrectForm, RegisterForm
from .offices import OfficeEndForm, OfficeForm
from .papers import MemberSheetForm, SlipForm, paper_form, paper_forms
from .parts import PARTS, PartForm
from .ratings import SheetForm
from .residences import CommentForm, ContactForm
from .studies import CorrectStudyForm, HoldStudyForm, StudyRollForm
from .temporary_stays import AmendGuestForm, ReceiveForm, ReleaseForm
from .unit_ratings import DecideForm, SelfRatingForm

__all__ = [
    "PARTS",
    "Act",
    "AmendGuestForm",
    "AmendReliefForm",
    "AnnulForm",
    "AnnulRemittanceForm",
    "ApartForm",
    "AssessForm",
    "BirthDateForm",
    "CareerForm",
    "CommentForm",
    "ContactForm",
    "CorrectCandidateForm",
    "CorrectForm",
    "CorrectStudyForm",
    "DecideForm",
    "DossierForm",
    "DuesSheetForm",
    "EnlistForm",
    "ExportForm",
    "FilterForm",
    "HoldStudyForm",
    "InspectionForm",
    "InspectionPlanForm",
    "InspectionStepForm",
    "ListFileForm",
    "LookalikeForm",
    "MappingForm",
    "MemberSheetForm",
    "MergeForm",
    "OfficeEndForm",
    "OfficeForm",
    "PartForm",
    "PaymentForm",
    "ReasonForm",
    "ReceiveForm",
    "RecogniseForm",
    "RegisterForm",
    "ReleaseForm",
    "ReliefForm",
    "RemitForm",
    "RetainForm",
    "RevealDisciplineForm",
    "RevealForm",
    "SelfRatingForm",
    "SheetForm",
    "SlipForm",
    "StepForm",
    "StudyRollForm",
    "TrainingForm",
    "other_cells",
    "paper_form",
    "paper_forms",
]
