"""Verdicts as tags: the word, and a colour that only repeats it."""

from django import template

from chibo.templatetags.components import tag
from resolutions.enums import Verdict

register = template.Library()
KINDS = {
    Verdict.EXCEEDED: ("ok", "chevrons-up"),
    Verdict.MET: ("ok", "check"),
    Verdict.NOT_MET: ("late", "x"),
    Verdict.NOT_DUE: ("mute", "clock"),
    Verdict.NOT_COUNTED: ("mute", ""),
    Verdict.NO_DATA: ("warn", "circle-question-mark"),
}
SIGNS = {
    Verdict.EXCEEDED: ("ok", "✓✓"),
    Verdict.MET: ("ok", "✓"),
    Verdict.NOT_MET: ("late", "✕"),
    Verdict.NOT_DUE: ("", "…"),
    Verdict.NO_DATA: ("warn", "?"),
}


@register.simple_tag
def verdict_tag(verdict):
    """ "vượt" and "đạt" green, "chưa đạt" red, what is missing yellow, what waits grey."""
    kind, icon = KINDS[verdict]
    return tag(verdict.label, kind, icon)


@register.filter
def verdict_kind(verdict):
    """The colour of a bar beside the verdict."""
    return "warn" if verdict == Verdict.NOT_DUE else KINDS[verdict][0]


@register.filter
def verdict_sign(verdict):
    """The sign of a cell in the table of years."""
    return SIGNS.get(verdict, ("", ""))[1]


@register.filter
def verdict_colour(verdict):
    """The colour of a cell in the table of years."""
    return SIGNS.get(verdict, ("", ""))[0]
