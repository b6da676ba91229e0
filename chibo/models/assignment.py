"""Who holds which role, in which unit, from when to when."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from chibo.access import Permission, Role
from chibo.history import tracked

from .base import Scoped, ScopedQuerySet


class RoleAssignmentQuerySet(ScopedQuerySet):
    def on(self, day):
        """Assignments in force on the day."""
        return self.filter(valid__contains=day)

    def not_over(self, day):
        """Assignments in force on the day or later."""
        return self.filter(valid__overlap=DateRange(day, None))

    def today(self):
        """Assignments in force today, by the clock of Vietnam."""
        return self.on(timezone.localdate())


@tracked()
class RoleAssignment(Scoped):
    """A role in a unit for a span of days; ending one leaves the row."""

    read_permission = Permission.MANAGE_ACCOUNTS

    user = models.ForeignKey("chibo.User", models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(
        "chibo.Unit", models.PROTECT, related_name="+", verbose_name="tổ chức đảng"
    )
    role = models.CharField("vai trò", max_length=20, choices=Role)
    valid = DateRangeField("hiệu lực")

    unscoped = RoleAssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = "vai trò được giao"
        ordering = ["unit__path", "role", "valid"]
        constraints = [
            ExclusionConstraint(
                name="role_assignment_once",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Người này đã giữ vai trò đó ở đây trong thời gian ấy.",
            ),
            models.CheckConstraint(
                name="role_assignment_known_role",
                condition=models.Q(role__in=Role.values),
                violation_error_message="Vai trò này không có trong danh mục.",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}, {self.unit}"

    def get_role(self):
        """The role as the enumeration's member."""
        return Role(self.role)
