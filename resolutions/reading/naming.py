"""Of whom a clause speaks and which indicator counts it: own words, neighbours', heading's."""

import re
from dataclasses import dataclass, replace

from . import clauses, grades, indicators, ratings, subjects
from .clauses import Clause
from .draft import TargetDraft
from .lexicon import Facts
from .quantities import Quantity
from .text import fold

# A heading "Các chỉ tiêu chủ yếu" says nothing of the lines below it.
_TOO_GENERAL = frozenset(("targets_met", "professional_tasks", "emulation_participation"))
# "… họp mỗi tháng, 90% đảng viên tham dự": what they attend was said before.
_ATTENDING = frozenset(("tham dự", "dự", "có mặt", "tham gia", "dự họp"))
_MARKS = " ,;:.-–—•+*"


@dataclass(frozen=True)
class Context:
    """What headings and earlier lines say of a line: words, and a period if they name one."""

    words: str = ""
    period: str | None = None


def named(draft, clause, quantity, before, shared, context) -> TargetDraft:
    """The draft with its population and indicator, and doubts about the latter."""
    group = _subjects(clause, quantity, draft)
    kinds = tuple(s.kind for s in group)
    population = _words(clause, group) if group else None
    draft = replace(draft, population=population)
    if not kinds and before and before.population and quantity:
        kinds = tuple(s.kind for s in subjects.find(fold(before.population)))
    key, doubt = _indicator(draft, clause, kinds, before, shared, context)
    if draft.measure == "percent" and not group and before and before.measure == "percent":
        draft = replace(draft, population=before.population)
    return replace(draft, indicator=key, unsure=draft.unsure + doubt)


def _subjects(clause: Clause, quantity, draft: TargetDraft) -> tuple[subjects.Subject, ...]:
    if quantity and draft.measure in ("percent", "count") and clause.kind != "zero":
        return subjects.of_quantity(clause.folded, _counted_from(quantity), quantity.start)
    return subjects.find(clause.folded)


def _counted_from(quantity: Quantity) -> int:
    """A count's noun is its own subject: look from the number, not from behind the noun."""
    if quantity.kind == "count" and quantity.unit:
        return quantity.end - len(quantity.unit)
    return quantity.end


def _words(clause: Clause, group) -> str:
    return clause.written[group[0].start : group[-1].end].strip(_MARKS)


def _indicator(draft, clause, kinds, before, shared, context):
    """Own words first; then those of the clause before or after; then the heading's."""
    own = clauses.predicate(clause)
    counted = draft.unit
    for words, doubt in _sources(clause, own, before, shared, context):
        key = _of_words(draft, words, kinds, counted)
        if key == "women" and _part_of_admissions(clause, before):
            return "admissions", doubt
        if key and not (doubt and key in _TOO_GENERAL):
            return key, doubt
    if draft.measure == "count" and indicators.bare_admissions(counted, own):
        return "admissions", ("Chỉ ghi số đảng viên: tạm hiểu là kết nạp.",)
    return None, ()


def _part_of_admissions(clause, before) -> bool:
    """ "kết nạp 10 đảng viên, trong đó nữ 30%" counts women among the admitted, not on the roll."""
    return clause.relation == "of_which" and bool(before) and before.indicator == "admissions"


def _sources(clause, own, before, shared, context):
    yield clause.folded, ()
    if shared is not None:
        yield f"{clause.folded} {shared.folded}", ()
    if before is not None and _leans(own, clause):
        yield f"{fold(before.clause)} {clause.folded}", ()
    if context.words and len(own.split()) <= 2:
        yield f"{context.words} {clause.folded}", ("Chỉ số đoán theo đề mục.",)


def _leans(own: str, clause: Clause) -> bool:
    return (
        not own
        or own in _ATTENDING
        or clause.relation == "of_which"
        or bool(grades.find(clause.folded))
    )


def _of_words(draft: TargetDraft, folded: str, kinds: tuple[str, ...], counted) -> str | None:
    zero = draft.measure in ("count", "percent") and draft.value == 0
    found = grades.find(folded)
    if not kinds:
        kinds = tuple(s.kind for s in subjects.find(folded))
    if not kinds and found and found[0].rank and draft.measure == "percent":
        kinds = ("members",)  # "Hoàn thành tốt nhiệm vụ: 75%": people are rated in shares
    rated = found and (kinds or draft.measure == "grade") and not _of_meetings(folded, found[-1])
    facts = Facts(folded, draft.measure, draft.comparator, frozenset(kinds), counted, zero)
    if rated and not (zero and kinds[:1] != ("bodies",)) and draft.measure != "boolean":
        key = ratings.indicator(_rating_meant(found, folded), kinds, draft.measure)
        if key:
            return key
    if kinds[:1] == ("union",) and "danh hiệu" in folded:
        return "trade_union_rating"
    return indicators.classify(facts)


def _rating_meant(found: tuple[grades.Grade, ...], folded: str) -> grades.Grade:
    """The last one, unless it only tells of whom the share is taken: "20% số đảng viên HTTNV"."""
    if len(found) > 1 and re.search(r"% (?:tổng )?số[^;]*$", folded[: found[-1].start]):
        return found[0]
    return found[-1]


def _of_meetings(folded: str, grade: grades.Grade) -> bool:
    """ "buổi sinh hoạt xếp loại tốt" grades the meeting, not the cell."""
    return grade.scale == "class" and bool(re.search(r"sinh hoạt|(?:cuộc|buổi) họp", folded))
