"""What was done to units, by which decision and since when; and what to undo to take it back."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

from chibo.access import Permission
from chibo.history import tracked

from .base import Scoped, ScopedQuerySet, Versioned
from .unit import Unit


class Act(models.TextChoices):
    """The ways in which units change (domain: đổi tên, chuyển giao, nhập, tách, giải thể)."""

    RENAME = "rename", "Đổi tên"
    PLACE = "place", "Chuyển về cấp trên khác"
    MERGE = "merge", "Sáp nhập"
    SPLIT = "split", "Tách"
    DISSOLVE = "dissolve", "Kết thúc hoạt động"


class Role(models.TextChoices):
    """What a unit was in the act."""

    SUBJECT = "subject", "thay đổi"
    SOURCE = "source", "nhập vào nơi khác"
    TARGET = "target", "tiếp nhận"
    FOUNDED = "founded", "lập mới"
    OLD_PARENT = "old_parent", "cấp trên trước đó"
    NEW_PARENT = "new_parent", "cấp trên mới"


# Units that the act itself changed; a parent only gains or loses somebody below it.
CHANGED = (Role.SUBJECT, Role.SOURCE, Role.TARGET, Role.FOUNDED)


class ReorganisationQuerySet(ScopedQuerySet):
    def within(self, paths):
        """Acts in which a unit of one of the subtrees took part, whatever its part."""
        parts = ReorganisationPart.unscoped.within(paths)
        return self.filter(Exists(parts.filter(reorganisation=OuterRef("pk"))))

    def standing(self):
        """Acts that were not taken back."""
        return self.filter(undone_at=None)


@tracked(leave_out=["done"])
class Reorganisation(Scoped, Versioned):
    """One act on one or several units. Taking it back leaves the row and says when and who.

    `on` is the first day of the new state. `done` names the rows that the act wrote, by app: it is
    read by undo alone, and left out of the history, which holds those rows themselves.
    """

    read_permission = Permission.READ_UNITS

    kind = models.CharField("việc", max_length=10, choices=Act)
    on = models.DateField("từ ngày")
    decision = models.CharField("quyết định số", max_length=60, blank=True)
    decided_on = models.DateField("ngày ký quyết định", null=True, blank=True)
    done = models.JSONField(default=dict, editable=False)
    at = models.DateTimeField("ghi lúc", db_default=Now())
    by = models.ForeignKey("chibo.User", models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField("hoàn tác lúc", null=True)
    undone_by = models.ForeignKey("chibo.User", models.PROTECT, null=True, related_name="+")

    unscoped = ReorganisationQuerySet.as_manager()

    class Meta:
        verbose_name = "việc sắp xếp tổ chức"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="reorganisation_known_kind",
                condition=Q(kind__in=Act.values),
                violation_error_message="Việc này không có trong danh mục.",
            ),
            models.CheckConstraint(
                name="reorganisation_date_has_decision",
                condition=Q(decided_on=None) | ~Q(decision=""),
                violation_error_message="Đã ghi ngày ký thì phải ghi số quyết định.",
            ),
            models.CheckConstraint(
                name="reorganisation_undone_after_done",
                condition=Q(undone_at=None, undone_by=None) | Q(undone_at__gte=models.F("at")),
                violation_error_message="Hoàn tác phải sau khi đã làm.",
            ),
        ]

    def __str__(self):
        names = ", ".join(part.name for part in self.parts.all() if part.role in CHANGED)
        return f"{self.get_kind_display()}: {names}"

    def units(self, *roles):
        """The units of these parts, all that were changed when none is named."""
        models.prefetch_related_objects([self], "parts__unit__kind")
        wanted = roles or CHANGED
        return [p.unit for p in self.parts.all() if p.role in wanted and p.unit is not None]

    def in_the_hands_of(self, user):
        """Whether the person keeps every unit that took part: undo touches them all."""
        return all(user.may(Permission.MANAGE_UNITS, unit) for unit in self.units(*Role))


@tracked()
class ReorganisationPart(Scoped):
    """One unit in one act. `name` is what it was called.

    It stays when the unit was founded by an act that was taken back, and `unit` points nowhere.
    """

    read_permission = Permission.READ_UNITS

    reorganisation = models.ForeignKey(Reorganisation, models.PROTECT, related_name="parts")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    role = models.CharField("phần", max_length=12, choices=Role)
    name = models.CharField("tên lúc đó", max_length=200)

    class Meta:
        verbose_name = "tổ chức trong việc sắp xếp"
        ordering = ["reorganisation", "pk"]
        indexes = [models.Index(fields=["unit"], name="reorganisation_part_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["reorganisation", "unit", "role"],
                name="reorganisation_part_once",
                violation_error_message="Một tổ chức chỉ có một phần trong mỗi việc.",
            ),
            models.CheckConstraint(
                name="reorganisation_part_known_role",
                condition=Q(role__in=Role.values),
                violation_error_message="Phần này không có trong danh mục.",
            ),
        ]

    def __str__(self):
        return f"{self.name}: {self.get_role_display()}"
