"""What happens around every request."""

from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme

from .once import one_page
from .queries import choose_working_unit
from .regulations import Conflict, Refused

ABOUT_THE_FORM = {"csrfmiddlewaretoken", "version", "confirmed"}


def working_unit(get_response):
    """Put the unit the person works in on the request: always visible, switched on purpose."""

    def middleware(request):
        request.unit = None
        if request.user.is_authenticated:
            request.unit = choose_working_unit(request.user, request.session.get("unit"))
        return get_response(request)

    return middleware


def asked_once(get_response):
    """A page that only reads asks each question once, however many of its parts want to know."""

    def middleware(request):
        if request.method not in ("GET", "HEAD"):
            return get_response(request)
        with one_page():
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


def refusals_told(get_response):
    """What an action refused and no view put beside its form is told on a page, in its own words.

    A view with a form still catches what it can say better. This is for buttons without one, and
    for the view that somebody forgot: neither may end as a fault of the program.
    """

    def middleware(request):
        return get_response(request)

    middleware.process_exception = _told
    return middleware


def _told(request, exception):
    """The page about a refusal (422) or about somebody who was quicker (409)."""
    if not isinstance(exception, Refused | Conflict):
        return None
    findings = getattr(exception, "findings", ())
    context = {"findings": findings, "back": _page_before(request), "typed": _typed(request)}
    status = 422 if findings else 409
    if not request.htmx:
        return render(request, "refused.html", context, status=status)
    answer = render(request, "_refused.html", context, status=status)
    answer["HX-Retarget"], answer["HX-Reswap"] = "#told", "innerHTML"
    return answer


def _page_before(request):
    """The address of the page that was left, when it is one of ours."""
    address = request.headers.get("Referer", "")
    hosts = {request.get_host()}
    return address if url_has_allowed_host_and_scheme(address, hosts, request.is_secure()) else ""


def _typed(request):
    """The words that were sent, to copy from: browsers may not bring back what was not cached.

    Without what is about the form itself, and without what a view has marked as sensitive.
    """
    sensitive = getattr(request, "sensitive_post_parameters", ())
    if sensitive == "__ALL__":
        return []
    kept_back = {*ABOUT_THE_FORM, *sensitive}
    sent = (values for name, values in request.POST.lists() if name not in kept_back)
    return [value for values in sent for value in values if value.strip()]
