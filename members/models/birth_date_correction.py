"""The one way a birth date changes: on record, with its reason."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from chibo.access import Permission
from chibo.models import Scoped
from members.enums import BirthPrecision


class BirthDateCorrection(Scoped):
    """Since 18 August 2016 age follows the original dossier, so a change must say what it rests on.

    Append-only; a wrong correction is followed by another.
    """

    scope = "member__unit__path"
    read_permission = Permission.READ_MEMBERS

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="birth_corrections")
    before = models.DateField("ngày sinh cũ")
    before_precision = models.CharField("độ chính xác cũ", max_length=5, choices=BirthPrecision)
    after = models.DateField("ngày sinh mới")
    after_precision = models.CharField("độ chính xác mới", max_length=5, choices=BirthPrecision)
    reason = models.CharField("căn cứ", max_length=300)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "đính chính ngày sinh"
        ordering = ["member", "at"]
        constraints = [
            models.CheckConstraint(
                name="birth_date_correction_has_reason",
                condition=~Q(reason=""),
                violation_error_message="Hãy ghi căn cứ đính chính ngày sinh.",
            )
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self):
        return f"{self.member}: {self.before} → {self.after}"
