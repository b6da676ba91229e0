"""To which cell a member belonged, from when to when."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, counted
from members.enums import Ending, Entry


@tracked()
@counted()
class Affiliation(Scoped):
    """One stay in one cell, the last day not included. Nobody belongs to two cells at a time."""

    read_permission = Permission.READ_MEMBERS

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="affiliations")
    unit = models.ForeignKey("chibo.Unit", models.PROTECT, related_name="+", verbose_name="chi bộ")
    valid = DateRangeField("thời gian")
    reason = models.CharField("đến do", max_length=20, choices=Entry)
    ending = models.CharField("rời do", max_length=20, choices=Ending, blank=True)
    decision = models.CharField("căn cứ", max_length=120, blank=True)

    class Meta:
        verbose_name = "quan hệ sinh hoạt"
        ordering = ["member", "valid"]
        constraints = [
            ExclusionConstraint(
                name="affiliation_one_at_a_time",
                expressions=[("member", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                violation_error_message="Mỗi thời điểm đảng viên chỉ thuộc một chi bộ.",
            ),
            models.CheckConstraint(
                name="affiliation_has_beginning",
                condition=Q(valid__isempty=False, valid__lower_inf=False),
                violation_error_message="Hãy ghi ngày bắt đầu sinh hoạt, trước ngày kết thúc.",
            ),
            models.CheckConstraint(
                name="affiliation_says_why_it_ended",
                condition=Q(valid__upper_inf=True, ending="")
                | Q(valid__upper_inf=False, ending__in=Ending.values),
                violation_error_message="Khi rời chi bộ phải ghi lý do; còn ở lại thì để trống.",
            ),
            models.CheckConstraint(
                name="affiliation_known_reason",
                condition=Q(reason__in=Entry.values),
                violation_error_message="Lý do đến chi bộ không có trong danh mục.",
            ),
        ]

    def __str__(self):
        return f"{self.member}, {self.unit}"
