"""What `manage.py check` refuses."""

from django.core.checks import Error
from django.urls import URLPattern, get_resolver


def every_view_declares_its_access(app_configs=None, **_):
    """One error for each address whose view has neither `@requires`, `@signed_in` nor `@public`."""
    return [
        Error(
            f"{pattern.lookup_str} serves {route!r} and does not say who may open it.",
            hint="Put @requires(Permission.…), @signed_in or @public on top of the view.",
            id="chibo.E001",
        )
        for route, pattern in routes(get_resolver().url_patterns)
        if not hasattr(pattern.callback, "access")
    ]


def routes(patterns, prefix=""):
    """Every (route, pattern) below `patterns`, depth first."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern
        else:
            yield from routes(pattern.url_patterns, route)
