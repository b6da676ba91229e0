"""Paper, margins, page numbers: one section for each document."""

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm

from chibo.docx.xml import border, child, field

A4 = (Mm(210), Mm(297))
TEXT_WIDTH = {"portrait": 165, "landscape": 252}
"""Millimetres between the margins of 30 and 15 mm."""

_AFTER_NUMBERING = ("w:cols", "w:titlePg", "w:textDirection", "w:bidi", "w:rtlGutter", "w:docGrid")


def pages_field(documents):
    """The field that counts the pages of a paper: the file's, or with neighbours the section's.

    SECTIONPAGES would always be right, but only Word knows it.
    """
    return "NUMPAGES" if len(documents) == 1 else "SECTIONPAGES"


def add_page(file, document, *, first, pages):
    """Open the section in which `document` is written; its pages count from one."""
    section = file.sections[0] if first else file.add_section(WD_SECTION.NEW_PAGE)
    _set_paper(section, document.orientation)
    _set_running_lines(section, document, pages)
    child(section._sectPr, "w:pgNumType", before=_AFTER_NUMBERING, start=1)


def _set_paper(section, orientation):
    landscape = orientation == "landscape"
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = reversed(A4) if landscape else A4
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)


def _set_running_lines(section, document, pages):
    """Page numbers, and on papers out of force their stamp on every page."""
    section.different_first_page_header_footer = True
    lines = (section.header, section.first_page_header, section.footer, section.first_page_footer)
    for line in lines:
        line.is_linked_to_previous = False
    if document.page_numbers == "of_total":
        for header in (section.header, section.first_page_header):
            _number_of_total(header.paragraphs[0], pages)
    else:
        field(section.header.paragraphs[0], "PAGE")
    if document.stamp_mark:
        for line in (section.first_page_header, section.footer):
            _stamp(line.add_paragraph() if _is_taken(line) else line.paragraphs[0], document)


def _number_of_total(paragraph, pages):
    """ "Trang 1/3", on every page of a register."""
    paragraph.add_run("Trang ")
    field(paragraph, "PAGE")
    paragraph.add_run("/")
    field(paragraph, pages)


def _is_taken(line):
    return bool(line.paragraphs[0].runs)


def _stamp(paragraph, document):
    paragraph.style = "Footer"
    paragraph.add_run(document.stamp_mark)
    border(paragraph.paragraph_format, "top", "left", "bottom", "right")
