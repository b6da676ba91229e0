"""What one clause measures: share, count, amount, zero, grade or fact."""

import re
from dataclasses import replace
from decimal import Decimal

from . import clauses, grades, ratings, subjects
from .clauses import Clause
from .draft import TargetDraft
from .nouns import MEASURES, MONEY
from .quantities import Quantity, find
from .text import fold

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
_MARKS = " ,;:.-–—•+*"


def measured(clause: Clause, quantity: Quantity | None) -> TargetDraft:
    """The draft of a clause with measure, comparator, value, unit and condition."""
    builder = {"zero": _zero, "grade": _graded, "fact": _fact}.get(clause.kind, _measured)
    draft = builder(clause, quantity)
    return replace(draft, clause=_own_words(clause.written), condition=_condition(clause))


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
