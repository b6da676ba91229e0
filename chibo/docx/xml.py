"""The few elements of WordprocessingML that python-docx has no words for."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def child(parent, tag, *, before=(), **attributes):
    """The `tag` below `parent`, made if missing, with its attributes set.

    A new one goes before the first of the tags `before`: the order of children is part of the
    schema, and Word repairs a file that breaks it.
    """
    element = parent.find(qn(tag))
    if element is None:
        element = OxmlElement(tag)
        parent.insert_element_before(element, *before) if before else parent.append(element)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element


def border(paragraph_format, *sides):
    """Thin solid lines on the named sides of a paragraph."""
    properties = paragraph_format.element.get_or_add_pPr()
    lines = child(properties, "w:pBdr", before=_AFTER_BORDER)
    for side in sides:
        child(lines, f"w:{side}", val="single", sz=6, space=1, color="000000")


def field(paragraph, instruction, *, stale=False):
    """A field that Word computes, such as PAGE.

    In headers it does so by itself; in the text only a `stale` one is computed on opening the file.
    """
    for kind, text in (("begin", None), (None, instruction), ("separate", None), (None, "1")):
        _field_part(paragraph.add_run(), kind, text, code=text == instruction)
    if stale:
        child(paragraph.runs[-4]._r, "w:fldChar", dirty="true")
    _field_part(paragraph.add_run(), "end", None, code=False)


def _field_part(run, kind, text, *, code):
    if kind:
        child(run._r, "w:fldChar", fldCharType=kind)
    elif code:
        child(run._r, "w:instrText").text = text
    else:
        run.text = text


_AFTER_BORDER = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
    "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd",
    "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap",
    "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
