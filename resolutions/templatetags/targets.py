"""Targets in words, for templates."""

from decimal import Decimal
from types import SimpleNamespace

from django import template

from resolutions.actions.readings import fields_of
from resolutions.regulations.wording import period_words, target_words

register = template.Library()
register.filter("target_words", target_words)
register.filter("period_words", period_words)


@register.filter
def draft_words(draft):
    """What a target that was read asks, in the words of a recorded one."""
    fields = fields_of(draft)
    value = fields["value"]
    fields["value"] = Decimal(value) if value is not None else None
    return target_words(SimpleNamespace(**fields))


@register.filter
def count_targets(section):
    """How many targets stand in a section."""
    return sum(len(paragraph.targets.all()) for paragraph in section.paragraphs.all())
