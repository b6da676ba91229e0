"""Files in."""

from .judging import judged
from .units import KNOWN, NEW, WRONG, Row, read_tree
from .workbook import Unreadable

__all__ = ["KNOWN", "NEW", "WRONG", "Row", "Unreadable", "judged", "read_tree"]
