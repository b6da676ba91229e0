"""Word's automatic numbers, worked out from numbering.xml.

python-docx gives the text of a paragraph without them; on paper "1.", "a)", "II." are there.
ECMA-376 part 1, §17.9: levels, starts, overrides, restarts and the text of a level.
"""

import re

from docx.oxml.ns import qn

from .wordstyles import Styles

_ROMAN = (
    (100, "c"), (90, "xc"), (50, "l"), (40,
        "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Numbering:
    """Counts the numbered paragraphs of one document in the order they are asked for."""

    def __init__(self, document):
        part = next(
            (
                r.target_part
                for r in document.part.rels.values()
                if r.reltype.endswith("/numbering")
            ),
            None,
        )
        root = part.element if part is not None and hasattr(part, "element") else None
        self._abstract = _by_id(root, "w:abstractNum", "w:abstractNumId")
        self._nums = _by_id(root, "w:num", "w:numId")
        self.styles = Styles()
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, paragraph) -> str | None:
        """The number or bullet Word prints before the paragraph; None for none."""
        found = self._place(paragraph)
        if found is None:
            return None
        number, depth = found
        levels = self._levels(number)
        if depth not in levels:
            return None
        return self._written(levels, depth, self._count(number, levels, depth))

    def _place(self, paragraph) -> tuple[str, int] | None:
        """numId and level, from the paragraph itself or from its style and the style's parents."""
        properties = [paragraph._p.pPr]
        properties += [s.element.find(qn("w:pPr")) for s in self.styles.of(paragraph)]
        depth = None
        for ppr in properties:
            found = ppr.find(qn("w:numPr")) if ppr is not None else None
            if found is None:
                continue
            depth = depth if depth is not None else _int(found.find(qn("w:ilvl")))
            number = found.find(qn("w:numId"))
            if number is not None:
                name = number.get(qn("w:val"))
                return (name, depth or 0) if name in self._nums else None
        return None

    def _levels(self, number: str) -> dict[int, object]:
        num = self._nums[number]
        link = num.find(qn("w:abstractNumId"))
        abstract = self._abstract.get(link.get(qn("w:val"))) if link is not None else None
        found = {} if abstract is None else _children_by_level(abstract.findall(qn("w:lvl")))
        for override in num.findall(qn("w:lvlOverride")):
            found |= _children_by_level(override.findall(qn("w:lvl")))
        return found

    def _count(self, number: str, levels, depth: int) -> dict[int, int]:
        """Steps the counter of a level; deeper levels start anew. Lists that share an abstract
        list go on counting together unless the number says where it starts."""
        shared = self._nums[number].find(qn("w:abstractNumId")).get(qn("w:val"))
        counts = self._counts.setdefault(shared, {})
        start = self._override(number, depth)
        if start is not None and (number, depth) not in self._started:
            counts[depth] = start - 1
        self._started.add((number, depth))
        for level in range(depth):
            counts.setdefault(level, _start(levels.get(level)))
        counts[depth] = counts.get(depth, _start(levels[depth]) - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return counts

    def _override(self, number: str, depth: int) -> int | None:
        for override in self._nums[number].findall(qn("w:lvlOverride")):
            if override.get(qn("w:ilvl")) == str(depth):
                return _int(override.find(qn("w:startOverride")))
        return None

    def _written(self, levels, depth: int, counts: dict[int, int]) -> str | None:
        text = levels[depth].find(qn("w:lvlText"))
        pattern = text.get(qn("w:val")) if text is not None else ""
        kind = _format(levels[depth])
        if kind == "none" or not pattern:
            return None
        if kind == "bullet":
            return pattern if pattern in "-–+*" else "•"

        def number(match: re.Match) -> str:
            level = int(match[1]) - 1
            return _print(counts.get(level, 1), _format(levels.get(level)))

        return re.sub(r"%(\d)", number, pattern)


def _by_id(root, tag: str, key: str) -> dict[str, object]:
    return {} if root is None else {e.get(qn(key)): e for e in root.findall(qn(tag))}


def _children_by_level(elements) -> dict[int, object]:
    return {int(e.get(qn("w:ilvl"))): e for e in elements}


def _int(element) -> int | None:
    return None if element is None else int(element.get(qn("w:val")))


def _start(level) -> int:
    value = None if level is None else _int(level.find(qn("w:start")))
    return 1 if value is None else value


def _format(level) -> str:
    found = None if level is None else level.find(qn("w:numFmt"))
    return "decimal" if found is None else found.get(qn("w:val"))


def _print(value: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in ("lowerRoman", "upperRoman"):
        roman = _roman(value)
        return roman if kind == "lowerRoman" else roman.upper()
    return f"{value:02d}" if kind == "decimalZero" else str(value)


def _roman(value: int) -> str:
    written = ""
    for size, letters in _ROMAN:
        written += letters * (value // size)
        value %= size
    return written
