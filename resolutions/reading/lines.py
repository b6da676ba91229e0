"""Reading a single line on its own, as the command and the editor do."""

from dataclasses import replace

from . import indicators, periods, targets
from .draft import TargetDraft
from .lexicon import Facts
from .text import fold, tidy

_NOTHING = "Không thấy con số, mức xếp loại hay mốc nào: tạm đọc là việc làm được hay không."


def context_of(words: str | None) -> targets.Context:
    """What a heading says to the lines below it."""
    folded = fold(tidy(words or ""))
    return targets.Context(folded, periods.find(folded))


def read_line(line: str, context: str | None = None) -> tuple[TargetDraft, ...]:
    """The targets of a line that is taken to be one; a line that measures nothing is a yes or no.

    `context` is the heading the line stands under: it lends its period and its subject.
    """
    around = context_of(context)
    found = targets.read(line, around)
    if found or not any(c.isalpha() for c in line):
        return found
    written = tidy(line)
    period = periods.find(fold(written)) or around.period or "term"
    key = indicators.classify(Facts(fold(written), "boolean", "is", frozenset()))
    whole = TargetDraft(written, "boolean", "is", True, period=period, indicator=key)
    return (replace(whole, clause=written.strip(" .;,"), unsure=(_NOTHING,)),)
