"""The nouns of the kernel."""

from .assignment import RoleAssignment
from .base import Scoped, ScopedQuerySet, Versioned
from .calendar_feed import CalendarFeed
from .disclosure import Disclosure
from .figure import Figure
from .job import Job, JobState
from .legal_basis import Certainty, Holiday, LegalBasis, Rule
from .paper import FrozenPaper
from .reorganisation import Reorganisation, ReorganisationPart
from .stale import Stale, counted, through
from .stored_file import StoredFile
from .unit import Unit, UnitKind, UnitKindParent, UnitName, UnitPlace
from .user import User
from .year_closing import ClosedFigure, YearClosing

__all__ = [
    "CalendarFeed",
    "Certainty",
    "ClosedFigure",
    "Disclosure",
    "Figure",
    "FrozenPaper",
    "Holiday",
    "Job",
    "JobState",
    "LegalBasis",
    "Reorganisation",
    "ReorganisationPart",
    "RoleAssignment",
    "Rule",
    "Scoped",
    "ScopedQuerySet",
    "Stale",
    "StoredFile",
    "Unit",
    "UnitKind",
    "UnitKindParent",
    "UnitName",
    "UnitPlace",
    "User",
    "Versioned",
    "YearClosing",
    "counted",
    "through",
]
