"""Personal data that was opened or taken away: by whom, when, why."""

import pgtrigger
from django.conf import settings
from django.db import models


class Disclosure(models.Model):
    """One opening of a masked field, or one download of personal data. Append-only."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    subject = models.CharField("đối tượng", max_length=80, db_index=True)
    field = models.CharField("mục", max_length=60)
    reason = models.CharField("lý do", max_length=300)
    at = models.DateTimeField("lúc", auto_now_add=True)

    objects = models.Manager()

    class Meta:
        verbose_name = "lần mở dữ liệu được che"
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                name="disclosure_has_reason",
                condition=~models.Q(reason=""),
                violation_error_message="Hãy ghi lý do mở phần được che.",
            )
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self):
        return f"{self.subject}: {self.field}"
