"""A .docx file as lines of text, with Word's automatic numbers written out."""

import io
import re
import zipfile
from collections.abc import Iterator

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from . import tables, wordtext
from .draft import Unreadable
from .source import Line
from .text import normalise, tidy
from .wordnumbers import Numbering

_MAX_UNPACKED = 60 * 1024 * 1024
_MAX_PARAGRAPHS = 10_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = (
    "Tệp được đặt mật khẩu: hãy mở bằng Word, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ), lưu "
    "lại rồi chọn lại."
)
_OLD_DOC = "Tệp Word đời cũ (.doc): hãy mở bằng Word, chọn Lưu thành (Save As) .docx rồi chọn lại."
_BROKEN = (
    "Tệp .docx bị hỏng hoặc không phải tệp Word: hãy mở và lưu lại bằng Word, hoặc dán "
    "thẳng văn bản."
)
_TOO_BIG = "Tệp .docx bung ra quá lớn: hãy bỏ bớt hình ảnh hoặc dán thẳng văn bản."


def is_ole(data: bytes) -> bool:
    """True for the container of .doc files and of encrypted .docx files."""
    return data.startswith(_OLE)


def refuse_ole(data: bytes) -> None:
    """Says what to do with an old .doc or a file under a password."""
    raise Unreadable(_LOCKED if "EncryptedPackage".encode("utf-16-le") in data else _OLD_DOC)


def lines(data: bytes) -> list[Line]:
    """The paragraphs of the body in order, then the notes; table rows one line each."""
    _check(data)
    try:
        document = docx.Document(io.BytesIO(data))
        _refuse_endless(document.element.body)
        numbering = Numbering(document)
        body = wordtext.blocks(document.element.body, document._body)
        notes = [
            Line(note, aside=True) for text in wordtext.notes(document) if (note := tidy(text))
        ]
        return [*_lines(body, numbering), *notes]
    except Unreadable:
        raise
    except Exception as error:  # python-docx and lxml raise many kinds on a damaged file
        raise Unreadable(_BROKEN) from error


def _check(data: bytes) -> None:
    """Refuses what is no Word file, and what would unpack to more than memory should hold."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {entry.filename: entry.file_size for entry in archive.infolist()}
            encrypted = any(entry.flag_bits & 1 for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Unreadable(_BROKEN) from error
    if encrypted:
        raise Unreadable(_LOCKED)
    if "word/document.xml" not in names:
        raise Unreadable(_BROKEN)
    if sum(names.values()) > _MAX_UNPACKED:
        raise Unreadable(_TOO_BIG)


def _refuse_endless(body) -> None:
    """Refuses more paragraphs than any paper has, and cells wider than Word itself can draw."""
    spans = (span.get(qn("w:val"), "1") for span in body.iter(qn("w:gridSpan")))
    if sum(1 for _ in body.iter(qn("w:p"))) > _MAX_PARAGRAPHS:
        raise Unreadable(_TOO_BIG)
    if any(not re.fullmatch(r"\d{1,2}", span) for span in spans):
        raise Unreadable(_BROKEN)


def _lines(blocks, numbering: Numbering) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _paragraph(block, numbering)
        elif isinstance(block, Table):
            yield from _table(block, numbering)


def _table(table: Table, numbering: Numbering) -> Iterator[Line]:
    """A layout table (header, signature) gives its cells' paragraphs; a table of figures
    one line a row, so that a measure stays beside its name."""
    rows = [_cells(row) for row in table.rows]
    if len(rows) <= 3 and len(table.columns) <= 2:
        for cell in (cell for row in rows for cell in row if cell is not None):
            yield from _lines(wordtext.blocks(cell._tc, cell), numbering)
        return
    words = [[_words(cell, numbering) for cell in row] for row in rows]
    yield from (Line(text, cell=True) for text in tables.lines(words or [[]]) if text)


def _cells(row) -> list:
    """The cells of a row in their columns; None where a merged one goes on."""
    seen, cells = set(), []
    for cell in row.cells:
        cells.append(None if cell._tc in seen else cell)
        seen.add(cell._tc)
    return cells


def _words(cell, numbering: Numbering) -> str:
    if cell is None:
        return ""
    return " ".join(line.text for line in _lines(wordtext.blocks(cell._tc, cell), numbering))


def _paragraph(paragraph: Paragraph, numbering: Numbering) -> Iterator[Line]:
    label, heading = numbering.label(paragraph), _heading(numbering.styles.name(paragraph))
    for index, part in enumerate(normalise(wordtext.text(paragraph._p)).split("\n")):
        text = tidy(part)
        if text:
            prefix = f"{label} " if label and index == 0 else ""
            yield Line(prefix + text, heading=heading, bold=_bold(paragraph))
    for box in wordtext.boxes(paragraph._p):
        yield from _lines(wordtext.blocks(box, paragraph), numbering)


def _heading(name: str) -> int | None:
    """The level of a heading style by its name, in English or Vietnamese Word."""
    match = re.match(r"(?:heading|đầu đề|tiêu đề) (\d)", name.lower())
    return int(match[1]) if match else None


def _bold(paragraph: Paragraph) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)
