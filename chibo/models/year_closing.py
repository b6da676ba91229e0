"""A year whose figures were closed: they stay what they were, whatever is written afterwards."""

import pgtrigger
from django.db import models
from django.db.models import Q

from chibo.history import tracked

from .base import Scoped
from .figure import Numbers
from .unit import Unit


@tracked()
class YearClosing(Scoped):
    """The figures of a year as a body answered for them: of itself and of all below it.

    Closed again under the next `revision`, with the reason; the earlier ones stay readable.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="tổ chức")
    year = models.PositiveSmallIntegerField("năm")
    revision = models.PositiveSmallIntegerField("lần chốt")
    reason = models.CharField("lý do chốt lại", max_length=300, blank=True)
    at = models.DateTimeField("chốt lúc", auto_now_add=True)
    by = models.ForeignKey("chibo.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "lần chốt số liệu năm"
        ordering = ["-year", "-revision"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "revision"],
                name="year_closing_once",
                violation_error_message="Số liệu năm này vừa được chốt. Hãy mở lại trang.",
            ),
            models.CheckConstraint(
                name="year_closed_again_for_a_reason",
                condition=Q(revision=1) | Q(revision__gt=1, reason__regex=r"\S"),
                violation_error_message="Hãy ghi vì sao chốt lại.",
            ),
        ]

    def __str__(self):
        return f"{self.unit}, {self.year}, lần {self.revision}"


class ClosedFigure(Numbers):
    """What the indicators had counted in one unit when the year was closed. Never changed.

    Name, place in the tree and day of ending are those of the closing as well: an act that is
    dated back does not move a sum to where it was not counted.
    """

    closing = models.ForeignKey(YearClosing, models.PROTECT, related_name="figures")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    name = models.CharField("tên", max_length=200)
    path = models.TextField("vị trí trong cây", db_collation="C")
    ended_on = models.DateField("kết thúc ngày", null=True)

    objects = models.Manager()

    class Meta:
        verbose_name = "số liệu đã chốt"
        constraints = [
            models.UniqueConstraint(
                fields=["closing", "unit"],
                name="closed_figure_once",
                violation_error_message="Mỗi lần chốt một tổ chức chỉ có một dòng số liệu.",
            )
        ]
        triggers = [pgtrigger.Protect(name="closed", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.closing}: {self.unit}"
