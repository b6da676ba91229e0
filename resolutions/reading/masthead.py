"""The head of an official paper: bodies, number, place and date, type, summary, legal grounds.

Layout after 05-HD/VPTW (27/5/2026), part on components of the form; older papers differ little.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from . import labels
from .source import Line
from .text import fold, is_caps

_KINDS = (
    "nghị quyết",
    "kết luận",
    "quyết định",
    "báo cáo",
    "kế hoạch",
    "chương trình",
    "thông báo",
    "biên bản",
)
_KIND = re.compile(rf"^(?P<kind>{'|'.join(_KINDS)})$")
_KIND_AND_MORE = re.compile(
    rf"^(?P<kind>{'|'.join(_KINDS)}) (?P<more>(?:đại hội|hội nghị|của|về) .+|đại hội|hội nghị)$"
)
_NUMBER = re.compile(
    r"^số\s*[:.]?\s*(?P<n>[\d.… ]*-?\s*[\w.… ]*-\s*\w+(?:/[\w-]+)?|\d+\s*/\s*[\w-]+)$"
)
_PLACE_DATE = re.compile(
    r"^(?P<place>[^\d:;]{2,60}?), ?ngày (?P<d>\d{1,2}|[ .…]+) tháng (?P<m>\d{1,2}|[ .…]+) năm "
    r"(?P<y>\d{4}|[\d .…]+)\.?$"
)
_BODY = re.compile(
    r"^(?:đảng bộ|đảng ủy|chi bộ|chi ủy|tỉnh ủy|thành ủy|huyện ủy|ban chấp hành|đại hội)\b"
)
_HEAD = re.compile(
    r"^(?:đảng cộng sản việt nam|lần thứ .*|\(?nhiệm kỳ [\d –—-]+\)?|khóa .*|đại hội .*|dự thảo.*)$"
)
_ORNAMENT = re.compile(r"^[\W_]+$|^-+\s*o0o\s*-+$|^[\W_]*o0o[\W_]*$")
_GROUND = re.compile(r"^(?:căn cứ|xét|theo đề nghị|thực hiện (?:chỉ thị|kế hoạch|hướng dẫn))\b")
_DECIDES = re.compile(r"^(?:đại hội |chi bộ |hội nghị |ban chấp hành )?.{0,80}quyết nghị\s*:?$")
_ZONE = 16


@dataclass(frozen=True)
class Masthead:
    """What the head of the paper says; empty for a text without one."""

    lines: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    number: str | None = None
    kind: str | None = None
    summary: str | None = None
    place: str | None = None
    dated: date | None = None
    grounds: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def take(lines: tuple[Line, ...]) -> tuple[Masthead, tuple[Line, ...]]:
    """Splits the head off; grounds are taken from either form of paper."""
    lines = _kind_alone(lines)
    kind_at = next(
        (i for i, line in enumerate(lines[:_ZONE]) if _KIND.match(fold(line.text))), None
    )
    if kind_at is None and not _has_head(lines):
        return _with_grounds(Masthead(), lines)
    end = kind_at if kind_at is not None else _head_end(lines)
    zone = [line.text for line in lines[:end]]
    rest = lines[end:]
    kind = summary = None
    if kind_at is not None:
        kind = fold(rest[0].text)
        summary, dated, rest = _summary(rest[1:])
        zone += dated
    return _with_grounds(_head(zone, kind, summary), rest)


def _kind_alone(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """ "NGHỊ QUYẾT ĐẠI HỘI" in capitals becomes two lines, as the form has it."""
    for index, line in enumerate(lines[:_ZONE]):
        if labels.parse(line.text) or _KIND.match(fold(line.text)):
            break
        match = _KIND_AND_MORE.match(fold(line.text)) if is_caps(line.text) else None
        if match:
            parts = line.text[: match.end("kind")], line.text[match.start("more") :]
            return (*lines[:index], *(replace(line, text=t) for t in parts), *lines[index + 1 :])
    return lines


def _has_head(lines: tuple[Line, ...]) -> bool:
    folded = [fold(line.text) for line in lines[:_ZONE]]
    return any(f == "đảng cộng sản việt nam" or _NUMBER.match(f) for f in folded)


def _head_end(lines: tuple[Line, ...]) -> int:
    """Without a line of the type, the head ends after its last recognisable line."""
    known = [i for i, line in enumerate(lines[:_ZONE]) if _in_head(line.text)]
    end = 0
    for index in known:
        if index > end + 2:
            break
        end = index + 1
    return end


def _in_head(text: str) -> bool:
    folded = fold(text)
    if _HEAD.match(folded) or _NUMBER.match(folded) or _PLACE_DATE.match(folded):
        return True
    return bool(_ORNAMENT.match(text)) or (bool(_BODY.match(folded)) and is_caps(text))


def _summary(lines: tuple[Line, ...]):
    """The lines under the type, up to the hyphens or the first line of the body; a line of place
    and date among them belongs to the head."""
    taken: list[str] = []
    dated: list[str] = []
    at = 0
    while at < min(len(lines), 7):
        text = lines[at].text
        if _PLACE_DATE.match(fold(text)):
            dated.append(text)
        elif _ORNAMENT.match(text) or _ends_summary(lines[at], taken):
            break
        else:
            taken.append(text)
        at += 1
    rest = lines[at:]
    while rest and _ORNAMENT.match(rest[0].text):
        rest = rest[1:]
    return " ".join(taken) or None, dated, rest


def _ends_summary(line: Line, taken: list[str]) -> bool:
    text, folded = line.text, fold(line.text)
    if taken and line.gap and text.endswith(","):
        return True
    if _HEAD.match(folded) and not text.endswith((".", ":", ";")):
        return False
    if labels.parse(text) or _GROUND.match(folded) or _DECIDES.match(folded):
        return True
    if taken and line.gap and not taken[-1].endswith(","):
        return True
    goes_on = text.endswith(",") and is_caps(text)
    return (text.endswith((".", ":", ";", ",")) and not goes_on) or len(text) > 220


def _head(zone: list[str], kind: str | None, summary: str | None) -> Masthead:
    number = place = dated = None
    bodies: list[str] = []
    left: list[str] = []
    for text in zone:
        folded = fold(text)
        if match := _NUMBER.match(folded):
            number = _written(text, match)
            left += [] if number else [text]
        elif match := _PLACE_DATE.match(folded):
            place, dated = text[: match.end("place")], _date(match)
            left.append(text)
        elif _BODY.match(folded) or (bodies and is_caps(text) and not _HEAD.match(folded)):
            _add_body(bodies, text, folded)
        elif not _ORNAMENT.match(text):
            left.append(text)
    return Masthead(
        tuple(zone), tuple(bodies), number, kind, summary, place, dated, (), tuple(left)
    )


def _add_body(bodies: list[str], text: str, folded: str) -> None:
    """A name too long for one line goes on in the next."""
    if _BODY.match(folded) or not bodies:
        bodies.append(text)
    else:
        bodies[-1] += f" {text}"


def _written(text: str, match: re.Match) -> str | None:
    number = text[match.start("n") : match.end("n")].strip()
    return re.sub(r"\s*([-/])\s*", r"\1", number) if re.search(r"\d", number) else None


def _date(match: re.Match) -> date | None:
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:  # "ngày … tháng … năm 2025": not yet filled in, or no such day
        return None


def _with_grounds(head: Masthead, lines: tuple[Line, ...]):
    grounds: list[str] = []
    for line in lines:
        label = labels.parse(line.text)
        words = label.rest if label and label.kind == "bullet" else line.text
        if (
            not _GROUND.match(fold(words))
            or not words.endswith((";", ",", "."))
            or len(words) > 400
        ):
            break
        if words.endswith(".") and not grounds and not (label and label.kind == "bullet"):
            break
        grounds.append(words.rstrip(";,. "))
    fields = {**head.__dict__, "grounds": tuple(grounds)}
    return Masthead(**fields), lines[len(grounds) :]
