"""People who came and are not on the roll, as lines of text."""

from django.db import models
from django.db.models import Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped


@tracked()
class Guest(Scoped):
    """A guest of a meeting or a congress: a name, and who the person is."""

    scope = "meeting__unit__path"
    read_permission = Permission.READ_GATHERINGS

    meeting = models.ForeignKey("congresses.Meeting", models.PROTECT, related_name="guests")
    name = models.CharField("họ và tên", max_length=120)
    position = models.CharField("chức vụ, đơn vị", max_length=200, blank=True)

    class Meta:
        verbose_name = "khách mời"
        ordering = ["meeting", "pk"]
        constraints = [
            models.CheckConstraint(
                name="guest_has_name",
                condition=~Q(name=""),
                violation_error_message="Khách mời phải có họ tên.",
            )
        ]

    def __str__(self):
        return f"{self.name}, {self.position}" if self.position else self.name
