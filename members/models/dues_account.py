"""What the cell keeps of the dues it collected, and what it sent to the committee above."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped

from .dues import DuesBook


@tracked()
class DuesRetention(Scoped):
    """The share of its dues a cell keeps, in percent, from a month on until another is written."""

    read_permission = Permission.READ_MEMBERS

    unit = models.ForeignKey("chibo.Unit", models.PROTECT, related_name="+", verbose_name="chi bộ")
    percent = models.PositiveSmallIntegerField("tỷ lệ trích giữ lại (%)")
    valid = DateRangeField("áp dụng")
    decision = models.CharField("căn cứ", max_length=120, blank=True)

    class Meta:
        verbose_name = "tỷ lệ trích giữ lại đảng phí"
        ordering = ["unit", "valid"]
        constraints = [
            ExclusionConstraint(
                name="dues_retention_one_at_a_time",
                expressions=[("unit", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                violation_error_message="Mỗi tháng chỉ có một tỷ lệ trích giữ lại.",
            ),
            models.CheckConstraint(
                name="dues_retention_whole_months",
                condition=Q(valid__isempty=False, valid__lower_inf=False, valid__startswith__day=1)
                & (Q(valid__upper_inf=True) | Q(valid__endswith__day=1)),
                violation_error_message="Tỷ lệ trích giữ lại áp dụng theo tháng.",
            ),
            models.CheckConstraint(
                name="dues_retention_sensible_percent",
                condition=Q(percent__lte=100),
                violation_error_message="Tỷ lệ trích giữ lại từ 0 đến 100%.",
            ),
        ]

    def __str__(self):
        return f"{self.unit}: {self.percent}%"


@tracked()
class DuesRemittance(Scoped):
    """Money sent up on a day, in đồng. A wrong one is annulled with the reason, never removed."""

    scope = "book__unit__path"
    read_permission = Permission.READ_MEMBERS

    book = models.ForeignKey(DuesBook, models.PROTECT, related_name="remittances")
    on = models.DateField("ngày nộp")
    amount = models.PositiveIntegerField("số tiền")
    note = models.CharField("chứng từ, ghi chú", max_length=120, blank=True)
    annulled_because = models.CharField("lý do bỏ", max_length=200, blank=True)

    class Meta:
        verbose_name = "đảng phí nộp lên"
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="dues_remittance_of_something",
                condition=Q(amount__gt=0),
                violation_error_message="Số tiền nộp lên phải lớn hơn 0.",
            ),
        ]

    def __str__(self):
        return f"{self.book.unit}, {self.on:%d/%m/%Y}"
