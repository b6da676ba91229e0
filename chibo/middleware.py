"""What happens around every request."""

from django.utils.cache import add_never_cache_headers

from .queries import choose_working_unit


def working_unit(get_response):
    """Put the unit the person works in on the request: always visible, switched on purpose."""

    def middleware(request):
        request.unit = None
        if request.user.is_authenticated:
            request.unit = choose_working_unit(request.user, request.session.get("unit"))
        return get_response(request)

    return middleware


def never_cached(get_response):
    """A shared computer must not show a page again after sign-out."""

    def middleware(request):
        response = get_response(request)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response

    return middleware
