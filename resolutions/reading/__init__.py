"""Reads the text of a resolution into a draft: pure, no database, no network, no model.

`read_text` and `read_file` give a whole paper, `read_line` the targets of one line.
"""

from .draft import ResolutionDraft, SectionDraft, TargetDraft, Unreadable
from .lines import read_line
from .reader import read_file, read_text

__all__ = [
    "ResolutionDraft",
    "SectionDraft",
    "TargetDraft",
    "Unreadable",
    "read_file",
    "read_line",
    "read_text",
]
