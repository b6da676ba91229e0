"""From a sentence to its targets."""

from dataclasses import replace
from decimal import Decimal

from . import clauses, grades, periods, ranks
from .clauses import Clause
from .draft import TargetDraft
from .measures import measured
from .naming import Context, named
from .quantities import Quantity
from .text import fold, tidy

# Longer than any sentence a person wrote; noise must not cost minutes.
_NO_SENTENCE = 4000


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
    if clause.kind == "quantity" and quantity is None:  # "Tất cả chi bộ …"
        quantity = Quantity(0, 0, "percent", "eq", Decimal(100), None, "%")
    return named(measured(clause, quantity), clause, quantity, before, shared, context)


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
