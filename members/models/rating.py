"""The rating of a year (đánh giá, xếp loại): one sheet a cell, one line a member."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, Versioned, counted, through
from members.enums import LeftOut, Level

from .given_up import OncePerPersonQuerySet

VOTES = ("votes_excellent", "votes_good", "votes_fair", "votes_poor")
"""Votes for each level, in the order of `Level`."""
SELF = ("self_points", "self_level")
WRITTEN = ("left_out", "note", *SELF, *VOTES, "proposed", "decided")
"""What a line of the sheet holds."""
KNOWN_LEVEL = ["", *Level.values]


def level_field(label):
    """A level, or none yet."""
    return models.CharField(label, max_length=6, blank=True, choices=Level)


def points_field():
    """Points on the scale of a hundred."""
    return models.DecimalField("điểm tự chấm", max_digits=5, decimal_places=2, null=True)


@tracked()
@counted()
class RatingSheet(Scoped, Versioned):
    """The sheet of one cell for one year, with its vote and the one decision from above.

    Its version is that of all its lines.
    """

    read_permission = Permission.READ_MEMBERS

    unit = models.ForeignKey("chibo.Unit", models.PROTECT, related_name="+", verbose_name="chi bộ")
    year = models.PositiveSmallIntegerField("năm")
    voted_on = models.DateField("ngày bỏ phiếu", null=True)
    vote_base = models.PositiveSmallIntegerField("số đảng viên biểu quyết", null=True)
    decision = models.CharField("số quyết định", max_length=60, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True)
    decided_by = models.CharField("cấp ủy quyết định", max_length=200, blank=True)
    confirmations = ArrayField(models.CharField(max_length=20), default=list, editable=False)

    class Meta:
        verbose_name = "bảng xếp loại đảng viên"
        ordering = ["unit", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                name="rating_sheet_once",
                violation_error_message="Chi bộ đã có bảng xếp loại của năm này.",
            ),
            models.CheckConstraint(
                name="rating_sheet_sensible_year",
                condition=Q(year__range=(1930, 2200)),
                violation_error_message="Năm này không hợp lý.",
            ),
            models.CheckConstraint(
                name="rating_sheet_whole_decision",
                condition=Q(decision="", decided_on=None)
                | (~Q(decision="") & Q(decided_on__isnull=False)),
                violation_error_message="Quyết định phải có cả số và ngày.",
            ),
            models.CheckConstraint(
                name="rating_sheet_decided_after_vote",
                condition=Q(decided_on=None) | Q(voted_on=None) | Q(decided_on__gte=F("voted_on")),
                violation_error_message="Ngày quyết định không thể trước ngày chi bộ bỏ phiếu.",
            ),
        ]

    def __str__(self):
        return f"Bảng xếp loại đảng viên năm {self.year}, {self.unit}"

    @property
    def state(self):
        """How far it has come: "begun", "voted" or "decided"."""
        if self.decided_on:
            return "decided"
        return "voted" if self.voted_on else "begun"


class RatingQuerySet(OncePerPersonQuerySet):
    def decided_in(self, years):
        """Lines of sheets that the committee above has decided, for the years from … to …."""
        return self.filter(sheet__year__range=years, sheet__decided_on__isnull=False).once()


@tracked()
@counted(through("sheet", "members_ratingsheet"))
class Rating(Scoped):
    """One member's line: the self-rating, the votes, the level proposed, the level decided.

    Somebody who is not rated has a line as well, with the reason: the lines are the roll.
    """

    scope = "sheet__unit__path"
    read_permission = Permission.READ_MEMBERS

    sheet = models.ForeignKey(RatingSheet, models.PROTECT, related_name="ratings")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="ratings")
    left_out = models.CharField("không xếp loại vì", max_length=10, blank=True, choices=LeftOut)
    note = models.CharField("lý do, ghi chú", max_length=200, blank=True)
    self_points = points_field()
    self_level = level_field("tự nhận mức")
    votes_excellent = models.PositiveSmallIntegerField("phiếu HTXSNV", null=True)
    votes_good = models.PositiveSmallIntegerField("phiếu HTTNV", null=True)
    votes_fair = models.PositiveSmallIntegerField("phiếu HTNV", null=True)
    votes_poor = models.PositiveSmallIntegerField("phiếu KHTNV", null=True)
    proposed = level_field("chi bộ đề nghị")
    decided = level_field("cấp trên quyết định")

    unscoped = RatingQuerySet.as_manager()

    class Meta:
        verbose_name = "xếp loại đảng viên"
        ordering = ["-sheet__year", "member__sort_key", "member"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "member"],
                name="rating_once",
                violation_error_message="Đồng chí này đã có dòng trong bảng.",
            ),
            models.CheckConstraint(
                name="rating_known_words",
                condition=Q(
                    self_level__in=KNOWN_LEVEL,
                    proposed__in=KNOWN_LEVEL,
                    decided__in=KNOWN_LEVEL,
                    left_out__in=["", *LeftOut.values],
                ),
                violation_error_message="Mức hoặc lý do không có trong danh mục.",
            ),
            models.CheckConstraint(
                name="rating_left_out_has_no_level",
                condition=Q(left_out="") | Q(proposed="", decided=""),
                violation_error_message="Người không xếp loại thì không có mức.",
            ),
            models.CheckConstraint(
                name="rating_points_of_a_hundred",
                condition=Q(self_points=None) | Q(self_points__range=(0, 100)),
                violation_error_message="Điểm tự chấm từ 0 đến 100.",
            ),
        ]

    def __str__(self):
        said = self.get_decided_display() or self.get_left_out_display() or "chưa có mức"
        return f"{self.member.full_name}: {said} ({self.sheet.year})"
