"""Issued papers, frozen: what was signed is what is printed again, to the byte."""

import pgtrigger
from django.db import models


class FrozenPaper(models.Model):
    """The content of an issued paper and its printed forms. Never updated, never deleted.

    `sha256` is the digest of the PDF; `content` the document object with its schema version, so
    that a later program can read what this one wrote. Large bytes: outside the history.
    """

    sha256 = models.CharField("mã băm", max_length=64, primary_key=True)
    content = models.JSONField("nội dung")
    pdf = models.BinaryField("bản PDF")
    docx = models.BinaryField("bản DOCX")
    frozen_at = models.DateTimeField("lập lúc", auto_now_add=True)

    objects = models.Manager()

    class Meta:
        verbose_name = "bản đã ban hành"
        triggers = [pgtrigger.Protect(name="frozen", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return self.sha256[:12]
