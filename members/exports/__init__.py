"""Files out: the list as filtered, the template to fill in, the marked copy of a wrong file."""

from .behind import AT_ONCE, LIST, ask, run
from .lists import (
    EXCEL,
    PRINTERS,
    Unrecorded,
    csv_of,
    file_name,
    marked_copy,
    template,
    workbook_of,
)

__all__ = [
    "AT_ONCE",
    "EXCEL",
    "LIST",
    "PRINTERS",
    "Unrecorded",
    "ask",
    "csv_of",
    "file_name",
    "marked_copy",
    "run",
    "template",
    "workbook_of",
]
