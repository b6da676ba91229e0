"""The head of page one: who issues and under whose name, kind of paper, trích yếu."""

from docx.shared import Mm, Pt

from chibo.docx.page import TEXT_WIDTH
from chibo.docx.tables import add_frame
from chibo.docx.xml import border

_ISSUER = 77
_TITLE_WIDTH = 73.1
"""ĐẢNG CỘNG SẢN VIỆT NAM takes 72.7 mm in Times New Roman, bold, 15 points; a hair less wraps."""

_LONG = 36
"""Characters of place and date that still fit beside the issuer."""


def add_head(file, document):
    """Masthead, type name, summary, five hyphens, grounds."""
    state = TEXT_WIDTH[document.orientation] - _ISSUER
    frame = add_frame(file, _ISSUER, state)
    _issuer(frame.cell(0, 0), document)
    _state(frame.cell(0, 1), document.masthead, state)
    file.add_paragraph(document.type_name, "Title")
    if document.summary:
        file.add_paragraph(document.summary, "Subtitle")
    file.add_paragraph("-----", "Masthead")
    for ground in document.ground_lines:
        file.add_paragraph(ground, "List")


def _issuer(cell, document):
    masthead = document.masthead
    _line(cell, masthead.parent)
    _line(cell, masthead.body).bold = True
    rest = (*masthead.congress_lines, "*", masthead.number, document.draft_mark)
    for text in filter(None, rest):
        _line(cell, text)


def _state(cell, masthead, width):
    title = _line(cell, "ĐẢNG CỘNG SẢN VIỆT NAM")
    title.bold, title.font.size = True, Pt(15)
    rule = cell.paragraphs[0].paragraph_format
    rule.left_indent = rule.right_indent = Mm((width - _TITLE_WIDTH) / 2)
    border(rule, "bottom")
    place_date = masthead.place_date
    if len(place_date) > _LONG:
        place_date = place_date.replace(", ngày", ",\nngày")
    _line(cell, place_date).italic = True
    cell.paragraphs[1].paragraph_format.space_before = Pt(6)


def _line(cell, text):
    """A centred line; a cell is born with one empty paragraph, which the first line takes."""
    paragraph = cell.paragraphs[-1]
    if paragraph.runs:
        paragraph = cell.add_paragraph()
    paragraph.style = "Masthead"
    return paragraph.add_run(text)
