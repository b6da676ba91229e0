"""What a cell inspects and supervises in a year, whom, and how each of it went."""

from datetime import date

from django.db import models
from django.db.models import Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, ScopedQuerySet, Versioned, counted, through
from members.enums import InspectionKind, InspectionMode, InspectionStep

from .given_up import OncePerPersonQuerySet

QUARTERS = [(1, "quý I"), (2, "quý II"), (3, "quý III"), (4, "quý IV")]
DAYS = [f"{step}_on" for step in InspectionStep]


@tracked()
@counted()
class InspectionPlan(Scoped, Versioned):
    """The plan of one cell for one year (kế hoạch kiểm tra, giám sát)."""

    read_permission = Permission.READ_MEMBERS

    unit = models.ForeignKey("chibo.Unit", models.PROTECT, related_name="+", verbose_name="chi bộ")
    year = models.PositiveSmallIntegerField("năm")
    number = models.CharField("số kế hoạch", max_length=60, blank=True)
    adopted_on = models.DateField("ngày ban hành", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    class Meta:
        verbose_name = "kế hoạch kiểm tra, giám sát"
        ordering = ["unit", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                name="inspection_plan_once",
                violation_error_message="Chi bộ đã có kế hoạch kiểm tra, giám sát của năm này.",
            ),
            models.CheckConstraint(
                name="inspection_plan_sensible_year",
                condition=Q(year__range=(1930, 2200)),
                violation_error_message="Năm này không hợp lý.",
            ),
        ]

    def __str__(self):
        return f"Kế hoạch kiểm tra, giám sát năm {self.year}, {self.unit}"


class InspectionQuerySet(ScopedQuerySet):
    def standing(self):
        """Those that are in the plan still."""
        return self.filter(dropped_because="")

    def under_way(self, on):
        """Inspections proper, not supervision, whose members were told and that had not ended."""
        begun = self.standing().filter(kind=InspectionKind.INSPECTION, notified_on__lte=on)
        return begun.filter(Q(concluded_on=None) | Q(concluded_on__gt=on))

    def concluded(self, start, end):
        """Those the cell concluded from one day to another, both included."""
        return self.standing().filter(concluded_on__range=(start, end))


@tracked()
@counted(through("plan", "members_inspectionplan"))
class Inspection(Scoped, Versioned):
    """One inspection or supervision in the plan; without a quarter it takes the whole year.

    The day of each step stands in `<step>_on`. Whoever was inspected is in `Inspected`: no row,
    nobody in person. A dropped one says why and counts no more.
    """

    scope = "plan__unit__path"
    read_permission = Permission.READ_MEMBERS

    plan = models.ForeignKey(InspectionPlan, models.PROTECT, related_name="inspections")
    kind = models.CharField("hình thức", max_length=12, choices=InspectionKind)
    mode = models.CharField("loại", max_length=8, choices=InspectionMode)
    subject = models.CharField("nội dung", max_length=300)
    quarter = models.PositiveSmallIntegerField("thời gian", null=True, blank=True, choices=QUARTERS)
    team = models.CharField("tổ kiểm tra, người phụ trách", max_length=200, blank=True)
    notified_on = models.DateField("ngày thông báo", null=True, blank=True)
    notice_number = models.CharField("số thông báo", max_length=60, blank=True)
    reported_on = models.DateField("ngày đảng viên báo cáo", null=True, blank=True)
    verified_on = models.DateField("ngày thẩm tra, xác minh xong", null=True, blank=True)
    concluded_on = models.DateField("ngày chi bộ kết luận", null=True, blank=True)
    conclusion = models.TextField("kết luận", max_length=4000, blank=True)
    follow_up = models.TextField("việc phải làm sau kết luận", max_length=2000, blank=True)
    announced_on = models.DateField("ngày thông báo kết quả", null=True, blank=True)
    result_number = models.CharField("số thông báo kết quả", max_length=60, blank=True)
    dropped_because = models.CharField("lý do đưa ra khỏi kế hoạch", max_length=300, blank=True)

    unscoped = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = "cuộc kiểm tra, giám sát"
        ordering = ["plan", "quarter", "pk"]
        indexes = [models.Index(fields=["concluded_on"], name="inspection_concluded")]
        constraints = [
            models.CheckConstraint(
                name="inspection_known_words",
                condition=Q(kind__in=InspectionKind.values, mode__in=InspectionMode.values)
                & (Q(quarter=None) | Q(quarter__range=(1, 4))),
                violation_error_message="Hình thức, loại hoặc quý không có trong danh mục.",
            ),
            models.CheckConstraint(
                name="inspection_has_subject",
                condition=Q(subject__regex=r"\S"),
                violation_error_message="Hãy ghi nội dung kiểm tra, giám sát.",
            ),
            models.CheckConstraint(
                name="inspection_concluded_in_words",
                condition=Q(concluded_on=None, announced_on=None)
                | (Q(concluded_on__isnull=False) & Q(conclusion__regex=r"\S")),
                violation_error_message="Đã kết luận thì phải ghi lời kết luận.",
            ),
            models.CheckConstraint(
                name="inspection_dropped_or_concluded",
                condition=Q(dropped_because="") | Q(concluded_on=None),
                violation_error_message="Cuộc đã kết luận thì không đưa ra khỏi kế hoạch nữa.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.get_mode_display().lower()}: {self.subject}"

    def day(self, step):
        """When that step was taken, or None."""
        return getattr(self, f"{step}_on")

    @property
    def days(self):
        """{step: its day or None}, in order."""
        return {step: self.day(step) for step in InspectionStep}

    @property
    def last(self):
        """The furthest step taken, or None."""
        taken = [step for step, day in self.days.items() if day]
        return taken[-1] if taken else None

    @property
    def time(self):
        """When the plan means it to be done, in words."""
        return self.get_quarter_display() if self.quarter else "cả năm"

    @property
    def due_on(self):
        """The last day of that time."""
        month = (self.quarter or 4) * 3
        return date(self.plan.year, month, 31 if month in (3, 12) else 30)


@tracked()
@counted(through("inspection", "members_inspection", "plan", "members_inspectionplan"))
class Inspected(Scoped):
    """One member whom an inspection is about."""

    scope = "inspection__plan__unit__path"
    read_permission = Permission.READ_MEMBERS

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="inspected")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="inspected")

    unscoped = OncePerPersonQuerySet.as_manager()

    class Meta:
        verbose_name = "đảng viên được kiểm tra, giám sát"
        ordering = ["inspection", "member"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "member"],
                name="inspected_once",
                violation_error_message="Đồng chí này đã có trong cuộc kiểm tra, giám sát.",
            )
        ]

    def __str__(self):
        return f"{self.member}: {self.inspection}"
