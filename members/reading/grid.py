"""What a file holds, whatever kind of file it was: sheets with headings and lines of cells."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime

GUARDED = tuple("=+-@'")
"""What a text may not begin with in CSV: a program would work it out. An apostrophe goes before."""


class Formula(str):
    """A cell that is worked out: what Excel last made of it may be old, so it is not read."""


class Fault(str):
    """A cell in which Excel says that something went wrong: #REF!, #N/A."""


@dataclass
class Sheet:
    """One sheet: the headings by position ("" above an unnamed column), the lines below them.

    `head` is the number of the last line of headings. `filled` are the (line, position) whose value
    came from a merged cell above.
    """

    name: str
    head: int
    headings: list[str]
    lines: list[tuple[int, list]]
    filled: set[tuple[int, int]] = field(default_factory=set)


@dataclass
class Grid:
    """A whole file. `notes` say what of it was passed over; `since_1904` how days are counted."""

    sheets: list[Sheet]
    notes: list[str] = field(default_factory=list)
    since_1904: bool = False

    @property
    def headings(self):
        """Every heading once, in the order of the file."""
        return list(dict.fromkeys(name for s in self.sheets for name in s.headings if name))

    @property
    def size(self):
        """How many lines stand below headings."""
        return sum(len(sheet.lines) for sheet in self.sheets)

    def to_text(self):
        """The grid as text, to be kept until somebody confirms it."""
        sheets = [
            {
                "name": sheet.name,
                "head": sheet.head,
                "headings": sheet.headings,
                "lines": [[number, list(map(_packed, cells))] for number, cells in sheet.lines],
                "filled": sorted(sheet.filled),
            }
            for sheet in self.sheets
        ]
        kept = {"notes": self.notes, "since_1904": self.since_1904, "sheets": sheets}
        return json.dumps(kept, ensure_ascii=False)

    @classmethod
    def from_text(cls, text):
        """What `to_text` kept."""
        kept = json.loads(text)
        sheets = [
            Sheet(
                name=sheet["name"],
                head=sheet["head"],
                headings=sheet["headings"],
                lines=[(number, list(map(_unpacked, cells))) for number, cells in sheet["lines"]],
                filled=set(map(tuple, sheet["filled"])),
            )
            for sheet in kept["sheets"]
        ]
        return cls(sheets, kept["notes"], kept["since_1904"])


def _packed(cell):
    """Text and numbers as they are; what JSON has no word for in a list of its own."""
    if isinstance(cell, Formula):
        return ["formula", str(cell)]
    if isinstance(cell, Fault):
        return ["fault", str(cell)]
    if isinstance(cell, datetime):
        return ["day", cell.date().isoformat()]
    if isinstance(cell, date):
        return ["day", cell.isoformat()]
    return cell if cell is None or isinstance(cell, str | int | float) else str(cell)


def _unpacked(cell):
    if not isinstance(cell, list):
        return cell
    kind, text = cell
    return {"formula": Formula, "fault": Fault, "day": date.fromisoformat}[kind](text)
