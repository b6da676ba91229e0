"""Who held which post in which cell, from when to when."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped
from members.enums import PartyPost

from .given_up import OncePerPersonQuerySet


class OfficeQuerySet(OncePerPersonQuerySet):
    def on(self, day):
        """The offices held on that day, by those whose record stands."""
        return self.filter(valid__contains=day).once()


@tracked()
class Office(Scoped):
    """One person in one post of one cell; the last day is not included.

    A cell has one secretary at a time, and nobody holds two posts of one cell at once.
    """

    read_permission = Permission.READ_MEMBERS

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="offices")
    unit = models.ForeignKey("chibo.Unit", models.PROTECT, related_name="+", verbose_name="chi bộ")
    post = models.CharField("chức vụ", max_length=20, choices=PartyPost)
    valid = DateRangeField("thời gian")
    decision = models.CharField("căn cứ", max_length=120, blank=True)

    unscoped = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = "chức vụ trong Đảng"
        ordering = ["valid", "pk"]
        constraints = [
            ExclusionConstraint(
                name="office_one_secretary",
                expressions=[("unit", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                condition=Q(post=PartyPost.SECRETARY),
                violation_error_message="Mỗi thời điểm chi bộ chỉ có một bí thư.",
            ),
            ExclusionConstraint(
                name="office_one_post_at_a_time",
                expressions=[
                    ("member", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Mỗi thời điểm đảng viên giữ một chức vụ trong chi bộ.",
            ),
            models.CheckConstraint(
                name="office_has_beginning",
                condition=Q(valid__isempty=False, valid__lower_inf=False),
                violation_error_message="Hãy ghi ngày giữ chức vụ, trước ngày thôi.",
            ),
            models.CheckConstraint(
                name="office_known_post",
                condition=Q(post__in=PartyPost.values),
                violation_error_message="Chức vụ không có trong danh mục.",
            ),
        ]

    def __str__(self):
        return f"{self.member}: {self.get_post_display()}"
