"""Opening a workbook that somebody sent, which may be anything at all."""

import zipfile

from openpyxl import load_workbook

from chibo.vietnamese.text import clean_line, search_key

BYTES, UNPACKED, ROWS, WIDTH, HEAD = 5_000_000, 30_000_000, 5_000, 30, 15


class Unreadable(Exception):
    """The file as a whole cannot be read; the message says why and what to do."""


def sheet_with(file, headings, required):
    """(sheet, rows below the headings, {field: position}) of the first sheet that has them.

    `headings` gives for each field the words that may stand above it. Formulas are kept as such:
    what Excel last worked out may be old, so the reader asks for values.
    """
    _require_small(file)
    try:
        book = load_workbook(file, read_only=True, data_only=False)
        for sheet in book.worksheets:
            lines = _lines(sheet)
            for at, (_, cells) in enumerate(lines[:HEAD], 1):
                columns = _columns(cells, headings, required)
                if columns:
                    return sheet, lines[at:], columns
    except Unreadable:
        raise
    except Exception as error:  # openpyxl lets through whatever its XML reader met
        raise Unreadable("Tệp bị hỏng, không đọc được. Hãy mở bằng Excel và lưu lại.") from error
    wanted = ", ".join(f"“{headings[name][0].capitalize()}”" for name in required)
    raise Unreadable(f"Không tìm thấy hàng tiêu đề. Cần các cột {wanted}. Hãy dùng tệp mẫu.")


def _require_small(file):
    if file.size > BYTES:
        raise Unreadable("Tệp lớn hơn 5 MB. Hãy xóa hình ảnh, định dạng thừa hoặc tách tệp.")
    try:
        unpacked = sum(part.file_size for part in zipfile.ZipFile(file).infolist())
    except zipfile.BadZipFile as error:
        sentence = "Đây không phải tệp Excel .xlsx, hoặc tệp có mật khẩu. Hãy lưu lại dạng .xlsx."
        raise Unreadable(sentence) from error
    if unpacked > UNPACKED:
        raise Unreadable("Tệp giải nén ra quá lớn. Hãy chép các dòng sang một tệp mới.")


def _lines(sheet):
    """[(number, cells)] of the rows that hold something, whatever size the sheet claims."""
    sheet.reset_dimensions()
    lines = []
    for number, cells in enumerate(sheet.iter_rows(max_row=10 * ROWS, max_col=WIDTH), 1):
        if any(cell.value is not None for cell in cells):
            lines.append((number, cells))
        if len(lines) > ROWS:
            raise Unreadable("Tệp có quá 5.000 dòng. Hãy tách thành nhiều tệp.")
    return lines


def _columns(cells, headings, required):
    wanted = {search_key(word): name for name, words in headings.items() for word in words}
    found = {}
    for position, cell in enumerate(cells):
        name = wanted.get(search_key(clean_line(str(cell.value or ""))).rstrip(" *:"))
        if name:
            found.setdefault(name, position)
    return found if all(name in found for name in required) else {}


def cell_text(value):
    """The text of a cell; a code kept as a number comes back without its ".0"."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return clean_line(str(value))
