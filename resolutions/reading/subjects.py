"""Of whom a clause speaks: members, staff, sub-units, trade union … and in which words."""

import re
from dataclasses import dataclass

# Longer wordings first within the whole table: "công đoàn viên" must not read as "công đoàn".
_CLASSES = (
    ("outsiders", r"(?:(?:cán bộ|công chức|viên chức|người lao động|cbccvc|quần chúng),? "
                  r")*(?:chưa là đảng viên|ngoài đảng)"
     r"|quần chúng(?: ưu tú)?"),
    ("fellows", r"công đoàn viên|đoàn viên(?: công đoàn| thanh niên| ưu tú)?|hội viên"),
    ("members", r"đảng viên(?: mới| dự bị| chính thức| nữ| trẻ)?|đồng chí|đ/c|\bđv\b|chi ủy viên"
                r"|cấp ủy viên"),
    ("union", r"(?:tổ chức |tổ )?công đoàn(?: cơ sở| bộ phận| cơ quan)?|\bcđcs\b|\bcđ\b"),
    ("mass", r"(?:các )?(?:tổ chức )?(?:đoàn thể|chính trị ?- ?xã hội)(?: chính trị ?- ?xã hội| "
             r"nhân dân)?|mặt trận(?: tổ quốc)?|\bmttq\b"
     r"|chi đoàn|đoàn thanh niên|đoàn tncs(?: hồ chí minh| hcm)?|đoàn cơ sở|liên đội|chi hội(?: "
     r"[^\W\d_]+){0,2}|\bhội (?:liên hiệp )?(?:phụ nữ|lhpn|nông dân"
     r"|cựu chiến binh|ccb|người cao tuổi|khuyến học|chữ thập đỏ|đồng hương|cựu giáo chức)|cựu "
     r"chiến binh|ban (?:ctmt|công tác mặt trận)"),
    ("bodies", r"chi,? (?:và )?đảng bộ|chi bộ(?: trực thuộc| cơ sở)?|đảng bộ(?: cơ sở| bộ phận| "
               r"trực thuộc)?|tổ chức (?:cơ sở )?đảng(?: trực thuộc)?"
     r"|\btccsđ\b|tổ đảng|cấp ủy|chi ủy|đảng ủy"),
    ("staff", r"\bcb,? ?cc,? ?vc(?:[ ,-]+nlđ)?\b|\bcbgvnv\b|\bcb-?gv-?nv\b|công chức|viên chức"
              r"|người lao động|công nhân viên|cán bộ|nhân viên|giáo viên"
     r"|\bcb(?:ql|cs|ct|cc|cnv|nv|gv|gvnv|ccvc)\b|\bccvc\b|\bnlđ\b|\bcb\b|\bgv\b|\bcc\b"
     r"|chiến sĩ|công nhân|y,? bác sĩ|bác sĩ"),
    ("agency", r"cơ quan|đội chuyên môn|đội|đơn vị|tập thể|nhà trường|trường|phòng(?: chuyên môn| "
               r"ban)?(?!,? chống|ch)|khoa(?! học)|chính quyền"
     r"|bộ phận|tổ chuyên môn|doanh nghiệp|công ty|chính quyền|trạm y tế|ủy ban nhân dân|ubnd"),
    ("households", r"(?:hộ|gia đình)(?: dân| gia đình| nghèo| cận nghèo)?\b|khu dân cư|tổ dân phố"
                   r"|thôn|người dân|nhân dân|trẻ em|học sinh|trẻ\b"),
)  # fmt: skip
_COMPILED = tuple((name, re.compile(rf"(?<!\w)(?:{p})")) for name, p in _CLASSES)
_JOIN = re.compile(r"\s*(?:,|-|và|và các|, các|các|/)?\s*(?:toàn thể |tổ chức )?$")


@dataclass(frozen=True)
class Subject:
    """A group named at [start, end) of a folded text."""

    kind: str
    start: int
    end: int


def find(folded: str) -> tuple[Subject, ...]:
    """Every group named, left to right; overlapping names go to the earlier class."""
    found: list[Subject] = []
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(folded):
            if not any(s.start < match.end() and match.start() < s.end for s in found):
                found.append(Subject(kind, match.start(), match.end()))
    return tuple(sorted(found, key=lambda s: s.start))


def listed(folded: str, subjects: tuple[Subject, ...], first: int) -> tuple[Subject, ...]:
    """The run of names that begins with the given one: "cán bộ, đảng viên, công chức"."""
    run = [subjects[first]]
    for following in subjects[first + 1 :]:
        if not _JOIN.fullmatch(folded[run[-1].end : following.start]):
            break
        run.append(following)
    return tuple(run)


def of_quantity(folded: str, end: int, start: int) -> tuple[Subject, ...]:
    """Whom a share is taken of: the run right after the number, else the first run before it."""
    subjects = find(folded)
    for index, subject in enumerate(subjects):
        if subject.start >= end and subject.start - end <= 40:
            if _near(folded[end : subject.start]):
                return listed(folded, subjects, index)
            break
    if subjects and subjects[0].start < start:
        return listed(folded, subjects, 0)
    return ()


def _near(between: str) -> bool:
    """Only small words may stand between the number and the group."""
    rest = re.sub(
        r"\b(?:số|tổng số|các|những|trở lên|trở|lên|là|toàn thể|của|tổ chức|chi,|cán bộ,)\b",
        "",
        between,
    )
    return not re.search(r"\w", rest)
