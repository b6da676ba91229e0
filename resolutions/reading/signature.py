"""The foot of an official paper: recipients left; authority, position and name right."""

import re
from dataclasses import dataclass

from . import labels
from .source import Line
from .text import fold, is_caps

_AUTHORITY = re.compile(
    r"^(?:t/m|tm\.?|t\.m\.?|k/t|kt\.|q\.)\s*\S|^(?:đoàn chủ tịch|chủ tọa(?: đại hội| hội nghị)?)$"
)
_RECIPIENTS = re.compile(r"^nơi nhận\s*:?")
_POSITION = re.compile(
    r"^(?:quyền )?(?:phó )?(?:bí thư|chủ tịch|chủ tọa|trưởng đoàn|đoàn chủ tịch).*$"
)
_NAME = re.compile(r"^(?:[A-ZĐ][^\W\d_]*|[^\W\d_a-z][^\W\d_]*)(?: [^\W\d_]+){1,5}$")
_ZONE = 30


@dataclass(frozen=True)
class Signature:
    """Who gets the paper and who signs it."""

    recipients: tuple[str, ...] = ()
    authority: str | None = None
    position: str | None = None
    signatory: str | None = None
    left_out: tuple[str, ...] = ()


def take(lines: tuple[Line, ...]) -> tuple[Signature, tuple[Line, ...]]:
    """Splits the foot off the end of the paper."""
    first = max(0, len(lines) - _ZONE)
    for index in range(first, len(lines)):
        if _begins(lines[index].text):
            return _read([line.text for line in lines[index:]]), lines[:index]
    return Signature(), lines


def _begins(text: str) -> bool:
    folded = fold(text)
    return bool(_RECIPIENTS.match(folded)) or (is_caps(text) and bool(_AUTHORITY.match(folded)))


def _read(texts: list[str]) -> Signature:
    recipients: list[str] = []
    signing: list[str] = []
    for text in texts:
        label = labels.parse(text)
        if _RECIPIENTS.match(fold(text)):
            after = text[_RECIPIENTS.match(fold(text)).end() :].strip()
            recipients += [after] if after else []
        elif label and label.kind == "bullet":
            recipients.append(label.rest.rstrip(" ;,."))
        else:
            signing.append(text)
    return _signed(signing, tuple(recipients))


def _signed(lines: list[str], recipients: tuple[str, ...]) -> Signature:
    authority = next((t for t in lines if is_caps(t) and _AUTHORITY.match(fold(t))), None)
    position = next((t for t in lines if t != authority and _POSITION.match(fold(t))), None)
    names = [t for t in lines if t not in (authority, position) and _is_name(t)]
    signatory = names[-1] if names else None
    shown = (position or authority, signatory)
    left = [t for t in lines if t not in shown and re.search(r"\w", t)]
    return Signature(recipients, authority, position or authority, signatory, tuple(left))


def _is_name(text: str) -> bool:
    words = text.split()
    return bool(_NAME.match(text)) and all(w[:1].isupper() for w in words) and len(words) <= 6
