"""Calendars for phones: their addresses are given out and taken back."""

import hashlib
import secrets

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from chibo.history import action
from chibo.models import CalendarFeed
from chibo.models.calendar_feed import WAITS_FOR


@action("lập địa chỉ lịch nhắc việc")
def give_out(*, unit, by):
    """A new secret, the only time it can be read; an older address of the same unit ends.

    Raises PermissionDenied where nothing waits for this person.
    """
    if not any(by.may(permission, unit) for permission in WAITS_FOR):
        raise PermissionDenied
    for older in CalendarFeed.visible_to(by).filter(unit=unit):
        _end(older)
    secret = secrets.token_urlsafe(32)
    CalendarFeed.unscoped.create(owner=by, unit=unit, digest=digest_of(secret))
    return secret


@action("thu hồi địa chỉ lịch nhắc việc")
def revoke(*, feed, by):
    """Whoever asks under this address gets nothing from now on."""
    _end(feed)


def feed_of(secret):
    """The feed that this secret opens, while its owner may see it; else None."""
    found = CalendarFeed.unscoped.select_related("owner", "unit__kind", "unit__parent")
    feed = found.filter(digest=digest_of(secret), revoked_at=None).first()
    return feed if feed and feed.is_allowed else None


def digest_of(secret):
    """As it is kept. The secret is random enough to need no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _end(feed):
    feed.revoked_at = timezone.now()
    feed.save(update_fields=["revoked_at"])
