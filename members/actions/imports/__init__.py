"""A list brought in: kept, looked at, written in one transaction, undone.

The pipeline: cells → typed rows (`members.reading`, pure) → judged against the register
(`judging`) → shown → written (`writing`) → undone (`undoing`); a long one by a worker (`behind`).
"""

from . import behind
from .judging import CHANGED, NEW, UNCHANGED, WRONG, Judgement, judge
from .keeping import examine, keep
from .undoing import undo
from .writing import apply

__all__ = [
    "CHANGED",
    "NEW",
    "UNCHANGED",
    "WRONG",
    "Judgement",
    "apply",
    "behind",
    "examine",
    "judge",
    "keep",
    "undo",
]
