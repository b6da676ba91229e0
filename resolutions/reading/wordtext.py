"""The text of Word's elements as a reader sees it on paper.

Insertions, hyperlinks and content controls belong to the text; deletions, what was moved away
and the second copy of a drawing do not (ECMA-376 part 1, §17.13.5 and §22.1).
"""

from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = qn("w:txbxContent")
_NOT_TEXT = frozenset(
    (qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), _BOX, _FALLBACK)
)  # fmt: skip
_MARKS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_BLOCK_HOLDERS = frozenset(
    map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo"))
)


def blocks(holder, parent) -> Iterator[Paragraph | Table]:
    """Paragraphs and tables in order, those inside content controls too."""
    for child in holder:
        if child.tag == qn("w:p"):
            if not _struck_out(child):
                yield Paragraph(child, parent)
        elif child.tag == qn("w:tbl"):
            yield Table(child, parent)
        elif child.tag in _BLOCK_HOLDERS:
            yield from blocks(child, parent)


def text(element) -> str:
    """The words of an element, line and column breaks as such."""
    return "".join(_pieces(element))


def boxes(paragraph) -> Iterator:
    """The text boxes that hang on a paragraph, each once."""
    for box in paragraph.iter(_BOX):
        if next(box.iterancestors(_FALLBACK), None) is None:
            yield box


def notes(document) -> Iterator[str]:
    """Footnotes and endnotes, which stand outside the text."""
    for relation in document.part.rels.values():
        if relation.reltype.rpartition("/")[2] in ("footnotes", "endnotes"):
            for note in etree.fromstring(relation.target_part.blob):
                yield text(note)


def _pieces(element) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag == qn("w:sym"):
            yield chr(int(child.get(qn("w:char"), "20"), 16))
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.tag not in _NOT_TEXT:
            yield from _pieces(child)


def _struck_out(paragraph) -> bool:
    """True for a paragraph deleted with its mark under "track changes"."""
    mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}")
    return mark is not None and not text(paragraph).strip()
