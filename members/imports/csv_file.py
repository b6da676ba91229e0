"""A CSV file, as Excel, Google and other programs write it."""

import csv
import io

from members.reading import Grid, arranged
from members.reading.grid import GUARDED

from .limits import WIDTH, Unreadable, require_few

ENCODINGS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
NOT_TEXT = "Không đọc được chữ trong tệp CSV. Hãy lưu lại dạng “CSV UTF-8” hoặc .xlsx."


def read(data):
    """The grid of a CSV file; semicolons and tabs serve as well as commas."""
    try:
        text = data.decode(ENCODINGS.get(data[:2], "utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unreadable(NOT_TEXT) from error
    if "\x00" in text:
        raise Unreadable(NOT_TEXT)
    lines, wide = [], False
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=_delimiter(text)), 1):
            cells = [_unguarded(cell) if cell.strip() else None for cell in row[:WIDTH]]
            wide = wide or any(cell.strip() for cell in row[WIDTH:])
            if any(cells):
                lines.append((number, cells))
                require_few(len(lines) - 100)
    except csv.Error as error:
        raise Unreadable("Tệp CSV bị hỏng. Hãy mở bằng Excel và lưu lại.") from error
    found = arranged("CSV", lines, ())
    if found:
        require_few(len(found.lines))
    notes = [f"Chỉ đọc {WIDTH} cột đầu."] if wide else []
    return Grid([found] if found else [], notes)


def _delimiter(text):
    head = text[:20_000]
    return max(";\t,", key=head.count)


def _unguarded(cell):
    """Our own CSV keeps a text from being taken for a formula by an apostrophe before it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in GUARDED else cell
