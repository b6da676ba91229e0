"""Accounts and roles: opened, handed over, ended; never deleted."""

from django.core.exceptions import PermissionDenied
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from chibo.access import Permission, Role
from chibo.history import action
from chibo.invitations import invitations
from chibo.models import RoleAssignment, User
from chibo.regulations import Finding, Refused, expect_version
from chibo.vietnamese.dates import short_date


@action("mở tài khoản")
def open_account(*, username, full_name, password=None, home_unit=None, by):
    """An account without a usable password until its owner follows the invitation.

    `home_unit` keeps it: its administrators may change it. Left out, the first role decides.
    """
    if home_unit is not None:
        _require_manager(by, home_unit)
    if User.objects.filter(username__iexact=username).exists():
        sentence = "Tên đăng nhập này đã có người dùng. Hãy chọn tên khác."
        raise Refused(Finding("", sentence, field="username"))
    user = User(username=username, full_name=full_name, home_unit=home_unit)
    if password:
        user.set_password(password)
    else:
        user.set_unusable_password()
    user.save()
    return user


@action("mở tài khoản và giao vai trò")
def open_with_role(*, username, full_name, role, unit, since, by):
    """An account and its first role, in one act; the unit of the role keeps the account."""
    user = open_account(username=username, full_name=full_name, home_unit=unit, by=by)
    assign(user=user, role=role, unit=unit, since=since, by=by)
    return user


@action("sửa tài khoản")
def correct_account(*, account, full_name, is_active, home_unit=None, version=None, by):
    """Another name, sign-in allowed or stopped, or the account into another unit's keeping."""
    _require_hands(by, account)
    account = expect_version(account, version)
    if by == account and not is_active:
        raise Refused(Finding("", "Không tự ngừng tài khoản của mình được.", field="is_active"))
    if home_unit is not None:
        _require_manager(by, home_unit)
        account.home_unit = home_unit
    account.full_name, account.is_active = full_name, is_active
    account.version += 1
    account.save(update_fields=["full_name", "is_active", "home_unit", "version"])
    return account


@action("cấp liên kết đặt mật khẩu")
def invite(*, account, by):
    """The two parts of a link, good for a week and for one use, to hand over in person.

    The token is signed over the password's hash, the last sign-in and the account's version: using
    it, signing in or asking for another link makes it void.
    """
    _require_hands(by, account)
    account = expect_version(account, None)
    account.version += 1
    account.save(update_fields=["version"])
    return urlsafe_base64_encode(force_bytes(account.pk)), invitations.make_token(account)


@action("đặt mật khẩu theo liên kết")
def set_password(*, account, password, by):
    """The owner's own password. Every session of before ends with the old one."""
    account.set_password(password)
    account.version += 1
    account.save(update_fields=["password", "version"])


@action("giao vai trò")
def assign(*, user, role, unit, since, by):
    """A role in a unit from a day on.

    Nobody gives a role where they do not keep the accounts, nor to themselves: the person who opens
    accounts and the person who opens files are two, or the table of rights is worth nothing.
    """
    _require_manager(by, unit)
    if by == user:
        sentence = "Không tự giao vai trò cho mình được. Hãy nhờ người quản trị khác."
        raise Refused(Finding("", sentence, field="user"))
    if role == Role.SECRETARY and not unit.kind.is_cell:
        sentence = "Vai trò giữ sổ sách chỉ giao ở chi bộ. Hãy chọn một chi bộ."
        raise Refused(Finding("", sentence, field="unit"))
    if RoleAssignment.unscoped.filter(
        user=user, role=role, unit=unit, valid__overlap=DateRange(since, None)
    ).exists():
        raise Refused(Finding("", "Người này đã giữ vai trò đó ở đây rồi.", field="user"))
    if user.home_unit_id is None:
        user.home_unit = unit
        user.save(update_fields=["home_unit"])
    return RoleAssignment.unscoped.create(
        user=user, role=role, unit=unit, valid=DateRange(since, None)
    )


@action("thôi vai trò")
def end(*, assignment, on, by):
    """The role ends on `on`, that day not included; the row stays."""
    _require_manager(by, assignment.unit)
    if by == assignment.user and assignment.role == Role.ADMINISTRATOR:
        sentence = "Không tự thôi vai trò quản trị của mình được. Hãy nhờ người quản trị khác."
        raise Refused(Finding("", sentence, field="on"))
    span = assignment.valid
    if on <= span.lower:
        sentence = f"Ngày thôi phải sau ngày giao ({short_date(span.lower)})."
        raise Refused(Finding("", sentence, field="on"))
    if span.upper and on > span.upper:
        sentence = f"Vai trò này đã thôi từ {short_date(span.upper)}."
        raise Refused(Finding("", sentence, field="on"))
    assignment.valid = DateRange(assignment.valid.lower, on)
    assignment.save(update_fields=["valid"])
    return assignment


@action("bàn giao vai trò")
def hand_over(*, assignment, to, on, by):
    """One person's role passes to another on the same day: no gap, no overlap."""
    end(assignment=assignment, on=on, by=by)
    return assign(user=to, role=assignment.role, unit=assignment.unit, since=on, by=by)


def _require_manager(by, unit):
    if by is not None and not by.may(Permission.MANAGE_ACCOUNTS, unit):
        raise PermissionDenied


def _require_hands(by, account):
    if by is not None and not account.in_the_hands_of(by):
        raise PermissionDenied
