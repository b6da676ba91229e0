"""A resolution as a paper (05-HD/VPTW 27/5/2026)."""

from django.utils import timezone

from chibo.documents import Document, Heading, Masthead, Paragraph, Signature
from chibo.queries import letterhead
from chibo.vietnamese.dates import place_date
from chibo.vietnamese.numbers import roman
from resolutions.enums import Kind, State
from resolutions.queries.resolutions import outline

DRAFT = "DỰ THẢO"
BLANK = "\u00a0" * 6  # room to write by hand what is not known yet


def document(resolution, *, sections=None, stamp_mark=None):
    """The paper of a resolution as it stands. `stamp_mark` says that it is no longer in force."""
    day = resolution.dated_on or timezone.localdate()
    head = letterhead(resolution.unit, day)
    return Document(
        title=f"{resolution.full_number} {resolution.title}".strip(),
        masthead=Masthead(
            parent=head.parent.upper(),
            body=head.name.upper(),
            congress_lines=_congress_lines(resolution),
            number=resolution.full_number or f"Số{BLANK}-{_code(resolution)}",
            place_date=_place_and_date(resolution, head.seat),
        ),
        type_name="NGHỊ QUYẾT",
        summary=resolution.summary,
        grounds=tuple(resolution.grounds),
        blocks=tuple(_blocks(outline(resolution) if sections is None else sections)),
        signatures=(Signature(resolution.signatory, resolution.position, resolution.authority),),
        recipients=tuple(resolution.recipients),
        draft_mark=DRAFT if resolution.state in (State.DRAFT, State.ADOPTED) else None,
        stamp_mark=stamp_mark,
        dated_on=resolution.dated_on,
    )


def _congress_lines(resolution):
    if resolution.kind != Kind.CONGRESS:
        return ()
    term = f"{resolution.term_start} - {resolution.term_end}"
    return f"ĐẠI HỘI LẦN THỨ {roman(resolution.congress.ordinal)}", f"(NHIỆM KỲ {term})"


def _code(resolution):
    by_congress = resolution.kind == Kind.CONGRESS
    return f"NQ/{'ĐH' if by_congress else resolution.unit.kind.paper_code}"


def _place_and_date(resolution, seat):
    place = resolution.place or seat
    if resolution.dated_on:
        return place_date(place, resolution.dated_on)
    return f"{place}, ngày{BLANK}tháng{BLANK}năm {timezone.localdate().year}"


def _blocks(sections):
    for section in sections:
        if section.heading:
            yield Heading(section.depth + 1, section.heading, section.label)
        label = "" if section.heading else section.label
        for paragraph in section.paragraphs.all():
            yield Paragraph(
                paragraph.text,
                marker=label or paragraph.marker or None,
                anchor=f"p{paragraph.pk}",
                marks=tuple(_marks(paragraph)),
            )
            label = ""


def _marks(paragraph):
    """Where the targets of a paragraph stand in it, for the preview on screen."""
    for target in paragraph.targets.all():
        start = paragraph.text.find(target.said)
        yield start, start + len(target.said), f"t{target.pk}"
