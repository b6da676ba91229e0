"""A gathering of a cell: when, where, of what kind, led by whom, and what was said."""

from django.db import models
from django.db.models import F, Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, ScopedQuerySet, Versioned, counted
from congresses.enums import MeetingKind, MeetingState


class MeetingQuerySet(ScopedQuerySet):
    def between(self, start, end):
        """Held from `start` to `end`, both included."""
        return self.filter(held_on__range=(start, end))

    def of(self, unit):
        """Meetings of a unit and of everything below it."""
        return self.filter(unit__path__startswith=unit.path)

    def still_open(self):
        """Meetings whose roll is not frozen yet."""
        return self.filter(state=MeetingState.OPEN)

    def closed(self):
        """Meetings whose roll is frozen: what the figures are made of."""
        return self.filter(state=MeetingState.CLOSED)

    def latest_first(self):
        """The order of every list."""
        return self.order_by("-held_on", F("starts_at").desc(nulls_last=True), "unit__path", "-pk")


@tracked(leave_out=["title_key"])
@counted()
class Meeting(Scoped, Versioned):
    """A gathering. Closing it freezes its roll; everything of it stays readable."""

    read_permission = Permission.READ_GATHERINGS

    unit = models.ForeignKey(
        "chibo.Unit", models.PROTECT, related_name="+", verbose_name="tổ chức đảng"
    )
    kind = models.CharField("loại", max_length=20, choices=MeetingKind)
    held_on = models.DateField("ngày họp")
    starts_at = models.TimeField("bắt đầu lúc", null=True, blank=True)
    ends_at = models.TimeField("kết thúc lúc", null=True, blank=True)
    place = models.CharField("địa điểm", max_length=200, blank=True)
    title = models.CharField("tên cuộc họp", max_length=200)
    title_key = models.GeneratedField(
        expression=models.Func(F("title"), function="chibo_search_key"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )
    chair = models.ForeignKey(
        "members.Member",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="chủ trì",
    )
    secretary = models.ForeignKey(
        "members.Member",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="thư ký",
    )
    content = models.TextField("nội dung, kết luận", blank=True)
    state = models.CharField(
        "trạng thái", max_length=10, choices=MeetingState, default=MeetingState.OPEN
    )
    confirmed = models.TextField("điều khác thường đã xác nhận", blank=True)
    reopened_because = models.CharField("lý do mở lại", max_length=300, blank=True)

    unscoped = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "cuộc họp"
        ordering = ["-held_on", "-pk"]
        indexes = [models.Index(fields=["unit", "held_on"], name="meeting_unit_day")]
        constraints = [
            models.CheckConstraint(
                name="meeting_known_kind",
                condition=Q(kind__in=MeetingKind.values),
                violation_error_message="Loại cuộc họp này không có trong danh mục.",
            ),
            models.CheckConstraint(
                name="meeting_known_state",
                condition=Q(state__in=MeetingState.values),
                violation_error_message="Trạng thái này không có trong danh mục.",
            ),
            models.CheckConstraint(
                name="meeting_has_title",
                condition=~Q(title=""),
                violation_error_message="Cuộc họp phải có tên.",
            ),
            models.CheckConstraint(
                name="meeting_ends_after_it_starts",
                condition=Q(ends_at=None)
                | (Q(starts_at__isnull=False) & Q(ends_at__gt=F("starts_at"))),
                violation_error_message="Giờ kết thúc phải sau giờ bắt đầu.",
            ),
            models.UniqueConstraint(
                fields=["unit", "kind", "held_on", "starts_at"],
                name="meeting_once",
                nulls_distinct=False,
                violation_error_message="Chi bộ đã ghi cuộc họp loại này vào đúng ngày, giờ ấy.",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def counted_on(self):
        """The day that puts it into a period (`chibo/indicators.py`)."""
        return self.held_on

    @property
    def is_open(self):
        """Whether the roll may still be marked."""
        return self.state == MeetingState.OPEN

    @property
    def is_congress(self):
        """Whether this meeting is a congress and has more to it."""
        return self.kind == MeetingKind.CONGRESS
