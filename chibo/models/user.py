"""Accounts. A person signs in by name and password; no mail server is needed anywhere."""

from functools import cached_property

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower

from chibo.access import Permission
from chibo.history import tracked

from .base import Versioned


class UserManager(BaseUserManager):
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

    @cached_property
    def assignments_today(self):
        """The roles held today, with their units; one query a request."""
        return list(self.assignments.today().select_related("unit__parent"))

    def paths(self, permission):
        """The subtrees in which this person has `permission`; a part of another is left out."""
        mine = sorted(
            assignment.unit.path
            for assignment in self.assignments_today
            if permission in assignment.get_role().permissions
        )
        return [path for path in mine if not any(path != p and path.startswith(p) for p in mine)]

    def holds(self, permission):
        """Whether this person has `permission` in any unit."""
        return bool(self.paths(permission))

    def may(self, permission, unit):
        """Whether this person has `permission` in `unit`."""
        return any(unit.path.startswith(path) for path in self.paths(Permission(permission)))
