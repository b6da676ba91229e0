"""The tree of sections of a paper, from the labels and looks of its lines.

A labelled line is a heading when it reads like one and something stands under it; else it is an
item of a list and so a paragraph. Numbers tell which level a label belongs to: "3." after "2."
goes on with its level, "1." opens a list or a level of its own.
"""

from dataclasses import dataclass, field

from . import headings, labels
from .draft import SectionDraft
from .labels import Label
from .source import Line
from .text import fold, is_caps

_ALWAYS = ("part", "chapter", "article", "roman", "upper")


@dataclass
class _Open:
    """A section being filled; `kind` and `number` are those of its label."""

    kind: str
    number: int
    label: str | None
    heading: str | None
    depth: int
    paragraphs: list[str] = field(default_factory=list)
    markers: list[str | None] = field(default_factory=list)

    def add(self, text: str, marker: str | None = None) -> None:
        self.paragraphs.append(text)
        self.markers.append(marker)

    def done(self) -> SectionDraft:
        return SectionDraft(
            self.label, self.heading, self.depth, tuple(self.paragraphs), tuple(self.markers)
        )


class Outline:
    """Builds the sections line by line; `stack` holds the open levels, outermost first."""

    def __init__(self, lines: tuple[Line, ...]):
        self.lines = lines
        self.parsed = [labels.parse(line.text) for line in lines]
        self.found: list[_Open] = []
        self.stack: list[_Open] = []
        self.run: tuple[str, int] | None = None

    def build(self) -> tuple[SectionDraft, ...]:
        skip = 0
        for index, line in enumerate(self.lines):
            if skip:
                skip -= 1
            elif line.cell:
                self._cell(line, self.parsed[index])
            elif self.parsed[index]:
                skip = self._labelled(index, self.parsed[index])
            else:
                skip = self._plain(index, line)
        return tuple(section.done() for section in self.found)

    def _cell(self, line: Line, label: Label | None) -> None:
        """A row of a table is a paragraph, whatever number it bears."""
        text, marker = (label.rest, label.written) if label else (line.text, None)
        self._current().add(text, marker)

    # Lines with a label

    def _labelled(self, index: int, label: Label) -> int:
        if label.kind == "bullet":
            self._item(label)
            return 0
        if label.kind in _ALWAYS:
            return self._structural(index, label)
        if self._is_heading(index, label):
            self._open(label, label.rest)
        elif self._is_top_paragraph(label):
            self._open(label, None)
            self.found[-1].add(label.rest)
        else:
            self._item(label)
        return 0

    def _item(self, label: Label) -> None:
        self._current().add(label.rest, label.written)
        if label.kind != "bullet":
            self.run = (label.kind, label.number)

    def _structural(self, index: int, label: Label) -> int:
        """Phần, Chương, Điều, I., A.: sections always; the heading may be on the next line."""
        if not label.rest:
            following = self.lines[index + 1] if index + 1 < len(self.lines) else None
            takes = (
                following is not None
                and self.parsed[index + 1] is None
                and headings.is_short(following.text)
            )
            self._open(label, following.text if takes else None)
            return int(takes)
        if headings.is_short(label.rest) or is_caps(label.rest):
            self._open(label, label.rest)
        else:
            self._open(label, None)
            self.found[-1].add(label.rest)
        return 0

    def _is_heading(self, index: int, label: Label) -> bool:
        if self.lines[index].heading is not None:
            return True
        return (
            headings.reads_as_heading(label.rest, self.lines[index].bold)
            and not headings.measures(label.rest)
            and self._has_body(index, label)
        )

    def _has_body(self, index: int, label: Label) -> bool:
        """False when the next line is the next item of the same list, or nothing follows."""
        if index + 1 >= len(self.lines):
            return False
        following = self.parsed[index + 1]
        if following is None:
            return True
        if following.kind == label.kind:
            return False
        outer = [level.kind for level in self.stack if level.kind != label.kind]
        return following.kind not in outer or following.number == 1

    def _is_top_paragraph(self, label: Label) -> bool:
        """ "1. Đại hội tán thành …": numbered paragraphs are parts where there are no headings."""
        if label.kind != "decimal1" or label.rest.endswith(";") or headings.measures(label.rest):
            return False
        if not self.stack:
            return label.number == 1 and self._runs_through(label)
        top = self.stack[0]
        in_list = self.run == (label.kind, label.number - 1)
        return (
            len(self.stack) >= 1
            and top.kind == "decimal1"
            and label.number == top.number + 1
            and not in_list
        )

    def _runs_through(self, label: Label) -> bool:
        """True when no other kind of numbering stands in the paper."""
        kinds = {p.kind for p in self.parsed if p}
        return not kinds & set(_ALWAYS)

    def _open(self, label: Label, heading: str | None) -> None:
        self._push(label.kind, label.number, label.written, heading)

    def _push(self, kind: str, number: int, written: str | None, heading: str | None) -> None:
        self._climb(kind, number)
        depth = self.stack[-1].depth + 1 if self.stack else 0
        section = _Open(kind, number, written, heading, depth)
        self.stack.append(section)
        self.found.append(section)
        self.run = None

    def _climb(self, kind: str, number: int) -> None:
        """Closes levels until the new label's parent is on top."""
        same = [i for i, level in enumerate(self.stack) if level.kind == kind]
        goes_on = [i for i in same if self.stack[i].number + 1 == number]
        if goes_on:
            del self.stack[goes_on[-1] :]
        elif same and (number != 1 or kind in ("part", "chapter", "article", "roman")):
            del self.stack[same[-1] :]
        elif kind in ("part", "chapter", "roman"):
            outer = {"part": (), "chapter": ("part",), "roman": ("part", "chapter", "upper")}[kind]
            while self.stack and self.stack[-1].kind not in outer:
                self.stack.pop()
        elif kind == "decimal1" and same:
            self._restart(same[-1])

    def _restart(self, index: int) -> None:
        """ "1." again: below the open section when that is deeper, else a level of its own."""
        if self.stack[-1].kind == "decimal1":
            del self.stack[index:]

    # Lines without one

    def _plain(self, index: int, line: Line) -> int:
        if self._is_bare_heading(index, line):
            return self._bare_heading(index, line)
        if self._closes(index, line.text):
            self.stack = []
            self._fresh()
        self._current().add(line.text)
        return 0

    def _is_bare_heading(self, index: int, line: Line) -> bool:
        if line.cell or index + 1 >= len(self.lines) or headings.RESOLVES.search(fold(line.text)):
            return False
        if line.heading is not None:
            return True
        if is_caps(line.text):
            return len(line.text) <= 200 and not line.text.endswith((".", ";", ","))
        return self._looks_like_title(index, line)

    def _looks_like_title(self, index: int, line: Line) -> bool:
        """A short line without a full stop that opens with a heading's word, or is bold."""
        text = line.text
        if (
            not headings.is_short(text)
            or text.endswith(":")
            or len(text) > 110
            or headings.measures(text)
        ):
            return False
        if not (line.bold or headings.TITLES.match(fold(text))):
            return False
        following = self.lines[index + 1].text
        return not (
            self.parsed[index + 1] is None and headings.is_short(following) and not line.bold
        )

    def _bare_heading(self, index: int, line: Line) -> int:
        kind = "caps" if is_caps(line.text) else "bare"
        if line.heading is not None:
            kind = f"style{line.heading}"
        heading, skip = self._whole_caps(index, line) if kind == "caps" else (line.text, 0)
        self._leave_for_bare(kind)
        self._push(kind, 0, None, heading)
        return skip

    def _leave_for_bare(self, kind: str) -> None:
        kinds = [level.kind for level in self.stack]
        if kind in kinds:
            del self.stack[kinds.index(kind) :]
        elif kind == "caps":
            self.stack = [level for level in self.stack if level.kind in ("part", "chapter")]
        elif kind.startswith("style"):
            styles = [k for k in kinds if k.startswith("style") and k < kind]
            del self.stack[kinds.index(styles[-1]) + 1 if styles else 0 :]

    def _whole_caps(self, index: int, line: Line) -> tuple[str, int]:
        """A heading in capitals may run over several lines."""
        parts, at = [line.text], index + 1
        while at + 1 < len(self.lines) and self.parsed[at] is None and is_caps(self.lines[at].text):
            if self.lines[at].gap:
                break
            parts.append(self.lines[at].text)
            at += 1
        return " ".join(parts), len(parts) - 1

    def _closes(self, index: int, text: str) -> bool:
        """The call at the end of a paper belongs to no numbered part."""
        if not self.stack or index < len(self.lines) - 4 or not headings.CLOSING.match(fold(text)):
            return False
        if any(p for p in self.parsed[index + 1 :]):
            return False
        current = self.found[-1]
        return not (
            headings.EXECUTION.search(fold(current.heading or "")) and not current.paragraphs
        )

    def _current(self) -> _Open:
        return self.found[-1] if self.found else self._fresh()

    def _fresh(self) -> _Open:
        """An unlabelled section of depth 0: the preamble, or the closing."""
        self.found.append(_Open("", 0, None, None, 0))
        self.run = None
        return self.found[-1]


def build(lines: tuple[Line, ...]) -> tuple[SectionDraft, ...]:
    """The sections of the lines, in order, with depth."""
    return Outline(lines).build()
