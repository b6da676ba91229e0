"""Tables of figures, and the borderless frames that set two columns side by side."""

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from chibo.docx.page import TEXT_WIDTH
from chibo.docx.xml import child

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def add_frame(file, *widths):
    """One row of invisible cells, `widths` in millimetres, never split over two pages."""
    frame = file.add_table(rows=1, cols=len(widths))
    _set_widths(frame, widths)
    margins = child(frame._tbl.tblPr, "w:tblCellMar", before=("w:tblLook",))
    child(margins, "w:left", w=0, type="dxa")
    child(margins, "w:right", w=0, type="dxa")
    _keep_whole(frame.rows[0])
    return frame


def add_table(file, table, orientation):
    """`table` with lines; Word repeats its header row and keeps every row whole."""
    if table.caption:
        file.add_paragraph(table.caption, "Caption")
    written = file.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    headers = [(column.header, "center") for column in table.columns]
    child(_add_row(written, headers, bold=True)._tr.get_or_add_trPr(), "w:tblHeader")
    for row in table.aligned_rows:
        _add_row(written, row)
    if table.footer:
        _add_row(written, table.aligned_footer, bold=True)
    _set_widths(written, [share * TEXT_WIDTH[orientation] / 100 for share in table.shares])


def _add_row(table, cells, *, bold=False):
    row = table.add_row()
    _keep_whole(row)
    for cell, (text, align) in zip(row.cells, cells, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.style, paragraph.alignment = "Table Text", _ALIGN[align]
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(text).bold = bold
    return row


def _set_widths(table, widths):
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _keep_whole(row):
    child(row._tr.get_or_add_trPr(), "w:cantSplit")
