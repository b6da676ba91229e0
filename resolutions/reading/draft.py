"""What a reading yields: a draft paper, its sections, its targets. Values only, no behaviour.

The words of the fields (measure, comparator, period …) are those of the target model, so that
saving a draft is a copy and not a translation.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class TargetDraft:
    """One measure found in one sentence; `text` is the sentence as the paper prints it.

    `section` and `paragraph` are indexes into the draft's sections and that section's paragraphs.
    `unsure` holds remarks in Vietnamese for the person who checks the reading; `clause` is the
    part of the sentence that was read, `base` a fixed denominator ("2/18") or rank ("15/27").
    """

    text: str
    measure: str
    comparator: str
    value: Decimal | str | bool | None = None
    value_max: Decimal | None = None
    grade: str | None = None
    scale: str | None = None
    unit: str | None = None
    population: str | None = None
    period: str = "term"
    indicator: str | None = None
    event_minimum: int | None = None
    per: str | None = None
    condition: str | None = None
    relation: str | None = None
    unsure: tuple[str, ...] = ()
    section: int | None = None
    paragraph: int | None = None
    clause: str | None = None
    base: Decimal | None = None


@dataclass(frozen=True)
class SectionDraft:
    """A heading with what stands under it; `markers` is parallel to `paragraphs` ("–", "1.")."""

    label: str | None
    heading: str | None
    depth: int
    paragraphs: tuple[str, ...] = ()
    markers: tuple[str | None, ...] = ()


@dataclass(frozen=True)
class ResolutionDraft:
    """The whole paper as read. Unknown values are None; nothing of the text is lost:
    it is a section, a field of the head or the signature, or a line of `left_out`."""

    title: str | None = None
    ordinal: int | None = None
    term: tuple[int, int] | None = None
    adopted_on: date | None = None
    place: str | None = None
    unit: str | None = None
    sections: tuple[SectionDraft, ...] = ()
    targets: tuple[TargetDraft, ...] = ()
    left_out: tuple[str, ...] = ()
    number: str | None = None
    kind: str | None = None
    grounds: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signatory: str | None = None
    position: str | None = None
    warnings: tuple[str, ...] = ()


class Unreadable(ValueError):
    """The file cannot be read; the message is one Vietnamese sentence that says what to do."""
