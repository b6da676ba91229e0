"""Targets that contradict each other are flagged."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from resolutions.regulations.contradictions import contradictions
from resolutions.regulations.periods import Term


def target(pk, measure, value, text="câu văn", **fields):
    plain = {
        "indicator": "",
        "set_by": "own",
        "event_minimum": None,
        "period": "term",
        "relation": "",
        "parent_id": None,
    }
    value = None if value is None else Decimal(value)
    return SimpleNamespace(pk=pk, measure=measure, value=value, text=text, **(plain | fields))


def admissions(pk, value, period):
    return target(pk, "count", value, f"kết nạp {value}", indicator="admissions", period=period)


def share(pk, value):
    return target(pk, "percent", value, "Giỏi, khá, còn lại", relation="distribution")


CASES = [
    ("years fit the term", [admissions(1, 1, "yearly"), admissions(2, 3, "term")], []),
    (
        "years against the term",
        [admissions(1, 1, "yearly"), admissions(2, 2, "term")],
        ["Mỗi năm 1 thì 3 năm là 3, nhưng cả nhiệm kỳ ghi 2: “kết nạp 1”."],
    ),
    (
        "own and assigned may differ",
        [
            admissions(1, 1, "yearly"),
            target(2, "count", 2, indicator="admissions", set_by="assigned"),
        ],
        [],
    ),
    (
        "a part greater than its whole",
        [
            target(1, "percent", 90),
            target(2, "percent", 95, "trong đó 95%", relation="of_which", parent_id=1),
        ],
        ["Phần “trong đó” (95) lớn hơn tổng (90): “trong đó 95%”."],
    ),
    ("shares that make a hundred", [share(1, 10), share(2, 43), share(3, 47)], []),
    (
        "shares that do not",
        [share(1, 10), share(2, 43), share(3, 45)],
        ["Các tỷ lệ của cơ cấu cộng lại là 98%: “Giỏi, khá, còn lại”."],
    ),
    ("targets without a number", [target(1, "grade", None), target(2, "boolean", None)], []),
]


@pytest.mark.parametrize(
    ("targets", "sentences"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)
def test_contradictions_are_told_and_nothing_else_is(targets, sentences):
    assert list(contradictions(targets, Term(2024, 2026))) == sentences
