"""The rating of a Party organisation itself: cells and committees alike."""

from django.db import models
from django.db.models import Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, ScopedQuerySet, Versioned, counted

from .rating import KNOWN_LEVEL, level_field, points_field


class UnitRatingQuerySet(ScopedQuerySet):
    def decided_in(self, years):
        """What committees above have decided, for the years from … to …."""
        return self.filter(year__range=years).exclude(decided="")


@tracked()
@counted()
class UnitRating(Scoped, Versioned):
    """How one unit was rated for one year: by itself, as proposed, and as decided from above."""

    read_permission = Permission.READ_FIGURES

    unit = models.ForeignKey("chibo.Unit", models.PROTECT, related_name="+", verbose_name="tổ chức")
    year = models.PositiveSmallIntegerField("năm")
    self_points = points_field()
    self_level = level_field("tự xếp loại")
    proposed = level_field("mức được đề nghị")
    decided = level_field("mức được quyết định")
    decision = models.CharField("số quyết định", max_length=60, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True)
    decided_by = models.CharField("cấp ủy quyết định", max_length=200, blank=True)

    unscoped = UnitRatingQuerySet.as_manager()

    class Meta:
        verbose_name = "xếp loại tổ chức đảng"
        ordering = ["unit", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                name="unit_rating_once",
                violation_error_message="Tổ chức này đã có xếp loại của năm ấy.",
            ),
            models.CheckConstraint(
                name="unit_rating_known_words",
                condition=Q(
                    year__range=(1930, 2200),
                    self_level__in=KNOWN_LEVEL,
                    proposed__in=KNOWN_LEVEL,
                    decided__in=KNOWN_LEVEL,
                ),
                violation_error_message="Năm hoặc mức không hợp lý.",
            ),
            models.CheckConstraint(
                name="unit_rating_whole_decision",
                condition=Q(decided="", decision="", decided_on=None, decided_by="")
                | (~Q(decided="") & ~Q(decision="") & Q(decided_on__isnull=False)),
                violation_error_message="Mức được quyết định phải có số và ngày quyết định.",
            ),
            models.CheckConstraint(
                name="unit_rating_points_of_a_hundred",
                condition=Q(self_points=None) | Q(self_points__range=(0, 100)),
                violation_error_message="Điểm tự chấm từ 0 đến 100.",
            ),
        ]

    def __str__(self):
        said = self.get_decided_display() or "chưa có quyết định"
        return f"{self.unit}: {said} ({self.year})"
