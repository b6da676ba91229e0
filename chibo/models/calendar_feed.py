"""An address under which a phone's calendar reads what waits in a unit."""

import hashlib

from django.conf import settings
from django.db import models

from chibo.access import WAITS_FOR
from chibo.history import tracked

from .unit import Unit


def digest_of(secret):
    """As it is kept. The secret is random enough to need no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


@tracked(leave_out=["digest"])
class CalendarFeed(models.Model):
    """A secret address of one person for one unit. Only the SHA-256 of its secret is kept: who
    reads the database cannot read the calendar."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="tổ chức")
    digest = models.CharField("mã băm của khóa", max_length=64, unique=True)
    made_at = models.DateTimeField("lập lúc", auto_now_add=True)
    revoked_at = models.DateTimeField("thu hồi lúc", null=True)

    unscoped = models.Manager()

    class Meta:
        verbose_name = "lịch nhắc việc"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "unit"],
                name="calendar_feed_one_open",
                condition=models.Q(revoked_at=None),
                violation_error_message="Đã có một địa chỉ lịch đang dùng cho tổ chức này.",
            )
        ]

    def __str__(self):
        return f"{self.owner}, {self.unit}"

    @classmethod
    def visible_to(cls, user, permission=None):
        """A calendar is its owner's alone."""
        return cls.unscoped.filter(owner=user, revoked_at=None).select_related("unit")

    @property
    def is_allowed(self):
        """Whether its owner may still see what waits there."""
        owner = self.owner
        return owner.is_active and owner.may_any(WAITS_FOR, self.unit)
