"""The nouns of the kernel."""

from .assignment import RoleAssignment
from .base import Scoped, ScopedQuerySet, Versioned
from .disclosure import Disclosure
from .job import Job, JobState
from .legal_basis import Certainty, Holiday, LegalBasis, Rule
from .paper import FrozenPaper
from .stored_file import StoredFile
from .unit import Unit, UnitKind, UnitKindParent, UnitName, UnitPlace
from .user import User

__all__ = [
    "Certainty",
    "Disclosure",
    "FrozenPaper",
    "Holiday",
    "Job",
    "JobState",
    "LegalBasis",
    "RoleAssignment",
    "Rule",
    "Scoped",
    "ScopedQuerySet",
    "StoredFile",
    "Unit",
    "UnitKind",
    "UnitKindParent",
    "UnitName",
    "UnitPlace",
    "User",
    "Versioned",
]
