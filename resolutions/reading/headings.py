"""What a heading sounds like, and what the closing of a paper sounds like."""

import re

from . import masks, quantities
from .text import fold, is_caps

TITLES = re.compile(
    r"^(?:về |chỉ tiêu|mục tiêu|nhiệm vụ|phương hướng|giải pháp|đánh giá|công tác|kết quả|tổ chức "
    r"thực hiện|các chỉ tiêu|các nhiệm vụ|các giải pháp"
    r"|ưu điểm|hạn chế|khuyết điểm|tồn tại|nguyên nhân|bài học|một số|những|quan điểm|khâu đột phá"
    r"|nhiệm vụ trọng tâm|xây dựng|lãnh đạo|kiểm điểm|phần |phân công (?:thực hiện|nhiệm vụ))"
)
CLOSING = re.compile(
    r"^(?:[^.]{0,200}?)(?:kêu gọi|nghị quyết này (?:đã )?(?:được|có)|tin tưởng (?:rằng|chắc chắn)"
    r"|được đại hội[^.]{0,80}thông qua"
    r"|toàn thể đảng viên[^.]{0,80}quyết tâm|quyết tâm (?:phấn đấu )?thực hiện thắng lợi|giao "
    r"(?:cho )?(?:ban chấp hành|chi ủy|cấp ủy)[^.]{0,120}(?:căn cứ|cụ thể hóa|tổ chức|xây dựng"
    r"|lãnh đạo))"
)
RESOLVES = re.compile(r"quyết nghị\s*:?$")
EXECUTION = re.compile(r"tổ chức thực hiện|điều khoản thi hành|phân công")


def is_short(text: str) -> bool:
    """True for a line of a heading's length without the mark that ends a sentence."""
    return len(text) <= 200 and not text.endswith((".", ";", ",", "!"))


def reads_as_heading(text: str, bold: bool) -> bool:
    """True for words after a label that look like a heading, whatever stands below."""
    if bold or is_caps(text):
        return len(text) <= 250
    if is_short(text):
        return True
    return (
        text.endswith(".")
        and len(text) <= 70
        and "." not in text[:-1]
        and bool(TITLES.match(fold(text)))
    )


def measures(text: str) -> bool:
    """True for a line with a quantity, which is a target rather than a heading."""
    covered = masks.cover(masks.plain(fold(text)))
    found = [q for q in quantities.find(covered) if q.kind in ("percent", "count", "amount")]
    return bool(found) and not is_caps(text)
