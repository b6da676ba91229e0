"""Where each member of the roll was, and what the member was that day."""

from django.db import models
from django.db.models import Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, counted, through
from congresses.enums import SUMMONED, MeetingState, Presence
from members.models import OncePerPersonQuerySet


class AttendanceQuerySet(OncePerPersonQuerySet):
    def owed(self):
        """Lines of members who had to come: not exempt, not away, not suspended that day."""
        return self.filter(exempt=False, presence__in=SUMMONED).once()

    def frozen(self):
        """Lines of closed meetings."""
        return self.filter(meeting__state=MeetingState.CLOSED)

    def by_name(self):
        """The order of a Vietnamese roll."""
        return self.order_by("member__sort_key", "member_id")


@tracked()
@counted(through("meeting", "congresses_meeting"))
class Attendance(Scoped):
    """One line of a roll. `official` and `exempt` are those of the day, never today's."""

    scope = "meeting__unit__path"
    read_permission = Permission.READ_GATHERINGS

    meeting = models.ForeignKey("congresses.Meeting", models.PROTECT, related_name="attendances")
    member = models.ForeignKey(
        "members.Member", models.PROTECT, related_name="+", verbose_name="đảng viên"
    )
    official = models.BooleanField("đảng viên chính thức", default=True)
    exempt = models.BooleanField("được miễn công tác và sinh hoạt đảng", default=False)
    presence = models.CharField("có mặt, vắng", max_length=10, choices=Presence)
    note = models.CharField("lý do, ghi chú", max_length=200, blank=True)

    unscoped = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng điểm danh"
        ordering = ["meeting", "member"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "member"],
                name="attendance_once",
                violation_error_message="Mỗi đảng viên chỉ có một dòng trong một cuộc họp.",
            ),
            models.CheckConstraint(
                name="attendance_known_presence",
                condition=Q(presence__in=Presence.values),
                violation_error_message="Cách điểm danh này không có trong danh mục.",
            ),
            models.CheckConstraint(
                name="attendance_fits_exemption",
                condition=Q(exempt=True) & ~Q(presence__in=[Presence.EXCUSED, Presence.UNEXCUSED])
                | Q(exempt=False) & ~Q(presence=Presence.EXEMPT),
                violation_error_message="Chỉ người được miễn mới ghi “miễn sinh hoạt”, và không "
                "ghi người được miễn là vắng.",
            ),
        ]

    def __str__(self):
        return f"{self.member}: {self.get_presence_display()}"

    @property
    def counted_on(self):
        """The day that puts it into a period (`chibo/indicators.py`)."""
        return self.meeting.held_on
