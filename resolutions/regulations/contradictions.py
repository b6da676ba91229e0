"""Where targets of one resolution contradict each other. Flagged, never corrected. Pure."""

from collections import defaultdict

from chibo.vietnamese.numbers import number
from resolutions.enums import Measure, Relation


def contradictions(targets, term):
    """Sentences for a person to think about; `targets` are those of one resolution."""
    targets = [target for target in targets if target.value is not None]
    yield from _years_against_term(targets, term.years)
    yield from _parts_against_whole(targets)
    yield from _shares(targets)


def _years_against_term(targets, years):
    """Yearly 1 for three years beside 2 for the term."""
    counted = [t for t in targets if t.measure == Measure.COUNT and t.indicator]
    for group in _grouped(counted, lambda t: (t.indicator, t.set_by, t.event_minimum)):
        by_period = {target.period: target for target in group}
        yearly, whole = by_period.get("yearly"), by_period.get("term")
        if yearly and whole and yearly.value * years > whole.value:
            total = number(yearly.value * years)
            yield (
                f"Mỗi năm {number(yearly.value)} thì {years} năm là {total}, nhưng cả nhiệm kỳ ghi "
                f"{number(whole.value)}: “{yearly.text}”."
            )


def _parts_against_whole(targets):
    """A "trong đó" greater than what it is a part of."""
    wholes = {target.pk: target for target in targets}
    for part in targets:
        whole = wholes.get(part.parent_id) if part.relation == Relation.OF_WHICH else None
        if whole and whole.measure == part.measure and part.value > whole.value:
            yield (
                f"Phần “trong đó” ({number(part.value)}) lớn hơn tổng ({number(whole.value)}): "
                f"“{part.text}”."
            )


def _shares(targets):
    """The shares of a distribution that do not make a hundred."""
    shares = [t for t in targets if t.measure == Measure.PERCENT]
    for group in _grouped(shares, lambda t: t.text):
        total = sum(t.value for t in group if t.relation != Relation.OF_WHICH)
        if total != 100 and any(t.relation == Relation.DISTRIBUTION for t in group):
            yield f"Các tỷ lệ của cơ cấu cộng lại là {number(total)}%: “{group[0].text}”."


def _grouped(targets, key):
    found = defaultdict(list)
    for target in targets:
        found[key(target)].append(target)
    return found.values()
