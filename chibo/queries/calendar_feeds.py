"""Whose calendar a secret address opens."""

from chibo.models import CalendarFeed
from chibo.models.calendar_feed import digest_of


def feed_of(secret):
    """The feed that this secret opens, while its owner may see it; else None."""
    found = CalendarFeed.unscoped.select_related("owner", "unit__kind", "unit__parent")
    feed = found.filter(digest=digest_of(secret), revoked_at=None).first()
    return feed if feed and feed.is_allowed else None
