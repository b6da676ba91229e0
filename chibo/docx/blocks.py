"""The body: headings, paragraphs, tables."""

from docx.enum.text import WD_ALIGN_PARAGRAPH

from chibo.docx.tables import add_table


def add_blocks(file, document):
    """The blocks in their order; the last lines stay with the signature below them."""
    for block in document.body:
        _ADD[block.kind](file, block, document)
    if document.body and document.body[-1].kind == "paragraph":
        file.paragraphs[-1].paragraph_format.keep_with_next = True


def _add_heading(file, heading, document):
    paragraph = file.add_paragraph(heading.line, f"Heading {heading.rank - 1}")
    if heading.level == 0:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.first_line_indent = 0


def _add_paragraph(file, block, document):
    if block.marker:
        file.add_paragraph(f"{block.marker} {block.text}", "List")
    else:
        file.add_paragraph(block.text, "Body Text")


def _add_table(file, block, document):
    add_table(file, block, document.orientation)


_ADD = {"heading": _add_heading, "paragraph": _add_paragraph, "table": _add_table}
