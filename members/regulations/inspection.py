"""Inspection and supervision by a cell: one step after the other, the themed ones with all steps.

21-QĐ/TW 2026, Điều 6 (before: 296-QĐ/TW 2025, 22-QĐ/TW 2021).
"""

from dataclasses import dataclass
from itertools import pairwise

from chibo.regulations import Finding, Weight
from chibo.vietnamese.dates import short_date
from members.enums import InspectionKind, InspectionMode, InspectionStep


@dataclass(frozen=True)
class Inspecting:
    """How long a thematic supervision may take, in days, and which document says so."""

    supervision_days: int = 30
    clause: str = "21-QĐ/TW"


def inspection_order(days, rule):
    """No step before the one it follows. `days` is {step: day or None}."""
    known = [(step, days[step]) for step in InspectionStep if days.get(step)]
    for (before, first), (after, second) in pairwise(known):
        if second < first:
            sentence = (
                f"{after.label} ({short_date(second)}) không thể trước bước "
                f"{before.label.lower()} ({short_date(first)}). Hãy xem lại ngày."
            )
            yield Finding("I1", sentence, rule.clause, field="on")


def inspection_complete(mode, days, rule):
    """A thematic one is concluded after notice, report and verification; what lacks is asked."""
    if mode != InspectionMode.THEMATIC or not days.get(InspectionStep.CONCLUDED):
        return
    wanted = (InspectionStep.NOTIFIED, InspectionStep.REPORTED, InspectionStep.VERIFIED)
    missing = [step.label.lower() for step in wanted if not days.get(step)]
    if missing:
        sentence = f"Chưa ghi: {'; '.join(missing)}. Làm theo chuyên đề thường đủ các bước này."
        yield Finding("I2", sentence, rule.clause, Weight.WARNS, "on")


def supervision_in_time(kind, mode, days, rule):
    """A thematic supervision ends within its days of the notice; a longer one is asked about."""
    begun, ended = days.get(InspectionStep.NOTIFIED), days.get(InspectionStep.CONCLUDED)
    thematic = (kind, mode) == (InspectionKind.SUPERVISION, InspectionMode.THEMATIC)
    if thematic and begun and ended and (ended - begun).days > rule.supervision_days:
        sentence = (
            f"Giám sát chuyên đề kéo dài {(ended - begun).days} ngày, quá "
            f"{rule.supervision_days} ngày kể từ khi thông báo."
        )
        yield Finding("I3", sentence, rule.clause, Weight.WARNS, "on")
