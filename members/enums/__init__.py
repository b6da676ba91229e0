"""The words a member's record may hold, by noun."""

from .dossiers import Kept
from .dues import CUTS, LASTING_GROUNDS, DuesChannel, Payer, ReliefGround
from .events import (
    ACTS,
    ARRIVING,
    ENDS,
    FORMS,
    LEAVING,
    LEAVING_THE_PARTY,
    ONCE,
    ROAD,
    SPANS,
    Ground,
    Penalty,
    Praise,
    Purpose,
    Step,
)
from .imports import ImportState
from .inspections import InspectionKind, InspectionMode, InspectionStep
from .people import (
    ETHNICITIES,
    FOREIGN,
    KINH,
    NO_RELIGION,
    RELIGIONS,
    BirthPrecision,
    Gender,
    PartyPost,
    Status,
)
from .ratings import LeftOut, Level
from .residences import ResidenceGround, ResidenceLevel
from .schooling import (
    AcademicTitle,
    Degree,
    ProfessionalLevel,
    TheoryLevel,
    TheoryMode,
    TrainingKind,
)
from .stays import LEFT_THE_PARTY, Ending, Entry
from .studies import Studied, StudyMode
from .year_sheets import TICKED, Duty

__all__ = [
    "ACTS",
    "ARRIVING",
    "CUTS",
    "ENDS",
    "ETHNICITIES",
    "FOREIGN",
    "FORMS",
    "KINH",
    "LASTING_GROUNDS",
    "LEAVING",
    "LEAVING_THE_PARTY",
    "LEFT_THE_PARTY",
    "NO_RELIGION",
    "ONCE",
    "RELIGIONS",
    "ROAD",
    "SPANS",
    "TICKED",
    "AcademicTitle",
    "BirthPrecision",
    "Degree",
    "DuesChannel",
    "Duty",
    "Ending",
    "Entry",
    "Gender",
    "Ground",
    "ImportState",
    "InspectionKind",
    "InspectionMode",
    "InspectionStep",
    "Kept",
    "LeftOut",
    "Level",
    "PartyPost",
    "Payer",
    "Penalty",
    "Praise",
    "ProfessionalLevel",
    "Purpose",
    "ReliefGround",
    "ResidenceGround",
    "ResidenceLevel",
    "Status",
    "Step",
    "Studied",
    "StudyMode",
    "TheoryLevel",
    "TheoryMode",
    "TrainingKind",
]
