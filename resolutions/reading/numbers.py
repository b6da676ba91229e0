"""Numbers as Vietnamese offices write them: "02", "1.500", "133,3", "hai mươi lăm"."""

import re
from decimal import Decimal

DIGITS = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)"

_ONES = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_ONE = "(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
_LAST = "(?:mốt|một|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|tám|chín)"
WORDS = (
    rf"(?:(?:{_ONE} trăm(?: (?:lẻ|linh))? ?)?(?:(?:{_ONE} mươi|mười)(?: {_LAST})?|{_ONE})"
    rf"|{_ONE} trăm)"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ORDINAL_WORDS = {"nhất": 1, "nhì": 2, **_ONES}


def decimal(written: str) -> Decimal:
    """Reads digits: a dot before three digits groups thousands, any other mark is the comma."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", written):
        written = written.replace(".", "")
    return Decimal(written.replace(",", "."))


def words(written: str) -> int:
    """Reads a number word below a thousand ("mười hai", "hai mươi lăm", "một trăm")."""
    total = 0
    for word in written.split():
        if word == "trăm":
            total *= 100
        elif word == "mươi":
            total = total - total % 10 + total % 10 * 10
        elif word == "mười":
            total += 10
        else:
            total += _ONES.get(word, 0)
    return total


def quantity(written: str) -> Decimal:
    """Reads digits or words."""
    return decimal(written) if written[0].isdigit() else Decimal(words(written))


def roman(written: str) -> int | None:
    """Reads a Roman numeral; None when it is not one."""
    lowered = written.lower()
    if not re.fullmatch(r"(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", lowered):
        return None
    values = [_ROMAN[c] for c in lowered]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-v if v < following else v for v, following in pairs)


def ordinal(written: str) -> int | None:
    """Reads what follows "lần thứ": III, 3, 03, ba, nhất, mười hai."""
    written = written.strip().lower()
    if written.isdigit():
        return int(written)
    if (value := roman(written)) is not None:
        return value
    return _ORDINAL_WORDS.get(written) or words(written) or None
