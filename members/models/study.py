"""The study of resolutions and directives: which document, when, and who took part."""

from django.db import models
from django.db.models import F, Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, ScopedQuerySet, Versioned, counted, through
from members.enums import Studied, StudyMode

from .given_up import OncePerPersonQuerySet


class StudySessionQuerySet(ScopedQuerySet):
    def standing(self):
        """Those that took place; what was written by mistake is left out."""
        return self.filter(dropped_because="")

    def held(self, start, end):
        """Those held from one day to another, both included."""
        return self.standing().filter(held_on__range=(start, end))


@tracked()
@counted()
class StudySession(Scoped, Versioned):
    """One document studied by one cell; make-up study belongs to it, not to a session of its own.

    `outsiders_due` and `outsiders_came` count people who are not members; both or none.
    """

    read_permission = Permission.READ_MEMBERS

    unit = models.ForeignKey("chibo.Unit", models.PROTECT, related_name="+", verbose_name="chi bộ")
    document = models.CharField("văn bản", max_length=300)
    held_on = models.DateField("ngày học")
    mode = models.CharField("hình thức", max_length=6, choices=StudyMode)
    organiser = models.CharField("nơi tổ chức", max_length=200, blank=True)
    outsiders_due = models.PositiveIntegerField("quần chúng cần học", null=True, blank=True)
    outsiders_came = models.PositiveIntegerField("quần chúng đã học", null=True, blank=True)
    dropped_because = models.CharField("lý do bỏ", max_length=300, blank=True)

    unscoped = StudySessionQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt học nghị quyết, chỉ thị"
        ordering = ["-held_on", "-pk"]
        indexes = [models.Index(fields=["unit", "held_on"], name="study_of_unit")]
        constraints = [
            models.CheckConstraint(
                name="study_has_document",
                condition=Q(document__regex=r"\S"),
                violation_error_message="Hãy ghi văn bản đã học.",
            ),
            models.CheckConstraint(
                name="study_known_mode",
                condition=Q(mode__in=StudyMode.values),
                violation_error_message="Hình thức học ghi trực tiếp hoặc trực tuyến.",
            ),
            models.CheckConstraint(
                name="study_outsiders_within_due",
                condition=Q(outsiders_due=None, outsiders_came=None)
                | Q(outsiders_due__isnull=False, outsiders_came__lte=F("outsiders_due")),
                violation_error_message="Ghi cả hai số quần chúng; số đã học không hơn số cần học.",
            ),
        ]

    def __str__(self):
        return self.document


@tracked()
@counted(through("session", "members_studysession"))
class StudyMark(Scoped):
    """One member who owed the document, and whether they studied it; `on` is a make-up's day.

    The rows are the roll of the day the document was studied, as it was when they were saved.
    """

    scope = "session__unit__path"
    read_permission = Permission.READ_MEMBERS

    session = models.ForeignKey(StudySession, models.PROTECT, related_name="marks")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="study_marks")
    studied = models.CharField("việc học", max_length=8, choices=Studied)
    on = models.DateField("ngày học bù", null=True, blank=True)

    unscoped = OncePerPersonQuerySet.as_manager()

    class Meta:
        verbose_name = "việc học của đảng viên"
        ordering = ["session", "member"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "member"],
                name="study_mark_once",
                violation_error_message="Đồng chí này đã có trong danh sách học.",
            ),
            models.CheckConstraint(
                name="study_mark_known",
                condition=Q(studied__in=Studied.values),
                violation_error_message="Việc học không có trong danh mục.",
            ),
            models.CheckConstraint(
                name="study_mark_day_of_making_up",
                condition=(~Q(studied=Studied.MADE_UP) & Q(on=None))
                | (Q(studied=Studied.MADE_UP) & Q(on__isnull=False)),
                violation_error_message="Học bù thì ghi ngày học bù; các trường hợp khác để trống.",
            ),
        ]

    def __str__(self):
        return f"{self.member}: {self.get_studied_display().lower()} {self.session}"
