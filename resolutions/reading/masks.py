"""Numbers that are no quantities: dates, numbers of documents, names, ages, slogans.

A masked stretch is replaced by "¤" of the same length, so positions stay true.
"""

import re

from . import periods
from .nouns import MEASURES, NAMED, NUMBERED

MASK = "¤"
_DOCUMENTS = (
    r"(?:chỉ thị|nghị quyết|quy định|kết luận|nghị định|thông tư|hướng dẫn|quyết định|công văn"
    r"|thông báo"
    r"|luật|đề án|điều lệ|kế hoạch|chương trình|pháp lệnh|\bnq|\bct|\bqđ|\bkl|\bhd|\bkh|\bnđ)"
)
_ONE = r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_PATTERNS = tuple(
    re.compile(p)
    for p in (
        r"\d+(?:/\d{4})?[-/][a-zđ]{2,}\d*(?:[-/][\w-]+)+|\b\d+-(?:nq|ct|qđ|kl|hd|kh|tb|bc|ctr)\w*",
        rf"{_DOCUMENTS}(?: hành động)?(?: (?:hội nghị|trung ương|tw|đại hội|lần thứ))* ?(?:số "
        rf")?[\d][\d/]*"
        rf"(?:(?:,| và) \d+)*(?![\d%,.]*\s?(?:{NUMBERED}))(?![.,]?\d)",
        r"(?:trung ương|tw|hội nghị) ?\d+\b(?! ?%)",
        r"số \d+[\w/-]*",
        rf"(?:lần|con|kỳ|khóa|ngày|hạng|xếp|mục|vị trí|người) thứ (?:{_ONE}|nhất|nhì|tư|[ivxl]+\b"
        rf"|\d+)(?: trở lên)?",
        r"khóa (?:[ivxl]+|\d+)\b",
        rf"\b{NAMED} (?:số )?\d+(?:[a-z]\b)?(?!\d*[.,]\d)(?!\d*(?: ?- ?\d+)?\s?(?:{NUMBERED}))(?! "
        rf"?(?:%|/ ?\d|-|đến))",
        r"(?:(?:từ|dưới|trên|đủ|đến|tròn|trẻ|độ tuổi|trẻ em) )*\d+(?: ?(?:-|đến|tới) ?(?:dưới "
        r")?\d+)? (?:tháng )?tuổi\b",
        r"\d+ năm tuổi đảng|\d+(?:, \d+)*(?: và \d+)? năm\b(?= tuổi)",
        r"(?:19|20)\d\d ?(?:-|đến) ?(?:19|20)\d\d",
        rf"\b(?:19|20)\d\d\b(?![.,]\d)(?! ?(?:{NUMBERED}))",
        r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d|ngày \d{1,2}(?:[/-]\d{1,2})?(?: tháng \d{1,2})?",
        rf"(?<!mỗi )(?<!hằng )(?<!từng )(?<!một )tháng \d{{1,2}}\b(?! ?(?:{NUMBERED}))|"
        r"\d{1,2} ?(?:h|giờ) ?\d*(?: phút)?\b|thứ (?:hai|ba|tư|năm|sáu|bảy"
        r"|[2-7])\b",
        r"(?<!quá )(?<!tối đa )(?<!ít nhất )(?<!tối thiểu )(?<!\d)\d+ phút\b",
        r"\d+ (?:ngày|tháng|tuần|năm)\b(?! (?:một|1) lần)",
        r"\bmột (?:số|trong|cách|cửa|phần|bước|lòng|mặt|chiều|lúc|khi|dấu)\b|một cửa|muôn một",
        rf"(?<!hằng )(?<!mỗi )(?<!trong )(?<!từng )\b(?:\d|{_ONE}) (?:tốt|sạch|nhất|giỏi|đảm đang"
        rf"|xây|rõ|tại chỗ|an toàn|có\b|không(?! quá))(?!\w)",
        rf"trên (?:0?1|một|mỗi) (?:(?:{MEASURES})\b|đơn vị)",
        r"4\.0|covid-19|\b5k\b|so với (?:năm )?\d{4}",
    )
)
_QUOTED = re.compile(r'"[^"]{1,80}"')
_REPEATED = re.compile(rf"\((?:\d+|{_ONE}(?: {_ONE}| mươi| lăm)?)\)")
_SHARE = re.compile(r"\((?:đạt |tỷ lệ |chiếm )*[\d.,]+ ?%\)")
_FRACTION = re.compile(r"(?<=%) ?\(\d+ ?/ ?\d+[^);]*\)")


def plain(folded: str) -> str:
    """Without the repetition in brackets: "03 (ba) đảng viên", "14/14 (100%)", "90% (18/20)".

    A share in brackets with no number before it is the only measure and stays.
    """
    for pattern in (_REPEATED, _FRACTION):
        folded = pattern.sub(_blank, folded)
    return _SHARE.sub(lambda m: _blank(m) if _counts(folded[: m.start()]) else m[0], folded)


def _counts(before: str) -> bool:
    return bool(re.search(r"\d", cover(before)))


def _blank(match: re.Match) -> str:
    return " " * len(match[0])


def cover(folded: str) -> str:
    """The text with every number that is no quantity covered."""
    spans = [m.span() for pattern in _PATTERNS for m in pattern.finditer(folded)]
    spans += periods.spans(folded)
    spans += [m.span() for m in _QUOTED.finditer(folded) if "%" not in m[0]]
    return _covered(folded, spans)


def _covered(folded: str, spans: list[tuple[int, int]]) -> str:
    letters = list(folded)
    for start, end in spans:
        for at in range(start, end):
            if letters[at].isdigit() or letters[at].isalpha():
                letters[at] = MASK
    return "".join(letters)
