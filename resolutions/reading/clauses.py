"""Splits a sentence into clauses of one measure each.

Every separator is tried; a piece that measures nothing by itself is given back to its neighbour.
So "100% cán bộ, đảng viên học nghị quyết, kết nạp 02 đảng viên" has two clauses, not three.
"""

import re
from dataclasses import dataclass, replace
from itertools import takewhile

from . import grades, masks, quantities, subjects
from .text import fold

_ENDS = re.compile(
    r"(?<=[^\s\d.][.!?…])(?<!\btp\.)(?<!\bđ/c\.)(?<!\bts\.)(?<!\bths\.)\s+(?=[\w\"“(–•+*-])"
    r"|(?<=\d%\.)\s+|(?<=\d\.)\s+(?=[^\W\d_])"
)
_CUTS = re.compile(
    r"(?P<semi>;)|,(?=\s|không )|:(?=\s|$)|\s-\s(?!\d)|(?<!\w)(?:và(?! vượt)|trong đó|nhưng|đồng "
    r"thời)(?!\w)|(?<!\S)\((?=[^)]*\d)|\)(?=\s|[,;.]|$)"
)
ZERO = re.compile(
    r"(?<!\w)(?:không (?:có(?! trên| quá| dưới)|để|còn|xảy ra|phát sinh|tồn tại)|nghiêm cấm"
    r"|tuyệt đối không|cấm)(?!\w)"
    r"|(?<!\w)không (?=(?:một )?(?:đảng viên|đồng chí|cán bộ|chi bộ|trường hợp|hộ|người|ai|vụ)\b)"
)
MAINTAIN = re.compile(r"(?<!\w)(?:giữ vững|duy trì|giữ nguyên|bảo vệ)(?!\w)")
ASSIGNED = re.compile(
    r"chỉ tiêu[^;.]*(?:giao|đề ra|phân bổ)|(?:đạt|hoàn thành)(?: (?:và|,) vượt| vượt(?: mức)?| "
    r"hoặc vượt)?(?: (?:các|mọi))? chỉ tiêu"
    r"|(?:do|theo)[^;.]{0,40}(?:giao|phân bổ)(?!\w| thông)|theo chỉ tiêu"
)
IS = re.compile(
    r"(?<!\w)(?:đạt chuẩn|đạt (?:danh hiệu )?(?:xã |thôn |khu )?(?:nông thôn mới|văn hóa)|được "
    r"công nhận|đạt danh hiệu|đạt tiêu chuẩn"
    r"|(?:cơ quan|đơn vị|khu dân cư|thôn|tổ dân phố|trường)[^;,.]{0,30} (?:văn hóa|văn minh|kiểu "
    r"mẫu|an toàn))"
)
_OPENS_FACT = re.compile(rf"(?:và )?{MAINTAIN.pattern}")
_BODIES = frozenset(("union", "mass", "bodies", "agency"))
_ATTAINING = re.compile(r" (?:[^\W\d_]+ ){0,3}(?:đạt(?! được)|được (?:công nhận|xếp|tặng|bầu))\b")
_ALL = re.compile(
    r"^(?:phấn đấu |hằng năm,? |đảm bảo |bảo đảm )*(?:tất cả|toàn bộ|toàn thể|mọi|100 phần "
    r"trăm)(?: các)? (?=\w)"
)
_REPEATED_EVENT = re.compile(r"(?:mỗi|hằng|ít nhất|tối thiểu|từ|/|định kỳ|\d)")


@dataclass(frozen=True)
class Clause:
    """A stretch of a sentence: as written, folded, and with covered numbers, all of one length."""

    written: str
    folded: str
    covered: str
    kind: str  # quantity | times | zero | grade | fact | none
    relation: str | None = None
    joined: str = ""

    @property
    def quantity(self):
        return quantities.main(quantities.find(self.covered))


def sentences(line: str) -> list[str]:
    """The sentences of a line, each with its closing mark."""
    cuts = [0]
    cuts += [m.end() for m in _ENDS.finditer(line)]
    return [s for a, b in zip(cuts, [*cuts[1:], None], strict=True) if (s := line[a:b].strip())]


def split(sentence: str) -> list[Clause]:
    """The clauses of a sentence that measure something, in order."""
    folded = masks.plain(fold(sentence))
    covered = masks.cover(folded)
    pieces = _pieces(sentence, folded, covered)
    groups: list[list[Clause]] = []
    loose: list[Clause] = []
    for piece in pieces:
        if piece.kind == "none" or not _stands_alone(piece, groups, loose):
            loose.append(piece)
            continue
        if groups and _completes(piece, groups[-1]) and not loose:
            loose = groups.pop()
        behind, ahead = _share_out(loose, piece, bool(groups))
        if groups:
            groups[-1] += behind
        groups.append([*ahead, piece])
        loose = []
    if groups:
        groups[-1] += _before_semicolon(loose)
    return [_joined(group, sentence, folded, covered) for group in groups]


def _pieces(sentence: str, folded: str, covered: str) -> list[Clause]:
    taken = [(q.start, q.end) for q in quantities.find(covered)]
    taken += [m.span() for m in re.finditer(r'"[^"]*"', folded)]
    taken += [m.span() for m in re.finditer(r"\((?:trừ|ngoại trừ|kể cả)[^)]*\)", folded)]
    taken += [(g.start, g.end) for g in grades.find(folded)]
    cuts = [m for m in _CUTS.finditer(covered) if not _inside(m, taken)]
    starts = [0, *(m.start() for m in cuts)]
    ends = [*(m.start() for m in cuts), len(sentence)]
    joints = ["", *(m[0].strip() for m in cuts)]
    return [
        _piece(sentence[a:b], folded[a:b], covered[a:b], joint, a)
        for a, b, joint in zip(starts, ends, joints, strict=True)
    ]


def _inside(match: re.Match, taken: list[tuple[int, int]]) -> bool:
    return any(a < match.start() < b or (a <= match.start() and match.end() < b) for a, b in taken)


@dataclass(frozen=True)
class _Placed(Clause):
    at: int = 0


def _piece(written: str, folded: str, covered: str, joint: str, at: int) -> _Placed:
    body = folded[len(joint) :] if joint and folded.startswith(joint) else folded
    relation = "of_which" if "trong đó" in folded[:12] else None
    return _Placed(written, folded, covered, _kind(body, covered), relation, joint, at)


def _kind(folded: str, covered: str) -> str:
    quantity = quantities.main(quantities.find(covered))
    if quantity and quantity.kind == "times":
        return "times"
    if quantity and quantity.kind != "bare":
        return "quantity"
    if all_of(folded):
        return "quantity"
    if ZERO.search(folded):
        return "zero"
    if grades.find(folded) and not MAINTAIN.search(folded):
        return "grade"
    return "fact" if _fact(folded) else "none"


def _fact(folded: str) -> bool:
    return any(pattern.search(folded) for pattern in (MAINTAIN, ASSIGNED, IS)) or _attains(folded)


def _attains(folded: str) -> bool:
    """ "Liên đội đạt liên đội mạnh": a body with what it is to become."""
    named = subjects.find(folded)
    if not named or named[0].kind not in _BODIES or re.search(r"\w", folded[: named[0].start]):
        return False
    return bool(_ATTAINING.match(folded, named[0].end))


def all_of(folded: str) -> re.Match | None:
    """ "Tất cả chi bộ …" at the head of a clause is 100% of them."""
    return _ALL.match(folded.lstrip(" ,;:-+•"))


def _stands_alone(piece: Clause, groups: list[list[Clause]], loose: list[Clause]) -> bool:
    if not groups:
        return True
    if ";" in (piece.joined, *(p.joined for p in loose)):
        return True
    before = groups[-1]
    if piece.kind == "times":
        kinds = {part.kind for part in before}
        return bool(predicate(piece)) if "times" in kinds else not kinds & {"quantity", "zero"}
    if piece.kind == "grade":
        return bool(_own_subject(piece)) and _finished(before)
    if piece.kind == "fact":
        body = piece.folded.lstrip(" ,")
        return bool(_OPENS_FACT.match(body)) or "chỉ tiêu" in body[:30] or _attains(body)
    return True


def _own_subject(piece: Clause) -> bool:
    grade = grades.find(piece.folded)[0]
    return any(s.start < grade.start for s in subjects.find(piece.folded))


def _completes(piece: Clause, group: list[Clause]) -> bool:
    """ "Đảng viên hoàn thành tốt nhiệm vụ: 95%" is one measure, the number of the rating."""
    body = piece.folded.lstrip(" ,:-")
    headless = piece.joined == ":" or re.match(r"(?:đạt|chiếm|tỷ lệ đạt)\b", body)
    return piece.kind == "quantity" and bool(headless) and group[-1].kind in ("grade", "fact")


def _finished(group: list[Clause]) -> bool:
    """False while the group only names its subject: "100% chi bộ, | đảng bộ hoàn thành …"."""
    last = group[-1]
    if last.kind != "quantity" or not last.quantity:
        return True
    return bool(predicate(last))


def predicate(clause: Clause) -> str:
    """What is left of a clause without its number, its subject and words of time."""
    quantity = clause.quantity
    rest = clause.covered
    if quantity:
        rest = rest[: quantity.start] + " " + rest[quantity.end :]
    for subject in sorted(subjects.find(rest), key=lambda s: -s.start):
        rest = rest[: subject.start] + " " + rest[subject.end :]
    rest = re.sub(
        r"¤+|(?<!\w)(?:phấn đấu|chi|các|số|trở lên|trở xuống|đạt|có|tỷ lệ|trong đó|và|từ|mới|được"
        r"|là|trực thuộc|đảm bảo|bảo đảm|ít nhất|tối thiểu|trên|dưới|mỗi|bình quân|trung "
        r"bình)(?!\w)",
        " ",
        rest,
    )
    return " ".join(re.findall(r"[^\W\d_]+", rest))


def _share_out(loose: list[Clause], piece: Clause, has_group: bool):
    """Loose pieces go back, unless they open a new list of subjects for the piece ahead."""
    if piece.joined == ";":
        return (_before_semicolon(loose) if has_group else []), []
    if not has_group:
        return [], loose
    for index, part in enumerate(loose):
        if part.joined == ";":
            return loose[:index], loose[index:]
    if piece.joined == ":" and loose:
        return loose[:-1], loose[-1:]
    return loose, []


def _before_semicolon(loose: list[Clause]) -> list[Clause]:
    """What follows a semicolon and measures nothing belongs to no clause."""
    return list(takewhile(lambda part: part.joined != ";", loose))


def _joined(group: list[Clause], sentence: str, folded: str, covered: str) -> Clause:
    measuring = [p for p in group if p.kind != "none"]
    head = next((p for p in measuring if p.kind == "quantity"), measuring[0])
    start = group[0].at
    end = group[-1].at + len(group[-1].folded)
    relation = head.relation or group[0].relation
    return replace(
        Clause(sentence[start:end], folded[start:end], covered[start:end], head.kind),
        relation=relation,
        joined=group[0].joined,
    )
