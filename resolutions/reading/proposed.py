"""From what was read to what is proposed for the head of a resolution: name, trích yếu, term."""

from chibo.vietnamese.numbers import roman
from resolutions.reading.draft import ResolutionDraft
from resolutions.reading.text import fold

TYPE = "nghị quyết "
KINDS = ("congress", "annual", "monthly", "thematic")


def head_of(draft: ResolutionDraft, unit_name: str, *, year: int) -> dict:
    """The head as `actions.readings.save` takes it. A congress gives its paper name and trích yếu.

    Without a term the year of adoption stands for it, or `year` where the text has no date.
    """
    year = draft.adopted_on.year if draft.adopted_on else year
    term = draft.term or (year, year)
    is_congress = bool(draft.ordinal) or draft.kind == "congress"
    kind = "congress" if is_congress else draft.kind if draft.kind in KINDS else "annual"
    title = draft.title or f"Nghị quyết năm {term[0]}"
    summary = _under_the_type(title)
    if is_congress and draft.ordinal:
        which = f"lần thứ {roman(draft.ordinal)}, nhiệm kỳ {term[0]} - {term[1]}"
        title, summary = f"Nghị quyết Đại hội {which}", f"Đại hội {unit_name} {which}"
    return {
        "kind": kind,
        "title": title[:300],
        "summary": summary[:500],
        "term": term,
        "ordinal": draft.ordinal,
        "held_on": draft.adopted_on,
        "place": draft.place or "",
    }


def unused_headline(draft: ResolutionDraft, *said: str) -> str | None:
    """The headline of the text, where neither name nor trích yếu (`said`) took its words over.

    Pages of news head a congress's paper with a sentence of their own.
    """
    if not draft.title:
        return None
    own = {fold(draft.title), fold(_under_the_type(draft.title))}
    return None if own & {fold(words) for words in said} else draft.title


def _under_the_type(title):
    """The trích yếu stands under NGHỊ QUYẾT and does not say it again (05-HD/VPTW)."""
    said = title.partition(" ")[2].partition(" ")[2] if fold(title).startswith(TYPE) else title
    return said or title
