"""A list of members as somebody keeps it, read into fields: pure, no database, no file.

`members.imports` opens the file and hands over a `Grid`; here headings become columns and cells
become values, each with what is wrong with it. What it means for the register is judged in
`members.actions.imports`.
"""

from .columns import BY_FIELD, COLUMNS, Column
from .grid import Fault, Formula, Grid, Sheet
from .headings import arranged, guessed
from .rows import Mistake, ParsedRow, parsed

__all__ = [
    "BY_FIELD",
    "COLUMNS",
    "Column",
    "Fault",
    "Formula",
    "Grid",
    "Mistake",
    "ParsedRow",
    "Sheet",
    "arranged",
    "guessed",
    "parsed",
]
