"""A tree from Excel: every mistake told at once, nothing written before the person says yes."""

import unicodedata
import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from chibo.exports import tree_template
from chibo.imports import Unreadable, read_tree
from chibo.models import Unit

HEAD = ["Mã", "Tên", "Tên gọi tắt", "Loại", "Mã cấp trên", "Địa danh", "Ngày thành lập"]


def upload(content, name="cay.xlsx"):
    return SimpleUploadedFile(name, content)


def workbook(*lines, head=HEAD, above=0):
    """An uploaded workbook of these lines, with `above` title lines over the headings."""
    book = Workbook()
    for _ in range(above):
        book.active.append(["ĐẢNG BỘ PHƯỜNG AN LẠC"])
    for line in (head, *lines):
        book.active.append(line)
    stored = BytesIO()
    book.save(stored)
    return upload(stored.getvalue())


def cell(code="N1", parent="A", kind="Chi bộ", **other):
    """One line of the file."""
    line = {"name": f"Chi bộ {code}", "short": code, "seat": "An Lạc", "day": "01/02/2020"} | other
    return [code, line["name"], line["short"], kind, parent, line["seat"], line["day"]]


@pytest.fixture
def preview(cast, sign_in):
    """preview(line, …) -> what Giang is shown."""

    def run(*lines, **how):
        address = reverse("units_import")
        return sign_in(cast.giang).post(address, {"file": workbook(*lines, **how)})

    return run


def mistakes(response):
    return [
        (row.number, mistake.column) for row in response.context["rows"] for mistake in row.mistakes
    ]


# --- Reading ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("01/02/2020", date(2020, 2, 1)),
        ("ngày 06 tháng 5 năm 2020", date(2020, 5, 6)),
        (date(2020, 2, 1), date(2020, 2, 1)),
    ],
)
def test_days_are_read_day_first(db, value, expected):
    assert [row.day for row in read_tree(workbook(cell(day=value)))] == [expected]


def test_headings_go_by_several_names_below_a_title(db):
    head = ["MÃ TỔ CHỨC", "Tên đơn vị *", "Gọi tắt", "Loại hình", "Cấp trên", "Nơi ban hành"]
    rows = read_tree(workbook(cell(), head=[*head, "Thành lập ngày"], above=3))
    assert [(row.number, row.code, row.seat) for row in rows] == [(5, "N1", "An Lạc")]


def test_codes_kept_as_numbers_and_either_form_of_vietnamese_survive(db):
    decomposed = unicodedata.normalize("NFD", "Chi bộ Thôn Đồng")
    (row,) = read_tree(workbook(cell(code=12.0, name=decomposed)))
    assert (row.code, row.name) == ("12", "Chi bộ Thôn Đồng")


def test_empty_lines_are_passed_over(db):
    rows = read_tree(workbook(cell("N1"), [None] * 7, cell("N2")))
    assert [(row.number, row.code) for row in rows] == [(2, "N1"), (4, "N2")]


def test_a_formula_asks_for_its_value(db):
    (row,) = read_tree(workbook(cell(name='="Chi bộ "&A2')))
    assert [(m.column, "công thức" in m.sentence) for m in row.mistakes] == [("Tên", True)]


def _bomb():
    stored = BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 40_000_000)
    return stored.getvalue()


def _other_archive():
    stored = BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        archive.writestr("ghi-chu.txt", "không phải Excel")
    return stored.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "không phải tệp Excel"),
        (b"\xd0\xcf\x11\xe0 with a password", "không phải tệp Excel"),
        (bytes(range(256)) * 40, "không phải tệp Excel"),
        (_bomb(), "giải nén ra quá lớn"),
        (_other_archive(), "bị hỏng"),
        (b"0" * 5_000_001, "lớn hơn 5 MB"),
    ],
)
def test_a_hopeless_file_gets_a_sentence(content, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read_tree(upload(content))


def test_a_file_without_the_headings_says_which_it_needs(db):
    with pytest.raises(Unreadable, match="“Mã”, “Tên”, “Loại”"):
        read_tree(workbook(cell(), head=["A", "B", "C", "D", "E", "F", "G"]))


def test_a_hopeless_file_is_answered_on_the_page(cast, sign_in):
    response = sign_in(cast.giang).post(reverse("units_import"), {"file": upload(b"khong phai")})
    assert "không phải tệp Excel" in response.context["form"].errors["file"][0]


# --- Judging ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (cell(code=""), "Mã"),
        (cell(code="B1"), "Mã"),
        (cell(name=""), "Tên"),
        (cell(name="x" * 201), "Tên"),
        (cell(kind="Chi đoàn"), "Loại"),
        (cell(parent=""), "Mã cấp trên"),
        (cell(parent="B"), "Mã cấp trên"),
        (cell(parent="A1"), "Mã cấp trên"),
        (cell(kind="Đảng bộ trực thuộc Trung ương"), "Mã cấp trên"),
        (cell(day="31/02/2020"), "Ngày thành lập"),
        (cell(day="01/01/2999"), "Ngày thành lập"),
        (cell(day=None), "Ngày thành lập"),
    ],
)
def test_a_wrong_cell_is_told_with_row_and_column(preview, line, column):
    response = preview(line)
    assert mistakes(response) == [(2, column)]
    assert "Chưa dòng nào được ghi" in response.content.decode()


def test_rows_are_new_known_or_wrong(preview):
    response = preview(cell("A1", name="Tên khác"), cell("N1"), cell("N2", kind="Gì đó"))
    states = [(row.code, row.state) for row in response.context["rows"]]
    assert states == [("A1", "known"), ("N1", "new"), ("N2", "wrong")]
    assert "Đã có với tên “Chi bộ Tổ dân phố 1”" in response.content.decode()


def test_a_code_stands_once(preview):
    assert mistakes(preview(cell("N1"), cell("N1"))) == [(3, "Mã")]


def test_a_circle_is_wrong(preview):
    kind = "Đảng bộ cơ sở"
    lines = (cell("N1", parent="N2", kind=kind), cell("N2", parent="N1", kind=kind))
    assert {column for _, column in mistakes(preview(*lines))} == {"Mã cấp trên"}


# --- Writing -----------------------------------------------------------------------------------


def test_nothing_is_written_before_yes_and_children_may_come_first(cast, preview, sign_in):
    shown = preview(cell("N11", parent="N1"), cell("N1", kind="Đảng bộ cơ sở"))
    assert not Unit.unscoped.filter(code__startswith="N").exists()
    carried = {"rows": shown.context["carried"]}
    assert sign_in(cast.giang).post(reverse("units_import"), carried).url == reverse("units")
    child = Unit.unscoped.get(code="N11")
    assert (child.parent.code, child.parent.parent, child.opened_on) == (
        "N1",
        cast.a,
        date(2020, 2, 1),
    )


def test_a_second_yes_writes_nothing(cast, preview, sign_in):
    carried = {"rows": preview(cell("N1")).context["carried"]}
    client = sign_in(cast.giang)
    client.post(reverse("units_import"), carried)
    again = client.post(reverse("units_import"), carried)
    assert again.context["count"] == {"new": 0, "known": 1, "wrong": 0}
    assert Unit.unscoped.filter(code="N1").count() == 1


def test_one_wrong_row_holds_back_all(cast, preview, sign_in):
    carried = {"rows": preview(cell("N1"), cell("N2", parent="B")).context["carried"]}
    sign_in(cast.giang).post(reverse("units_import"), carried)
    assert not Unit.unscoped.filter(code__startswith="N").exists()


def test_rows_that_were_not_shown_to_this_person_are_not_taken(cast, preview, sign_in):
    carried = preview(cell("N1")).context["carried"]
    response = sign_in(cast.giang).post(reverse("units_import"), {"rows": carried + "x"})
    assert response.url == reverse("units_import")
    assert not Unit.unscoped.filter(code="N1").exists()


def test_the_template_is_what_the_reader_reads(db):
    book = load_workbook(BytesIO(tree_template()))
    book["Tổ chức đảng"].append(cell())
    stored = BytesIO()
    book.save(stored)
    assert [row.code for row in read_tree(upload(stored.getvalue()))] == ["N1"]
