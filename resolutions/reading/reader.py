"""From text or file to the draft of a resolution."""

from . import debris, facts, harvest, masthead, outline, signature, source, word
from .draft import ResolutionDraft, SectionDraft, Unreadable
from .encodings import decode, modern
from .source import Line
from .text import fold, is_caps, tidy

MAX_BYTES = 20 * 1024 * 1024
_MAX_LETTERS = 600_000
TOO_BIG = "Tệp quá lớn (trên 20 MB): hãy tách riêng phần nghị quyết rồi chọn lại."
_EMPTY = "Tệp không có chữ nào: hãy chọn tệp khác hoặc dán thẳng văn bản."
_GARBAGE = "Không đọc được chữ trong tệp: hãy chọn tệp .docx hoặc .txt, hoặc dán thẳng văn bản."
_PDF = "Tệp PDF chưa đọc được: hãy mở tệp, chép toàn bộ chữ rồi dán vào ô văn bản."
_NOT_WORD = (
    "Tệp không phải .docx hay .txt: hãy mở bằng Word, lưu thành (Save As) .docx rồi chọn lại."
)
_OTHER_FORMATS = {
    b"%pdf-": _PDF,
    b"{\\rtf": _NOT_WORD,
    b"<html": _NOT_WORD,
    b"<!doc": _NOT_WORD,
    b"<?xml": _NOT_WORD,
}


def read_text(text: str) -> ResolutionDraft:
    """Reads pasted text. Raises Unreadable when there is nothing to read."""
    text, warnings = modern(text)
    _check_text(text)
    return _read(source.of_text(text), warnings)


def read_file(data: bytes, name: str) -> ResolutionDraft:
    """Reads a .txt or .docx by what it holds, whatever it is called. Raises Unreadable."""
    if len(data) > MAX_BYTES:
        raise Unreadable(TOO_BIG)
    if not data.strip():
        raise Unreadable(_EMPTY)
    if word.is_ole(data):
        word.refuse_ole(data)
    if refusal := _OTHER_FORMATS.get(data.lstrip(b"\xef\xbb\xbf \r\n\t")[:5].lower()):
        raise Unreadable(refusal)
    if data.startswith(b"PK") or name.lower().endswith(".docx"):
        return _of_word(data)
    text, warnings = decode(data)
    _check_text(text)
    return _read(source.of_text(text), warnings)


def plain_text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a stream of lines, and warnings. Raises Unreadable for noise and floods."""
    if len(data) > MAX_BYTES:
        raise Unreadable(TOO_BIG)
    text, warnings = decode(data)
    if _is_noise(text):
        raise Unreadable(_GARBAGE)
    return text, warnings


def _of_word(data: bytes) -> ResolutionDraft:
    lines = word.lines(data)
    whole, warnings = modern("\n".join(line.text for line in lines))
    _check_text(whole)
    if warnings:
        lines = [Line(tidy(text)) for text in whole.split("\n")]
    return _read(lines, warnings)


def _check_text(text: str) -> None:
    """Refuses what is no text: control characters, hardly a letter, no end."""
    if not text.strip():
        raise Unreadable(_EMPTY)
    if len(text) > _MAX_LETTERS:
        raise Unreadable(TOO_BIG)
    letters = sum(1 for c in text if c.isalpha())
    if _is_noise(text) or letters * 3 < len(text.replace(" ", "")) or letters < 3:
        raise Unreadable(_GARBAGE)


def _is_noise(text: str) -> bool:
    odd = sum(1 for c in text if (ord(c) < 32 and c not in "\t\n\r\f\v") or c == "\ufffd")
    return odd * 50 > len(text)


def _read(lines: list[Line], warnings: tuple[str, ...]) -> ResolutionDraft:
    notes = [line.text for line in lines if line.aside]
    page = debris.clean([line for line in lines if not line.aside])
    head, rest = masthead.take(page.lines)
    foot, body = signature.take(rest)
    headline, body = _headline(page.headline, head, body)
    sections = outline.build(body)
    title = headline or _title(head)
    known = facts.read(title, head.bodies, "\n".join(head.lines), *_ends(sections))
    draft = ResolutionDraft(
        title=title,
        ordinal=known.ordinal,
        term=known.term,
        adopted_on=known.day or head.dated,
        place=known.place or head.place,
        unit=known.unit,
        sections=sections,
        targets=harvest.collect(sections, title),
        left_out=(
            *page.left_out,
            *_other_bodies(head, known.unit),
            *head.left_out,
            *foot.left_out,
            *notes,
        ),
        number=head.number,
        kind=head.kind,
        grounds=head.grounds,
        recipients=foot.recipients,
        signatory=foot.signatory,
        position=foot.position,
    )
    return ResolutionDraft(**{**draft.__dict__, "warnings": (*warnings, *_warnings(draft))})


def _other_bodies(head: masthead.Masthead, unit: str | None) -> tuple[str, ...]:
    """The bodies of the head that are not the paper's own unit."""
    return tuple(body for body in head.bodies if fold(body) != fold(unit or ""))


def _headline(headline: str | None, head: masthead.Masthead, body: tuple[Line, ...]):
    """Without page or head, a first line that names a resolution is the title."""
    if headline or head.kind or not body:
        return headline, body
    first = body[0].text
    named = any(w in fold(first) for w in ("nghị quyết", "đại hội", "báo cáo"))
    if (
        named
        and not first.endswith((".", ":", ";", ","))
        and len(body) > 1
        and outline.labels.parse(first) is None
    ):
        return first, body[1:]
    return headline, body


def _title(head: masthead.Masthead) -> str | None:
    """Type and summary as one line: "Nghị quyết" + "Đại hội Chi bộ …"."""
    if head.kind is None:
        return None
    kind = head.kind.capitalize()
    summary = head.summary or ""
    return f"{kind} {summary}".strip() if not is_caps(summary) else f"{kind.upper()} {summary}"


def _ends(sections: tuple[SectionDraft, ...]) -> tuple[str, str]:
    """The opening and the closing of the paper, where it speaks of the gathering."""
    opening = next((s for s in sections if not s.label and not s.heading), None)
    first = opening or (sections[0] if sections else None)
    last = sections[-1] if sections else None
    return _words(first), _words(last)


def _words(section: SectionDraft | None) -> str:
    return "\n".join(section.paragraphs) if section else ""


def _warnings(draft: ResolutionDraft) -> tuple[str, ...]:
    """What the person should look at before saving."""
    missing = {
        "Không thấy đề mục nào: toàn văn được giữ thành các đoạn.": not any(
            s.label or s.heading for s in draft.sections
        ),
        "Không thấy chỉ tiêu nào.": not draft.targets,
        "Không thấy nhiệm kỳ trong văn bản.": draft.term is None and draft.ordinal is not None,
        "Không thấy ngày họp hay ngày thông qua.": draft.adopted_on is None,
    }
    return tuple(words for words, holds in missing.items() if holds)
