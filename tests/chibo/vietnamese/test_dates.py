from datetime import date

import pytest

from chibo.vietnamese.dates import find_date, long_date, parse_date, place_date, short_date


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 2, 3), "ngày 03 tháng 02 năm 2026"),
        (date(2026, 1, 10), "ngày 10 tháng 01 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 9, 30), "ngày 30 tháng 9 năm 2026"),
        (date(2026, 11, 22), "ngày 22 tháng 11 năm 2026"),
    ],
    ids="05-HD/VPTW {}".format,
)
def test_long_date_pads_days_and_the_first_two_months(day, written):
    assert long_date(day) == written


def test_place_date_joins_by_a_comma():
    assert place_date("Huế", date(2026, 4, 5)) == "Huế, ngày 05 tháng 4 năm 2026"


def test_short_date_is_day_first():
    assert short_date(date(2026, 2, 3)) == "03/02/2026"


@pytest.mark.parametrize(
    "written",
    [
        "6/5/2020",
        "06-5-2020",
        "06.05.2020",
        "ngày 06 tháng 5 năm 2020",
        " Ngày  6 tháng 05, năm 2020 ",
    ],
)
def test_parse_date_is_day_first(written):
    assert parse_date(written) == date(2020, 5, 6)


@pytest.mark.parametrize("written", ["", "2020", "31/02/2020", "5/13/2020", "6/5/20", "hôm qua"])
def test_parse_date_refuses_what_is_no_date(written):
    with pytest.raises(ValueError):
        parse_date(written)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("họp sáng ngày 09 tháng 4 năm 2025 ở nhà văn hóa", date(2025, 4, 9)),
        ("họp ngày 31/02/2020, họp lại 02/03/2020", date(2020, 3, 2)),
        ("nhiệm kỳ 2020 - 2025", None),
    ],
)
def test_find_date_takes_the_first_real_one(text, day):
    assert find_date(text) == day
