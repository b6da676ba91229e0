"""What a member learnt, where, with which paper at the end: item 22 of form 2-HSĐV."""

from django.db import models
from django.db.models import Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, Versioned, counted
from members.enums import TheoryLevel, TrainingKind

from .career import RowQuerySet, months_in_order
from .spell import ON_THE_ROLL


@tracked()
@counted(ON_THE_ROLL.format(rows="{rows}", member="member_id"))
class Training(Scoped, Versioned):
    """One course. `sent_on` is the day the member was sent, `certified_on` that of the diploma."""

    scope = "member__unit__path"
    read_permission = Permission.READ_MEMBERS

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="trainings")
    kind = models.CharField("loại", max_length=12, choices=TrainingKind)
    level = models.CharField("trình độ lý luận", max_length=20, choices=TheoryLevel, blank=True)
    school = models.CharField("tên trường, cơ sở", max_length=200, blank=True)
    field = models.CharField("ngành học, tên lớp", max_length=200, blank=True)
    mode = models.CharField("hình thức học", max_length=60, blank=True)
    sent_on = models.DateField("cử đi học ngày", null=True, blank=True)
    since = models.DateField("từ tháng", null=True, blank=True)
    until = models.DateField("đến tháng", null=True, blank=True)
    diploma = models.CharField("văn bằng, chứng chỉ", max_length=120, blank=True)
    certificate_number = models.CharField("số văn bằng", max_length=60, blank=True)
    certified_on = models.DateField("ngày cấp văn bằng", null=True, blank=True)
    dropped_because = models.CharField("lý do bỏ", max_length=300, blank=True)

    unscoped = RowQuerySet.as_manager()

    class Meta:
        verbose_name = "đào tạo, bồi dưỡng"
        ordering = ["member", "since", "pk"]
        indexes = [
            models.Index(fields=["member", "since"], name="training_of_member"),
            models.Index(fields=["kind", "certified_on"], name="training_certified"),
        ]
        constraints = [
            months_in_order("training"),
            models.CheckConstraint(
                name="training_known_words",
                condition=Q(kind__in=TrainingKind.values, level__in=["", *TheoryLevel.values]),
                violation_error_message="Loại hoặc trình độ không có trong danh mục.",
            ),
            models.CheckConstraint(
                name="training_theory_has_level",
                condition=Q(kind=TrainingKind.THEORY, level__gt="")
                | (~Q(kind=TrainingKind.THEORY) & Q(level="")),
                violation_error_message="Lý luận chính trị thì ghi trình độ; lớp khác để trống.",
            ),
            models.CheckConstraint(
                name="training_has_a_day",
                condition=Q(sent_on__isnull=False)
                | Q(since__isnull=False)
                | Q(certified_on__isnull=False),
                violation_error_message="Hãy ghi ngày cử đi, tháng bắt đầu hoặc ngày cấp bằng.",
            ),
        ]

    def __str__(self):
        named = self.get_level_display() if self.level else self.field
        return f"{self.get_kind_display()}{f': {named}' if named else ''}"
