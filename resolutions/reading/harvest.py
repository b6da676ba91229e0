"""Where in a paper targets may stand, and their collection from there.

Sections named after targets or goals are read in full. Sections of tasks are read only for plain
figures, which are marked. What looks back (evaluation) or opens and closes the paper is not read.
"""

import re
from dataclasses import dataclass, replace

from . import clauses, periods, targets
from .draft import SectionDraft, TargetDraft
from .targets import Context
from .text import fold

_TARGETS = re.compile(r"chỉ tiêu|mục tiêu(?! tổng quát| chung)")
_OUTLOOK = re.compile(r"phương hướng|mục tiêu|năm tới|thời gian tới|trong tháng tới|kế hoạch")
_TASKS = re.compile(r"nhiệm vụ|giải pháp|biện pháp|công tác|lãnh đạo|xây dựng|khâu đột phá|đột phá")
_PAST = re.compile(
    r"đánh giá|kết quả|tình hình|kiểm điểm|hạn chế|khuyết điểm|ưu điểm|tồn tại|nguyên nhân|bài học"
    r"|đặc điểm|nhìn lại|thành tựu"
)
_OTHER = re.compile(r"tổ chức thực hiện|bầu cử|kết quả bầu|nhân sự|điều khoản|phân công")
_DONE = re.compile(
    r"(?<!\w)(?:đã|vừa qua|so với cùng kỳ|trong năm qua|nhiệm kỳ qua|nhiệm kỳ trước|đạt được)(?!\w)"
    r"|^\((?:ước |kết quả |thực hiện |hiện trạng |đầu kỳ |ghi chú)[^:]*:"
)
# "… đã thông qua các chỉ tiêu, cụ thể 100% …": what follows is set, not done.
_ANNOUNCED = re.compile(
    r"(?:thông qua|đề ra|xác định|thống nhất)[^.;]{0,80}chỉ tiêu[^.;:]{0,160}?"
    r"(?:cụ thể(?: là| như sau)?|sau đây|như sau|gồm)\s*:?"
)
_SETS_TARGETS = re.compile(r"(?:thông qua|đề ra|xác định|thống nhất|quyết nghị)[^.;]{0,120}tiêu")
_AHEAD = re.compile(r"phấn đấu|tháng tới|năm tới|thời gian tới|nhiệm kỳ tới|quý tới|sẽ |đến năm")
_IN_TASKS = "Nằm trong phần nhiệm vụ, giải pháp: có thể không phải là chỉ tiêu."
_IN_PROSE = "Nằm trong đoạn văn không có đề mục chỉ tiêu: xin xem lại."
_VOTED = re.compile(
    r"(?:nhất trí|thống nhất|biểu quyết|tán thành|số phiếu|thông qua|tín nhiệm|trúng cử|đại biểu)"
)
_COUNTED_IN_TASKS = frozenset(
    (
        "admissions",
        "admission_sources",
        "awareness_classes",
        "confirmations",
        "inspections",
        "members_inspected",
        "thematic_meetings",
        "political_theory",
    )
)
_DETAIL = re.compile(r"phân công|củng cố|kiện toàn|giao cho|thành lập|phụ trách")
_LONG = 420
# "(Thông qua ngày …)" under a title is the day of the paper, not of its targets.
_IN_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True)
class _Place:
    """How a section is to be read, with what its headings lend."""

    mode: str  # targets | outlook | tasks | none | free
    context: Context


def collect(sections: tuple[SectionDraft, ...], title: str | None) -> tuple[TargetDraft, ...]:
    """Every target of the paper with its section and paragraph."""
    found: list[TargetDraft] = []
    for index, place in enumerate(_places(sections, title)):
        if place.mode != "none":
            found += _of_section(sections[index], index, place)
    return tuple(found)


def _places(sections: tuple[SectionDraft, ...], title: str | None) -> list[_Place]:
    headed = any(s.heading for s in sections)
    year = _year_of(title)
    path: list[tuple[int, _Place]] = []
    places = []
    for section in sections:
        while path and path[-1][0] >= section.depth:
            path.pop()
        above = path[-1][1] if path else _Place("none" if headed else "free", Context("", year))
        place = _place(section, above, headed)
        path.append((section.depth, place))
        places.append(place)
    return places


def _year_of(title: str | None) -> str | None:
    """A yearly resolution's title names the year for every target that names none."""
    period = periods.find(_IN_BRACKETS.sub("", fold(title or "")))
    return period if period and period.startswith(("year:", "by:")) else None


def _place(section: SectionDraft, above: _Place, headed: bool) -> _Place:
    if not section.heading:
        mode = above.mode if section.label or not headed else "none"
        return _Place(mode, above.context)
    folded = fold(section.heading)
    period = periods.find(folded)
    if period is None or (period == "term" and above.context.period not in (None, "term")):
        period = above.context.period
    return _Place(_mode(folded, above.mode), Context(folded, period))


def _mode(folded: str, above: str) -> str:
    if _TARGETS.search(folded) and not _looks_back(folded):
        return "targets"
    if _looks_back(folded) or _OTHER.search(folded):
        return "none"
    if _OUTLOOK.search(folded):
        return "outlook"
    if above == "targets" and not re.search(r"nhiệm vụ|giải pháp|biện pháp", folded):
        return "targets"
    if _TASKS.search(folded):
        return (
            "none" if above == "none" and not re.search(r"nhiệm vụ|giải pháp", folded) else "tasks"
        )
    return above


def _looks_back(folded: str) -> bool:
    past = _PAST.search(folded)
    return bool(past) and not re.match(r"(?:về )?(?:phương hướng|chỉ tiêu|mục tiêu)", folded)


def _of_section(section: SectionDraft, index: int, place: _Place) -> list[TargetDraft]:
    found: list[TargetDraft] = []
    context, listed = place.context, False
    for at, paragraph in enumerate(section.paragraphs):
        listed = listed and section.markers[at] is not None
        drafts = _of_paragraph(paragraph, "targets" if listed else place.mode, context)
        found += [replace(d, section=index, paragraph=at) for d in drafts]
        listed = listed or _announces(paragraph)
        context = _lead_in(paragraph, bool(drafts), section.markers[at], place.context, context)
    return found


def _announces(paragraph: str) -> bool:
    """ "Đại hội thông qua các chỉ tiêu sau:" makes targets of the list below it."""
    folded = fold(paragraph)
    if not (paragraph.endswith(":") and _TARGETS.search(folded)):
        return False
    return bool(_SETS_TARGETS.search(folded)) or not (_PAST.search(folded) or _DONE.search(folded))


def _lead_in(paragraph: str, measures: bool, marker, outer: Context, now: Context) -> Context:
    """ "Hằng năm:" on a line of its own governs the lines below it."""
    if paragraph.endswith(":") and not measures:
        folded = fold(paragraph)
        return Context(folded, periods.find(folded) or outer.period)
    return now


def _of_paragraph(text: str, mode: str, context: Context) -> list[TargetDraft]:
    drafts: list[TargetDraft] = []
    looks_back = mode == "free" and bool(_DONE.search(fold(text)) or "hiện có" in fold(text))
    for sentence in clauses.sentences(text):
        if looks_back and not _sets(fold(sentence)):
            continue
        drafts += _of_sentence(sentence, mode, context)
    return drafts


def _sets(folded: str) -> bool:
    """True for a sentence of a backward-looking paragraph that nevertheless sets a goal."""
    return bool(_AHEAD.search(folded) or _ANNOUNCED.search(folded))


def _of_sentence(sentence: str, mode: str, context: Context) -> list[TargetDraft]:
    folded = fold(sentence)
    if announced := _ANNOUNCED.search(folded):
        period = periods.find(folded[: announced.end()]) or context.period
        listed = targets.read(sentence[announced.end() :], Context("", period))
        return [replace(d, text=sentence) for d in listed if d.measure != "boolean"]
    if _DONE.search(folded) or (mode != "targets" and _VOTED.search(folded)):
        return []
    found = targets.read(sentence, context)
    if mode == "targets":
        return [d for d in found if d.measure != "boolean" or len(sentence) <= _LONG]
    figures = [d for d in found if _plain_figure(d)]
    if mode == "free":
        return list(found) if len(figures) == len(found) else _marked(figures, _IN_PROSE)
    if mode == "outlook":
        return figures
    return _marked([d for d in figures if _clear(d, folded)], _IN_TASKS)


def _plain_figure(draft: TargetDraft) -> bool:
    """A share, a bounded count or an amount; not "02 nhiệm vụ trọng tâm"."""
    if draft.measure in ("percent", "amount"):
        return True
    if draft.measure != "count" or draft.value == 0:
        return False
    return draft.indicator is not None or draft.comparator != "eq"


def _clear(draft: TargetDraft, folded: str) -> bool:
    """Among tasks a bare count is too often a detail: "phân công 02 đồng chí phụ trách"."""
    if draft.measure != "count" or draft.comparator != "eq":
        return True
    return draft.indicator in _COUNTED_IN_TASKS and not _DETAIL.search(folded)


def _marked(drafts: list[TargetDraft], remark: str) -> list[TargetDraft]:
    return [replace(d, unsure=(*d.unsure, remark)) for d in drafts]
