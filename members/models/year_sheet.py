"""The yearly check-list of a cell: what each member did, ticked on one sheet."""

from django.db import models
from django.db.models import Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, Versioned, counted, through
from members.enums import TICKED, Duty

from .given_up import OncePerPersonQuerySet


@tracked()
@counted()
class YearSheet(Scoped, Versioned):
    """The sheet of one cell for one year; its version is that of all its ticks."""

    read_permission = Permission.READ_MEMBERS

    unit = models.ForeignKey("chibo.Unit", models.PROTECT, related_name="+", verbose_name="chi bộ")
    year = models.PositiveSmallIntegerField("năm")

    class Meta:
        verbose_name = "sổ theo dõi năm"
        ordering = ["unit", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                name="year_sheet_once",
                violation_error_message="Chi bộ đã có sổ theo dõi của năm này.",
            ),
            models.CheckConstraint(
                name="year_sheet_sensible_year",
                condition=Q(year__range=(1930, 2200)),
                violation_error_message="Năm này không hợp lý.",
            ),
        ]

    def __str__(self):
        return f"Sổ theo dõi năm {self.year}, {self.unit}"


@tracked()
@counted(through("sheet", "members_yearsheet"))
class Tick(Scoped):
    """One member did one thing that year; no tick, no row."""

    scope = "sheet__unit__path"
    read_permission = Permission.READ_MEMBERS

    sheet = models.ForeignKey(YearSheet, models.PROTECT, related_name="ticks")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="ticks")
    duty = models.CharField("việc", max_length=20, choices=Duty)

    unscoped = OncePerPersonQuerySet.as_manager()

    class Meta:
        verbose_name = "việc đã làm trong năm"
        ordering = ["sheet", "member", "duty"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "member", "duty"],
                name="tick_once",
                violation_error_message="Việc này đã đánh dấu cho đồng chí ấy.",
            ),
            models.CheckConstraint(
                name="tick_known_duty",
                condition=Q(duty__in=TICKED),
                violation_error_message="Việc này không có trong danh mục.",
            ),
        ]

    def __str__(self):
        return f"{self.member}: {self.get_duty_display()} ({self.sheet.year})"
