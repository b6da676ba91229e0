"""A workbook as lines of cells. Empty lines cost nothing, formulas are not worked out."""

from math import isfinite

from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel
from openpyxl.worksheet._reader import WorkSheetParser

from members.reading import Fault, Formula, Grid, arranged

from .limits import LAST_ROW, MERGED, WIDTH, Unreadable, require_few


def read(file, progress=None):
    """Every sheet that has headings; the others and hidden ones are named in the notes."""
    book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
    grid = Grid([], [], book.epoch == CALENDAR_MAC_1904)
    unread = []
    for sheet in book.worksheets:
        lines, merged, wide = _lines(book, sheet)
        if wide:
            grid.notes.append(f"Trang “{sheet.title}”: chỉ đọc {WIDTH} cột đầu.")
        found = arranged(sheet.title, lines, merged) if sheet.sheet_state == "visible" else None
        if found:
            grid.sheets.append(found)
            require_few(grid.size)
        elif lines:
            unread.append(sheet)
        if progress:
            progress(len(grid.sheets), len(book.worksheets))
    for sheet in unread:
        why = "trang ẩn" if sheet.sheet_state != "visible" else "không có hàng tiêu đề"
        grid.notes.append(f"Không đọc trang “{sheet.title}” ({why}).")
    return grid


def _lines(book, sheet):
    """([(number, cells)] of the lines that hold something, merged cells, whether one is too wide).

    openpyxl's own parser of sheets rather than `iter_rows`: that pads every gap with empty rows and
    tells nothing of merged cells.
    """
    lines, wide = [], False
    with book._archive.open(sheet._worksheet_path) as source:
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for number, row in parser.parse():
            if number > LAST_ROW:
                raise ValueError(f"no sheet has a row {number}")
            wide = wide or any(c["column"] > WIDTH and c["value"] is not None for c in row[-1:])
            if cells := _cells(row):
                lines.append((number, cells))
                require_few(len(lines) - 100)  # titles and notes around the list
    areas = parser.merged_cells.mergeCell if parser.merged_cells else ()
    if len(areas) > MERGED:
        raise Unreadable("Tệp có quá nhiều ô gộp. Hãy bỏ gộp ô (Unmerge) rồi chọn lại.")
    return lines, [_area(area) for area in areas], wide


def _cells(row):
    """The values by position, [] when nothing is there. What is far to the right is not read."""
    cells = []
    for cell in row:
        value, position = _value(cell), cell["column"] - 1
        if value is None or position >= WIDTH:
            continue
        cells.extend([None] * (position + 1 - len(cells)))
        cells[position] = value
    return cells


def _value(cell):
    value, kind = cell["value"], cell["data_type"]
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if kind == "f":
        return Formula(getattr(value, "text", None) or str(value))
    if kind == "e":
        return Fault(str(value))
    if isinstance(value, float) and not isfinite(value):
        return Fault("#NUM!")
    if kind == "d" and not hasattr(value, "year"):  # a time of day or a span of time
        return to_excel(value)
    return value


def _area(area):
    left, top, right, bottom = area.bounds
    return top, left - 1, bottom, right - 1
