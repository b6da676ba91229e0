"""The resolution itself: head, state, and what ties it to the gathering that adopted it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Concat

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import FrozenPaper, Scoped, ScopedQuerySet, Unit, Versioned, counted
from congresses.models import Congress, Meeting
from members.models import Member
from resolutions.enums import EDITABLE, PUBLIC, Kind, State

LINES = {"base_field": models.CharField(max_length=500), "default": list, "blank": True}


class ResolutionQuerySet(ScopedQuerySet):
    def public(self):
        """What was issued, in force or not any more; drafts are the cell's own business."""
        return self.filter(state__in=PUBLIC)

    def in_force(self):
        """Issued, neither replaced nor withdrawn."""
        return self.filter(state=State.ISSUED)


@tracked(leave_out=["search_key"])
@counted()
class Resolution(Scoped, Versioned):
    """A paper that a cell adopts. Issued, it is frozen; replaced or withdrawn, still readable."""

    read_permission = Permission.READ_ISSUED
    lapsed = False  # until `queries.terms.with_lapse` was asked

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="chi bộ")
    kind = models.CharField("loại nghị quyết", max_length=10, choices=Kind)
    state = models.CharField("tình trạng", max_length=10, choices=State, default=State.DRAFT)
    title = models.CharField("tên gọi", max_length=300)
    summary = models.CharField("trích yếu", max_length=500)
    term_start = models.PositiveSmallIntegerField("từ năm")
    term_end = models.PositiveSmallIntegerField("đến năm")
    congress = models.ForeignKey(
        Congress, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đại hội"
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="cuộc họp"
    )
    place = models.CharField("địa danh", max_length=80, blank=True)
    dated_on = models.DateField("ngày ký", null=True, blank=True)
    grounds = ArrayField(verbose_name="căn cứ", **LINES)
    recipients = ArrayField(verbose_name="nơi nhận", **LINES)
    authority = models.CharField("thẩm quyền ký", max_length=60, default="T/M CHI BỘ")
    position = models.CharField("chức vụ người ký", max_length=60, default="BÍ THƯ", blank=True)
    signatory = models.CharField("người ký", max_length=100, blank=True)
    signatory_member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đảng viên ký"
    )
    adopted_on = models.DateField("ngày thông qua", null=True, blank=True)
    votes_for = models.PositiveSmallIntegerField("tán thành", null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField("không tán thành", null=True, blank=True)
    votes_other = models.PositiveSmallIntegerField("ý kiến khác", null=True, blank=True)
    series = models.CharField("dãy số", max_length=40, blank=True)
    number = models.PositiveIntegerField("số", null=True, blank=True)
    code = models.CharField("ký hiệu", max_length=20, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    paper = models.ForeignKey(
        FrozenPaper, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    marked_paper = models.ForeignKey(
        FrozenPaper, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    ended_on = models.DateField("hết hiệu lực ngày", null=True, blank=True)
    ended_reason = models.CharField("lý do", max_length=300, blank=True)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces"
    )
    search_key = models.GeneratedField(
        expression=Func(
            Concat("title", Value(" "), "summary"),
            function="chibo_search_key",
            output_field=models.TextField(),
        ),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )
    left_out = ArrayField(
        models.TextField(), verbose_name="phần để ngoài", default=list, blank=True
    )

    unscoped = ResolutionQuerySet.as_manager()

    class Meta:
        verbose_name = "nghị quyết"
        ordering = ["-term_start", "-dated_on", "-pk"]
        indexes = [models.Index(fields=["unit", "state"], name="resolution_unit_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "series", "number"],
                condition=Q(number__isnull=False),
                name="resolution_number_once",
                violation_error_message="Số này đã dùng trong dãy số của chi bộ. Hãy chọn số khác.",
            ),
            models.CheckConstraint(
                name="resolution_term_order",
                condition=Q(term_end__gte=F("term_start")),
                violation_error_message="Năm kết thúc phải từ năm bắt đầu trở đi.",
            ),
            models.CheckConstraint(
                name="resolution_issued_is_complete",
                condition=Q(state__in=EDITABLE)
                | Q(
                    number__gte=1,
                    dated_on__isnull=False,
                    issued_on__isnull=False,
                    paper__isnull=False,
                ),
                violation_error_message="Nghị quyết ban hành phải có số, ngày và bản in.",
            ),
            models.CheckConstraint(
                name="resolution_ended_when_not_in_force",
                condition=Q(state__in=[State.REPLACED, State.WITHDRAWN], ended_on__isnull=False)
                | Q(state__in=[*EDITABLE, State.ISSUED], ended_on=None),
                violation_error_message="Chỉ nghị quyết hết hiệu lực mới ghi ngày hết hiệu lực.",
            ),
            models.CheckConstraint(
                name="resolution_congress_has_congress",
                condition=~Q(kind=Kind.CONGRESS) | Q(congress__isnull=False),
                violation_error_message="Nghị quyết đại hội phải gắn với một kỳ đại hội.",
            ),
        ]

    def __str__(self):
        return self.title

    @classmethod
    def visible_to(cls, user, permission=None):
        """Issued papers for those who read issued ones; drafts only for who may read drafts."""
        wanted = permission or cls.read_permission
        if wanted != Permission.READ_ISSUED:
            return super().visible_to(user, wanted)
        issued = cls.unscoped.public().within(user.paths(Permission.READ_ISSUED))
        return issued | super().visible_to(user, Permission.READ_RESOLUTIONS)

    @property
    def is_editable(self):
        """Whether the words may still change."""
        return self.state in EDITABLE

    @property
    def full_number(self):
        """ "Số 01-NQ/ĐH"; an empty string before issuing (05-HD/VPTW: no colon, padded to two)."""
        return f"Số {self.number:02d}-{self.code}" if self.number else ""

    @property
    def votes(self):
        """The vote in words; what nobody entered is "không ghi", for blank is not zero."""
        if self.votes_for is None:
            return "không ghi"
        cast = {
            "tán thành": self.votes_for,
            "không tán thành": self.votes_against,
            "ý kiến khác": self.votes_other,
        }
        said = ", ".join(f"{number} {vote}" for vote, number in cast.items() if number is not None)
        blank = ", ".join(vote for vote, number in cast.items() if number is None)
        return f"{said} (không ghi số {blank})" if blank else said
