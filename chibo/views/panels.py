"""What the apps show on the page of a unit."""

from django.template.loader import render_to_string

from chibo.registry import gather


def panels(request, unit, today):
    """The apps' panels for this unit and this person, ready to stand on a page."""
    return [
        render_to_string(template, context, request)
        for template, context in gather("panels", request.user, unit, today)
    ]
