"""Accounts and roles: opened, handed over, ended; never deleted."""

from django.contrib.auth.tokens import default_token_generator
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from chibo.access import Role
from chibo.history import action
from chibo.models import RoleAssignment, User
from chibo.regulations import Finding, Refused, expect_version


@action("mở tài khoản")
def open_account(*, username, full_name, password=None, by):
    """An account without a usable password until its owner follows the invitation."""
    user = User(username=username, full_name=full_name)
    if password:
        user.set_password(password)
    else:
        user.set_unusable_password()
    user.save()
    return user


@action("sửa tài khoản")
def correct_account(*, account, full_name, is_active, version=None, by):
    """Another name, or sign-in allowed or stopped."""
    account = expect_version(account, version)
    account.full_name, account.is_active = full_name, is_active
    account.version += 1
    account.save(update_fields=["full_name", "is_active", "version"])
    return account


@action("cấp liên kết đặt mật khẩu")
def invite(*, account, by):
    """The two parts of a link, good for a week and for one use, to hand over in person.

    The token is signed over the password's hash and the last sign-in, so that using it, or signing
    in, makes it void. The account's version notes that a link was given.
    """
    account.version += 1
    account.save(update_fields=["version"])
    return urlsafe_base64_encode(force_bytes(account.pk)), default_token_generator.make_token(
        account
    )


@action("đặt mật khẩu theo liên kết")
def set_password(*, account, password, by):
    """The owner's own password."""
    account.set_password(password)
    account.version += 1
    account.save(update_fields=["password", "version"])


@action("giao vai trò")
def assign(*, user, role, unit, since, by):
    """A role in a unit from a day on."""
    if role == Role.SECRETARY and not unit.kind.is_cell:
        sentence = "Vai trò giữ sổ sách chỉ giao ở chi bộ. Hãy chọn một chi bộ."
        raise Refused(Finding("", sentence, field="unit"))
    if RoleAssignment.unscoped.filter(
        user=user, role=role, unit=unit, valid__overlap=DateRange(since, None)
    ).exists():
        raise Refused(Finding("", "Người này đã giữ vai trò đó ở đây rồi.", field="user"))
    return RoleAssignment.unscoped.create(
        user=user, role=role, unit=unit, valid=DateRange(since, None)
    )


@action("thôi vai trò")
def end(*, assignment, on, by):
    """The role ends on `on`, that day not included; the row stays."""
    if on <= assignment.valid.lower:
        sentence = f"Ngày thôi phải sau ngày giao ({assignment.valid.lower:%d/%m/%Y})."
        raise Refused(Finding("", sentence, field="on"))
    assignment.valid = DateRange(assignment.valid.lower, on)
    assignment.save(update_fields=["valid"])
    return assignment


@action("bàn giao vai trò")
def hand_over(*, assignment, to, on, by):
    """One person's role passes to another on the same day: no gap, no overlap."""
    end(assignment=assignment, on=on, by=by)
    return assign(user=to, role=assignment.role, unit=assignment.unit, since=on, by=by)
