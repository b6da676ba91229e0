"""What the reader sees in a section that nobody has recorded as a target yet."""

from dataclasses import dataclass

from resolutions.models import Paragraph
from resolutions.reading.draft import TargetDraft
from resolutions.reading import read_line


@dataclass(frozen=True)
class Proposal:
    """A possible target in a paragraph; `index` tells it from others of the same paragraph."""

    paragraph: Paragraph
    index: int
    draft: TargetDraft


def proposals(section):
    """Possible targets in the paragraphs that hold none yet."""
    return [
        Proposal(paragraph, index, draft)
        for paragraph in section.paragraphs.all()
        if not paragraph.targets.all()
        for index, draft in enumerate(read_line(paragraph.text, section.heading or None))
    ]


def proposal(paragraph, index):
    """One of them again, or None when the paragraph no longer says it."""
    read = read_line(paragraph.text, paragraph.section.heading or None)
    return read[index] if 0 <= index < len(read) else None
