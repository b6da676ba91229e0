"""The open sections of a paper while it is read: which level a label belongs to.

"3." after "2." goes on with its level; "1." opens a level of its own.
"""

from dataclasses import dataclass, field

from .draft import SectionDraft


@dataclass
class Open:
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


class Levels:
    """`found` holds the sections in order, `stack` those still open, outermost first; `run` is
    the last item of the list being read."""

    def __init__(self):
        self.found: list[Open] = []
        self.stack: list[Open] = []
        self.run: tuple[str, int] | None = None

    def open(self, kind: str, number: int, written: str | None, heading: str | None) -> None:
        self._climb(kind, number)
        depth = self.stack[-1].depth + 1 if self.stack else 0
        section = Open(kind, number, written, heading, depth)
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

    def leave_for_bare(self, kind: str) -> None:
        """A heading without a label closes what stands on its level or below."""
        kinds = [level.kind for level in self.stack]
        if kind in kinds:
            del self.stack[kinds.index(kind) :]
        elif kind == "caps":
            self.stack = [level for level in self.stack if level.kind in ("part", "chapter")]
        elif kind.startswith("style"):
            styles = [k for k in kinds if k.startswith("style") and k < kind]
            del self.stack[kinds.index(styles[-1]) + 1 if styles else 0 :]

    def current(self) -> Open:
        return self.found[-1] if self.found else self.fresh()

    def fresh(self) -> Open:
        """An unlabelled section of depth 0: the preamble, or the closing."""
        self.found.append(Open("", 0, None, None, 0))
        self.run = None
        return self.found[-1]

    def close_all(self) -> None:
        """What follows belongs to no open section."""
        self.stack = []
        self.fresh()
