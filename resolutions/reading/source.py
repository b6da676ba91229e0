"""Lines of a paper, whatever they come from, and the joining of lines broken by hand."""

import re
from dataclasses import dataclass

from . import tables
from .text import is_caps, normalise, tidy

_COLUMNS = re.compile(r"\t+| {4,}|\u00a0{4,}")
_HEAD_LINES = 14
_SIGNATURE = re.compile(r"^(?:Nơi nhận|T/M|TM\.|T\.M|K/T|- (?:Lưu|Như trên))", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """One line in plain spaces; heading level and boldness only where Word tells them."""

    text: str
    heading: int | None = None
    bold: bool = False
    cell: bool = False
    gap: bool = False  # an empty line stood before it
    aside: bool = False  # a footnote, outside the text


def of_text(text: str) -> list[Line]:
    """The non-empty lines of pasted text, columns of a header or signature taken apart."""
    raw = normalise(text).split("\n")
    filled = [i for i, line in enumerate(raw) if line.strip()]
    lines: list[Line] = []
    rows = _tables(raw, filled)
    for place, index in enumerate(filled):
        gap = index > 0 and not raw[index - 1].strip()
        if index in rows:
            lines.append(Line(rows[index], cell=True, gap=gap))
            continue
        side = place < _HEAD_LINES or place >= len(filled) - _HEAD_LINES
        lines += [Line(part, gap=gap) for part in _parts(raw[index], side)]
    return _unwrapped(lines)


def _tables(raw: list[str], filled: list[int]) -> dict[int, str]:
    """The lines of every table pasted with tabs between its cells, by their place."""
    found: dict[int, str] = {}
    run: list[int] = []
    for index in [*filled, None]:
        if index is not None and _is_row(raw[index], raw[run[0]] if run else None):
            run.append(index)
            continue
        if len(run) > 1:
            cells = [[tidy(cell) for cell in raw[i].split("\t")] for i in run]
            found |= dict(zip(run, tables.lines(cells), strict=True))
        run = [index] if index is not None and _is_row(raw[index], None) else []
    return found


def _is_row(raw: str, first: str | None) -> bool:
    """A row has three cells or more, or is headed as a table; those below it have no more."""
    cells = raw.split("\t")
    if first is not None:
        return 1 < len(cells) <= len(first.split("\t"))
    return len(cells) > 1 and tables.is_headed([tidy(cell) for cell in cells])


def _parts(raw: str, side: bool) -> list[str]:
    parts = [p for part in _COLUMNS.split(raw.strip()) if (p := tidy(part))]
    if side and len(parts) == 2 and _two_columns(*parts):
        return parts
    return [tidy(raw)]


def _two_columns(left: str, right: str) -> bool:
    return is_caps(left) or is_caps(right) or (_column(left) and _column(right))


def _column(part: str) -> bool:
    """Halves of a header or signature line are capitals, a number, a place or a short mark."""
    return (
        bool(_SIGNATURE.match(part))
        or bool(re.match(r"(?:Số|\*|-)\b|\*|[^\d]{2,40}, ngày", part))
        or len(part.split()) <= 6
    )


def _unwrapped(lines: list[Line]) -> list[Line]:
    """Joins a line going on in small letters with the one before it, as in text from a PDF."""
    joined: list[Line] = []
    for line in lines:
        if joined and not (line.gap or line.cell) and _goes_on(joined[-1].text, line.text):
            joined[-1] = Line(f"{joined[-1].text} {line.text}", gap=joined[-1].gap)
        else:
            joined.append(line)
    return joined


def _goes_on(before: str, line: str) -> bool:
    return (
        line[:1].islower()
        and not re.match(r"[a-zđ][.)/]", line)
        and len(before) >= 40
        and before[-1] not in ".;:!?"
        and not is_caps(before)
    )
