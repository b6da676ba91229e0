"""Grades and titles: what a unit, a member or an organisation can be rated.

The four ratings have codes on paper too (HTXSNV, HTTNV, HTNV, KHTNV); every other grade keeps
its printed name, put into one spelling.
"""

import re
from dataclasses import dataclass

_RATING_UNIT = "mức xếp loại"
_TITLE_UNIT = "danh hiệu"


@dataclass(frozen=True)
class Grade:
    """A grade found at [start, end) of a folded text; `code` is what the draft carries."""

    code: str
    scale: str
    unit: str
    start: int
    end: int
    rank: int = 0  # ratings only: 4 excellent … 1 not fulfilled


# Order matters: the longer wording first. (pattern, code, scale, rank)
_GRADES = (
    # "hoàn thành và hoàn thành tốt nhiệm vụ" is met by whoever fulfilled: the lower of the two.
    (r"hoàn thành(?: nhiệm vụ)? và hoàn thành (?:xuất sắc|tốt) nhiệm vụ", "HTNV", "rating", 2),
    (r"không hoàn thành(?: nhiệm vụ)?|\bkhtnv\b", "KHTNV", "rating", 1),
    (
        r"hoàn thành (?:x[uấ]+t sắc|rất tốt)(?: (?:các |mọi |chức trách,? )?(?:nhiệm vụ|nv))?"
        r"|\bhtxs(?:nv)?\b"
        r"|(?:loại|mức|hạng) xuất sắc\b",
        "HTXSNV", "rating", 4,
    ),
    (
        r"hoàn thành tốt(?: (?:các |mọi |chức trách,? )?(?:nhiệm vụ|nv))?|\bhttnv?\b",
        "HTTNV", "rating", 3,
    ),
    (r"hoàn thành (?:các |mọi )?(?:nhiệm vụ|nv\b)|\bhtnv\b", "HTNV", "rating", 2),
    (r"trong sạch,? ?(?:và )?vững mạnh,? tiêu biểu", "trong sạch vững mạnh tiêu biểu", "tsvm", 0),
    (r"trong sạch,? ?(?:và )?vững mạnh|\btsvm\b", "trong sạch vững mạnh", "tsvm", 0),
    (r"vững mạnh,? xuất sắc|\bvmxs\b", "vững mạnh xuất sắc", "vm", 0),
    (r"vững mạnh,? toàn diện", "vững mạnh toàn diện", "vm", 0),
    (r"vững mạnh,? tiêu biểu", "vững mạnh tiêu biểu", "vm", 0),
    (r"vững mạnh", "vững mạnh", "vm", 0),
    (r"(?:tập thể )?lao động xuất sắc", "tập thể lao động xuất sắc", "emulation", 0),
    (r"(?:tập thể )?lao động tiên tiến", "tập thể lao động tiên tiến", "emulation", 0),
    (r"đơn vị quyết thắng", "đơn vị quyết thắng", "emulation", 0),
    (r"tiên tiến xuất sắc", "tiên tiến xuất sắc", "emulation", 0),
    (r"(?:đơn vị |tập thể |trường |chi hội |hội )tiên tiến|(?:đạt|loại|danh hiệu) tiên tiến",
     "tiên tiến", "emulation", 0),
    (r"loại a\b", "loại A", "class", 0),
    (r"loại b\b", "loại B", "class", 0),
    (r"(?:loại|mức|hạng) (?:tốt|giỏi)\b", "tốt", "class", 0),
    (r"(?:loại|mức|hạng) khá\b", "khá", "class", 0),
    (r"(?:loại|mức|hạng) (?:trung bình|đạt)\b", "đạt", "class", 0),
    (r"yếu,? kém|(?:loại|mức) (?:yếu|kém)", "yếu kém", "class", 1),
    (r"(?:đạt|danh hiệu|:)(?: danh hiệu)? \"?xuất sắc\b(?! nhiệm vụ)", "xuất sắc", "class", 0),
)  # fmt: skip
_COMPILED = tuple((re.compile(p), code, scale, rank) for p, code, scale, rank in _GRADES)
# "hoàn thành nhiệm vụ năm học 2025" or "hoàn thành 100% nhiệm vụ" rate nobody.
_NOT_A_RATING = re.compile(r" (?:năm học|thu |chi |sản xuất|kế hoạch|chuyên môn|chính trị|quân sự)")


def find(folded: str) -> tuple[Grade, ...]:
    """Every grade in the text, left to right, the longest wording winning."""
    found: list[Grade] = []
    for pattern, code, scale, rank in _COMPILED:
        for match in pattern.finditer(folded):
            if not any(g.start < match.end() and match.start() < g.end for g in found):
                found.append(_grade(match, code, scale, rank))
    return tuple(sorted((g for g in found if not _task(folded, g)), key=lambda g: g.start))


def _grade(match: re.Match, code: str, scale: str, rank: int) -> Grade:
    unit = _RATING_UNIT if scale in ("rating", "class") else _TITLE_UNIT
    return Grade(code, scale, unit, match.start(), match.end(), rank)


def _task(folded: str, grade: Grade) -> bool:
    """True when the words speak of doing a task, not of a rating."""
    if grade.scale != "rating":
        return False
    cut_short = folded[grade.start : grade.end].endswith((" tốt", " xuất sắc"))
    number = re.match(r" (?:từ |trên )?\d", folded[grade.end :])
    return bool(_NOT_A_RATING.match(folded, grade.end) or (cut_short and number))
