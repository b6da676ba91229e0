"""What somebody owes each month: as which kind of payer, how much, and what is let off."""

from datetime import timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, Versioned, counted
from members.enums import CUTS, LASTING_GROUNDS, Payer, ReliefGround

from .dues_person import (
    OF_A_GUEST,
    WHERE_THEY_PAY,
    OfAPerson,
    OfAPersonQuerySet,
    guest_stay,
    of_one_person,
)

_DAY = timedelta(days=1)


def _one_at_a_time(name, message):
    """Of a member, and of a guest."""
    for column, end, rows in (("member", "", None), ("stay", "_of_guest", OF_A_GUEST)):
        yield ExclusionConstraint(
            name=f"{name}{end}",
            condition=rows,
            expressions=[(column, RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            violation_error_message=message,
        )


def _whole_months(name):
    return models.CheckConstraint(
        name=name,
        condition=Q(valid__isempty=False, valid__lower_inf=False)
        & Q(valid__startswith__day=1)
        & (Q(valid__upper_inf=True) | Q(valid__endswith__day=1)),
        violation_error_message="Tính theo tháng: hãy chọn tháng bắt đầu trước tháng hết.",
    )


@tracked()
@counted(WHERE_THEY_PAY)
class DuesStanding(OfAPerson, Scoped):
    """The kind of payer and the đồng a month, for a span of months, end excluded.

    The wage or pension it was worked out from is private and stands nowhere.
    """

    read_permission = Permission.READ_MEMBERS

    member = models.ForeignKey("members.Member", models.PROTECT, null=True, related_name="+")
    stay = guest_stay()
    payer = models.CharField("đối tượng", max_length=16, choices=Payer)
    amount = models.PositiveIntegerField("mức đóng một tháng")
    valid = DateRangeField("áp dụng")

    unscoped = OfAPersonQuerySet.as_manager()

    class Meta:
        verbose_name = "mức đóng đảng phí"
        ordering = ["member_id", "stay_id", "valid"]
        constraints = [
            of_one_person("dues_standing_of_one_person"),
            *_one_at_a_time("dues_standing_one_at_a_time", "Mỗi tháng chỉ có một mức đóng."),
            _whole_months("dues_standing_whole_months"),
            models.CheckConstraint(
                name="dues_standing_known_payer",
                condition=Q(payer__in=Payer.values),
                violation_error_message="Đối tượng đóng đảng phí không có trong danh mục.",
            ),
        ]

    def __str__(self):
        return f"{self.person.full_name}: {self.amount} đ"


@tracked()
@counted(WHERE_THEY_PAY)
class DuesRelief(OfAPerson, Scoped, Versioned):
    """Dues let off, wholly (100) or in part, on a ground and a decision."""

    read_permission = Permission.READ_MEMBERS

    member = models.ForeignKey("members.Member", models.PROTECT, null=True, related_name="+")
    stay = guest_stay()
    ground = models.CharField("lý do", max_length=16, choices=ReliefGround)
    percent = models.PositiveSmallIntegerField("giảm (%)")
    valid = DateRangeField("thời gian")
    decision = models.CharField("căn cứ", max_length=120)

    unscoped = OfAPersonQuerySet.as_manager()

    class Meta:
        verbose_name = "miễn, giảm đảng phí"
        ordering = ["member_id", "stay_id", "valid"]
        constraints = [
            of_one_person("dues_relief_of_one_person"),
            *_one_at_a_time(
                "dues_relief_one_at_a_time",
                "Tháng ấy đã được miễn, giảm rồi. Hãy kết thúc lần trước, hoặc chọn tháng sau.",
            ),
            _whole_months("dues_relief_whole_months"),
            models.CheckConstraint(
                name="dues_relief_known_ground",
                condition=Q(ground__in=ReliefGround.values),
                violation_error_message="Lý do miễn, giảm không có trong danh mục.",
            ),
            models.CheckConstraint(
                name="dues_relief_sensible_percent",
                condition=Q(percent__in=CUTS) | Q(percent=100),
                violation_error_message="Chỉ miễn (100%) hoặc giảm 30%, 50%, 70%.",
            ),
            models.CheckConstraint(
                name="dues_relief_of_hardship_ends",
                condition=Q(valid__upper_inf=False) | Q(ground__in=LASTING_GROUNDS),
                violation_error_message="Miễn, giảm do hoàn cảnh khó khăn phải ghi tháng hết.",
            ),
            models.CheckConstraint(
                name="dues_relief_says_why",
                condition=~Q(decision=""),
                violation_error_message="Hãy ghi căn cứ: đơn, nghị quyết hoặc quyết định.",
            ),
        ]

    @property
    def last_month(self):
        """The first day of the last month let off; None while it lasts."""
        return self.valid.upper and (self.valid.upper - _DAY).replace(day=1)

    def __str__(self):
        return f"{self.person.full_name}: {self.get_ground_display()}"
