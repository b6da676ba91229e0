"""What the files are made of: lists, the template, the marked copy.

The columns are those of `members.reading`, so that what is written here is read there.
"""

import csv
import io
import re

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from chibo.vietnamese.dates import short_date
from members.enums import ETHNICITIES, RELIGIONS
from members.models import SEALED, Member
from members.reading import BY_FIELD, Formula
from members.reading.columns import MARKED, WRITTEN
from members.reading.grid import GUARDED

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TOLD = 500
LIST_TITLE, TEXT, FILLED = "Danh sách đảng viên", "@", 300
GAP = 1000
"""So many empty lines are copied at most; a line beyond them stands higher than it did."""
NO_TITLE = re.compile(r"[\\*?:/\[\]]")
BOLD, WRONG = Font(bold=True), PatternFill("solid", fgColor="FFF3B7B2")
WIDTHS = {"full_name": 28, "unit": 30, "hometown": 32, "permanent_residence": 32, "email": 26}


class Unrecorded(TypeError):
    """A file of personal data was asked for without its line in the record of disclosures."""


def workbook_of(members, columns, recorded, told=None):
    """The members as a workbook of text cells: leading zeros and days stay what they are.

    `told(number)` is called now and then.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(LIST_TITLE)
    _widths(sheet, columns)
    for line in _lines(members, columns, recorded, told):
        sheet.append([_cell(sheet, text) for text in line])
    return _stored(book)


def csv_of(members, columns, recorded, told=None):
    """The same as CSV, with the mark by which Excel knows UTF-8."""
    kept = io.StringIO(newline="")
    writer = csv.writer(kept)
    for line in _lines(members, columns, recorded, told):
        writer.writerow([f"'{text}" if text.startswith(GUARDED) else text for text in line])
    return kept.getvalue().encode("utf-8-sig")


PRINTERS = {"xlsx": (workbook_of, EXCEL), "csv": (csv_of, "text/csv")}
"""kind: what writes the list, and what kind of file that is."""


def file_name(today, kind):
    """What the file of the list is called."""
    return f"danh-sach-dang-vien-{today:%Y-%m-%d}.{kind}"


def _lines(members, columns, recorded, told):
    _require_record(recorded, columns)
    wanted = [BY_FIELD[name] for name in columns]
    members = members.select_related("unit").prefetch_related("affiliations")
    yield [column.label for column in wanted]
    spelled = _Cells(members) if "unit" in columns else None
    for number, member in enumerate(members):
        if told and number % TOLD == 0:
            told(number)
        yield [_text(member, column, spelled) for column in wanted]


def _require_record(recorded, columns):
    on_record = {line.field for line in recorded or () if line.pk}
    if not on_record or {name for name in columns if name in SEALED} - on_record:
        raise Unrecorded("personal data leave only against actions.downloads.record")


class _Cells:
    """The name of each cell, or its code where two cells bear one name."""

    def __init__(self, members):
        units = {member.unit_id: member.unit for member in members}
        names = [unit.name for unit in units.values()]
        self.words = {
            key: unit.name if names.count(unit.name) == 1 else unit.code
            for key, unit in units.items()
        }


def _text(member, column, spelled):
    value = _value(member, column.field, spelled)
    return column.show(value) if value else ""


def _value(member, name, spelled):
    if name == "birth":
        return member.birth_date, member.birth_precision
    if name == "unit":
        return spelled.words[member.unit_id]
    if name == "since":
        stays = [s.valid.lower for s in member.affiliations.all() if s.valid.upper is None]
        return stays[0] if stays else None
    value = getattr(member, name)
    return value.reveal() if name in SEALED and value else value


# --- Files to fill in ---------------------------------------------------------------------------


def template():
    """An empty list with an invented line, and the words that each column knows."""
    book = Workbook()
    sheet = book.active
    sheet.title = LIST_TITLE
    for position, column in enumerate(WRITTEN, 1):
        cell = sheet.cell(1, position, column.label + (" *" if column.required else ""))
        cell.font = BOLD
        letter = get_column_letter(position)
        sheet.column_dimensions[letter].width = WIDTHS.get(column.field, 18)
        for row in range(2, FILLED):
            sheet[f"{letter}{row}"].number_format = TEXT
        if column.field == "birth":
            cell.comment = Comment("Chỉ biết năm thì ghi năm, ví dụ 1950.", "Chibo")
    sheet.freeze_panes = "B2"
    _write_words(book.create_sheet("Danh mục"))
    return _stored(book)


def _write_words(sheet):
    sheet.append(
        [
            "Các cột có dấu * phải điền. Ô trống thì giữ nguyên điều đã ghi trong sổ; ghi "
            "(xóa) để bỏ."
        ]
    )
    lists = {
        BY_FIELD["ethnicity"].label: ETHNICITIES,
        BY_FIELD["religion"].label: RELIGIONS,
    } | {BY_FIELD[name].label: _labels(name) for name in CHOSEN}
    for title, words in lists.items():
        sheet.append([title, ", ".join(words)])
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 30, 100


CHOSEN = (
    "gender",
    "party_post",
    "professional_level",
    "degree",
    "academic_title",
    "theory_level",
    "theory_mode",
)


def _labels(name):
    return [str(label) for value, label in Member._meta.get_field(name).choices if value]


# --- The marked copy ----------------------------------------------------------------------------


def marked_copy(grid, rows, recorded):
    """The file as it was read, each line at its number, wrong cells coloured and told beside.

    `rows` are those of a preview. Formulas stand as text, and macros are gone.
    """
    _require_record(recorded, ())
    book = Workbook(write_only=True)
    for kept in grid.sheets:
        sheet = book.create_sheet(NO_TITLE.sub("_", kept.name)[:31])
        wrong = {row["number"]: row["mistakes"] for row in rows if row["sheet"] == kept.name}
        _write_marked(sheet, kept, wrong)
    return _stored(book)


def _write_marked(sheet, kept, wrong):
    width = max(len(kept.headings), *(len(cells) for _, cells in kept.lines), 1)
    for _ in range(kept.head - 1):
        sheet.append([])
    headings = [*kept.headings, *[""] * (width - len(kept.headings))]
    sheet.append([_cell(sheet, text, font=BOLD) for text in (*headings, MARKED)])
    at = kept.head
    for number, cells in kept.lines:
        for _ in range(at + 1, min(number, at + GAP)):
            sheet.append([])
        sheet.append(_marked_line(sheet, headings, cells, wrong.get(number, ())))
        at = number


def _marked_line(sheet, headings, cells, mistakes):
    bad = {heading for heading, _ in mistakes}
    line = [
        _cell(sheet, _as_text(cell), fill=WRONG if heading in bad else None)
        for heading, cell in zip(
            headings, [*cells, *[None] * (len(headings) - len(cells))], strict=True
        )
    ]
    told = " ".join(f"{heading}: {sentence}" for heading, sentence in mistakes)
    return [*line, _cell(sheet, told, fill=WRONG if told else None)]


def _as_text(cell):
    if cell is None:
        return ""
    if isinstance(cell, Formula):
        return str(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return short_date(cell) if hasattr(cell, "year") else str(cell)


def _cell(sheet, text, font=None, fill=None):
    """A cell that holds text and nothing that could be worked out."""
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.data_type, cell.number_format = "s", TEXT
    if font:
        cell.font = font
    if fill:
        cell.fill = fill
    return cell


def _widths(sheet, columns):
    for position, name in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(position)].width = WIDTHS.get(name, 18)
    sheet.freeze_panes = "B2"


def _stored(book):
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
