"""Accounts. A person signs in by name and password; no mail server is needed anywhere."""

from functools import cached_property

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower
from django.utils import timezone

from chibo.access import Permission
from chibo.history import tracked
from chibo.vietnamese.text import search_key

from .assignment import RoleAssignment
from .base import Versioned


class UserQuerySet(models.QuerySet):
    """Accounts as an administrator sees them."""

    def called(self, text):
        """Accounts whose name holds `text`, diacritics or none, or whose sign-in name does."""
        key = models.Func("full_name", function="chibo_search_key", output_field=models.TextField())
        by_name = Q(search_key__contains=search_key(text))
        return self.annotate(search_key=key).filter(by_name | Q(username__icontains=text))

    def of_subtrees(self, paths):
        """Accounts kept in the subtrees, or that hold or held a role there."""
        held = RoleAssignment.unscoped.within(paths).filter(user=OuterRef("pk"))
        return (
            self.filter(_inside("home_unit__path", paths) | Q(Exists(held)))
            if paths
            else self.none()
        )

    def in_the_hands_of(self, paths):
        """Accounts that may be changed from the subtrees: kept there, with no role outside.

        Whoever can set a password can be that person. So one role outside, even a future one,
        takes the account out of these hands.
        """
        if not paths:
            return self.none()
        outside = RoleAssignment.unscoped.not_over(timezone.localdate()).filter(
            ~_inside("unit__path", paths), user=OuterRef("pk")
        )
        return self.filter(_inside("home_unit__path", paths), ~Exists(outside))


def _inside(field, paths):
    anywhere = Q()
    for path in paths:
        anywhere |= Q(**{f"{field}__startswith": path})
    return anywhere


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def get_by_natural_key(self, username):
        """Sign-in does not mind capitals: phones capitalise the first letter."""
        return self.get(username__iexact=username)


@tracked(leave_out=["password", "last_login"])
class User(AbstractBaseUser, Versioned):
    """Somebody who may sign in. What they may do follows from their role assignments alone."""

    username = models.CharField(
        "tên đăng nhập",
        max_length=40,
        unique=True,
        validators=[
            RegexValidator(
                r"^[a-z0-9][a-z0-9._-]{2,39}$",
                "Tên đăng nhập dài 3 đến 40 ký tự: chữ thường không dấu, chữ số, dấu chấm, gạch.",
            )
        ],
        error_messages={"unique": "Tên đăng nhập này đã có người dùng. Hãy chọn tên khác."},
    )
    full_name = models.CharField("họ và tên", max_length=100)
    is_active = models.BooleanField("được đăng nhập", default=True)
    home_unit = models.ForeignKey(
        "chibo.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="tổ chức quản lý tài khoản",
    )

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = "tài khoản"
        ordering = ["username"]
        constraints = [
            models.UniqueConstraint(
                Lower("username"),
                name="user_username_any_case",
                violation_error_message="Tên đăng nhập này đã có người dùng.",
            )
        ]

    def __str__(self):
        return self.full_name

    read_permission = Permission.MANAGE_ACCOUNTS

    @classmethod
    def visible_to(cls, user, permission=None):
        """The accounts that `user` may see for `permission`."""
        return cls.objects.of_subtrees(user.paths(permission or cls.read_permission))

    def in_the_hands_of(self, administrator):
        """Whether `administrator` may change this account, down to its password."""
        paths = administrator.paths(Permission.MANAGE_ACCOUNTS)
        return User.objects.in_the_hands_of(paths).filter(pk=self.pk).exists()

    @cached_property
    def assignments_today(self):
        """The roles held today, with their units; one query a request."""
        held = self.assignments.today().select_related("unit__parent", "unit__kind").order_by()
        return sorted(held, key=lambda assignment: (assignment.unit.path, assignment.role))

    def paths(self, permission, below=None):
        """The subtrees in which this person has `permission`; a part of another is left out.

        With a unit, only what lies in its subtree: asking twice for a path makes PostgreSQL expect
        far fewer rows than there are.
        """
        mine = {
            assignment.unit.path
            for assignment in self.assignments_today
            if permission in assignment.get_role().permissions
        }
        if below is not None:
            whole = any(below.path.startswith(path) for path in mine)
            mine = {below.path} if whole else {p for p in mine if p.startswith(below.path)}
        return sorted(p for p in mine if not any(p != o and p.startswith(o) for o in mine))

    def holds(self, permission):
        """Whether this person has `permission` in any unit."""
        return bool(self.paths(permission))

    def may_any(self, permissions, unit):
        """Whether this person has one of `permissions` in `unit`."""
        return any(self.may(permission, unit) for permission in permissions)

    def may(self, permission, unit):
        """Whether this person has `permission` in `unit`."""
        return any(unit.path.startswith(path) for path in self.paths(Permission(permission)))
