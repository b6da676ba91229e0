"""What waits, in the calendar of a phone: a secret address that can be taken back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from chibo.access import WAITS_FOR, public, requires
from chibo.actions import calendar_feeds as actions
from chibo.exports import calendar_of, delivered
from chibo.models import CalendarFeed
from chibo.queries import feed_of, todo


@requires(*WAITS_FOR)
def calendar_feeds(request):
    """The addresses one has; a new one for the unit in hand is shown this once."""
    address = None
    if request.method == "POST":
        secret = actions.give_out(unit=request.unit, by=request.user)
        address = request.build_absolute_uri(reverse("calendar_file", args=[secret]))
    feeds = CalendarFeed.visible_to(request.user)
    return render(
        request,
        "chibo/calendar_feeds/calendar_feeds.html",
        {
            "feeds": feeds,
            "address": address,
            "has_one": any(feed.unit_id == request.unit.pk for feed in feeds),
            "may_have_one": request.user.may_any(WAITS_FOR, request.unit),
        },
    )


@requires(*WAITS_FOR)
@require_POST
def calendar_feed_revoke(request, pk):
    """Take an address back."""
    feed = get_object_or_404(CalendarFeed.visible_to(request.user), pk=pk)
    actions.revoke(feed=feed, by=request.user)
    messages.success(request, f"Đã thu hồi lịch của {feed.unit.short_name}.")
    return redirect("calendar_feeds")


@public
@require_GET
def calendar_file(request, secret):
    """The calendar itself, for a program that cannot sign in; whatever is wrong looks the same."""
    feed = feed_of(secret)
    if feed is None:
        raise Http404
    today = timezone.localdate()
    tasks = [due.task for group in todo(feed.owner, feed.unit, today) for due in group.items]
    content = calendar_of(feed.unit, tasks, today, request.build_absolute_uri("/"))
    answer = delivered(content, "text/calendar", "viec-can-lam.ics")
    answer["X-Robots-Tag"] = "noindex"
    return answer
