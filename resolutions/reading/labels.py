"""Labels of headings and list items: "I.", "2.1.", "a)", "–", "Điều 1.", "Phần thứ nhất"."""

import re
from dataclasses import dataclass

from .numbers import ordinal, roman

_WORD = r"(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|[IVX]+|\d+)"
_LETTERS = "abcdđeghiklmnopqrstuvxy"


@dataclass(frozen=True)
class Label:
    """A label as written, its family and its number, and the text after it."""

    kind: str
    number: int
    written: str
    rest: str


_SHAPES = (
    ("part", re.compile(rf"(?P<w>(?:Phần|PHẦN) (?:(?:thứ|THỨ) )?(?P<n>{_WORD}"
                        rf"|{_WORD.upper()}))(?P<t>[.:]?)(?:\s+|$)")),
    ("chapter", re.compile(rf"(?P<w>(?:Chương|CHƯƠNG|Mục|MỤC) (?P<n>{_WORD}))(?P<t>[.:]?)(?:\s+"
                           rf"|$)")),
    ("article", re.compile(r"(?P<w>(?:Điều|ĐIỀU) (?P<n>\d+))(?P<t>[.:]?)(?:\s+|$)")),
    ("roman", re.compile(r"(?P<w>(?P<n>[IVX]{1,6}))(?P<t>\.|\)|/|\s?[-–—:])\s*(?=\S)")),
    ("upper", re.compile(r"(?P<w>(?P<n>[A-HĐK]))(?P<t>\.|\)|/|-)\s+(?=\S)")),
    ("decimal", re.compile(r"(?P<w>(?P<n>\d{1,2}(?:\.\d{1,2})+))(?P<t>[.)/:-]?)(?:\s+(?=[^\W\d_]"
                           r"|\S*%|\d|\")|(?=[^\W\d_]))")),
    ("decimal", re.compile(r"(?P<w>(?P<n>\d{1,2}))(?P<t>[.)]|\s?[-–/](?!\s?\d))(?:\s+(?=\S)"
                           r"|(?=[^\W\d_]))")),
    ("lower", re.compile(r"(?P<w>(?P<n>[a-zđ]))(?P<t>[.)/]|-(?=\s))\s*(?=\S)")),
    ("bullet", re.compile(r"(?P<w>(?P<n>[-–—−+*•]))(?P<t>)(?![-–—*_\d])\s*(?=\S)"
                          r"|(?P<w2>[-–—•+])\s+(?=\d)")),
)  # fmt: skip


def parse(line: str) -> Label | None:
    """The label a line begins with, None when it has none."""
    for kind, shape in _SHAPES:
        match = shape.match(line)
        if match:
            return _label(kind, match, line)
    return None


def _label(kind: str, match: re.Match, line: str) -> Label | None:
    rest = line[match.end() :].strip()
    if kind == "bullet":
        return Label("bullet", 0, match["w"] or match["w2"], rest)
    name, number = match["n"], match["n"]
    if kind == "decimal":
        parts = name.split(".")
        kind, value = f"decimal{len(parts)}", int(parts[-1])
    elif kind == "roman":
        value = roman(number)
    elif kind in ("lower", "upper"):
        value = _LETTERS.find(number.lower()) + 1
    else:
        value = ordinal(number)
    return Label(kind, value, (match["w"] + match["t"]).strip(), rest) if value else None
