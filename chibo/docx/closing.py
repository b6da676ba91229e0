"""The foot of a paper: its closing line, recipients on the left, who signs on the right."""

from docx.shared import Pt

from chibo.docx.page import TEXT_WIDTH
from chibo.docx.tables import add_frame
from chibo.docx.xml import field

_ROOM_TO_SIGN = Pt(60)


def add_closing(file, document, *, pages):
    """One frame that stays whole, on the page of the last lines of the body.

    Above it a register says how much there is of it; `pages` is the field that counts its pages.
    """
    if document.closing_parts:
        _count(file.add_paragraph(style="Count"), document.closing_parts, pages)
    columns = max(2, bool(document.recipients) + len(document.signatures))
    if not (document.recipients or document.signatures):
        return
    file.add_paragraph(style="Table Text").paragraph_format.keep_with_next = True
    frame = add_frame(file, *[TEXT_WIDTH[document.orientation] / columns] * columns)
    cells = frame.rows[0].cells
    if document.recipients:
        _recipients(cells[0], document.recipient_lines)
    for cell, signature in zip(reversed(cells), reversed(document.signatures), strict=False):
        _signature(cell, signature)


def _count(paragraph, parts, pages):
    for place, text in enumerate(parts):
        if place:
            field(paragraph, pages, stale=True)
        paragraph.add_run(text)


def _recipients(cell, lines):
    cell.paragraphs[0].style = "Recipients"
    title = cell.paragraphs[0].add_run("Nơi nhận:")
    title.underline, title.font.size = True, Pt(14)
    for line in lines:
        cell.add_paragraph(line, "Recipients")


def _signature(cell, signature):
    authority = cell.paragraphs[0]
    authority.style = "Signature"
    authority.add_run(signature.authority or signature.position).bold = bool(signature.authority)
    if signature.authority and signature.position:
        cell.add_paragraph(signature.position, "Signature")
    name = cell.add_paragraph(style="Signature")
    name.paragraph_format.space_before = _ROOM_TO_SIGN
    name.paragraph_format.keep_with_next = False
    name.add_run(signature.name).bold = True
