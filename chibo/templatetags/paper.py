"""What a typist never lets a line end inside."""

import re

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

register = template.Library()

_UNBROKEN = re.compile(
    r"((?:nhiệm kỳ )?\d{4} [-–] \d{4}|ngày \d+ tháng \d+ năm \d{4})", re.IGNORECASE
)


@register.filter
def unbroken(text):
    """`text` with terms of office and dates wrapped so that they stay on one line.

    Spans and not no-break spaces: those would come out of the PDF when its text is copied.
    """
    parts = _UNBROKEN.split(text)
    return mark_safe(
        "".join(
            format_html('<span class="unbroken">{}</span>', part)
            if place % 2
            else conditional_escape(part)
            for place, part in enumerate(parts)
        )
    )
