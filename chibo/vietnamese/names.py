"""Names of people: the given name stands last and is what a Vietnamese list is sorted by."""

import re

from chibo.vietnamese import letters
from chibo.vietnamese.text import clean_line, nfc, single_spaced

_SPACES = str.maketrans(letters.SPACING | dict.fromkeys(letters.INVISIBLE))
_RANK = str.maketrans(letters.RANK | dict.fromkeys(letters.COMBINING))
_WORD = re.compile(r"[^\s'’\-]+")


def given_name(full_name):
    """The last word: "Nguyễn Thị Ánh" → "Ánh"."""
    return clean_line(full_name).rpartition(" ")[2]


def sort_key(full_name):
    """A key whose byte order is the order of a Vietnamese roll.

    By given name, then the other words from the left; each word first by its letters
    (a ă â b c d đ e ê …), then by its tone (ngang huyền hỏi ngã sắc nặng).
    """
    words = single_spaced(nfc(full_name).translate(_SPACES)).split(" ")
    return " ".join(_word_key(word) for word in (words[-1], *words[:-1]))


def title_case_name(full_name):
    """Capitals where a name typed all in one case has none; other spellings are left alone.

    "NGUYỄN VĂN AN" and "nguyễn văn an" → "Nguyễn Văn An", "H'HEN NIÊ" → "H'Hen Niê".
    """
    name = clean_line(full_name)
    if not (name.isupper() or name.islower()):
        return name
    return _WORD.sub(lambda word: word[0][:1].upper() + word[0][1:].lower(), name)


def _word_key(word):
    return word.translate(_RANK) + "".join(letters.TONE.get(character, "") for character in word)
