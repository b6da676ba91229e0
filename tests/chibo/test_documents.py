from dataclasses import replace
from datetime import date

import pytest

from chibo.documents import (
    Bundle,
    Column,
    Document,
    Heading,
    Masthead,
    Paragraph,
    Signature,
    Table,
    documents_of,
    from_json,
    to_json,
)
from tests.chibo.papers import REGISTER

DOCUMENT = Document(
    title="Nghị quyết số 01-NQ/ĐH",
    masthead=Masthead(
        parent="ĐẢNG BỘ PHƯỜNG HOA SEN",
        body="CHI BỘ TRƯỜNG TIỂU HỌC HOA SEN",
        congress_lines=("ĐẠI HỘI LẦN THỨ III", "(NHIỆM KỲ 2025 - 2030)"),
        number="Số 01-NQ/ĐH",
        place_date="Huế, ngày 05 tháng 4 năm 2025",
    ),
    type_name="NGHỊ QUYẾT",
    summary="Đại hội Chi bộ lần thứ III",
    grounds=("Căn cứ Điều lệ Đảng",),
    blocks=(
        Heading(1, "Kết quả", "I-"),
        Paragraph("kết nạp 04 đảng viên", marker="-", anchor="t7", marks=((0, 7, "t7"),)),
        Table((Column("TT", 1, "center"), Column("Nội dung", 4)), (("1", "Một"),), footer=("", "")),
    ),
    signatures=(Signature("Nguyễn Văn An", "BÍ THƯ", "T/M CHI BỘ"),),
    recipients=("Đảng ủy phường", "Lưu Chi bộ"),
    dated_on=date(2025, 4, 5),
)


@pytest.mark.parametrize(
    "paper",
    [
        DOCUMENT,
        Bundle("Hai văn bản", (DOCUMENT, replace(DOCUMENT, dated_on=None))),
        REGISTER,
    ],
    ids=["document", "bundle", "register"],
)
def test_json_gives_back_the_same_paper(paper):
    assert from_json(to_json(paper)) == paper


def test_json_of_an_unknown_schema_is_refused():
    with pytest.raises(ValueError, match="999"):
        from_json(to_json(DOCUMENT).replace('"schema":1', '"schema":999'))


def test_documents_of_one_paper_is_itself():
    assert documents_of(DOCUMENT) == (DOCUMENT,)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Giao Chi ủy thực hiện", "Giao Chi ủy thực hiện."),
        ("Giao Chi ủy thực hiện./.", "Giao Chi ủy thực hiện."),
        ("Giao Chi ủy thực hiện;", "Giao Chi ủy thực hiện."),
        ("Giao Chi ủy thực hiện. ", "Giao Chi ủy thực hiện."),
        ("Quyết tâm!", "Quyết tâm!"),
    ],
)
def test_body_ends_with_a_full_stop(written, printed):
    blocks = (Paragraph("Một là;"), Paragraph(written))
    assert [block.text for block in replace(DOCUMENT, blocks=blocks).body] == ["Một là;", printed]


def test_body_that_ends_with_a_table_stays():
    assert DOCUMENT.body == DOCUMENT.blocks


def test_grounds_are_lines_with_dash_and_semicolon():
    grounds = replace(DOCUMENT, grounds=("Căn cứ Điều lệ Đảng", "- Căn cứ Quy chế;")).ground_lines
    assert grounds == ("- Căn cứ Điều lệ Đảng;", "- Căn cứ Quy chế;")


@pytest.mark.parametrize(
    ("recipients", "lines"),
    [
        ((), ()),
        (("Lưu Chi bộ",), ("- Lưu Chi bộ.",)),
        (("- Đảng ủy,", "Lưu Chi bộ."), ("- Đảng ủy,", "- Lưu Chi bộ.")),
    ],
)
def test_recipients_are_lines_that_end_with_a_stop(recipients, lines):
    assert replace(DOCUMENT, recipients=recipients).recipient_lines == lines


@pytest.mark.parametrize(
    ("marks", "pieces"),
    [
        ((), (("kết nạp 04", None),)),
        (((8, 10, "t1"),), (("kết nạp ", None), ("04", "t1"))),
        (((4, 10, "t2"), (0, 7, "t1")), (("kết nạp", "t1"), (" 04", "t2"))),
        (((0, 99, "t1"), (3, 5, "t2")), (("kết nạp 04", "t1"),)),
    ],
    ids=["none", "one", "overlap", "beyond"],
)
def test_pieces_cut_the_text_at_the_marks(marks, pieces):
    assert Paragraph("kết nạp 04", marks=marks).pieces == pieces


@pytest.mark.parametrize(
    ("widths", "shares"), [((1, 1, 1), (33, 34, 33)), ((1, 5, 2), (12, 63, 25)), ((7,), (100,))]
)
def test_shares_of_a_table_sum_to_a_hundred(widths, shares):
    assert Table(tuple(Column("", width) for width in widths), ()).shares == shares


FROZEN = """{"bundle":false,"documents":[{"blocks":[{"kind":"heading","label":"I-","level":1,
"text":"Kết quả"},{"anchor":"t7","kind":"paragraph","marker":"-","marks":[[0,7,"t7"]],
"text":"kết nạp 04 đảng viên"},{"caption":null,"columns":[{"align":"center","header":"TT","width":
1},{"align":"left","header":"Nội dung","width":4}],"footer":["",""],"kind":"table",
"rows":[["1","Một"]]}],"dated_on":"2025-04-05","draft_mark":null,"grounds":["Căn cứ Điều lệ Đảng"],
"language":"vi","masthead":{"body":"CHI BỘ TRƯỜNG TIỂU HỌC HOA SEN","congress_lines":[
"ĐẠI HỘI LẦN THỨ III","(NHIỆM KỲ 2025 - 2030)"],"number":"Số 01-NQ/ĐH",
"parent":"ĐẢNG BỘ PHƯỜNG HOA SEN","place_date":"Huế, ngày 05 tháng 4 năm 2025"},
"orientation":"portrait","recipients":["Đảng ủy phường","Lưu Chi bộ"],"signatures":[{"authority":
"T/M CHI BỘ","name":"Nguyễn Văn An","position":"BÍ THƯ"}],"stamp_mark":null,"summary":
"Đại hội Chi bộ lần thứ III","title":"Nghị quyết số 01-NQ/ĐH","type_name":"NGHỊ QUYẾT"}],
"language":"vi","schema":1,"title":"Nghị quyết số 01-NQ/ĐH"}"""


def test_json_frozen_before_there_were_registers_is_still_read():
    assert from_json(FROZEN) == DOCUMENT


GROUPED = (
    Column("TT"),
    Column("Nam", group="Ngày sinh"),
    Column("Nữ", group="Ngày sinh"),
    Column("Ghi chú"),
)


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        ((Column("TT"), Column("Tên")), ((("TT", 1, 1), ("Tên", 1, 1)),)),
        (
            GROUPED,
            (
                (("TT", 1, 2), ("Ngày sinh", 2, 1), ("Ghi chú", 1, 2)),
                (("Nam", 1, 1), ("Nữ", 1, 1)),
            ),
        ),
    ],
    ids=["plain", "grouped"],
)
def test_heading_has_a_second_row_where_columns_are_grouped(columns, rows):
    assert Table(columns, ()).header_rows == rows


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        ((), ()),
        ((("1", "An"),), ((None, ("An",)),)),
        ((("Thôn Đông",), ("1", "An"), ("Thôn Tây",)), (("Thôn Đông", ("An",)), ("Thôn Tây", ()))),
        ((("1", "An"), ("Thôn Tây",), ("2", "Ba")), ((None, ("An",)), ("Thôn Tây", ("Ba",)))),
    ],
)
def test_a_row_of_one_text_opens_a_part(rows, parts):
    table = Table((Column("TT"), Column("Tên")), rows)
    assert tuple((p.title, tuple(row[1][0] for row in p.rows)) for p in table.parts) == parts


@pytest.mark.parametrize(
    ("closing", "parts"),
    [
        ("", ()),
        ("Sổ có {pages} trang, 12 dòng", ("Sổ có ", " trang, 12 dòng.")),
        ("Danh sách này có 3 đảng viên.", ("Danh sách này có 3 đảng viên.",)),
    ],
)
def test_closing_line_is_cut_at_the_number_of_pages(closing, parts):
    assert replace(DOCUMENT, closing=closing).closing_parts == parts
