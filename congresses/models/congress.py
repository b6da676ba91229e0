"""A congress: a meeting plus its ordinal, its term and those who led it."""

from django.db import models
from django.db.models import F, Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, ScopedQuerySet, Versioned, counted
from chibo.vietnamese.numbers import roman
from congresses.enums import Body
from members.models import OncePerPersonQuerySet


class CongressQuerySet(ScopedQuerySet):
    def of(self, unit):
        """Congresses of a unit and of everything below it."""
        return self.filter(unit__path__startswith=unit.path)

    def latest_first(self):
        """The order of every list."""
        return self.order_by("-meeting__held_on", "unit__path")


@tracked()
@counted()
class Congress(Scoped, Versioned):
    """A congress of a unit. Day and place are those of its meeting.

    `summoned` and `present` are typed figures, for congresses whose roll nobody has; where a roll
    was taken, the roll is counted.
    """

    read_permission = Permission.READ_GATHERINGS

    unit = models.ForeignKey(
        "chibo.Unit", models.PROTECT, related_name="+", verbose_name="tổ chức đảng"
    )
    meeting = models.OneToOneField(
        "congresses.Meeting", models.PROTECT, related_name="congress", verbose_name="cuộc họp"
    )
    ordinal = models.PositiveSmallIntegerField("đại hội lần thứ")
    term_start = models.PositiveSmallIntegerField("nhiệm kỳ từ năm")
    term_end = models.PositiveSmallIntegerField("đến năm")
    summoned = models.PositiveSmallIntegerField("số triệu tập", null=True, blank=True)
    present = models.PositiveSmallIntegerField("số có mặt", null=True, blank=True)

    unscoped = CongressQuerySet.as_manager()

    class Meta:
        verbose_name = "đại hội"
        ordering = ["unit", "-ordinal"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "ordinal"],
                name="congress_once",
                violation_error_message="Tổ chức đảng đã ghi đại hội lần thứ này.",
            ),
            models.CheckConstraint(
                name="congress_ordinal_from_one",
                condition=Q(ordinal__range=(1, 399)),
                violation_error_message="Đại hội lần thứ phải từ 1 trở lên.",
            ),
            models.CheckConstraint(
                name="congress_term_in_order",
                condition=Q(term_start__gte=1930, term_end__gt=F("term_start")),
                violation_error_message="Năm cuối nhiệm kỳ phải sau năm đầu.",
            ),
            models.CheckConstraint(
                name="congress_present_were_summoned",
                condition=Q(present=None) | Q(summoned=None) | Q(present__lte=F("summoned")),
                violation_error_message="Số có mặt không thể nhiều hơn số triệu tập.",
            ),
        ]

    def __str__(self):
        return f"Đại hội lần thứ {roman(self.ordinal)}, nhiệm kỳ {self.term}"

    @property
    def counted_on(self):
        """The day that puts it into a period (`chibo/indicators.py`)."""
        return self.held_on

    @property
    def term(self):
        """ "2020–2025", as papers write it."""
        return f"{self.term_start}–{self.term_end}"

    @property
    def held_on(self):
        """The day of its meeting."""
        return self.meeting.held_on

    @property
    def place(self):
        """The place of its meeting."""
        return self.meeting.place


@tracked()
class CongressSeat(Scoped):
    """A place in the presidium or the secretariat, in the order they sat.

    A member where the person is on our books; a name where only the old paper knows it.
    """

    scope = "congress__unit__path"
    read_permission = Permission.READ_GATHERINGS

    congress = models.ForeignKey("congresses.Congress", models.PROTECT, related_name="seats")
    body = models.CharField("nơi ngồi", max_length=12, choices=Body)
    position = models.PositiveSmallIntegerField("thứ tự")
    member = models.ForeignKey(
        "members.Member", models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField("họ và tên", max_length=120, blank=True)

    unscoped = OncePerPersonQuerySet.as_manager()

    class Meta:
        verbose_name = "thành viên điều hành đại hội"
        ordering = ["congress", "body", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "body", "position"],
                name="congress_seat_once",
                violation_error_message="Hai người không thể cùng một thứ tự.",
            ),
            models.CheckConstraint(
                name="congress_seat_known_body",
                condition=Q(body__in=Body.values),
                violation_error_message="Nơi ngồi này không có trong danh mục.",
            ),
            models.CheckConstraint(
                name="congress_seat_of_somebody",
                condition=(Q(member=None) & ~Q(name="")) | (Q(member__isnull=False) & Q(name="")),
                violation_error_message="Hãy ghi một đảng viên trong sổ hoặc một họ tên.",
            ),
        ]

    def __str__(self):
        return self.name or str(self.member)
