"""Tasks: a paragraph that somebody is charged with, by a day."""

from django.db import models

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped

from .section import Paragraph


@tracked()
class Task(Scoped):
    """Who carries out what the paragraph says, and until when."""

    scope = "paragraph__section__resolution__unit__path"
    read_permission = Permission.READ_RESOLUTIONS

    paragraph = models.OneToOneField(Paragraph, models.CASCADE, related_name="task")
    charged = models.CharField("phân công", max_length=200)
    due_on = models.DateField("hoàn thành trước ngày", null=True, blank=True)

    class Meta:
        verbose_name = "nhiệm vụ"
        ordering = ["due_on", "pk"]

    def __str__(self):
        return f"{self.charged}: {self.paragraph.text}"
