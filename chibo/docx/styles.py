"""The styles of a Party document (05-HD/VPTW of 27/5/2026), so that Word's own tools work on it."""

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from chibo.docx.xml import child

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
INDENT = Mm(10)

# name: size, bold, italic, alignment, first-line indent, space before, exact line pitch
_STYLES = {
    "Normal": (14, False, False, ALIGN.LEFT, 0, 0, 20),
    "Header": (14, False, False, ALIGN.CENTER, 0, 0, None),
    "Footer": (12, True, False, ALIGN.CENTER, 0, 0, None),
    "Title": (16, True, False, ALIGN.CENTER, 0, 18, 22),
    "Subtitle": (14, True, False, ALIGN.CENTER, 0, 0, 20),
    "Body Text": (14, False, False, ALIGN.JUSTIFY, INDENT, 6, 20),
    "List": (14, False, False, ALIGN.JUSTIFY, INDENT, 6, 20),
    "Heading 1": (14, True, False, ALIGN.LEFT, INDENT, 6, 20),
    "Heading 2": (14, True, False, ALIGN.LEFT, INDENT, 6, 20),
    "Heading 3": (14, True, True, ALIGN.LEFT, INDENT, 6, 20),
    "Heading 4": (14, True, True, ALIGN.LEFT, INDENT, 6, 20),
    "Heading 5": (14, True, True, ALIGN.LEFT, INDENT, 6, 20),
    "Caption": (14, True, False, ALIGN.CENTER, 0, 8, 20),
    "Masthead": (14, False, False, ALIGN.CENTER, 0, 0, 20),
    "Table Text": (12, False, False, ALIGN.LEFT, 0, 2, 16),
    "Table Text Dense": (10, False, False, ALIGN.LEFT, 0, 1, 13),
    "Count": (14, False, True, ALIGN.LEFT, 0, 8, 20),
    "Recipients": (12, False, False, ALIGN.LEFT, 0, 0, 16),
    "Signature": (14, False, False, ALIGN.CENTER, 0, 0, 20),
}
_KEPT_WITH_NEXT = {"Title", "Subtitle", "Caption", "Masthead", "Count", "Recipients", "Signature"}
_ALSO_KEPT = {"Table Grid"}
_KEPT_WITH_NEXT |= {f"Heading {level}" for level in range(1, 6)}


def set_styles(file):
    """Give `file` the styles above; looking a style up searches all there are, so the rest goes."""
    _drop_unused(file)
    for name, look in _STYLES.items():
        _set(_style(file, name), name, *look)


def _drop_unused(file):
    """Of Word's template stay the defaults, what is overwritten, and what its numbering names."""
    for style in list(file.styles):
        kept = style.name in _STYLES or style.name in _ALSO_KEPT or style.element.default
        if not kept and not style.name.startswith("List "):
            style.delete()
    for style in file.styles:
        for link in style.element.findall(qn("w:link")):
            style.element.remove(link)


def _style(file, name):
    if name in file.styles:
        return file.styles[name]
    return file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)


def _set(style, name, size, bold, italic, alignment, indent, before, pitch):
    _set_font(style, size, bold, italic)
    layout = style.paragraph_format
    layout.alignment, layout.first_line_indent, layout.left_indent = alignment, indent, 0
    layout.space_before, layout.space_after = Pt(before), Pt(0)
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY if pitch else WD_LINE_SPACING.SINGLE
    if pitch:
        layout.line_spacing = Pt(pitch)
    layout.widow_control, layout.keep_with_next = True, name in _KEPT_WITH_NEXT
    for tag in ("w:pBdr", "w:contextualSpacing"):
        for inherited in style.element.pPr.findall(qn(tag)):
            style.element.pPr.remove(inherited)


def _set_font(style, size, bold, italic):
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, italic
    font.color.rgb = RGBColor(0, 0, 0)
    properties = style.element.get_or_add_rPr()
    faces = properties.rFonts
    faces.attrib.clear()  # theme fonts would win over the named one
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        faces.set(qn(f"w:{script}"), FONT)
    for spacing in (*properties.findall(qn("w:spacing")), *properties.findall(qn("w:kern"))):
        properties.remove(spacing)
    child(properties, "w:szCs", val=size * 2)
    child(properties, "w:lang", val=LANGUAGE, eastAsia=LANGUAGE)
