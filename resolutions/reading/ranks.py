"""Places in a ranking: "xếp thứ 15/27", "nhóm 01 - 10 trên 103", "tốp 5"."""

import re
from decimal import Decimal

from .draft import TargetDraft
from .text import fold

_RANK = re.compile(
    r"(?:xếp (?:hạng|vị trí|vị thứ|thứ hạng)? ?(?:từ )?(?:thứ|hạng)?"
    r"|(?:đứng|vị trí|hạng|xếp)(?: ở)?(?: vị trí)? ?(?:thứ)?"
    r"|(?:trong |vào )?(?P<top>nhóm|tốp|top|tóp)(?: (?:đầu|dẫn đầu))?)"
    r" ?(?:từ )?(?P<a>\d{1,3})(?: ?(?:-|đến) ?(?P<b>\d{1,3}))?(?: ?(?:/|trên|trong(?: tổng)?(?: "
    r"số)?) ?(?P<of>\d+))?(?![\w%,])(?P<up> trở lên)?"
)


def read(sentence: str) -> TargetDraft | None:
    """The rank a sentence sets; a smaller place is the better one, so "tốp 5" is at most 5."""
    match = _RANK.search(fold(sentence))
    if not match:
        return None
    single = "lte" if match["top"] or match["up"] else "eq"
    comparator = "between" if match["b"] else single
    return TargetDraft(
        text=sentence,
        measure="rank",
        comparator=comparator,
        value=Decimal(match["a"]),
        value_max=Decimal(match["b"]) if match["b"] else None,
        unit="hạng",
        base=Decimal(match["of"]) if match["of"] else None,
        clause=sentence.strip(" .;,"),
    )
