"""What a member owes each month: as which kind of payer, how much, and what is let off."""

from datetime import timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, Versioned, counted
from members.enums import CUTS, LASTING_GROUNDS, Payer, ReliefGround

from .spell import ON_THE_ROLL

_DAY = timedelta(days=1)


def _one_at_a_time(name, message):
    return ExclusionConstraint(
        name=name,
        expressions=[("member", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
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
@counted(ON_THE_ROLL.format(rows="{rows}", member="member_id"))
class DuesStanding(Scoped):
    """The kind of payer and the đồng a month, for a span of months, end excluded.

    The wage or pension it was worked out from is private and stands nowhere.
    """

    scope = "member__unit__path"
    read_permission = Permission.READ_MEMBERS

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="dues_standings")
    payer = models.CharField("đối tượng", max_length=16, choices=Payer)
    amount = models.PositiveIntegerField("mức đóng một tháng")
    valid = DateRangeField("áp dụng")

    class Meta:
        verbose_name = "mức đóng đảng phí"
        ordering = ["member", "valid"]
        constraints = [
            _one_at_a_time("dues_standing_one_at_a_time", "Mỗi tháng chỉ có một mức đóng."),
            _whole_months("dues_standing_whole_months"),
            models.CheckConstraint(
                name="dues_standing_known_payer",
                condition=Q(payer__in=Payer.values),
                violation_error_message="Đối tượng đóng đảng phí không có trong danh mục.",
            ),
        ]

    def __str__(self):
        return f"{self.member}: {self.amount} đ"


@tracked()
@counted(ON_THE_ROLL.format(rows="{rows}", member="member_id"))
class DuesRelief(Scoped, Versioned):
    """Dues let off, wholly (100) or in part, on a ground and a decision."""

    scope = "member__unit__path"
    read_permission = Permission.READ_MEMBERS

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="dues_reliefs")
    ground = models.CharField("lý do", max_length=16, choices=ReliefGround)
    percent = models.PositiveSmallIntegerField("giảm (%)")
    valid = DateRangeField("thời gian")
    decision = models.CharField("căn cứ", max_length=120)

    class Meta:
        verbose_name = "miễn, giảm đảng phí"
        ordering = ["member", "valid"]
        constraints = [
            _one_at_a_time(
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
        return f"{self.member}: {self.get_ground_display()}"
