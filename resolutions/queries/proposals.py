"""What the reader sees in a draft that nobody has recorded as a target yet."""

from dataclasses import dataclass

from resolutions.models import Paragraph
from resolutions.queries.resolutions import outline
from resolutions.reading.draft import SectionDraft, TargetDraft
from resolutions.reading.harvest import collect


@dataclass(frozen=True)
class Proposal:
    """A possible target in a paragraph; `index` tells it from others of the same paragraph."""

    paragraph: Paragraph
    index: int
    draft: TargetDraft


def read_again(sections, current):
    """{paragraph: what the reader finds in it} for the paragraphs of `current`, in their order.

    The whole outline is shown to the reader, since headings decide where targets may stand; of the
    other sections headings are enough.
    """
    paragraphs = list(current.paragraphs.all())
    found = {paragraph: [] for paragraph in paragraphs}
    shown = tuple(_as_read(row, paragraphs if row == current else ()) for row in sections)
    for read in collect(shown, None):
        found[paragraphs[read.paragraph]].append(read)
    return found


def proposals(sections, current):
    """Possible targets in those paragraphs of `current` that hold none yet."""
    return [
        Proposal(paragraph, index, read)
        for paragraph, found in read_again(sections, current).items()
        if not paragraph.targets.all()
        for index, read in enumerate(found)
    ]


def proposal(paragraph, index):
    """One of them again, or None when the paragraph no longer says it."""
    sections = outline(paragraph.section.resolution)
    current = next(section for section in sections if section.pk == paragraph.section_id)
    for found in proposals(sections, current):
        if (found.paragraph.pk, found.index) == (paragraph.pk, index):
            return found.draft
    return None


def _as_read(section, paragraphs):
    return SectionDraft(
        label=section.label or None,
        heading=section.heading or None,
        depth=section.depth,
        paragraphs=tuple(paragraph.text for paragraph in paragraphs),
        markers=tuple(paragraph.marker or None for paragraph in paragraphs),
    )
