"""Lines of a sheet into people: each value typed, or a mistake beside its column."""

import re
from dataclasses import dataclass, field
from datetime import date

from chibo.vietnamese.text import search_key
from members.enums import Gender

from . import values
from .columns import BY_FIELD, SEVERAL
from .headings import is_ignored
from .values import CLEARED, Mended, Unfit

_SERIAL_DAYS = 1462  # between the two ways in which Excel counts days
_DAYS = {
    "birth",
    "male",
    "female",
    "since",
    "decided_on",
    "ceremony_on",
    "official_on",
    "exempt_on",
}
_NUMBERING = re.compile(r"\(?(\d{1,2}|[a-z])\)?", re.IGNORECASE)
_CLOSING = re.compile(
    r"(tong (so|cong)|cong:|nguoi lap|danh sach (nay )?(co|gom)|t/?m[ .]|tm\.|xac nhan|ghi chu)"
)


@dataclass(frozen=True)
class Mistake:
    """What is wrong in one cell, and how to put it right."""

    heading: str
    sentence: str


@dataclass
class ParsedRow:
    """One person of the file. `fields` are named as in the record, and hold only what was given.

    `unit` is the cell's name or code as written; `cleared` are fields to be emptied.
    """

    sheet: str
    number: int
    fields: dict = field(default_factory=dict)
    unit: str = ""
    since: date | None = None
    mistakes: list[Mistake] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    headings: dict = field(default_factory=dict, repr=False)

    def wrong(self, name, sentence):
        """Note a mistake under the heading that gave the field; once for each cell."""
        heading = self.headings.get(_SOURCE.get(name, name)) or _label(name)
        if not any(mistake.heading == heading for mistake in self.mistakes):
            self.mistakes.append(Mistake(heading, sentence))

    @property
    def name(self):
        """Whom the row is about, as far as it says."""
        return self.fields.get("full_name", "")


_BOTH = ("male", "female")
_SOURCE = {"birth_date": "birth", "birth_precision": "birth"}


def _label(name):
    column = BY_FIELD.get(_SOURCE.get(name, name))
    return column.label if column else ""


def parsed(grid, mapping, progress=None):
    """(rows, passed): the people of the file, and the lines that are none as (sheet, number, text).

    `mapping` is {heading: field}. Headings it does not name are not read.
    """
    rows, passed, done = [], [], 0
    for sheet in grid.sheets:
        reader = _Reader(sheet, mapping, grid.since_1904)
        for number, cells in sheet.lines:
            done += 1
            if progress and done % 500 == 0:
                progress(done, grid.size)
            if (row := reader.row(number, cells)) is not None:
                rows.append(row)
            elif text := _text(cells):
                passed.append((sheet.name, number, text))
    return rows, passed


class _Reader:
    """Reads the lines of one sheet by one mapping."""

    def __init__(self, sheet, mapping, since_1904):
        self.sheet, self.since_1904 = sheet, since_1904
        self.places = {}
        for position, heading in enumerate(sheet.headings):
            if name := mapping.get(heading):
                self.places.setdefault(name, []).append(position)
        self.headings = {name: sheet.headings[at[0]] for name, at in self.places.items()}
        for name in ("gender", "birth"):
            told_by = next((at for at in _BOTH if at in self.headings), None)
            self.headings.setdefault(name, self.headings.get(told_by))
        self.ignored = {p for p, heading in enumerate(sheet.headings) if is_ignored(heading)}

    def row(self, number, cells):
        """The person of a line, None for a line that is about nobody."""
        if self._is_about_nobody(cells):
            return None
        row = ParsedRow(self.sheet.name, number, headings=self.headings)
        for name in self.places:
            try:
                self._read(row, name, cells)
            except Unfit as unfit:
                self._point_at(row, name)
                row.wrong(name, str(unfit))
        self._settle_gender(row)
        self._notice_merged_names(row, number)
        return row

    def _point_at(self, row, name):
        """What one cell says of both sex and birth is told once, of that cell."""
        if name in _BOTH:
            row.headings = row.headings | dict.fromkeys(("gender", "birth"), self.headings[name])

    def _is_about_nobody(self, cells):
        """Numbers of columns, headings of groups, totals and signatures."""
        held = [(at, str(cell).strip()) for at, cell in enumerate(cells) if _holds(cell)]
        told = [text for at, text in held if at not in self.ignored]
        if all(_NUMBERING.fullmatch(text) for text in told):
            return True
        named = self._cell("full_name", cells) is not None
        if len(told) == 1:
            counted = any(at in self.ignored and text.isdecimal() for at, text in held)
            return not (named and counted)
        if _CLOSING.match(search_key(told[0])) and self._known_cells(cells) <= 2:
            return True
        return not named and (self._known_cells(cells) == 0 or not _has_digit(told))

    def _known_cells(self, cells):
        return sum(self._cell(name, cells) is not None for name in self.places)

    def _cell(self, name, cells):
        """The first cell of a field that holds something."""
        for position in self.places.get(name, ()):
            if position < len(cells) and _holds(cells[position]):
                return cells[position]
        return None

    def _read(self, row, name, cells):
        cell = self._cell(name, cells)
        if name in SEVERAL and len(self.places[name]) > 1:
            at = self.places[name]
            cell = " ".join(filter(None, (values.line(cells[p]) for p in at if p < len(cells))))
        if cell is None:
            return
        if self.since_1904 and name in _DAYS and isinstance(cell, int) and cell > 2100:
            cell += _SERIAL_DAYS
        if type(cell) is str and cell.startswith("(") and search_key(cell) == search_key(CLEARED):
            self._clear(row, name)
            return
        value = BY_FIELD[name].read(cell)
        if isinstance(value, Mended):
            value, note = value
            row.notes.append(f"{self.headings[name]}: {note}")
        if value not in (None, ""):
            self._keep(row, name, value)

    def _clear(self, row, name):
        if BY_FIELD[name].required or BY_FIELD[name].helping or name in ("unit", "since"):
            raise Unfit("Mục này không để trống được. Hãy điền, hoặc để ô trống cho giữ nguyên.")
        row.fields[name] = None if name in _DAYS or name == "record_number" else ""

    def _keep(self, row, name, value):
        if name == "birth":
            row.fields["birth_date"], row.fields["birth_precision"] = value
        elif name in _BOTH:
            self._mark(row, name, *value)
        elif name == "professional_level":
            self._level(row, *value)
        elif name in ("unit", "since"):
            setattr(row, name, value)
        else:
            row.fields[name] = value

    def _mark(self, row, name, marked, born):
        if not marked:
            return
        if row.fields.get("gender", name) != name:
            row.wrong(name, "Cả hai cột Nam, Nữ đều có đánh dấu. Hãy bỏ một.")
        row.fields["gender"] = Gender(name).value
        if isinstance(born, Mended):
            born, note = born
            row.notes.append(f"{self.headings[name]}: {note}")
        if born:
            row.fields["birth_date"], row.fields["birth_precision"] = born

    def _level(self, row, level, studied):
        row.fields["professional_level"] = level
        if studied and "profession" not in self.places:
            row.fields["profession"] = studied
            row.notes.append(f"ghi “{studied}” vào chuyên ngành đào tạo")
        elif studied:
            sentence = f"Thừa “{studied}”. Ngành học ghi ở cột {self.headings['profession']}."
            row.wrong("professional_level", sentence)

    def _settle_gender(self, row):
        """A single column "Nữ" with crosses: nobody marked is a man."""
        alone = {"male": Gender.FEMALE, "female": Gender.MALE}
        marks = [name for name in alone if name in self.places]
        told = "gender" in row.fields or "gender" in self.places
        if len(marks) == 1 and not told and row.name:
            row.fields["gender"] = alone[marks[0]].value

    def _notice_merged_names(self, row, number):
        at = self.places.get("full_name", ())
        if any((number, position) in self.sheet.filled for position in at):
            sentence = "Ô này gộp với dòng trên. Hãy bỏ gộp ô, mỗi người một dòng."
            row.wrong("full_name", sentence)


def _has_digit(texts):
    return any(character.isdigit() for text in texts for character in text)


def _holds(cell):
    return cell is not None and not (type(cell) is str and not cell.strip())


def _text(cells):
    return " · ".join(str(cell).strip() for cell in cells if _holds(cell))[:120]


__all__ = ["CLEARED", "Mistake", "ParsedRow", "parsed"]
