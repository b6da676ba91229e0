"""Slips of the keyboard in words the reader lives by; every correction keeps the length.

A term with a wrong or missing mark ("kêt nạp", "đảng viện", or no marks at all) is the term, where
no other Vietnamese words are spelt with the same letters. "chi tiêu" is not corrected: it means
to spend.
"""

import re
import unicodedata

_TERMS = (
    "kết nạp", "đảng viên", "quần chúng", "nhiệm vụ", "nhiệm kỳ", "nghị quyết", "phấn đấu",
    "hoàn thành", "hoàn thành tốt", "trở lên", "tối thiểu", "vững mạnh",
    "trong sạch", "xuất sắc", "xếp loại",
    "học tập", "quán triệt", "kiểm tra", "giám sát", "kỷ luật", "vi phạm", "sinh hoạt",
    "chuyên đề", "lý luận", "chính trị", "công đoàn", "đoàn viên", "hội viên", "đồng chí",
    "cán bộ", "công chức", "viên chức", "sáng kiến", "tỷ lệ", "bình quân", "hằng năm",
    "hằng tháng", "hằng quý", "mỗi quý", "duy trì", "giữ vững", "đảng phí", "cam kết", "cư trú",
    "bồi dưỡng", "phát triển", "ít nhất", "trung cấp", "cao cấp", "tham gia",
)  # fmt: skip
# Variants that differ in a letter, or are words of their own but for the company they keep.
_VARIANTS = {
    "họp tập": "học tập",
    "kì ": "kỳ ",
    "chỉ tiếu": "chỉ tiêu",
    "trở nên": "trở lên",
    "xuất xắc": "xuất sắc",
    "chổ": "chỗ",
    "sỹ": "sĩ",
    "quí ": "quý ",
}


def _bare(text: str) -> str:
    """Without any mark, letter for letter; "y" and "i" are one."""
    return text.translate(_BARE)


def _letters() -> dict[int, str]:
    marked = (chr(code) for code in (*range(0xC0, 0x250), *range(0x1EA0, 0x1EFA)))
    plain = {ord(c): unicodedata.normalize("NFD", c)[0] for c in marked}
    return plain | {ord("đ"): "d", ord("y"): "i"} | {ord(c): "i" for c in "ýỳỷỹỵ"}


_BARE = _letters()
_BY_LETTERS = {_bare(term): term for term in _TERMS}
_SLIP = re.compile(r"\b(?:" + "|".join(sorted(_BY_LETTERS, key=len, reverse=True)) + r")\b")
_VARIANT = re.compile("|".join(map(re.escape, _VARIANTS)))


def corrected(folded: str) -> str:
    """Small letters with the known slips put right."""
    folded = _VARIANT.sub(lambda m: _VARIANTS[m[0]], folded)
    letters = list(folded)
    for match in _SLIP.finditer(_bare(folded)):
        letters[match.start() : match.end()] = _BY_LETTERS[match[0]]
    return "".join(letters)
