"""A tree of units from a workbook: raw rows into parsed rows, each with what is wrong with it."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from chibo.vietnamese.dates import parse_date

from .workbook import Unreadable, cell_text, sheet_with

HEADINGS = {
    "code": ("mã", "mã tổ chức", "mã đơn vị", "mã tcđ"),
    "name": ("tên", "tên tổ chức", "tên tổ chức đảng", "tên đơn vị", "tên đầy đủ"),
    "short_name": ("tên gọi tắt", "tên tắt", "gọi tắt", "tên viết tắt"),
    "kind": ("loại", "loại tổ chức", "loại hình", "loại tổ chức đảng"),
    "parent": (
        "mã cấp trên",
        "cấp trên",
        "mã tổ chức cấp trên",
        "mã đơn vị cấp trên",
        "trực thuộc",
    ),
    "seat": ("địa danh", "địa danh ghi trên văn bản", "nơi ban hành"),
    "opened_on": ("ngày thành lập", "thành lập ngày", "thành lập", "ngày lập"),
}
TITLES = {name: words[0].capitalize() for name, words in HEADINGS.items()}
REQUIRED = ("code", "name", "kind", "parent", "seat", "opened_on")
NEW, KNOWN, WRONG = "new", "known", "wrong"


@dataclass(frozen=True)
class Mistake:
    """What is wrong in one cell of the file, and how to put it right."""

    column: str
    sentence: str


@dataclass
class Row:
    """One line of the file. `state` is NEW, KNOWN or WRONG once it has been judged."""

    sheet: str
    number: int
    code: str = ""
    name: str = ""
    short_name: str = ""
    kind: str = ""
    parent: str = ""
    seat: str = ""
    opened_on: str = ""
    mistakes: list[Mistake] = field(default_factory=list)
    state: str = NEW
    note: str = ""

    def wrong(self, column, sentence):
        """Note a mistake under the heading of its column."""
        self.mistakes.append(Mistake(TITLES[column], sentence))

    @property
    def day(self):
        """The day of founding, or None."""
        return date.fromisoformat(self.opened_on) if self.opened_on else None

    def as_data(self):
        """What the preview hands to the confirmation: the parsed cells, no judgement."""
        judgement = {"mistakes", "state", "note"}
        return {name: value for name, value in asdict(self).items() if name not in judgement}


def read_tree(file):
    """The rows of the first sheet that has the headings; `Unreadable` for a hopeless file."""
    sheet, lines, columns = sheet_with(file, HEADINGS, REQUIRED)
    rows = [_row(Row(sheet.title, number), cells, columns) for number, cells in lines]
    if not rows:
        raise Unreadable("Tệp không có dòng nào dưới hàng tiêu đề.")
    return rows


def _row(row, cells, columns):
    for name, position in columns.items():
        cell = cells[position] if position < len(cells) else None
        if cell is None or cell.value is None:
            continue
        if cell.data_type == "f":
            row.wrong(name, "Ô chứa công thức. Hãy chép và dán lại dạng giá trị.")
        elif cell.data_type == "e":
            row.wrong(name, f"Ô báo lỗi {cell.value}. Hãy gõ lại.")
        elif name == "opened_on":
            _read_day(row, cell.value)
        elif isinstance(cell.value, date):
            row.wrong(name, "Ô chứa ngày tháng. Hãy định dạng ô là chữ rồi gõ lại.")
        else:
            setattr(row, name, cell_text(cell.value))
    row.short_name = row.short_name or row.name[:80]
    return row


def _read_day(row, value):
    try:
        if not isinstance(value, date):
            value = parse_date(cell_text(value))
        day = value.date() if isinstance(value, datetime) else value
        row.opened_on = day.isoformat()
    except ValueError as error:
        row.wrong("opened_on", f"{error}. Hãy ghi dạng ngày/tháng/năm.")
