"""Invented papers of different shape, as text and as Word files."""

import io
from pathlib import Path

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

_FOLDER = Path(__file__).parent / "papers"


def text(name: str) -> str:
    return (_FOLDER / f"{name}.txt").read_text("utf-8")


def word_file() -> bytes:
    """Header table, automatic numbers (I., 1., bullets) and a numbered list that restarts."""
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    left.text = "ĐẢNG BỘ XÃ SUỐI NGÀ\nCHI BỘ THÔN CỬA RỪNG\n*\nSố 01-NQ/ĐH"
    right.text = "ĐẢNG CỘNG SẢN VIỆT NAM\nSuối Ngà, ngày 02 tháng 02 năm 2025"
    for line in (
        "NGHỊ QUYẾT",
        "Đại hội Chi bộ thôn Cửa Rừng lần thứ V, nhiệm kỳ 2025 - 2027",
        "-----",
    ):
        document.add_paragraph(line)
    numbers = _numbering(document)
    for level, words in (
        (0, "KẾT QUẢ NHIỆM KỲ QUA"),
        (2, "Chi bộ đã kết nạp 03 đảng viên."),
        (0, "CHỈ TIÊU NHIỆM KỲ 2025 - 2027"),
        (1, "Kết nạp từ 02 đảng viên trở lên;"),
        (1, "100% đảng viên dự học tập nghị quyết;"),
        (0, "NHIỆM VỤ"),
        (1, "Giữ gìn đoàn kết;"),
        (2, "Sinh hoạt đúng kỳ."),
    ):
        _number(document.add_paragraph(words), numbers, level)
    return _bytes(document)


def styled_file() -> bytes:
    """Headings known by their style alone."""
    document = docx.Document()
    document.add_heading("Kết quả năm 2026", 1)
    document.add_paragraph("Chi bộ đã kết nạp 01 đảng viên.")
    document.add_heading("Chỉ tiêu năm 2027", 1)
    document.add_heading("Xây dựng Đảng", 2)
    document.add_paragraph("Kết nạp 02 đảng viên.")
    return _bytes(document)


def tracked_file() -> bytes:
    """Changes tracked, a link, a soft line break, a content control and a footnote."""
    document = docx.Document()
    moved = "<w:moveFrom w:id='1' w:author='a'><w:r><w:t>dời đi</w:t></w:r></w:moveFrom>"
    struck = "<w:del w:id='2' w:author='a'><w:r><w:delText>03</w:delText></w:r></w:del>"
    written = "<w:ins w:id='3' w:author='a'><w:r><w:t>04</w:t></w:r></w:ins>"
    linked = f"<w:hyperlink>{_run('95% hộ dân')}</w:hyperlink>"
    gone = "<w:pPr><w:rPr><w:del w:id='4' w:author='a'/></w:rPr></w:pPr>"
    for inside in (
        _run("Sinh hoạt chuyên đề ") + struck + moved + written + _run(" lần/năm."),
        gone + "<w:del w:id='5' w:author='a'><w:r><w:delText>Bỏ</w:delText></w:r></w:del>",
        _run("Vận động ") + linked + _run(" dùng VNeID.") + "<w:r><w:br/></w:r>"
        + _run("Dòng thứ hai."),
    ):  # fmt: skip
        _add(document, f"<w:p {nsdecls('w')}>{inside}</w:p>")
    control = f"<w:sdtContent><w:p>{_run('Đoạn trong ô điều khiển.')}</w:p></w:sdtContent>"
    _add(document, f"<w:sdt {nsdecls('w')}>{control}</w:sdt>")
    _footnote(document, "Chú thích cuối trang.")
    return _bytes(document)


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def _add(document, xml: str) -> None:
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(xml))


def _footnote(document, words: str) -> None:
    note = f"<w:footnote><w:p>{_run(words)}</w:p></w:footnote>"
    xml = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"
    name = PackURI("/word/footnotes.xml")
    part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _numbering(document) -> str:
    """A list of three levels: I., 1. and a bullet."""
    root = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    for level, (kind, pattern) in enumerate(
        (("upperRoman", "%1."), ("decimal", "%2."), ("bullet", "-"))
    ):
        abstract.append(_level(level, kind, pattern))
    root.insert(0, abstract)
    num = OxmlElement("w:num")
    num.set(qn("w:numId"), "77")
    num.append(_valued("w:abstractNumId", "77"))
    root.append(num)
    return "77"


def _level(level: int, kind: str, pattern: str):
    element = OxmlElement("w:lvl")
    element.set(qn("w:ilvl"), str(level))
    for tag, value in (("w:start", "1"), ("w:numFmt", kind), ("w:lvlText", pattern)):
        element.append(_valued(tag, value))
    return element


def _number(paragraph, number: str, level: int) -> None:
    properties = OxmlElement("w:numPr")
    properties.append(_valued("w:ilvl", str(level)))
    properties.append(_valued("w:numId", number))
    paragraph._p.get_or_add_pPr().append(properties)


def _valued(tag: str, value: str):
    element = OxmlElement(tag)
    element.set(qn("w:val"), value)
    return element


def _bytes(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
