"""Clean text at every door: one Unicode form, no invisible characters, ordinary spaces."""

import re
import unicodedata

from chibo.vietnamese import letters

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_DROPPED_CATEGORIES = {"Cc", "Cf", "Cs"}
_SEARCH = str.maketrans(letters.SPACING | letters.BASE | dict.fromkeys(letters.DROPPED))


def nfc(text):
    """`text` in the composed form that TCVN 6909:2001 documents and our database columns hold."""
    return unicodedata.normalize("NFC", text)


def clean_line(text):
    """One line as a person meant it: composed, single ordinary spaces, nothing invisible."""
    return " ".join(_visible(nfc(text)).split())


def clean_text(text):
    """Several lines, each cleaned; at most one empty line between two others."""
    lines = [clean_line(line) for line in _LINE_ENDS.sub("\n", text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def search_key(text):
    """Lower case, without diacritics, single spaces: "Nguyễn  Thị Ánh" → "nguyen thi anh".

    The database computes the same key in `chibo_search_key`; a test holds the two together.
    """
    return single_spaced(nfc(text).translate(_SEARCH))


def single_spaced(text):
    """Without leading, trailing and double U+0020; other spaces were folded before."""
    return " ".join(part for part in text.split(" ") if part)


def _visible(text):
    """Without control, format and surrogate characters. Private-use ones stay: Word's bullets."""
    return "".join(
        " " if character in letters.SPACING else character
        for character in text
        if character in letters.SPACING
        or unicodedata.category(character) not in _DROPPED_CATEGORIES
    )
