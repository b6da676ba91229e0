"""What the sentence asks besides its number."""

import pytest

from resolutions.regulations.asking import theory_asked


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Cử 02 đồng chí học trung cấp lý luận chính trị", ("sent", "intermediate")),
        ("Cử từ 2-3 đ/c đi học cao cấp LLCT", ("sent", "advanced")),
        ("Cử 03 đồng chí tham gia học lớp TCLLCT", ("sent", "intermediate")),
        ("Có 02 đảng viên hoàn thành lớp sơ cấp lý luận chính trị", ("completed", "elementary")),
        ("Cử 05 đồng chí học lý luận chính trị", ("sent", None)),
        ("Cử 05 đồng chí học trung cấp, cao cấp lý luận chính trị", ("sent", None)),
    ],
)
def test_stage_and_level(said, asked):
    found = theory_asked(said)
    assert (found["stage"], found.get("theory")) == asked


@pytest.mark.parametrize(
    "said",
    [
        "70% cấp ủy viên có trình độ trung cấp lý luận chính trị trở lên",
        "05 đảng viên đạt trình độ cao cấp LLCT",
    ],
)
def test_levels_held_are_no_courses(said):
    assert theory_asked(said) is None
