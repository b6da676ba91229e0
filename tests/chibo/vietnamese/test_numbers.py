from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.vietnamese.numbers import (
    from_roman,
    from_words,
    number,
    padded,
    parse_number,
    percent,
    roman,
)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1500, "1.500"),
        (Decimal("1500.00"), "1.500"),
        (Decimal("49.376"), "49,376"),
        (Decimal("0.30"), "0,3"),
        (Decimal("-1234567.5"), "-1.234.567,5"),
        (Decimal("1E+3"), "1.000"),
        (0, "0"),
    ],
)
def test_number_has_comma_and_dots(value, written):
    assert number(value) == written


def test_number_with_places_rounds_half_up():
    assert number(Decimal("0.345"), places=2) == "0,35"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal(400) / 3, "133,3%"),
        (100, "100%"),
        (Decimal("99.96"), "100%"),
        (Decimal("501.75"), "501,8%"),
    ],
)
def test_percent_has_one_decimal_and_no_cap(value, written):
    assert percent(value) == written


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.500", "1500"),
        ("1.234.567,89", "1234567.89"),
        ("133,3", "133.3"),
        ("133,3%", "133.3"),
        ("0,30‰", "0.30"),
        ("02", "2"),
        (" 15.5 ", "15.5"),
        ("-3", "-3"),
        ("1500", "1500"),
    ],
)
def test_parse_number_reads_vietnamese(written, value):
    assert parse_number(written) == Decimal(value)


@pytest.mark.parametrize("written", ["", "1,5,0", "1.50.000", "ba", "1 500", "%"])
def test_parse_number_refuses_what_is_no_number(written):
    with pytest.raises(ValueError):
        parse_number(written)


@given(st.decimals(min_value=-(10**11), max_value=10**11, places=3))
def test_parse_number_reads_what_number_wrote(value):
    assert parse_number(number(value)) == value


def test_roman_reads_back():
    assert [from_roman(roman(value)) for value in range(1, 400)] == list(range(1, 400))


@pytest.mark.parametrize(
    ("value", "written"), [(3, "III"), (14, "XIV"), (49, "XLIX"), (99, "XCIX")]
)
def test_roman_writes_ordinals(value, written):
    assert roman(value) == written


@pytest.mark.parametrize("written", ["", "IIII", "VX", "A", "IIX"])
def test_from_roman_refuses_what_is_no_ordinal(written):
    with pytest.raises(ValueError):
        from_roman(written)


def test_padded_has_two_digits():
    assert [padded(value) for value in (1, 9, 10, 123)] == ["01", "09", "10", "123"]


@pytest.mark.parametrize(
    ("words", "value"),
    [("một", 1), ("Hai", 2), ("mười", 10), ("mười lăm", 15), ("hai mươi", 20), ("ba mươi tư", 34)],
)
def test_from_words_reads_small_numbers(words, value):
    assert from_words(words) == value


@pytest.mark.parametrize("words", ["", "đảng viên", "một hai", "mười mười"])
def test_from_words_refuses_other_words(words):
    with pytest.raises(ValueError):
        from_words(words)
