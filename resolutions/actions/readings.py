"""From a text that was read to a draft: kept while it is checked, then saved in one act."""

from django.utils import timezone

from chibo.history import action
from chibo.queries import letterhead
from chibo.regulations import Finding, Refused, enforce, expect_version
from chibo.secrecy import check_secrecy
from congresses.actions import congresses
from resolutions.actions import resolutions, targets
from resolutions.enums import Comparator, Kind, Measure
from resolutions.models import Paragraph, Reading, Section
from resolutions.reading.proposed import unused_headline
from resolutions.reading.storage import from_json, to_json
from resolutions.reading.text import as_written
from resolutions.regulations.layout import usual_recipients


@action("đọc văn bản")
def keep(*, unit, draft, source_name, by):
    """What the reader made of a text, until somebody has checked it. Secret papers are refused."""
    enforce(check_secrecy(_lines(draft)))
    return Reading.unscoped.create(
        unit=unit, reader=by, source_name=source_name[:200], draft=to_json(draft)
    )


@action("lập dự thảo từ văn bản")
def save(*, reading, kind, title, summary, term, ordinal, held_on, place, kept=None, by):
    """A draft resolution with all that was read; the congress is found or made.

    `kept` are the indexes of the targets to record (all, when None).
    """
    reading = expect_version(reading, None)  # sent twice, a text becomes one draft
    draft = from_json(reading.draft)
    congress = None
    if kind == Kind.CONGRESS:
        _require_congress_facts(ordinal, held_on)
        congress = congresses.find_or_hold(
            unit=reading.unit,
            ordinal=ordinal,
            term=term,
            held_on=held_on,
            place=place,
            by=by,
        )
    head = letterhead(reading.unit, held_on or timezone.localdate())
    resolution = resolutions.draft(
        unit=reading.unit,
        kind=kind,
        title=title,
        summary=summary,
        term_start=term[0],
        term_end=term[1],
        congress=congress,
        place=head.seat,
        dated_on=held_on,
        grounds=list(draft.grounds),
        recipients=list(draft.recipients) or usual_recipients(head.parent),
        signatory=draft.signatory or "",
        left_out=list(filter(None, [unused_headline(draft, title, summary), *draft.left_out])),
        by=by,
    )
    paragraphs = _write_body(resolution, draft)
    _record_targets(draft, paragraphs, kept, by)
    reading.delete()
    return resolution


def _lines(draft):
    """Every line of the text as read, wherever it was put."""
    yield from draft.left_out
    for section in draft.sections:
        yield section.heading or ""
        yield from section.paragraphs


def _require_congress_facts(ordinal, held_on):
    if not ordinal or not held_on:
        sentence = "Văn bản không ghi rõ đại hội lần thứ mấy hoặc ngày họp. Hãy bổ sung rồi lưu."
        raise Refused(Finding("", sentence, field="held_on" if ordinal else "ordinal"))


def _write_body(resolution, draft):
    """Write sections and paragraphs; {(section index, paragraph index): Paragraph}."""
    written = {}
    for order, read in enumerate(draft.sections):
        section = Section.unscoped.create(
            resolution=resolution,
            order=order,
            depth=read.depth,
            label=read.label or "",
            heading=read.heading or "",
        )
        markers = read.markers or (None,) * len(read.paragraphs)
        for place, (text, marker) in enumerate(zip(read.paragraphs, markers, strict=True)):
            written[order, place] = Paragraph(
                section=section, order=place, marker=marker or "", text=text
            )
    Paragraph.unscoped.bulk_create(written.values())
    return written


def _record_targets(draft, paragraphs, kept, by):
    above = None
    for index, read in enumerate(draft.targets):
        paragraph = paragraphs.get((read.section, read.paragraph))
        if paragraph is None or (kept is not None and index not in kept):
            continue
        parent = above if read.relation else None
        target = targets.record(
            paragraph=paragraph, by=by, **words_of(read, paragraph), **fields_of(read, parent)
        )
        above = above if read.relation else target


def words_of(read, paragraph):
    """The sentence and the clause that were read, as the paragraph spells them."""
    return {
        "text": as_written(read.text, paragraph.text) or paragraph.text,
        "clause": as_written(read.clause or "", paragraph.text),
    }


def fields_of(read, parent=None):
    """The fields of `Target` for what was read, besides its words."""
    figure = None if isinstance(read.value, str | bool) else read.value
    graded = read.measure == Measure.GRADE
    return {
        "indicator": read.indicator or "",
        "measure": read.measure,
        "comparator": Comparator(read.comparator),
        "value": figure,
        "value_max": read.value_max,
        "grade": str(read.grade or read.value or "") if graded else "",
        "scale": read.scale or "",
        "rank_of": read.base if read.measure == Measure.RANK else None,
        "base_number": None if read.measure == Measure.RANK else read.base,
        "unit_of_measure": read.unit or "",
        "population": (read.population or "")[:200],
        "period": read.period,
        "event_minimum": read.event_minimum,
        "per": (read.per or "")[:40],
        "condition": (read.condition or "")[:200],
        "relation": (read.relation or "") if parent else "",
        "parent": parent,
        "unsure": [remark[:300] for remark in read.unsure],
    }
