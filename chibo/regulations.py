"""How a rule speaks: findings with their clause, and what is done with them.

Rules themselves are pure functions in each app's `regulations.py`. They return findings; the action
decides: a finding that blocks refuses the act, a warning asks for a confirmation that is kept.
"""

from dataclasses import dataclass
from enum import Enum


class Weight(Enum):
    """What a finding means for the act."""

    BLOCKS = "blocks"
    WARNS = "warns"


@dataclass(frozen=True)
class Finding:
    """One thing a rule has to say: `clause` names document and article, `code` the check (V2)."""

    code: str
    sentence: str
    clause: str = ""
    weight: Weight = Weight.BLOCKS
    field: str | None = None

    def __str__(self):
        return f"{self.sentence} ({self.clause})" if self.clause else self.sentence


class Refused(Exception):
    """The act is not allowed, or not without confirmation. Carries every finding at once."""

    def __init__(self, *findings):
        super().__init__("; ".join(map(str, findings)))
        self.findings = findings

    @property
    def confirmable(self):
        """Whether a person may go on after saying yes."""
        return all(finding.weight is Weight.WARNS for finding in self.findings)


class Conflict(Exception):
    """Somebody else saved this row first; nothing was overwritten. `current` is the row now."""

    def __init__(self, current):
        super().__init__("Có người vừa lưu trước.")
        self.current = current


def enforce(findings, *, confirmed=False):
    """Raise `Refused` unless nothing blocks and every warning was confirmed."""
    standing = [f for f in findings if f.weight is Weight.BLOCKS or not confirmed]
    if standing:
        raise Refused(*standing)


def expect_version(row, version):
    """Lock `row` and raise `Conflict` when it is no longer the version the person saw.

    `Refused` when somebody removed it meanwhile.
    """
    current = type(row)._base_manager.select_for_update().filter(pk=row.pk).first()
    if current is None:
        raise Refused(Finding("", "Mục này vừa bị xóa. Chưa ghi gì; hãy mở lại trang."))
    if version is not None and current.version != version:
        raise Conflict(current)
    return current
