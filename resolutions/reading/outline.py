"""The tree of sections of a paper, from the labels and looks of its lines.

A labelled line is a heading when it reads like one and something stands under it; else it is an
item of a list and so a paragraph. Numbers tell which level a label belongs to: "3." after "2."
goes on with its level, "1." opens a list or a level of its own.
"""

from . import headings, labels
from .draft import SectionDraft
from .labels import Label
from .levels import Levels
from .source import Line
from .text import fold, is_caps

_ALWAYS = ("part", "chapter", "article", "roman", "upper")


class Outline:
    """Builds the sections line by line; `stack` holds the open levels, outermost first."""

    def __init__(self, lines: tuple[Line, ...]):
        self.lines = lines
        self.parsed = [labels.parse(line.text) for line in lines]
        self.levels = Levels()

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
        return tuple(section.done() for section in self.levels.found)

    def _cell(self, line: Line, label: Label | None) -> None:
        """A row of a table is a paragraph, whatever number it bears."""
        text, marker = (label.rest, label.written) if label else (line.text, None)
        self.levels.current().add(text, marker)

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
            self.levels.found[-1].add(label.rest)
        else:
            self._item(label)
        return 0

    def _item(self, label: Label) -> None:
        self.levels.current().add(label.rest, label.written)
        if label.kind != "bullet":
            self.levels.run = (label.kind, label.number)

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
            self.levels.found[-1].add(label.rest)
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
        outer = [level.kind for level in self.levels.stack if level.kind != label.kind]
        return following.kind not in outer or following.number == 1

    def _is_top_paragraph(self, label: Label) -> bool:
        """ "1. Đại hội tán thành …": numbered paragraphs are parts where there are no headings."""
        if label.kind != "decimal1" or label.rest.endswith(";") or headings.measures(label.rest):
            return False
        if not self.levels.stack:
            return label.number == 1 and self._runs_through(label)
        top = self.levels.stack[0]
        in_list = self.levels.run == (label.kind, label.number - 1)
        return (
            len(self.levels.stack) >= 1
            and top.kind == "decimal1"
            and label.number == top.number + 1
            and not in_list
        )

    def _runs_through(self, label: Label) -> bool:
        """True when no other kind of numbering stands in the paper."""
        kinds = {p.kind for p in self.parsed if p}
        return not kinds & set(_ALWAYS)

    def _open(self, label: Label, heading: str | None) -> None:
        self.levels.open(label.kind, label.number, label.written, heading)

    # Lines without one

    def _plain(self, index: int, line: Line) -> int:
        if self._is_bare_heading(index, line):
            return self._bare_heading(index, line)
        if self._closes(index, line.text):
            self.levels.close_all()
        self.levels.current().add(line.text)
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
        self.levels.leave_for_bare(kind)
        self.levels.open(kind, 0, None, heading)
        return skip

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
        if (
            not self.levels.stack
            or index < len(self.lines) - 4
            or not headings.CLOSING.match(fold(text))
        ):
            return False
        if any(p for p in self.parsed[index + 1 :]):
            return False
        current = self.levels.found[-1]
        return not (
            headings.EXECUTION.search(fold(current.heading or "")) and not current.paragraphs
        )


def build(lines: tuple[Line, ...]) -> tuple[SectionDraft, ...]:
    """The sections of the lines, in order, with depth."""
    return Outline(lines).build()
