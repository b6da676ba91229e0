import unicodedata

import pytest

from chibo.vietnamese.text import clean_line, clean_text, nfc, search_key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Nguyễn Thị Ánh", "nguyen thi anh"),
        ("ĐẶNG  ĐÌNH\u00a0Đức ", "dang dinh duc"),
        (unicodedata.normalize("NFD", "Trương Mỹ Lệ"), "truong my le"),
        ("Y Bhĭm Niê", "y bhim nie"),
        ("H’Hen Ê\u0306ban", "h’hen eban"),
        ("Chi bộ 3 – Trường THPT", "chi bo 3 – truong thpt"),
        ("\u200b", ""),
        ("", ""),
    ],
)
def test_search_key_is_plain_lower_case(written, key):
    assert search_key(written) == key


def test_nfc_composes_what_a_mac_decomposed():
    assert nfc("e\u0302\u0323") == "ệ"


def test_clean_line_leaves_nothing_invisible():
    assert (
        clean_line("\ufeff Chi\u00a0bộ\t\u200bHoa\x00 Sen\u00ad \u202a1\ud800\n")
        == "Chi bộ Hoa Sen 1"
    )


def test_clean_line_keeps_bullets_of_word():
    assert clean_line("\uf0b7  Một là") == "\uf0b7 Một là"


def test_clean_text_keeps_lines_and_one_empty_line():
    text = "\n Điều 1.\r\n\r\n\r\n\r\n  Nội dung\vdòng hai\u2028dòng  ba\x00\r"
    assert clean_text(text) == "Điều 1.\n\nNội dung\ndòng hai\ndòng ba"
