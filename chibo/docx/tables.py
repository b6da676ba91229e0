"""Tables of figures, and the borderless frames that set two columns side by side."""

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
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
    _set_padding(frame, 0)
    _keep_whole(frame.rows[0])
    return frame


def add_table(file, table, orientation):
    """`table` with lines; Word repeats its heading and keeps every row whole."""
    if table.caption:
        file.add_paragraph(table.caption, "Caption")
    # By its number: by its name it would be looked up for every cell.
    style = file.styles["Table Text Dense" if table.dense else "Table Text"].style_id
    written = file.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    spans = [*_add_heading(written, table, style), *_add_parts(written, table, style)]
    if table.footer:
        _add_row(written, table.aligned_footer, style, bold=True)
    _set_widths(written, [share * TEXT_WIDTH[orientation] / 100 for share in table.shares])
    if table.dense:
        _set_padding(written, 30)
    for span in spans:  # a merged cell takes the widths of those it swallows
        _merge(written, *span)


def _add_heading(written, table, style):
    """One row or two; yields (row, column, cells across, cells down) of what spans several."""
    for place, cells in enumerate(table.header_rows):
        texts = [""] * len(table.columns)
        free = _free_columns(table, place)
        for cell in cells:
            column = next(free)
            texts[column] = cell.text
            if cell.across > 1 or cell.down > 1:
                yield place, column, cell.across, cell.down
            for _ in range(cell.across - 1):
                next(free)
        row = _add_row(written, [(text, "center") for text in texts], style, bold=True)
        child(row._tr.get_or_add_trPr(), "w:tblHeader")


def _free_columns(table, place):
    """The columns that a row of the heading fills: the second leaves out what reaches down."""
    return iter([n for n, column in enumerate(table.columns) if place == 0 or column.group])


def _add_parts(written, table, style):
    for part in table.parts:
        if part.title:
            yield len(written._tbl.tr_lst), 0, len(table.columns), 1
            rest = [("", "left")] * (len(table.columns) - 1)
            title = _add_row(written, [(part.title, "left"), *rest], style, bold=True)
            title.cells[0].paragraphs[0].paragraph_format.keep_with_next = True
        for row in part.rows:
            _add_row(written, row, style)


def _merge(written, row, column, across, down):
    first = written.cell(row, column)
    first.merge(written.cell(row + down - 1, column + across - 1))
    for empty in first.paragraphs[1:]:
        empty._p.getparent().remove(empty._p)
    first.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _add_row(table, cells, style, *, bold=False):
    row = table.add_row()
    _keep_whole(row)
    for cell, (text, align) in zip(row.cells, cells, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph._p.style, paragraph.alignment = style, _ALIGN[align]
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(text).bold = bold
    return row


def _set_widths(table, widths):
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    lengths = [Mm(width) for width in widths]
    for column, length in zip(table.columns, lengths, strict=True):
        column.width = length
    for row in table.rows:  # not by columns: each of them would walk through the whole table
        for cell, length in zip(row.cells, lengths, strict=True):
            cell.width = length


def _set_padding(table, twips):
    """At the sides of every cell; Word's own two millimetres are too much for dense columns."""
    margins = child(table._tbl.tblPr, "w:tblCellMar", before=("w:tblLook",))
    for side in ("w:left", "w:right"):
        child(margins, side, w=twips, type="dxa")


def _keep_whole(row):
    child(row._tr.get_or_add_trPr(), "w:cantSplit")
