"""Which indicator a clause speaks of; None is a free target."""

import re

from .lexicon import RULES, Facts

_BARE_MEMBERS = re.compile(r"đảng viên|đồng chí|đ/c|đv")
_LEFT_OVERS = re.compile(
    r"\b(?:xã|phường|chi bộ|hết nguồn|trừ nơi|trừ|nơi|hết|nguồn|nữ|mới|bình quân|các|năm|còn lại)\b"
)


def classify(facts: Facts) -> str | None:
    """The key of the first rule that holds."""
    rule = next((r for r in RULES if r.holds(facts)), None)
    return rule.key if rule else None


def bare_admissions(counted: str | None, words: str) -> bool:
    """ "mỗi năm 90 đảng viên" says no verb; in a resolution's targets it means admissions."""
    return bool(_BARE_MEMBERS.match(counted or "")) and not _LEFT_OVERS.sub("", words).strip()
