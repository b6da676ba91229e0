from decimal import Decimal

import pytest

from resolutions.reading import masks, numbers, quantities
from resolutions.reading.text import fold


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("02", "2"),
        ("1.500", "1500"),
        ("133,3", "133.3"),
        ("0,30", "0.30"),
        ("1.250.000,5", "1250000.5"),
        ("7.5", "7.5"),
    ],
)
def test_decimal_reads_vietnamese_digits(written, value):
    assert numbers.decimal(written) == Decimal(value)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("một", 1),
        ("mười", 10),
        ("mười lăm", 15),
        ("hai mươi mốt", 21),
        ("chín mươi", 90),
        ("một trăm hai mươi", 120),
    ],
)
def test_words_read_numbers(written, value):
    assert numbers.words(written) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("III", 3),
        ("xiv", 14),
        ("nhất", 1),
        ("hai", 2),
        ("mười hai", 12),
        ("07", 7),
        ("trong", None),
    ],
)
def test_ordinal_reads_roman_digits_and_words(written, value):
    assert numbers.ordinal(written) == value


@pytest.mark.parametrize(
    "text",
    [
        "thực hiện Chỉ thị 05-CT/TW và Nghị quyết số 18-NQ/TW",
        "Nghị quyết Trung ương 4 (khóa XII), Quy định 37",
        "ngày 06 tháng 5 năm 2020, số 12 đường Lê Lợi",
        "nhiệm kỳ 2020 – 2025, đến hết quý II/2027, trước ngày 30/6/2026",
        "Chi bộ 3, tổ dân phố số 7, khóa II, lần thứ 15",
        "phong trào “5 không, 3 sạch”, gia đình “Hai giỏi”",
        "một số, một cửa, một lòng; trẻ từ 6 đến 14 tuổi; mức độ 4",
    ],
)
def test_numbers_that_count_nothing_are_covered(text):
    assert quantities.find(masks.cover(masks.plain(fold(text)))) == ()


@pytest.mark.parametrize(
    ("text", "comparator", "value", "value_max"),
    [
        ("từ 90 đến 100% hộ", "between", 90, 100),
        ("10-12%", "between", 10, 12),
        ("từ 1 - 1,5% trở lên", "between_or_more", 1, Decimal("1.5")),
        ("không quá 02 đơn vị", "lte", 2, None),
        ("dưới 1,5%", "lt", Decimal("1.5"), None),
        ("95% hộ dân trở lên", "gte", 95, None),
        ("95% người học có trình độ đại học trở lên", "eq", 95, None),
        ("03 (ba) đảng viên", "eq", 3, None),
        ("giảm từ 5% xuống còn 2%", "eq", 2, None),
    ],
)
def test_quantity_takes_its_bound_from_the_words_around(text, comparator, value, value_max):
    found = quantities.main(quantities.find(masks.cover(masks.plain(fold(text)))))
    assert (found.comparator, found.value, found.value_max) == (comparator, value, value_max)
