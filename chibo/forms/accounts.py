"""Forms for accounts and roles."""

from django import forms
from django.contrib.auth.password_validation import (
    password_validators_help_text_html,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.utils import timezone

from chibo.access import Permission, Role
from chibo.models import Unit, User

from .base import DayField, LineField, ScopedForm

ROLES = [(role.value, f"{role.label}. {role.sentence}") for role in Role]


def kept_units(user):
    """Units in which this person gives roles."""
    units = Unit.visible_to(user, Permission.MANAGE_ACCOUNTS)
    return units.open(timezone.localdate()).select_related("kind")


class UsernameField(LineField):
    """A name to sign in with, always in small letters."""

    default_validators = User._meta.get_field("username").validators

    def to_python(self, value):
        return super().to_python(value).lower()


class RoleForm(ScopedForm):
    """A role in a unit from a day on."""

    role = forms.ChoiceField(label="Vai trò", choices=ROLES, widget=forms.RadioSelect)
    unit = forms.ModelChoiceField(
        Unit.unscoped.none(), label="Ở tổ chức", empty_label="Chọn tổ chức"
    )
    since = DayField(label="Từ ngày", initial=lambda: timezone.localdate())

    def choices_for(self, user, unit):
        return {"unit": kept_units(user)}


class OpenForm(RoleForm):
    """An account with its first role."""

    full_name = LineField(label="Họ và tên", max_length=100)
    username = UsernameField(
        label="Tên đăng nhập",
        max_length=40,
        help_text="Chữ thường không dấu và chữ số, ví dụ: nguyenthian",
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )
    field_order = ["full_name", "username", "role", "unit", "since"]


class CorrectForm(ScopedForm):
    """Name, sign-in, and the unit that keeps the account."""

    full_name = LineField(label="Họ và tên", max_length=100)
    home_unit = forms.ModelChoiceField(
        Unit.unscoped.none(),
        label="Tổ chức quản lý tài khoản",
        help_text="Người quản trị của tổ chức này và cấp trên đặt lại được mật khẩu.",
    )
    is_active = forms.BooleanField(label="Được đăng nhập", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def choices_for(self, user, unit):
        return {"home_unit": kept_units(user)}


class EndForm(ScopedForm):
    """The end of a role."""

    on = DayField(
        label="Thôi từ ngày",
        initial=lambda: timezone.localdate(),
        help_text="Ngày này không còn giữ vai trò",
    )


class HandOverForm(ScopedForm):
    """A role from one person to another on the same day."""

    to = forms.ModelChoiceField(
        User.objects.none(), label="Bàn giao cho", empty_label="Chọn người nhận"
    )
    on = DayField(label="Từ ngày", initial=lambda: timezone.localdate())

    def __init__(self, *args, assignment, **kwargs):
        self.assignment = assignment
        super().__init__(*args, **kwargs)

    def choices_for(self, user, unit):
        others = User.visible_to(user).filter(is_active=True)
        return {"to": others.exclude(pk__in=[self.assignment.user_id, user.pk])}


class ChoosePasswordForm(forms.Form):
    """The owner's own password, typed twice."""

    password = forms.CharField(
        label="Mật khẩu mới", strip=False, help_text=password_validators_help_text_html
    )
    again = forms.CharField(label="Gõ lại mật khẩu", strip=False)

    def __init__(self, *args, account, **kwargs):
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_password(self):
        validate_password(self.cleaned_data["password"], self.account)
        return self.cleaned_data["password"]

    def clean_again(self):
        if (
            self.cleaned_data.get("password", self.cleaned_data["again"])
            != (self.cleaned_data["again"])
        ):
            raise ValidationError("Hai lần gõ chưa giống nhau.")
        return self.cleaned_data["again"]
