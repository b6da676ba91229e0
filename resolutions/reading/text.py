"""Letters and spaces: what makes two spellings of the same Vietnamese words equal.

`tidy` keeps the words as written. `fold` is for matching only and keeps the length, so that a
position found in the folded text is a position in the written one.
"""

import re
import unicodedata

from . import spelling

_CONTROLS = [*range(0x09), *range(0x0E, 0x20), 0x7F, *range(0xD800, 0xE000)]
_INVISIBLE = dict.fromkeys(
    [*_CONTROLS, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x200E, 0x200F]
)
# Eth and the African D look like Đ and stand for it in much pasted text.
_LOOKALIKES = str.maketrans("Ððɖ", "Đđđ")
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_DASHES = str.maketrans("‐‑‒–—―−\u2043", "--------")
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»‘’‚′″'`"), ord('"'))

# Both schools of placing the tone mark are in use ("hoà", "hòa"); one is enough for matching.
_TONE_PLACES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_TONE_PLACE = re.compile(r"(?<!q)(?:" + "|".join(_TONE_PLACES) + r")\b")


def normalise(text: str) -> str:
    """NFC, one kind of line end, no invisible characters, bullets of symbol fonts as "•"."""
    text = unicodedata.normalize("NFC", text).translate(_INVISIBLE).translate(_LOOKALIKES)
    text = re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c]", "\n", text)
    return re.sub(
        r"[\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8\u25cf\u25aa\u25a0\u25e6\u2023]", "•", text
    )


def tidy(line: str) -> str:
    """One line in NFC with single plain spaces, otherwise as written."""
    return _SPACES.sub(" ", normalise(line)).strip()


def as_written(words: str, line: str) -> str:
    """What was read from a line, letter by letter as the line has it; "" when it is not there."""
    if words in line:
        return words
    read = tidy(line)
    start = read.find(words) if len(read) == len(line) else -1
    return line[start : start + len(words)] if start >= 0 else ""


def fold(text: str) -> str:
    """Lower case, one dash, one quote mark, one school of tone marks; the length is kept."""
    folded = text.translate(_DASHES).translate(_QUOTES).lower()
    if len(folded) != len(text):  # "İ" and its like; no Vietnamese letter does this
        folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    folded = _TONE_PLACE.sub(lambda m: _TONE_PLACES[m[0]], folded)
    return spelling.corrected(folded)


def is_caps(line: str) -> bool:
    """True for a line whose letters are all capitals, at least three of them."""
    letters = [c for c in line if c.isalpha()]
    return len(letters) >= 3 and all(c.isupper() for c in letters)
