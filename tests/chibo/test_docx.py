"""The structure of the Word file: real styles, real fields, the layout rule's measures."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from chibo.docx import render
from tests.chibo.papers import BUNDLE, CONGRESS, MONTHLY, REGISTER, REPORT


def opened(paper):
    return docx.Document(io.BytesIO(render(paper)))


def texts(cell):
    return [paragraph.text for paragraph in cell.paragraphs]


def test_page_is_a4_with_the_margins_of_the_rule():
    section = opened(MONTHLY).sections[0]
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(edge.mm) for edge in edges] == [20, 20, 30, 15]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert round(section.header_distance.mm) == 10


def test_landscape_turns_the_page():
    section = opened(replace(REPORT, orientation="landscape")).sections[0]
    assert (section.orientation, round(section.page_width.mm)) == (WD_ORIENT.LANDSCAPE, 297)


def test_page_number_is_a_centred_field_missing_on_page_one():
    section = opened(MONTHLY).sections[0]
    number = section.header.paragraphs[0]
    fields = [code.text for code in number._p.iter(qn("w:instrText"))]
    assert (fields, number.style.paragraph_format.alignment) == (["PAGE"], ALIGN.CENTER)
    assert number.style.font.size == Pt(14)
    assert section.different_first_page_header_footer
    assert [p.text for p in section.first_page_header.paragraphs] == [""]


def test_papers_of_a_bundle_are_sections_that_count_from_one():
    sections = opened(BUNDLE).sections
    starts = [s._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for s in sections]
    assert starts == ["1", "1", "1"]


def test_masthead_is_two_columns_without_lines():
    frame = opened(CONGRESS).tables[0]
    assert texts(frame.cell(0, 0)) == [
        "ĐẢNG BỘ PHƯỜNG HOA SEN",
        "CHI BỘ TRƯỜNG TIỂU HỌC HOA SEN",
        "ĐẠI HỘI LẦN THỨ III",
        "(NHIỆM KỲ 2025 - 2030)",
        "*",
        "Số 01-NQ/ĐH",
    ]
    assert texts(frame.cell(0, 1)) == ["ĐẢNG CỘNG SẢN VIỆT NAM", "Huế, ngày 05 tháng 4 năm 2025"]
    assert (frame.style.name, frame._tbl.tblPr.find(qn("w:tblBorders"))) == ("Normal Table", None)


def test_masthead_has_the_types_of_the_rule():
    left, right = opened(MONTHLY).tables[0].rows[0].cells
    parent, body = (paragraph.runs[0] for paragraph in left.paragraphs[:2])
    title, place_date = (paragraph.runs[0] for paragraph in right.paragraphs)
    assert (bool(parent.bold), body.bold) == (False, True)
    assert (title.bold, title.font.size, place_date.italic) == (True, Pt(15), True)


def test_long_place_breaks_before_the_date():
    assert texts(opened(REPORT).tables[0].cell(0, 1))[1] == (
        "Thành phố Hoa Sen,\nngày 25 tháng 12 năm 2026"
    )


def test_body_is_written_in_real_styles():
    written = [(p.style.name, p.text[:24]) for p in opened(CONGRESS).paragraphs if p.text]
    assert written[:6] == [
        ("Title", "NGHỊ QUYẾT"),
        ("Subtitle", "về nhiệm vụ tháng 02 năm"),
        ("Masthead", "-----"),
        ("List", "- Căn cứ Điều lệ Đảng;"),
        ("Heading 1", "QUYẾT NGHỊ"),
        ("Heading 1", "I- ĐÁNH GIÁ NHIỆM KỲ"),
    ]
    assert {name for name, text in written} == {
        "Title", "Subtitle", "Masthead", "List", "Body Text", "Heading 1", "Heading 2", "Heading 3",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "size", "bold", "indent", "before", "pitch"),
    [
        ("Body Text", 14, False, 10, 6, 20),
        ("List", 14, False, 10, 6, 20),
        ("Heading 1", 14, True, 10, 6, 20),
        ("Title", 16, True, 0, 18, 22),
        ("Recipients", 12, False, 0, 0, 16),
    ],
)
def test_style_follows_the_rule(name, size, bold, indent, before, pitch):
    style = opened(MONTHLY).styles[name]
    layout = style.paragraph_format
    assert (style.font.name, style.font.size, style.font.bold) == (
        "Times New Roman",
        Pt(size),
        bold,
    )
    assert round(layout.first_line_indent.mm) == indent
    assert (layout.space_before, layout.line_spacing) == (Pt(before), Pt(pitch))
    assert style.element.rPr.find(qn("w:lang")).get(qn("w:val")) == "vi-VN"


def test_headings_stay_with_what_follows():
    styles = opened(MONTHLY).styles
    kept = [styles[f"Heading {level}"].paragraph_format.keep_with_next for level in range(1, 6)]
    assert kept == [True] * 5


def test_last_lines_stay_with_the_signature():
    file = opened(MONTHLY)
    *_, last, gap = file.paragraphs
    assert (last.text, gap.text) == ("- Kết nạp 01 đảng viên.", "")
    assert (last.paragraph_format.keep_with_next, gap.paragraph_format.keep_with_next) == (
        True,
        True,
    )
    assert file.tables[-1].rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None


def test_closing_has_recipients_left_and_signature_right():
    left, right = opened(MONTHLY).tables[-1].rows[0].cells
    assert texts(left) == [
        "Nơi nhận:",
        "- Đảng ủy phường (để báo cáo),",
        "- Các đồng chí đảng viên,",
        "- Lưu Chi bộ.",
    ]
    assert texts(right) == ["T/M CHI BỘ", "BÍ THƯ", "Trần Văn Bình"]
    bold = [bool(paragraph.runs[0].bold) for paragraph in right.paragraphs]
    assert bold == [True, False, True]


def test_table_repeats_its_head_and_keeps_rows_whole():
    table = opened(REPORT).tables[1]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert {row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows} == {True}
    assert [cell.text for cell in table.rows[-1].cells] == ["", "Tổng cộng", "60"]
    assert sum(column.width for column in table.columns) == pytest.approx(Mm(165), abs=Mm(1))


def fields(paragraph):
    return [code.text for code in paragraph._p.iter(qn("w:instrText"))]


@pytest.mark.parametrize(
    ("paper", "total"),
    [(REGISTER, "NUMPAGES"), (replace(BUNDLE, documents=(REGISTER, MONTHLY)), "SECTIONPAGES")],
)
def test_register_says_which_page_of_how_many(paper, total):
    file = opened(paper)
    for header in (file.sections[0].header, file.sections[0].first_page_header):
        assert (header.paragraphs[0].text, fields(header.paragraphs[0])) == (
            "Trang 1/1",
            ["PAGE", total],
        )
    count = next(p for p in file.paragraphs if p.style.name == "Count")
    assert count.text == "Danh sách này có 60 đảng viên, 1 trang."
    assert fields(count) == [total]
    assert count._p.find(f".//{qn('w:fldChar')}").get(qn("w:dirty")) == "true"
    assert count.paragraph_format.keep_with_next is None  # the style's: stays with who signs


def test_grouped_heading_has_two_rows_that_are_repeated():
    table = opened(REGISTER).tables[1]
    head = [[cell.text for cell in row.cells] for row in table.rows[:2]]
    assert head == [
        ["TT", "Họ và tên", "Ngày sinh", "Ngày sinh", "Ghi chú"],
        ["TT", "Họ và tên", "Nam", "Nữ", "Ghi chú"],
    ]
    repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows[:3]]
    assert repeated == [True, True, False]


def test_part_runs_across_the_table():
    table = opened(REGISTER).tables[1]
    title = table.rows[2]._tr.tc_lst
    assert (len(title), title[0].grid_span) == (1, 5)
    assert table.cell(2, 0).text == "Chi bộ Thôn Đông (40 đảng viên)"
    assert [cell.text for cell in table.rows[43].cells][:2] == [
        "Chi bộ Thôn Tây (20 đảng viên)"
    ] * 2
    assert table.cell(3, 0).paragraphs[0].style.font.size == Pt(10)


def test_stamp_of_a_register_stands_below_its_page_number():
    section = opened(replace(REGISTER, stamp_mark="BẢN CŨ")).sections[0]
    assert [p.text for p in section.first_page_header.paragraphs] == ["Trang 1/1", "BẢN CŨ"]


def test_stamp_is_on_every_page():
    section = opened(replace(MONTHLY, stamp_mark="ĐÃ THAY THẾ")).sections[0]
    assert [line.paragraphs[0].text for line in (section.first_page_header, section.footer)] == [
        "ĐÃ THAY THẾ",
        "ĐÃ THAY THẾ",
    ]


def test_properties_are_those_of_the_paper():
    properties = opened(MONTHLY).core_properties
    assert (properties.title, properties.author, properties.language) == (
        "Nghị quyết số 05-NQ/CB",
        "CHI BỘ TỔ DÂN PHỐ 5",
        "vi-VN",
    )
    assert properties.created.date() == properties.modified.date() == MONTHLY.dated_on


def test_bytes_depend_on_nothing_but_the_paper():
    first, second = render(BUNDLE), render(BUNDLE)
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as file:
        assert {member.date_time for member in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
