"""Contact with the place of residence: where a member was introduced, and the yearly comment."""

from datetime import timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, Versioned, counted
from members.enums import ResidenceGround, ResidenceLevel

from .career import RowQuerySet
from .spell import ON_THE_ROLL

_SAID = {"place__regex": r"\S"}
_ONE_DAY = timedelta(days=1)


class ResidenceContactQuerySet(RowQuerySet):
    def on(self, day):
        """What holds on that day."""
        return self.standing().filter(valid__contains=day)

    def free(self):
        """Those of whom no yearly comment is asked."""
        return self.exclude(ground="")


@tracked()
@counted(ON_THE_ROLL.format(rows="{rows}", member="member_id"))
class ResidenceContact(Scoped, Versioned):
    """One slip of introduction, from its day on, or the reason why there is none (213-QĐ/TW 2020).

    With a `ground` no yearly comment is owed; without a `place` there was no introduction either.
    The residence lies under another committee most often, hence its words and no unit. `ended` is
    the slip that held until this one began, and ended for no other reason.
    """

    scope = "member__unit__path"
    read_permission = Permission.READ_MEMBERS

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="residence_contacts")
    place = models.CharField("chi bộ nơi cư trú", max_length=200, blank=True)
    ward = models.CharField("xã, phường", max_length=120, blank=True)
    number = models.CharField("số giấy giới thiệu", max_length=60, blank=True)
    ground = models.CharField(
        "không lấy nhận xét hằng năm vì", max_length=10, choices=ResidenceGround, blank=True
    )
    ground_text = models.CharField("lý do khác", max_length=200, blank=True)
    valid = DateRangeField("thời gian")
    ended = models.ForeignKey("self", models.PROTECT, null=True, editable=False, related_name="+")
    dropped_because = models.CharField("lý do bỏ", max_length=300, blank=True)

    unscoped = ResidenceContactQuerySet.as_manager()

    class Meta:
        verbose_name = "giới thiệu về nơi cư trú"
        ordering = ["member", "valid", "pk"]
        constraints = [
            ExclusionConstraint(
                name="residence_contact_one_at_a_time",
                expressions=[("member", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                condition=Q(dropped_because=""),
                violation_error_message="Mỗi thời điểm đảng viên chỉ có một giấy giới thiệu về "
                "nơi cư trú. Hãy xem lại các ngày.",
            ),
            models.CheckConstraint(
                name="residence_contact_has_beginning",
                condition=Q(valid__isempty=False, valid__lower_inf=False),
                violation_error_message="Hãy ghi ngày giới thiệu, trước ngày hết.",
            ),
            models.CheckConstraint(
                name="residence_contact_known_ground",
                condition=Q(ground__in=["", *ResidenceGround.values]),
                violation_error_message="Lý do được miễn không có trong danh mục.",
            ),
            models.CheckConstraint(
                name="residence_contact_somewhere_or_why_not",
                condition=Q(**_SAID) | (~Q(ground="") & Q(place="", ward="", number="")),
                violation_error_message="Hãy ghi chi bộ nơi cư trú, hoặc lý do được miễn.",
            ),
            models.CheckConstraint(
                name="residence_contact_other_ground_in_words",
                condition=Q(ground=ResidenceGround.OTHER, ground_text__regex=r"\S")
                | (~Q(ground=ResidenceGround.OTHER) & Q(ground_text="")),
                violation_error_message="Lý do “Khác” thì ghi rõ lý do; lý do có sẵn thì không.",
            ),
        ]

    def __str__(self):
        return self.where or "không giới thiệu về nơi cư trú"

    @property
    def where(self):
        """Cell and ward; nothing where there was no introduction."""
        return ", ".join(filter(None, (self.place, self.ward)))

    @property
    def why(self):
        """The ground in words."""
        return self.ground_text or self.get_ground_display()

    @property
    def last_day(self):
        """The last day it held; None while it holds."""
        return self.valid.upper and self.valid.upper - _ONE_DAY


@tracked()
@counted(ON_THE_ROLL.format(rows="{rows}", member="member_id"))
class ResidenceComment(Scoped, Versioned):
    """What the residence says of a member's year: with day and level, or only that it came.

    Only that it came is what a tick on the sheet of the year tells.
    """

    scope = "member__unit__path"
    read_permission = Permission.READ_MEMBERS

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="residence_comments")
    year = models.PositiveSmallIntegerField("năm")
    received_on = models.DateField("ngày nhận", null=True, blank=True)
    level = models.CharField("mức nhận xét", max_length=10, choices=ResidenceLevel, blank=True)
    remark = models.CharField("ghi chú", max_length=200, blank=True)
    dropped_because = models.CharField("lý do bỏ", max_length=300, blank=True)

    unscoped = RowQuerySet.as_manager()

    class Meta:
        verbose_name = "nhận xét của nơi cư trú"
        ordering = ["member", "year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "year"],
                condition=Q(dropped_because=""),
                name="residence_comment_once_a_year",
                violation_error_message="Năm này đã có nhận xét của nơi cư trú.",
            ),
            models.CheckConstraint(
                name="residence_comment_sensible_year",
                condition=Q(year__range=(1930, 2200)),
                violation_error_message="Năm này không hợp lý.",
            ),
            models.CheckConstraint(
                name="residence_comment_whole_or_bare",
                condition=Q(received_on=None, level="", remark="")
                | Q(received_on__isnull=False, level__in=ResidenceLevel.values),
                violation_error_message="Hãy ghi cả ngày nhận và mức nhận xét.",
            ),
            models.CheckConstraint(
                name="residence_comment_received_in_time",
                condition=Q(received_on=None)
                | Q(received_on__year__gte=F("year"), received_on__year__lte=F("year") + 1),
                violation_error_message="Nhận xét của một năm thì nhận trong năm ấy hoặc năm sau.",
            ),
        ]

    def __str__(self):
        return f"nhận xét năm {self.year}"

    @property
    def is_bare(self):
        """Whether a tick told it and nothing more is known."""
        return not self.level
