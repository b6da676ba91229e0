"""A reading as plain data, to be kept between pasting and saving, and back."""

from dataclasses import asdict, fields
from datetime import date
from decimal import Decimal

from resolutions.reading.draft import ResolutionDraft, SectionDraft, TargetDraft

FIGURES = ("value", "value_max", "base")


def to_json(draft):
    """The draft as what JSON knows; decimals and dates as tagged text."""
    data = asdict(draft)
    data["adopted_on"] = draft.adopted_on and draft.adopted_on.isoformat()
    for target in data["targets"]:
        for name in FIGURES:
            if isinstance(target[name], Decimal):
                target[name] = {"decimal": str(target[name])}
    return data


def from_json(data):
    """The draft that `to_json` wrote."""
    known = {name: _frozen(value) for name, value in data.items() if name in _names()}
    known["adopted_on"] = data["adopted_on"] and date.fromisoformat(data["adopted_on"])
    known["sections"] = tuple(
        SectionDraft(**{name: _frozen(value) for name, value in section.items()})
        for section in data["sections"]
    )
    known["targets"] = tuple(_target(target) for target in data["targets"])
    return ResolutionDraft(**known)


def _names():
    return {field.name for field in fields(ResolutionDraft)}


def _target(data):
    plain = {name: _frozen(value) for name, value in data.items()}
    for name in FIGURES:
        if isinstance(plain[name], dict):
            plain[name] = Decimal(plain[name]["decimal"])
    return TargetDraft(**plain)


def _frozen(value):
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
