import random

import pytest

from chibo.vietnamese.names import given_name, sort_key, title_case_name

ROLL = [
    "Lê Thị Ái",
    "Trần Văn An",
    "Vũ An",
    "Đỗ Văn Ánh",
    "Bùi Thị Ân",
    "Hoàng Bình",
    "Lê Cúc",
    "Dương Dung",
    "Đinh Thị Dung",
    "Nguyễn Duy",
    "Cao Đạt",
    "An Thị Hoa",
    "Vũ Thị Hoa",
    "An Thị Hoà",
    "An Thị Hoàn",
    "Lê Mai",
    "Lề Mai",
    "Lể Mai",
    "Lễ Mai",
    "Lế Mai",
    "Lệ Mai",
    "Hồ Oanh",
    "Lý Ô",
    "Lý Ơn",
    "Phan Tú",
    "Nguyễn Thị Tư",
    "Nguyễn Văn Tư",
    "Trần Tứ",
    "Tạ Ưng",
]
"""As a committee's office sorts: given name, then surname, then middle name."""


def test_sort_key_orders_a_roll():
    shuffled = random.Random(3).sample(ROLL, len(ROLL))
    assert sorted(shuffled, key=lambda name: sort_key(name).encode()) == ROLL


def test_sort_key_follows_the_alphabet():
    backwards = "zyxwvưutsrqpơôonmlkjihgfêeđdcbâăa"
    assert sorted(backwards, key=sort_key) == list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")


def test_sort_key_follows_the_tones_after_the_letters():
    mixed = ["Hoàn", "Họa", "Hoá", "Hòa", "Hoan", "Hoa", "Hoã", "Hỏa"]
    ordered = ["Hoa", "Hòa", "Hỏa", "Hoã", "Hoá", "Họa", "Hoan", "Hoàn"]
    assert sorted(mixed, key=sort_key) == ordered


def test_sort_key_ignores_case_and_spacing():
    assert sort_key(" NGUYỄN\u00a0VĂN  An") == sort_key("Nguyễn Văn An")


def test_sort_key_of_nothing_is_empty():
    assert sort_key("  ") == ""


@pytest.mark.parametrize(
    ("full_name", "given"),
    [("Nguyễn Thị Ánh", "Ánh"), ("Ánh", "Ánh"), (" Y Moan  ", "Moan"), ("", "")],
)
def test_given_name_is_the_last_word(full_name, given):
    assert given_name(full_name) == given


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
        ("  nguyễn thị  đào ", "Nguyễn Thị Đào"),
        ("H'HEN NIÊ-KĐĂM", "H'Hen Niê-Kđăm"),
        ("Nguyễn văn An", "Nguyễn văn An"),
        ("K’Brêu", "K’Brêu"),
    ],
)
def test_title_case_name_mends_only_uniform_case(typed, name):
    assert title_case_name(typed) == name
