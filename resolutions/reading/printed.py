"""Drafts as plain values for JSON, keys in the order the commands promise."""

from decimal import Decimal
from typing import Any

from .draft import ResolutionDraft, SectionDraft, TargetDraft

_TARGET = (
    "text", "measure", "comparator", "value", "value_max", "grade", "unit", "population",
    "period", "indicator",
)  # fmt: skip
_TARGET_MORE = (
    "event_minimum",
    "per",
    "condition",
    "relation",
    "scale",
    "base",
    "clause",
    "paragraph",
)


def resolution(draft: ResolutionDraft) -> dict[str, Any]:
    """The object `read_resolution` prints."""
    term = draft.term and {"start": draft.term[0], "end": draft.term[1]}
    return {
        "title": draft.title,
        "ordinal": draft.ordinal,
        "term": term,
        "adopted_on": draft.adopted_on and draft.adopted_on.isoformat(),
        "place": draft.place,
        "unit": draft.unit,
        "sections": [_section(s) for s in draft.sections],
        "targets": [target(t, section=True) for t in draft.targets],
        "left_out": list(draft.left_out),
        "number": draft.number,
        "kind": draft.kind,
        "grounds": list(draft.grounds),
        "recipients": list(draft.recipients),
        "signatory": draft.signatory,
        "position": draft.position,
        "warnings": list(draft.warnings),
    }


def target(draft: TargetDraft, section: bool = False) -> dict[str, Any]:
    """One target; within a paper it says the index of its section too."""
    printed = {key: _plain(getattr(draft, key)) for key in _TARGET}
    if section:
        printed["section"] = draft.section
    more = {key: _plain(getattr(draft, key)) for key in _TARGET_MORE}
    return printed | more | {"unsure": list(draft.unsure)}


def _section(section: SectionDraft) -> dict[str, Any]:
    return {
        "label": section.label,
        "heading": section.heading,
        "depth": section.depth,
        "paragraphs": list(section.paragraphs),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
