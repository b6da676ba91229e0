"""What the reader sees in a section in hand is what it sees in the whole paper."""

from datetime import date

from resolutions.actions import readings
from resolutions.enums import Kind
from resolutions.queries.proposals import read_again
from resolutions.queries.resolutions import outline
from resolutions.reading import read_text
from resolutions.reading.draft import SectionDraft
from resolutions.reading.harvest import collect
from tests.resolutions.texts import TEXT


def test_a_section_is_read_as_in_the_whole_paper(cast):
    draft = read_text(TEXT)
    kept = readings.keep(unit=cast.a1, draft=draft, source_name="dán", by=cast.an)
    made = readings.save(
        reading=kept,
        kind=Kind.ANNUAL,
        title="Nghị quyết",
        summary="về nhiệm vụ",
        term=(2025, 2030),
        ordinal=None,
        held_on=date(2025, 6, 10),
        place="",
        by=cast.an,
    )
    sections = outline(made)
    alone = [
        (paragraph.text, read.clause)
        for section in sections
        for paragraph, found in read_again(sections, section).items()
        for read in found
    ]
    whole = [
        (sections[read.section].paragraphs.all()[read.paragraph].text, read.clause)
        for read in collect(tuple(map(_whole, sections)), None)
    ]
    assert len(alone) == 3
    assert alone == whole


def _whole(section):
    paragraphs = section.paragraphs.all()
    return SectionDraft(
        label=section.label or None,
        heading=section.heading or None,
        depth=section.depth,
        paragraphs=tuple(paragraph.text for paragraph in paragraphs),
        markers=tuple(paragraph.marker or None for paragraph in paragraphs),
    )
