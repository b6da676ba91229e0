"""A text that was read and waits to be checked: nothing is lost between pasting and saving."""

from django.conf import settings
from django.db import models

from chibo.access import Permission
from chibo.models import Scoped, Unit


class Reading(Scoped):
    """What the reader made of a text or a file, for the person who will check and save it."""

    read_permission = Permission.EDIT_RESOLUTIONS

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    source_name = models.CharField("nguồn", max_length=200)
    draft = models.JSONField("bản đọc được")
    read_at = models.DateTimeField("đọc lúc", auto_now_add=True)

    class Meta:
        verbose_name = "bản đọc"
        ordering = ["-read_at"]

    def __str__(self):
        return self.source_name
