"""What a paper says, before it is anybody's layout.

An app turns its rows into a `Document`; `pdf.py` and `docx.py` print it. Nothing here knows
resolutions, and nothing here knows millimetres. An issued paper is frozen as the JSON of its
document, so the JSON carries the version of its shape; a field added with a default leaves the
version as it is, for what was frozen without it reads as it always did.
"""

import datetime
import json
import re
from dataclasses import asdict, dataclass, replace
from itertools import accumulate, groupby, pairwise
from typing import ClassVar, Literal, NamedTuple

SCHEMA_VERSION = 1


@dataclass(frozen=True)
class Masthead:
    """The head of page one (05-HD/VPTW 2026): who issues, under which number, where and when.

    `number` comes whole, "Số 01-NQ/ĐH"; a draft may have none. `congress_lines` stand below the
    body on a congress's own papers: "ĐẠI HỘI LẦN THỨ III", "(NHIỆM KỲ 2020 - 2025)".
    """

    parent: str
    body: str
    place_date: str
    number: str | None = None
    congress_lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Heading:
    """A titled section; `level` 1 is the outermost, `label` is kept as written ("I-", "2.1.").

    Level 0 is a centred line that opens a part: "QUYẾT NGHỊ", "Phần thứ nhất".
    """

    kind: ClassVar[str] = "heading"
    level: int
    text: str
    label: str = ""

    @property
    def rank(self) -> int:
        """Its rank among all headings of the paper, whose own title ranks first."""
        return min(max(self.level, 1), 5) + 1

    @property
    def line(self) -> str:
        """Label and text as printed."""
        return f"{self.label} {self.text}".strip()


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or list item. `marker` is printed before the text ("-", "a)", "1.").

    `anchor` names the source row, for links on screen. `marks` are (start, end, id) ranges of
    `text` that the preview on screen may highlight; paper ignores them.
    """

    kind: ClassVar[str] = "paragraph"
    text: str
    marker: str | None = None
    anchor: str | None = None
    marks: tuple[tuple[int, int, str], ...] = ()

    @property
    def pieces(self) -> tuple[tuple[str, str | None], ...]:
        """The text cut at its marks, as (piece, id or None); of overlaps the first wins."""
        pieces, done = [], 0
        for start, end, mark in sorted(self.marks):
            start = max(start, done)
            pieces += [(self.text[done:start], None), (self.text[start:end], mark)]
            done = max(end, done)
        return tuple(piece for piece in (*pieces, (self.text[done:], None)) if piece[0])


@dataclass(frozen=True)
class Column:
    """`width` is a weight against the other columns of the table.

    Neighbours of the same `group` stand under one heading: "Ngày sinh" above "Nam" and "Nữ".
    """

    header: str
    width: int = 1
    align: Literal["left", "center", "right"] = "left"
    group: str = ""


class HeaderCell(NamedTuple):
    """One cell of the heading, with the columns and rows it covers."""

    text: str
    across: int = 1
    down: int = 1


class Part(NamedTuple):
    """Rows under a line of their own, "Chi bộ Thôn Đông (12 đảng viên)"; the first may have none.

    A row is a tuple of (cell, alignment of its column).
    """

    title: str | None
    rows: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True)
class Table:
    """Rows of plain text; the heading is repeated on each page, `footer` is a row of totals.

    A row of a single text runs across all columns and opens a part. A `dense` table is set smaller:
    registers have more columns than figures have.
    """

    kind: ClassVar[str] = "table"
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str | None = None
    footer: tuple[str, ...] = ()
    dense: bool = False

    @property
    def shares(self) -> tuple[int, ...]:
        """The width of each column in percent; they sum to 100."""
        edges = [0, *accumulate(column.width for column in self.columns)]
        return tuple(
            round(100 * right / edges[-1]) - round(100 * left / edges[-1])
            for left, right in pairwise(edges)
        )

    @property
    def header_rows(self) -> tuple[tuple[HeaderCell, ...], ...]:
        """The heading: one row, or two where columns are grouped."""
        if not any(column.group for column in self.columns):
            return (tuple(HeaderCell(column.header) for column in self.columns),)
        top, below = [], []
        for group, columns in groupby(self.columns, key=lambda column: column.group):
            headers = [column.header for column in columns]
            if group:
                top.append(HeaderCell(group, across=len(headers)))
                below += map(HeaderCell, headers)
            else:
                top += [HeaderCell(header, down=2) for header in headers]
        return tuple(top), tuple(below)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The rows, cut before each row that runs across."""
        found = [(None, [])]
        for row in self.rows:
            if len(row) == 1 < len(self.columns):
                found.append((row[0], []))
            else:
                found[-1][1].append(self._aligned(row))
        parts = (Part(title, tuple(rows)) for title, rows in found)
        return tuple(part for part in parts if part.title or part.rows)

    @property
    def aligned_footer(self) -> tuple[tuple[str, str], ...]:
        return self._aligned(self.footer)

    def _aligned(self, row):
        aligns = (column.align for column in self.columns)
        return tuple(zip(row, aligns, strict=True))


Block = Heading | Paragraph | Table


@dataclass(frozen=True)
class Signature:
    """`T/M CHI BỘ`, `BÍ THƯ`, name. Minutes have two signatures, the writer's first."""

    name: str
    position: str = ""
    authority: str = ""


@dataclass(frozen=True, kw_only=True)
class Document:
    """One paper. `title` names the file and the window; `summary` is the trích yếu.

    `recipients` are bare ("Đảng ủy phường (để báo cáo)", last one "Lưu Chi bộ"): dashes and
    closing signs are added in print. `stamp_mark` stands on papers that are no longer in force.

    A register is bound: `page_numbers` "of_total" prints "Trang 1/3" from page one on, and
    `closing` says at its end how much there is of it, "Danh sách này có 38 đảng viên, {pages}
    trang"; only the print knows the number of pages.
    """

    title: str
    masthead: Masthead
    type_name: str
    summary: str = ""
    grounds: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[str, ...] = ()
    draft_mark: str | None = None
    stamp_mark: str | None = None
    dated_on: datetime.date | None = None
    orientation: Literal["portrait", "landscape"] = "portrait"
    language: str = "vi"
    page_numbers: Literal["from_two", "of_total"] = "from_two"
    closing: str = ""

    @property
    def closing_parts(self) -> tuple[str, ...]:
        """The closing line, cut where the number of pages stands; nothing without one."""
        return tuple(_stopped(self.closing).split("{pages}")) if self.closing else ()

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks as printed: a full stop ends the last one, not "./." (05-HD/VPTW 2026)."""
        if not self.blocks or not isinstance(self.blocks[-1], Paragraph):
            return self.blocks
        last = self.blocks[-1]
        return (*self.blocks[:-1], replace(last, text=_stopped(last.text)))

    @property
    def ground_lines(self) -> tuple[str, ...]:
        """Each ground as "- Căn cứ …;"."""
        return tuple(f"- {_bare(ground)};" for ground in self.grounds)

    @property
    def recipient_lines(self) -> tuple[str, ...]:
        """Each recipient as "- …,", the last as "- ….": by custom that is "- Lưu Chi bộ."."""
        *others, last = self.recipients or [None]
        lines = tuple(f"- {_bare(item)}," for item in others)
        return (*lines, f"- {_bare(last)}.") if last else lines


@dataclass(frozen=True)
class Bundle:
    """Several papers in one file; each starts on a new page and counts its own pages."""

    title: str
    documents: tuple[Document, ...]
    language: str = "vi"


def documents_of(paper: Document | Bundle) -> tuple[Document, ...]:
    """The documents in `paper`, one or many."""
    return paper.documents if isinstance(paper, Bundle) else (paper,)


def to_json(paper: Document | Bundle) -> str:
    """`paper` as text: equal papers give equal text, so that its SHA-256 can name it."""
    shape = {"schema": SCHEMA_VERSION, "title": paper.title, "language": paper.language}
    shape["bundle"] = isinstance(paper, Bundle)
    shape["documents"] = [_as_data(document) for document in documents_of(paper)]
    return json.dumps(shape, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Document | Bundle:
    """The paper that `to_json` wrote. Raises ValueError for a shape this program doesn't know."""
    shape = json.loads(text)
    if shape.get("schema") != SCHEMA_VERSION:
        raise ValueError(f"Unknown schema of a frozen paper: {shape.get('schema')!r}")
    documents = tuple(_as_document(data) for data in shape["documents"])
    return Bundle(shape["title"], documents, shape["language"]) if shape["bundle"] else documents[0]


_KINDS = {block.kind: block for block in (Heading, Paragraph, Table)}


def _as_data(document: Document) -> dict:
    data = asdict(document)
    for block, source in zip(data["blocks"], document.blocks, strict=True):
        block["kind"] = source.kind
    data["dated_on"] = document.dated_on and document.dated_on.isoformat()
    return data


def _as_document(data: dict) -> Document:
    fields = {name: _frozen(value) for name, value in data.items()}
    fields["masthead"] = Masthead(**_fields(data["masthead"]))
    fields["blocks"] = tuple(_as_block(block) for block in data["blocks"])
    fields["signatures"] = tuple(Signature(**signature) for signature in data["signatures"])
    fields["dated_on"] = data["dated_on"] and datetime.date.fromisoformat(data["dated_on"])
    return Document(**fields)


def _as_block(data: dict) -> Block:
    fields = _fields(data)
    kind = _KINDS[fields.pop("kind")]
    if kind is Table:
        fields["columns"] = tuple(Column(**column) for column in data["columns"])
    return kind(**fields)


def _fields(data: dict) -> dict:
    return {name: _frozen(value) for name, value in data.items()}


def _frozen(value):
    """JSON knows lists; our fields are tuples, at any depth."""
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _bare(item: str) -> str:
    return re.sub(r"^\s*[-–+•]\s*|[\s,;.]+$", "", item)


def _stopped(text: str) -> str:
    text = re.sub(r"[\s,;]*\./\.\s*$", ".", text.rstrip())
    return text if text.endswith((".", "!", "?", "…", ".”", '."')) else text.rstrip(",;: ") + "."
