"""The Vietnamese alphabet as tables. Python and SQL are both built from these and nothing else.

Only precomposed (NFC) characters occur as keys. Foreign letters that the names of minority peoples
use (Ê Đê, Gia Rai, Ba Na: ĕ, ĭ, ŏ, č, ñ, ƀ) fold to their base letter, so that a secretary can type
a neighbour's name on an ordinary keyboard and find it.
"""

import unicodedata

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The 29 letters in dictionary order, with f j w z at their Latin places for borrowed names."""

TONES = ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
"""Huyền, hỏi, ngã, sắc, nặng, in dictionary order; ngang is the absence of a mark."""

TONE_CODES = "!#&*+"
"""One code per tone. All sort after the space, so that Hoa < Hoà < Hoan."""

RANK_CODES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg"
"""One ASCII code per letter of ALPHABET: byte order (COLLATE "C") is then alphabetical order."""

ODD_SPACES = "\t\n\v\f\r\x85\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B)))
ODD_SPACES += "\u2028\u2029\u202f\u205f\u3000"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
COMBINING = "".join(map(chr, range(0x0300, 0x0370)))
"""Marks that no precomposed letter absorbed; they neither search nor sort."""

_STROKED = {"đ": "d", "Đ": "d", "ƀ": "b", "Ƀ": "b", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o"}


def _latin():
    """Every single character whose letter is one of a–z, with or without marks."""
    for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)):
        character = chr(code)
        base = _STROKED.get(character) or unicodedata.normalize("NFD", character)[0].lower()
        if len(base) == 1 and "a" <= base <= "z":
            yield character, base


def _letter(character, base):
    """The letter of the alphabet without its tone: ệ is ê, and a mark we don't know falls away."""
    marks = unicodedata.normalize("NFD", character)[1:]
    kept = "".join(mark for mark in marks if mark in "\u0306\u0302\u031b")
    letter = "đ" if character in "đĐ" else unicodedata.normalize("NFC", base + kept)
    return letter if letter in ALPHABET else base


def _tone(character):
    marks = unicodedata.normalize("NFD", character)[1:]
    return next((TONE_CODES[TONES.index(mark)] for mark in marks if mark in TONES), "")


BASE = dict(_latin())
"""Any Latin letter → its bare lower-case letter: Ệ → e, Đ → d."""

RANK = {c: RANK_CODES[ALPHABET.index(_letter(c, base))] for c, base in BASE.items()}
"""Any Latin letter → the code of its place in the alphabet, tone left out."""

TONE = {c: _tone(c) for c in BASE if _tone(c)}
"""Toned letters only → the code of their tone."""

SPACING = dict.fromkeys(ODD_SPACES, " ")
DROPPED = INVISIBLE + COMBINING
