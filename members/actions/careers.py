"""The rows of a member's life at work and at school: written, corrected, taken out."""

from django.utils import timezone

from chibo.history import action
from chibo.regulations import enforce
from members.enums import TrainingKind
from members.models import Career, Member, Training
from members.regulations import (
    order_of_course,
    order_of_months,
    raises_theory,
    what_is_missing,
)

from .given_up import lock_line, lock_member


@action("ghi quá trình công tác")
def record_career(*, member, by, **fields):
    """One more line of item 21."""
    return _write(Career(member=lock_member(member)), fields)


@action("ghi đào tạo, bồi dưỡng")
def record_training(*, member, by, **fields):
    """One more line of item 22; a completed course of theory lifts the level of the record."""
    return _write(Training(member=lock_member(member)), fields)


@action("sửa quá trình công tác, đào tạo")
def amend(*, row, version=None, by, **fields):
    """Other words in a line of either table."""
    return _write(lock_line(row, version), fields)


@action("bỏ một dòng quá trình công tác, đào tạo")
def drop(*, row, reason, version=None, by):
    """The line was written by mistake: it stays in the history and is shown no more."""
    row = lock_line(row, version)
    row.dropped_because = reason
    row.version += 1
    row.save(update_fields=["dropped_because", "version"])
    return row


def _write(row, fields):
    for name, value in fields.items():
        setattr(row, name, value)
    today = timezone.localdate()
    findings = list(order_of_months(row.since, row.until, today))
    if isinstance(row, Training):
        findings += _course(row, today)
    enforce(findings)
    row.version += row.pk is not None
    row.save()
    if isinstance(row, Training):
        _lift_theory(row)
    return row


def _course(row, today):
    if row.kind != TrainingKind.THEORY:
        row.level = ""
    yield from what_is_missing(row.kind, row.level, row.sent_on, row.since, row.certified_on)
    yield from order_of_course(row.sent_on, row.since, row.certified_on, today)


def _lift_theory(row):
    """Typed once: the diploma says what item 17 asks."""
    if row.kind != TrainingKind.THEORY or row.certified_on is None:
        return
    member = Member.unscoped.select_for_update().get(pk=row.member_id)
    if raises_theory(row.level, member.theory_level):
        member.theory_level = row.level
        member.version += 1
        member.save(update_fields=["theory_level", "version"])
