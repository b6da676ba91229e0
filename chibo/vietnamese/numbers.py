"""Numbers as Vietnamese papers write them: decimal comma, dot between thousands."""

import re
from decimal import ROUND_HALF_UP, Decimal

_NUMBER = re.compile(r"([-+]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?\s*[%‰]?")
_POINTED = re.compile(r"([-+]?)(\d+)\.(\d{1,2}|\d{4,})\s*[%‰]?")
_ROMAN = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_WORDS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip


def number(value, *, places=None):
    """ "1.500", "49,376", "0,3": as many decimals as it has, or `places`, rounded half up."""
    value = Decimal(value)
    if places is not None:
        value = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    grouped = f"{value:,f}"
    if places is None and "." in grouped:
        grouped = grouped.rstrip("0").rstrip(".")
    return grouped.translate(str.maketrans(",.", ".,"))


def percent(value):
    """ "133,3%" for 133.333…, "100%" for 100: one decimal, none when it is zero; never capped."""
    return number(Decimal(value).quantize(Decimal("0.1"), ROUND_HALF_UP)) + "%"


def parse_number(text):
    """The Decimal a person wrote: "1.500" is 1500, "133,3" is 133.3, "0,30‰" is 0.30, "02" is 2.

    A sign % or ‰ is passed over: the measure is told by whoever reads the sentence. A dot before
    exactly three digits parts thousands; elsewhere ("15.5") it can only be a foreign comma.
    """
    wanted = text.strip()
    match = _NUMBER.fullmatch(wanted) or _POINTED.fullmatch(wanted)
    if match is None:
        raise ValueError(f"“{wanted}” không phải là số, ví dụ đúng: 1.500 hoặc 133,3")
    sign, whole, fraction = match.groups()
    return Decimal(f"{sign}{whole.replace('.', '')}.{fraction or ''}")


def whole(text):
    """The whole number that an address or a page sent as plain digits; None for anything else.

    `isdigit` takes "²" and `int` takes "٣" and stumbles over thousands of digits: what a program
    sent back to itself is none of these.
    """
    return int(text) if re.fullmatch(r"[0-9]{1,18}", text or "") else None


def padded(value):
    """ "01" … "09", "10": numbers of papers and small counts (05-HD/VPTW 2026)."""
    return f"{value:02}"


def roman(value):
    """3 → "III", for ordinals of congresses and parts of a paper; 1 to 399."""
    if not 0 < value < 400:
        raise ValueError(f"{value} không viết được bằng số La Mã ở đây")
    written = ""
    for worth, letters in _ROMAN:
        times, value = divmod(value, worth)
        written += letters * times
    return written


def from_roman(text):
    """ "III" → 3. Raises ValueError for what is not the one right way to write a number."""
    wanted = text.strip().upper()
    rest, value = wanted, 0
    for worth, letters in _ROMAN:
        while rest.startswith(letters):
            rest, value = rest.removeprefix(letters), value + worth
    if rest or not 0 < value < 400 or roman(value) != wanted:
        raise ValueError(f"“{text}” không phải là số La Mã")
    return value


def from_words(text):
    """The number 0 to 99 that `text` spells: "hai" → 2, "mười lăm" → 15, "hai mươi tư" → 24."""
    words = text.lower().split()
    tens, units = 0, words
    if words[:1] == ["mười"]:
        tens, units = 1, words[1:]
    elif words[1:2] in (["mươi"], ["chục"]):
        tens, units = _WORDS.get(words[0], 0), words[2:]
    if len(units) > 1 or (not units and not tens) or (units and units[0] not in _WORDS):
        raise ValueError(f"“{text}” không phải là số viết bằng chữ")
    return tens * 10 + (_WORDS[units[0]] if units else 0)
