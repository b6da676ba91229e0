"""Grades a person may choose, and names of grades."""

import pytest

from resolutions.regulations.grading import choices, is_highest, name


@pytest.mark.parametrize(
    ("scale", "wanted", "expected"),
    [
        ("rating", "HTTNV", ["HTXSNV", "HTTNV", "HTNV", "KHTNV"]),
        ("unit rating", "HTTNV", ["HTXSNV", "HTTNV", "HTNV", "KHTNV"]),
        ("member rating", "HTTNV", ["HTXSNV", "HTTNV", "HTNV", "KHTNV"]),
        ("trade union", "khá", choices("vm", "khá")),
        ("class", "loại B", ["loại A", "loại B", "loại C", "không đạt"]),
        ("class", "tốt", ["xuất sắc", "tốt", "khá", "đạt", "yếu kém", "không đạt"]),
        ("", "gia đình văn hóa", ["gia đình văn hóa", "không đạt"]),
    ],
)
def test_choices_are_the_steps_of_the_scale_best_first(scale, wanted, expected):
    assert choices(scale, wanted) == expected


def test_highest_grade_has_nothing_above():
    scales = ("rating", "unit rating", "trade union")
    assert [is_highest(scale, "HTXSNV") for scale in scales] == [True, True, True]
    assert [is_highest(scale, "HTTNV") for scale in scales] == [False, False, False]


def test_rating_is_written_out_and_a_title_kept():
    assert (name("HTNV"), name("vững mạnh")) == ("hoàn thành nhiệm vụ", "vững mạnh")
