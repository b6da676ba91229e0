"""Calendars for phones: their addresses are given out and taken back."""

import secrets

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from chibo.access import WAITS_FOR
from chibo.history import action
from chibo.models import CalendarFeed
from chibo.models.calendar_feed import digest_of


@action("lập địa chỉ lịch nhắc việc")
def give_out(*, unit, by):
    """A new secret, the only time it can be read; an older address of the same unit ends.

    Raises PermissionDenied where nothing waits for this person.
    """
    if not by.may_any(WAITS_FOR, unit):
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


def _end(feed):
    feed.revoked_at = timezone.now()
    feed.save(update_fields=["revoked_at"])
