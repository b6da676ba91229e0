"""How well single lines are read, on phrases invented for this project."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from resolutions.reading import read_line

_PHRASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "phrases.jsonl").read_text("utf-8").splitlines()
]


def _number(value):
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return Decimal(str(value)) if is_number else value


def _measure(target) -> tuple:
    if isinstance(target, dict):
        keys = ("measure", "comparator", "value", "value_max")
        return tuple(_number(target[k]) for k in keys)
    return (target.measure, target.comparator, target.value, target.value_max)


def _score() -> dict[str, float]:
    """Share of right answers; a phrase with too many or too few targets scores nothing."""
    right = {"measure": 0, "period": 0, "indicator": 0}
    total = 0
    for phrase in _PHRASES:
        wanted = phrase["targets"]
        found = read_line(phrase["text"], phrase.get("context"))
        total += len(wanted)
        if len(found) != len(wanted):
            continue
        for want, got in zip(wanted, found, strict=True):
            right["measure"] += _measure(want) == _measure(got)
            right["period"] += want["period"] == got.period
            right["indicator"] += want["indicator"] == got.indicator
    return {name: count / total for name, count in right.items()}


def test_phrases_of_our_own_are_read_to_the_promised_shares(record_property, capsys):
    score = _score()
    for name, share in score.items():
        record_property(name, share)
    with capsys.disabled():
        figures = ", ".join(f"{name} {share:.1%}" for name, share in score.items())
        print(f"\n{len(_PHRASES)} phrases: {figures}")
    assert score["measure"] >= 0.95
    assert score["period"] >= 0.85
    assert score["indicator"] >= 0.85


def test_phrases_are_many_and_none_twice():
    texts = [p["text"] for p in _PHRASES]
    assert len(texts) >= 120
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("line", "minimum", "condition", "per"),
    [
        ("100% đảng viên được giám sát ít nhất hai lần", 2, None, None),
        (
            "Mỗi chi bộ kết nạp 01 đảng viên (trừ nơi không còn nguồn)",
            None,
            "trừ nơi không còn nguồn",
            "chi bộ",
        ),
        ("100% cấp ủy viên dự lớp tập huấn khi được triệu tập", None, "khi được triệu tập", None),
    ],
)
def test_line_keeps_event_minimum_condition_and_per(line, minimum, condition, per):
    (target,) = read_line(line)
    assert (target.event_minimum, target.condition, target.per) == (minimum, condition, per)


def test_sentence_with_two_measures_is_kept_whole_in_both():
    sentence = "Kết nạp 04 đảng viên và chuyển chính thức cho 02 đảng viên dự bị."
    assert [t.text for t in read_line(sentence)] == [sentence, sentence]


def test_shares_that_sum_to_hundred_are_a_distribution():
    found = read_line("Học lực: Giỏi 20%, Khá 50%, Đạt 30%")
    assert [t.relation for t in found] == ["distribution"] * 3


def test_part_of_a_whole_and_yearly_share_of_a_term_are_related():
    parts = read_line("98% đảng viên hoàn thành tốt nhiệm vụ, trong đó 10% hoàn thành xuất sắc")
    yearly = read_line("Nhiệm kỳ 2025 - 2030 kết nạp 25 đảng viên, mỗi năm 05 đảng viên")
    assert [t.relation for t in parts] == [None, "of_which"]
    assert [t.relation for t in yearly] == [None, "yearly_of_term"]


def test_line_without_a_measure_is_a_yes_or_no_and_says_so():
    (target,) = read_line("Xây dựng khối đoàn kết nội bộ")
    assert (target.measure, target.comparator, target.value) == ("boolean", "is", True)
    assert len(target.unsure) == 1


def test_doubtful_numbers_are_flagged_and_not_corrected():
    (reversed_range,) = read_line("Kết nạp 05 - 03 đảng viên")
    (fraction,) = read_line("12/10 chi bộ hoàn thành tốt nhiệm vụ")
    assert (reversed_range.value, reversed_range.value_max) == (5, 3)
    assert reversed_range.unsure and fraction.unsure


@pytest.mark.parametrize(
    "line",
    [
        "II. CÁC CHỈ TIÊU CỤ THỂ",
        "1. Nhiệm vụ trọng tâm",
        "Căn cứ tình hình của chi bộ",
        "- Tiếp tục đổi mới nội dung sinh hoạt.",
        "Thực hiện nghiêm Chỉ thị số 99-CT/TW.",
        "---",
    ],
)
def test_heading_ground_and_endless_effort_are_no_targets(line):
    assert read_line(line) == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Kêt nạp 03 đảng viện", "Kết nạp 03 đảng viên"),
        ("Phan dau 100% dang vien hoan thanh tot nhiem vu",
         "Phấn đấu 100% đảng viên hoàn thành tốt nhiệm vụ"),
        ("Công đoàn đạt vững mạnh xuất xắc", "Công đoàn đạt vững mạnh xuất sắc"),
    ],
)  # fmt: skip
def test_slips_of_the_keyboard_change_nothing(typed, meant):
    (slip,), (right,) = read_line(typed), read_line(meant)
    assert (slip.measure, slip.value, slip.indicator) == (
        right.measure,
        right.value,
        right.indicator,
    )
    assert slip.text == typed
