"""From a sentence to its targets."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from . import clauses, grades, indicators, periods, ranks, ratings, subjects
from .clauses import Clause
from .draft import TargetDraft
from .lexicon import Facts
from .nouns import MEASURES, MONEY
from .quantities import Quantity, find
from .text import fold, tidy

_AMOUNT = re.compile(rf"(?:{MONEY}|{MEASURES})\b(?: ?/ ?(?:đầu )?[^\W\d_]+(?: viên| bộ| dân)?)*")
_PER_HEAD = re.compile(r"/ ?(?:đầu )?(?:người|hộ|lao động)")
_PER = re.compile(
    r"(?<!\w)(?:mỗi|từng|mọi|/) ?(?P<per>đồng chí|đảng viên|chi bộ|đảng bộ|chi,? đảng bộ|thôn|xã"
    r"|ấp|hộ|tổ|đơn vị|cán bộ|cơ quan|phường)"
)
_HEADED = re.compile(
    r"^[\s,;:•+-]*(?P<per>xã/phường|xã, phường|chi bộ|đảng bộ|thôn|xã|phường)(?: \S+)? (?:ít nhất"
    r"|tối thiểu|từ)"
)
_CONDITION = re.compile(
    r"\((?:trừ|ngoại trừ)[^)]*\)|(?<!\w)(?:trừ|ngoại trừ) [^,;.]+|(?<!\w)(?:khi (?:được|có)|nếu "
    r"(?:được|có|còn)) [^,;.]+"
)
_TO_COME = re.compile(r"(?:sẽ|chờ)[^;.]{0,30}(?:giao|phân bổ)|chờ giao")
# A heading "Các chỉ tiêu chủ yếu" says nothing of the lines below it.
_TOO_GENERAL = frozenset(("targets_met", "professional_tasks", "emulation_participation"))
# Longer than any sentence a person wrote; noise must not cost minutes.
_NO_SENTENCE = 4000
_MARKS = " ,;:.-–—•+*"


@dataclass(frozen=True)
class Context:
    """What headings and earlier lines say of a line: words, and a period if they name one."""

    words: str = ""
    period: str | None = None


def read(line: str, context: Context | None = None) -> tuple[TargetDraft, ...]:
    """Every target of a line that is known to hold targets; () when nothing measures."""
    found: list[TargetDraft] = []
    for sentence in clauses.sentences(tidy(line)):
        if len(sentence) > _NO_SENTENCE:
            continue
        found += _of_sentence(sentence, context or Context())
    return tuple(found)


def _of_sentence(sentence: str, context: Context) -> list[TargetDraft]:
    if ranked := ranks.read(sentence):
        period = periods.find(fold(sentence)) or context.period or "term"
        return [replace(ranked, text=sentence, period=period)]
    found = clauses.split(sentence)
    lead = _lead_period(found)
    drafts: list[TargetDraft] = []
    for index, clause in enumerate(found):
        shared = _shared_predicate(found, index)
        drafts.append(_draft(clause, drafts[-1] if drafts else None, shared, context))
        own = periods.find(clause.folded) or _joined_period(found, index)
        drafts[-1] = replace(
            drafts[-1], text=sentence, period=own or lead or context.period or "term"
        )
    return _related(drafts, found)


def _lead_period(found: list[Clause]) -> str | None:
    """A period named before the first number governs the whole sentence."""
    if not found:
        return None
    return periods.find(found[0].folded[: _anchor(found[0])])


def _anchor(clause: Clause) -> int:
    """Where the measure of a clause begins: its number, "không có", or its grade."""
    quantity = clause.quantity
    if quantity:
        return quantity.start
    zero = clauses.ZERO.search(clause.folded) if clause.kind == "zero" else None
    graded = grades.find(clause.folded)
    return zero.start() if zero else graded[0].start if graded else 0


def _joined_period(found: list[Clause], index: int) -> str | None:
    """ "A và B mỗi năm": a period at the end reaches back over "và"."""
    if index + 1 < len(found) and found[index + 1].joined == "và":
        return periods.find(found[index + 1].folded)
    return None


def _shared_predicate(found: list[Clause], index: int) -> Clause | None:
    """The next clause, when this one only counts and leaves what is done to the next."""
    if index + 1 < len(found) and not clauses.predicate(found[index]):
        following = found[index + 1]
        return following if following.quantity and clauses.predicate(following) else None
    return None


def _draft(clause: Clause, before: TargetDraft | None, shared: Clause | None, context: Context):
    quantity = clause.quantity
    builder = {
        "zero": _zero,
        "grade": _graded,
        "fact": _fact,
    }.get(clause.kind, _measured)
    if clause.kind == "quantity" and quantity is None:
        quantity = Quantity(0, 0, "percent", "eq", Decimal(100), None, "%")
    draft = builder(clause, quantity)
    draft = replace(draft, clause=_own_words(clause.written), condition=_condition(clause))
    return _classified(draft, clause, quantity, before, shared, context)


def _own_words(written: str) -> str:
    """The clause without the marks it was cut at, a lone bracket among them."""
    words = written.strip(_MARKS)
    if words.count("(") != words.count(")"):
        words = words.strip(_MARKS + "()")
    return words


def _measured(clause: Clause, quantity: Quantity) -> TargetDraft:
    times = [q for q in find(clause.covered) if q.kind == "times" and q is not quantity]
    times = [q for q in times if q != quantity]
    measure = {"percent": "percent", "amount": _amount(clause, quantity)}.get(
        quantity.kind, "count"
    )
    return TargetDraft(
        text="",
        measure=measure,
        comparator=quantity.comparator,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=_unit(clause, quantity),
        base=quantity.base,
        event_minimum=int(times[0].value) if times and quantity.kind != "times" else None,
        per=_per(clause),
        unsure=_doubts(quantity),
    )


def _amount(clause: Clause, quantity: Quantity) -> str:
    """Money per head is a figure of the people, like a count; a sum or a size is an amount."""
    per_head = _PER_HEAD.search(fold(_unit(clause, quantity) or ""))
    return "count" if per_head or "đầu người" in clause.folded else "amount"


def _unit(clause: Clause, quantity: Quantity) -> str | None:
    if quantity.kind != "amount":
        return "%" if quantity.unit == "phần trăm" else quantity.unit
    at = clause.folded.rfind(quantity.unit, 0, quantity.end)
    match = _AMOUNT.match(clause.folded, at)
    return clause.written[match.start() : match.end()] if match else quantity.unit


def _doubts(quantity: Quantity) -> tuple[str, ...]:
    doubts = []
    if quantity.value_max is not None and quantity.value > quantity.value_max:
        doubts.append("Hai đầu của khoảng trị số bị ngược.")
    if quantity.about:
        doubts.append("Trị số chỉ là áng chừng.")
    if quantity.base is not None and quantity.value > quantity.base:
        doubts.append("Tử số lớn hơn mẫu số.")
    if quantity.kind == "bare":
        doubts.append("Không rõ đơn vị tính.")
    return tuple(doubts)


def _per(clause: Clause) -> str | None:
    match = _PER.search(clause.folded) or _HEADED.match(clause.folded)
    return match["per"] if match else None


def _condition(clause: Clause) -> str | None:
    match = _CONDITION.search(clause.folded)
    return clause.written[match.start() : match.end()].strip(_MARKS + "()") if match else None


def _zero(clause: Clause, _quantity) -> TargetDraft:
    named = subjects.find(clause.folded[clauses.ZERO.search(clause.folded).end() :])
    at = clauses.ZERO.search(clause.folded).end()
    unit = clause.folded[at + named[0].start : at + named[0].end] if named else "vụ"
    unit = "đảng viên" if unit in ("đồng chí", "đ/c", "đv") else unit
    return TargetDraft(text="", measure="count", comparator="eq", value=Decimal(0), unit=unit)


def _graded(clause: Clause, _quantity) -> TargetDraft:
    grade = grades.find(clause.folded)[0]
    kinds = tuple(s.kind for s in subjects.find(clause.folded))
    return TargetDraft(
        text="",
        measure="grade",
        comparator="at_least_grade",
        value=grade.code,
        grade=grade.code,
        scale=ratings.scale(grade, kinds),
        unit=grade.unit,
    )


def _fact(clause: Clause, quantity) -> TargetDraft:
    found = grades.find(clause.folded)
    if clauses.MAINTAIN.search(clause.folded):
        if found:
            return replace(_graded(clause, quantity), comparator="maintain")
        return TargetDraft(text="", measure="boolean", comparator="maintain", value=True)
    if clauses.ASSIGNED.search(clause.folded):
        to_come = bool(_TO_COME.search(clause.folded))
        comparator = "to_be_assigned" if to_come else "meets_assigned"
        return TargetDraft("", "boolean", comparator, None if to_come else True)
    return TargetDraft(text="", measure="boolean", comparator="is", value=True)


def _classified(draft, clause, quantity, before, shared, context) -> TargetDraft:
    named = _subjects(clause, quantity, draft)
    kinds = tuple(s.kind for s in named)
    population = _words(clause, named) if named else None
    draft = replace(draft, population=population)
    if not kinds and before and before.population and quantity:
        kinds = tuple(s.kind for s in subjects.find(fold(before.population)))
    key, doubt = _indicator(draft, clause, kinds, before, shared, context)
    if draft.measure == "percent" and not named and before and before.measure == "percent":
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


def _words(clause: Clause, named) -> str:
    return clause.written[named[0].start : named[-1].end].strip(_MARKS)


def _indicator(draft, clause, kinds, before, shared, context):
    """Own words first; then those of the clause before or after; then the heading's."""
    own = clauses.predicate(clause)
    counted = draft.unit
    for words, doubt in _sources(clause, own, before, shared, context):
        key = _of_words(draft, words, kinds, counted)
        if key and not (doubt and key in _TOO_GENERAL):
            return key, doubt
    if draft.measure == "count" and indicators.bare_admissions(counted, own):
        return "admissions", ("Chỉ ghi số đảng viên: tạm hiểu là kết nạp.",)
    return None, ()


def _sources(clause, own, before, shared, context):
    yield clause.folded, ()
    if shared is not None:
        yield f"{clause.folded} {shared.folded}", ()
    if before is not None and _leans(own, clause):
        yield f"{fold(before.clause)} {clause.folded}", ()
    if context.words and len(own.split()) <= 2:
        yield f"{context.words} {clause.folded}", ("Chỉ số đoán theo đề mục.",)


def _leans(own: str, clause: Clause) -> bool:
    return not own or clause.relation == "of_which" or bool(grades.find(clause.folded))


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


def _related(drafts: list[TargetDraft], found: list[Clause]) -> list[TargetDraft]:
    """Marks parts of a whole: "trong đó", a distribution, the yearly share of a term."""
    shares = [d.value for d in drafts if d.measure == "percent" and d.comparator == "eq"]
    if len(shares) >= 3 and len(shares) == len(drafts) and sum(shares) == 100:
        return [replace(d, relation="distribution") for d in drafts]
    marked = []
    for draft, clause in zip(drafts, found, strict=True):
        relation = clause.relation
        if marked and draft.period == "yearly" and _same_over_term(marked[-1], draft):
            relation = "yearly_of_term"
        marked.append(replace(draft, relation=relation))
    return marked


def _same_over_term(whole: TargetDraft, part: TargetDraft) -> bool:
    return whole.period == "term" and whole.indicator == part.indicator and whole.unit == part.unit
