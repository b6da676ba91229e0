"""One cell at a time, and headings in their many spellings; without a database."""

from datetime import date

import pytest

from members.enums import ETHNICITIES, RELIGIONS
from members.reading import BY_FIELD, COLUMNS, Fault, Formula, Grid, Sheet, guessed
from members.reading.days import birth, day, parse_birth
from members.reading.headings import field_of
from members.reading.values import Mended, Unfit, digits, education, phone

BORN = date(1970, 3, 15)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("HỌ VÀ TÊN", "full_name"),
        ("Họ và tên khai sinh (viết chữ in hoa)", "full_name"),
        ("Ngày, tháng, năm sinh", "birth"),
        ("Ngày tháng\nnăm sinh", "birth"),
        ("Năm sinh / Nam", "male"),
        ("Nữ", "female"),
        ("Nam", "male"),
        ("Năm", None),
        ("Ngày vào Đảng / Dự bị", "ceremony_on"),
        ("Ngày vào Đảng / Chính thức", "official_on"),
        ("Trình độ / Văn hóa", "general_education"),
        ("Trình độ / LLCT", "theory_level"),
        ("Trình độ lý luận chính trị hiện nay", "theory_level"),
        ("Nơi ở hiện nay / Tạm trú", "temporary_residence"),
        ("Số CCCD *", "identity_number"),
        ("Số thẻ đảng viên cũ", "old_card_number"),
        ("Số thẻ bảo hiểm y tế", None),
        ("Ngày sinh hoạt đảng", None),
        ("Lương", None),
        ("", None),
    ],
)
def test_a_heading_means_its_column(heading, field):
    assert field_of(heading) == field


def test_each_column_is_known_by_the_heading_we_write():
    headings = [column.label for column in COLUMNS]
    assert guessed(headings) == {column.label: column.field for column in COLUMNS}


def test_a_field_is_guessed_once_and_a_name_from_its_parts():
    assert guessed(["Họ đệm", "Tên", "Số thẻ", "Thẻ đảng viên"]) == {
        "Họ đệm": "full_name",
        "Tên": "full_name",
        "Số thẻ": "card_number",
    }


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("15/03/1970", (BORN, "day")),
        ("15-3-1970", (BORN, "day")),
        ("15.3.1970", (BORN, "day")),
        ("1970-03-15", (BORN, "day")),
        (BORN, (BORN, "day")),
        (15031970, (BORN, "day")),
        (3021980, (date(1980, 2, 3), "day")),
        ("3/1970", (date(1970, 3, 1), "month")),
        ("tháng 3 năm 1970", (date(1970, 3, 1), "month")),
        ("../03/1970", (date(1970, 3, 1), "month")),
        (1970, (date(1970, 1, 1), "year")),
        (1970.0, (date(1970, 1, 1), "year")),
        ("năm 1970", (date(1970, 1, 1), "year")),
        ("__/__/1970", (date(1970, 1, 1), "year")),
        (25642, Mended((BORN, "day"), "đọc số 25642 là 15/03/1970")),
        ("", None),
        ("-", None),
        (None, None),
    ],
)
def test_a_birth_is_read_as_far_as_it_is_known(cell, value):
    assert birth(cell) == value


@pytest.mark.parametrize(
    "cell",
    ["31/02/1970", "15/3/70", "1850", "mùa xuân", 12, 5.5, Formula("=A1"), Fault("#N/A"), "0"],
)
def test_what_is_no_birth_is_told_with_its_remedy(cell):
    with pytest.raises(Unfit, match="Hãy"):
        birth(cell)


def test_other_days_must_be_whole():
    assert day("19/5/2010") == date(2010, 5, 19)
    with pytest.raises(Unfit, match="thiếu ngày"):
        day("5/2010")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12/12", "12/12"),
        ("07/10", "7/10"),
        ("Lớp 9/12", "9/12"),
        (date(2026, 10, 10), "10/10"),
        (date(2026, 10, 7), "7/10"),
        (date(2026, 7, 10), "7/10"),
        (date(2026, 12, 12), "12/12"),
    ],
)
def test_schooling_survives_excel(cell, value):
    read = education(cell)
    assert (read.value if isinstance(read, Mended) else read) == value


@pytest.mark.parametrize("cell", ["THPT", "13/12x", date(2026, 5, 6)])
def test_schooling_that_is_none_is_told(cell):
    with pytest.raises(Unfit, match=r"lại|Hãy"):
        education(cell)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("001 170 000 001", "001170000001"),
        (1170000001, Mended("001170000001", "thêm số 0 ở đầu mà Excel đã bỏ: 12 chữ số")),
        (99170000001.0, Mended("099170000001", "thêm số 0 ở đầu mà Excel đã bỏ: 12 chữ số")),
        ("1170000001", "1170000001"),
    ],
)
def test_zeros_come_back_where_excel_ate_them_and_nowhere_else(cell, value):
    assert digits(12, cell) == value


def test_a_number_cut_to_an_exponent_is_told():
    with pytest.raises(Unfit, match="Text"):
        digits(12, "1.17E+11")


def test_a_telephone_number_is_one():
    assert phone("0912.345.678") == "0912345678"
    with pytest.raises(Unfit):
        phone("hỏi vợ")


@pytest.mark.parametrize(
    ("field", "spelled", "kept"),
    [
        ("ethnicity", "Khmer", "Khơ-me"),
        ("ethnicity", "KHƠ ME", "Khơ-me"),
        ("ethnicity", "H'Mông", "Mông"),
        ("ethnicity", "Jrai", "Gia-rai"),
        ("ethnicity", "Vân Kiều", "Bru-Vân Kiều"),
        ("gender", "NỮ", "female"),
        ("gender", "nam", "male"),
        ("religion", "Thiên Chúa giáo", "Công giáo"),
        ("religion", "Ko", "Không"),
        ("degree", "ThS", "master"),
        ("academic_title", "PGS", "associate"),
        ("theory_level", "Cao cấp LLCT", "advanced"),
        ("theory_mode", "tại chức", "part_time"),
        ("party_post", "BT", "secretary"),
        ("party_post", "Đảng viên", ""),
        ("record_number", "012345-hn", "012345 HN"),
        ("professional_level", "ĐH", ("university", "")),
        ("professional_level", "Đại học Sư phạm Toán", ("university", "Sư phạm Toán")),
        ("professional_level", "Thạc sỹ - Luật", ("master", "Luật")),
        ("full_name", "NGUYỄN THỊ ÁNH", "Nguyễn Thị Ánh"),
    ],
)
def test_a_value_is_known_in_its_spellings(field, spelled, kept):
    assert BY_FIELD[field].read(spelled) == kept


def test_every_word_of_a_list_is_read_as_itself():
    for field, words in (("ethnicity", ETHNICITIES), ("religion", RELIGIONS)):
        assert [BY_FIELD[field].read(word) for word in words] == list(words)


def test_the_form_reads_births_the_same_way():
    assert parse_birth("3/1970") == (date(1970, 3, 1), "month")


def test_a_kept_grid_comes_back_as_it_was():
    cells = ["x", 1, 1.5, None, True, BORN, Formula("=A1"), Fault("#N/A")]
    sheet = Sheet("Tờ", 2, ["a", ""], [(3, cells)], {(3, 1)})
    again = Grid.from_text(Grid([sheet], ["ghi chú"], True).to_text())
    assert again == Grid([sheet], ["ghi chú"], True)
    assert [type(cell) for cell in again.sheets[0].lines[0][1]] == [type(cell) for cell in cells]
