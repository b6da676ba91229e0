"""Facts of the congress or meeting: unit, ordinal, term, day, place."""

import re
from dataclasses import dataclass
from datetime import date

from .numbers import ordinal
from .text import fold, is_caps

_ORDINAL = re.compile(
    r"lần thứ (?P<n>[ivxl]+|\d{1,3}|nhất|nhì|(?:hai|ba) mươi(?: (?:mốt|hai|ba|tư|bốn|lăm|năm|sáu"
    r"|bảy|tám|chín))?"
    r"|mười(?: (?:một|hai|ba|bốn|tư|lăm|năm|sáu|bảy|tám|chín))?|hai|ba|tư|bốn|năm|sáu|bảy|tám"
    r"|chín)(?!\w)"
)
_TERM_NUMBER = re.compile(r"đại hội[^.;]*? khóa (?P<n>[ivxl]+|\d{1,3})(?!\w)")
_TERM = re.compile(r"nhiệm kỳ:? ?\(?(?P<a>(?:19|20)\d\d) ?(?:-|đến|/) ?(?P<b>(?:19|20)\d\d)")
_HIGHER = re.compile(
    r"(?:đảng bộ|đại biểu|đảng)(?: \S+){0,3} (?:toàn quốc|tỉnh|thành phố|huyện|quận|trung ương|xã"
    r"|phường|khối)[^;,.]*$"
)
_UNIT = re.compile(
    r"(?P<u>(?:chi bộ|đảng bộ)(?! (?:khóa|lần|nhiệm|ngày|vững|trong|đã|đạt|trực thuộc|ra |có |và "
    r"|hằng|hiện|thống|quyết|các |được|tiếp|ngày|luôn))"
    r" [^,;.:(]+?)(?= ?(?:lần thứ|khóa \w+|,|;|\.|:|\(|nhiệm kỳ|hoàn thành|phấn đấu|quyết tâm"
    r"|long trọng|thành công|thống nhất|nhất trí|ban hành"
    r"|quyết nghị|khai mạc|diễn ra|tổ chức|tiến hành|đã |được|họp"
    r"|năm 20|ngày|tháng \d|về |$))"
)
_DAYS = (
    re.compile(r"ngày (?:\d{1,2} ?(?:,|và|-) ?)*(?P<d>\d{1,2}) ?(?:tháng|/|-) ?(?P<m>\d{1,2}) "
               r"?(?:năm|/|-) ?(?P<y>20\d\d|19\d\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})[/-](?P<m>\d{1,2})[/-](?P<y>20\d\d|19\d\d)"),
)  # fmt: skip
_MEETING = re.compile(
    r"(?:đại hội|hội nghị|chi bộ|kỳ họp)[^.]*(?:tiến hành|diễn ra|tổ chức|họp|khai mạc|làm việc"
    r"|nhóm họp|triệu tập|thông qua)"
    r"|(?:tiến hành|diễn ra|tổ chức|họp|khai mạc|thông qua)[^.]*(?:đại hội|hội nghị)|^(?:hôm nay"
    r"|ngày|vào|trong)[^.]*(?:đại hội|chi bộ|hội nghị)"
)
_PLACE = re.compile(
    r"(?<!\w)tại (?:địa (?:chỉ|điểm):? )?(?P<p>[^.;:()]+?)(?=,? (?:đại hội|chi bộ|đảng bộ"
    r"|với (?:sự|\d|tổng|đầy)|dưới sự|được|đã |vào (?:hồi|lúc|ngày)|từ ngày|trong ngày"
    r"|nhằm|có \d|gồm|để|ngày \d|toàn thể|hội nghị)|[.;:(]|$)"
)


@dataclass(frozen=True)
class Facts:
    """What is said of the gathering that adopted the paper."""

    unit: str | None = None
    ordinal: int | None = None
    term: tuple[int, int] | None = None
    day: date | None = None
    place: str | None = None


def read(
    title: str | None, bodies: tuple[str, ...], head: str, opening: str, closing: str
) -> Facts:
    """Looks in the order in which a paper speaks of itself: title, head, opening, closing."""
    texts = [t for t in (title or "", head, opening, closing) if t]
    told = (_meeting_sentence(text) for text in (opening, closing, title or ""))
    meeting = next((sentence for sentence in told if sentence), "")
    unit = _unit(bodies, texts)
    found = (_ordinal(t, unit) for t in texts)
    return Facts(
        unit=unit,
        ordinal=next((n for n in found if n is not None), _numbered_term(title or "")),
        term=next((t for text in texts if (t := _term(text))), None),
        day=_day(meeting),
        place=_place(meeting),
    )


def _ordinal(text: str, unit: str | None) -> int | None:
    """The ordinal of this congress, not of a higher one that is only mentioned."""
    folded = fold(text)
    for match in _ORDINAL.finditer(folded):
        before = folded[max(0, match.start() - 120) : match.start()]
        own = before[before.rfind("đại hội") :]
        if "chi bộ" in own or (unit and fold(unit) in own) or not _HIGHER.search(before):
            return ordinal(match["n"])
    return None


def _numbered_term(title: str) -> int | None:
    """ "Đại hội Chi bộ … khóa V" in a title stands for the fifth; in a text the term just ended
    is often meant."""
    match = _TERM_NUMBER.search(fold(title))
    return ordinal(match["n"]) if match else None


def _term(text: str) -> tuple[int, int] | None:
    match = _TERM.search(fold(text))
    return (int(match["a"]), int(match["b"])) if match else None


def _unit(bodies: tuple[str, ...], texts: list[str]) -> str | None:
    """The cell as the text names it; the head's capitals only when no sentence does."""
    named = [name for text in texts if not is_caps(text) for name in _units(text)]
    heads = [b for b in bodies if fold(b).startswith(("chi bộ", "đảng bộ", "đảng ủy"))]
    if not heads:
        return named[0] if named else None
    own = fold(heads[-1]).replace("đảng ủy", "đảng bộ", 1)
    return next((n for n in named if fold(n) == own), heads[-1])


def _units(text: str) -> list[str]:
    return [text[m.start("u") : m.end("u")].strip() for m in _UNIT.finditer(fold(text))]


def _meeting_sentence(text: str) -> str | None:
    """The sentence that says when the gathering met."""
    for sentence in re.split(r"(?<=[^\d.][.])\s+|\n", text):
        folded = fold(sentence)
        if _MEETING.search(folded) and _day(sentence):
            return sentence
    return None


def _day(text: str) -> date | None:
    for pattern in _DAYS:
        if match := pattern.search(fold(text)):
            try:
                return date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:
                continue
    return None


def _place(text: str) -> str | None:
    match = _PLACE.search(fold(text))
    return text[match.start("p") : match.end("p")].strip(" ,") if match else None
