"""When a target falls due: the words of time in a clause, a heading or a title."""

import calendar
import re

from .numbers import roman

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_UNTIL = (
    r"(?:(?:phấn đấu |chậm nhất |muộn nhất )?(?:đến|tới|trước|hết|vào|là|trong)(?: (?:hết|cuối"
    r"|trước|trong|ngày|vào))*"
    r"|cuối|hết|chậm nhất|xong trước)"
)
_QUARTER = r"quý (?P<q>iv|i{1,3}|[1-4])"

# Not a period of its own: the base of a comparison, a past starting point, a document's date.
_ASIDE = re.compile(
    r"so với (?:cùng kỳ |cuối |đầu |thời điểm )*(?:năm )?(?:(?:19|20)\d\d|trước)"
    r"|(?:đảng viên|số) (?:có mặt )?(?:đầu|cuối) năm(?: trước)?"
    r"|\b\d+[/-][a-zđ][\w/-]*,? (?:ngày|năm) [\d/.-]+(?: tháng \d+ năm \d+)?"
    r"|kể từ năm (?:19|20)\d\d|của năm trước"
)
_DATE = re.compile(
    rf"(?:{_UNTIL} )?(?:ngày )?(?P<d>\d{{1,2}})[/.-](?P<m>\d{{1,2}})[/.-]{_YEAR}"
    rf"|(?:{_UNTIL} )?ngày (?P<d2>\d{{1,2}}) tháng (?P<m2>\d{{1,2}}) năm (?P<y2>20\d\d)"
)
_MONTH = re.compile(rf"(?:{_UNTIL} )?tháng (?P<m>\d{{1,2}})(?:/| năm |-){_YEAR}")
_IN_QUARTER = re.compile(rf"(?:{_UNTIL} )?{_QUARTER}(?:/| năm | |-){_YEAR}")
_END_YEAR = re.compile(rf"cuối (?:năm )?{_YEAR}")
_MID_YEAR = re.compile(rf"(?:(?:0?6|sáu) tháng đầu|giữa) năm {_YEAR}")
_BY_YEAR = re.compile(
    rf"\b(?:đến|tới|trước|hết|xong|vào)(?: (?:hết|trước|trong|thời điểm|cuối))* (?:năm )?"
    rf"(?:học (?:19|20)\d\d ?- ?)?{_YEAR}(?![/-]| ?- ?20\d\d)"
)
_IN_YEAR = re.compile(rf"\bnăm (?:học )?{_YEAR}(?! ?- ?20\d\d)")
_AVERAGE = re.compile(
    r"(?:tăng|giảm)(?: trưởng)?(?: \S+){0,6} (?:bình quân|trung bình)"
    r"|(?:bình quân|trung bình)(?: (?:cả )?giai đoạn [\d -]+)?(?: là| đạt| từ)? ?(?:mỗi|hằng|một"
    r"|từng|các|1|01) năm"
    r"|(?:bình quân|trung bình)(?! (?:đầu người|mỗi người|thu nhập))[^;.]{0,60}(?:/ ?(?:1 |01 "
    r")?năm|(?:mỗi|hằng|một) năm)"
)
_PER_HEAD = re.compile(
    r"(?:thu nhập|giá trị|năng suất|tuổi|điểm) bình quân|bình quân (?:đầu )?(?:người|hộ|mỗi người)"
)
_MEETING = re.compile(
    r"(?:mỗi|từng|một|/) ?(?:kỳ|buổi|cuộc|phiên|lần) (?:họp|sinh hoạt)|/ ?(?:kỳ|buổi|cuộc)\b"
    r"|(?:sinh hoạt|họp)[^;]{0,40} (?:mỗi|từng) (?:kỳ|buổi|cuộc|lần)\b"
)
_MONTHLY = re.compile(r"(?:hằng|mỗi|từng|một|1|01) tháng\b|/ ?(?:1 |01 )?tháng\b")
_QUARTERLY = re.compile(r"(?:hằng|mỗi|từng|một|1|01) quý\b|/ ?(?:1 |01 )?quý\b")
_YEARLY = re.compile(
    r"(?:hằng|mỗi|từng|các|một|1|01) năm\b(?! tuổi)|mỗi một năm|(?:/|trên) ?(?:1 |01 )?năm\b(?! "
    r"\d{4})"
    r"|\btrong năm\b(?! (?:20\d\d|\d))|năm nào cũng|theo năm\b|(?<!\d )cuối năm\b(?! \d)|thường "
    r"niên"
)
_TERM = re.compile(
    r"nhiệm kỳ|(?:trong|cả|giai đoạn) (?:0?5|năm) năm\b|giai đoạn (?:19|20)\d\d|toàn khóa"
)


_END_OF_TERM = re.compile(
    r"(?:đến|vào|trước|trong)(?: (?:khi|cuối|hết|kết thúc|cuối của))+ nhiệm kỳ|cuối nhiệm kỳ"
)
# The unit of an income is "triệu đồng/người/năm"; it does not say how often to look.
_PER_HEAD_UNIT = re.compile(
    r"/ ?(?:đầu )?(?:người|hộ|lao động) ?/ ?(?:năm|tháng)|(?<=đồng) ?/ ?tháng(?: ?/ ?người)?"
)


def find(folded: str) -> str | None:
    """The period the words name, None when they name none.

    A date to reach beats a rhythm, since "70 triệu đồng/người/năm đến năm 2025" is due in 2025;
    a rhythm beats the term, since "mỗi năm … trong nhiệm kỳ" is judged every year.
    """
    text = _PER_HEAD_UNIT.sub(_blank, _ASIDE.sub(_blank, folded))
    if _AVERAGE.search(text) and not _only_per_head(text):
        return "yearly_avg"
    if due := _due(text):
        return due
    if _END_OF_TERM.search(text):
        return "term"
    return rhythm(text) or _single_year(text) or ("term" if _TERM.search(text) else None)


def rhythm(folded: str) -> str | None:
    """How often it recurs; of two rhythms the one named first governs."""
    found = []
    for name, pattern in (
        ("meeting", _MEETING),
        ("month", _MONTHLY),
        ("quarter", _QUARTERLY),
        ("yearly", _YEARLY),
    ):
        if match := pattern.search(folded):
            found.append((match.start(), name))
    return min(found)[1] if found else None


def spans(folded: str) -> list[tuple[int, int]]:
    """Where words of time stand: their numbers are no quantities."""
    patterns = (
        _ASIDE, _DATE, _MONTH, _IN_QUARTER, _END_YEAR, _MID_YEAR, _BY_YEAR, _IN_YEAR,
        _MEETING, _MONTHLY, _QUARTERLY, _YEARLY, _TERM,
    )  # fmt: skip
    return [m.span() for pattern in patterns for m in pattern.finditer(folded)]


def _blank(match: re.Match) -> str:
    return " " * len(match[0])


def _only_per_head(text: str) -> bool:
    """ "thu nhập bình quân đầu người tăng 10%" averages over people, not over years."""
    return not _AVERAGE.search(_PER_HEAD.sub(_blank, text))


def _due(text: str) -> str | None:
    if match := _DATE.search(text):
        part = match.groupdict()
        day, month, year = (part[k] or part[f"{k}2"] for k in ("d", "m", "y"))
        return _by_day(int(year), int(month), int(day))
    if match := _MONTH.search(text):
        return f"by:{match['y']}-{int(match['m']):02d}"
    if match := _IN_QUARTER.search(text):
        quarter = int(match["q"]) if match["q"].isdigit() else roman(match["q"])
        return f"by:{match['y']}-{quarter * 3:02d}"
    for pattern, month in ((_END_YEAR, "-12"), (_MID_YEAR, "-06"), (_BY_YEAR, "")):
        if match := pattern.search(text):
            return f"by:{match['y']}{month}"
    return None


def _by_day(year: int, month: int, day: int) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return f"by:{year}-{month:02d}-{day:02d}"


def _single_year(text: str) -> str | None:
    match = _IN_YEAR.search(text)
    return f"year:{match['y']}" if match else None
