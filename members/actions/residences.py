"""Contact with the place of residence: a slip goes out, the comment of a year comes back."""

from datetime import timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from chibo.history import action
from chibo.regulations import Finding, Refused, enforce
from chibo.secrecy import check_said_secret
from chibo.vietnamese.dates import short_date
from members.enums import ResidenceGround
from members.models import ResidenceComment, ResidenceContact, YearSheet
from members.queries import first_introduced, sheet_cell
from members.regulations import (
    comments_follow,
    introduced_or_exempt,
    order_of_comment,
    order_of_introduction,
)

from .given_up import lock_line, lock_member


@action("ghi giới thiệu về nơi cư trú")
def introduce(*, member, first, last=None, by, **fields):
    """A slip of introduction, or why there is none. One that still held ends where this begins."""
    lock_member(member)
    row = ResidenceContact(member=member)
    before = member.residence_contacts.on(first).filter(valid__upper_inf=True).first()
    if before and before.valid.lower < first:
        row.ended = _save(before, valid=DateRange(before.valid.lower, first))
    return _write(row, first, last, fields)


@action("sửa giới thiệu về nơi cư trú")
def amend(*, contact, first, last=None, version=None, by, **fields):
    """Other words or days; a slip that is no longer needed gets its last day.

    With another first day, the one that it ended ends on the day before that one.
    """
    row = lock_line(contact, version)
    earlier = _ended_by(row)
    if earlier and earlier.valid.lower < first < row.valid.lower:
        _save(earlier, valid=DateRange(earlier.valid.lower, first))
    row = _write(row, first, last, fields)
    if earlier:
        _hold_until_next(earlier)
    return row


@action("bỏ lần giới thiệu về nơi cư trú ghi nhầm")
def drop(*, contact, reason, version=None, by):
    """It was written by mistake; the one that it had ended holds again as long as it would have."""
    row = lock_line(contact, version)
    earlier, before = _ended_by(row), first_introduced(row.member)
    row = _save(row, dropped_because=reason)
    if earlier:
        _hold_until_next(earlier)
    enforce(_in_order(row.member, before))
    return row


@action("ghi nhận xét của nơi cư trú")
def comment(*, member, year, received_on, level, remark="", by):
    """What came for a year; where the sheet of the year only ticked it, that is completed."""
    _judge(member, year, received_on, remark)
    _touch_sheets(member, year)
    lock_member(member)
    known = member.residence_comments.standing().filter(year=year).first()
    if known and not known.is_bare:
        sentence = f"Năm {year} đã có nhận xét. Hãy sửa dòng ấy."
        raise Refused(Finding("", sentence, field="year"))
    row = known or ResidenceComment(member=member, year=year)
    return _receive(row, year=year, received_on=received_on, level=level, remark=remark)


@action("sửa nhận xét của nơi cư trú")
def amend_comment(*, comment, year, received_on, level, remark="", version=None, by):
    """Another year, day, level or remark."""
    _judge(comment.member, year, received_on, remark)
    _touch_sheets(comment.member, comment.year, year)
    row = lock_line(comment, version)
    return _receive(row, year=year, received_on=received_on, level=level, remark=remark)


@action("bỏ nhận xét của nơi cư trú ghi nhầm")
def drop_comment(*, comment, reason, version=None, by):
    """It was written by mistake: it stays in the history and counts no more."""
    _touch_sheets(comment.member, comment.year)
    return _save(lock_line(comment, version), dropped_because=reason)


def _save(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.version += row.pk is not None
    row.save()
    return row


def _write(row, first, last, fields):
    if fields["ground"] != ResidenceGround.OTHER:
        fields["ground_text"] = ""
    if not fields["place"] and fields["ground"]:
        fields |= {"ward": "", "number": ""}
    enforce(
        [
            *introduced_or_exempt(fields["place"], fields["ground"], fields["ground_text"]),
            *order_of_introduction(first, last, row.member.ceremony_on, timezone.localdate()),
            *_open(fields, ("place", "ward", "number", "ground_text")),
        ]
    )
    span = DateRange(first, last and last + timedelta(days=1))
    enforce(_alone(row, span))
    before = first_introduced(row.member)
    row = _save(row, **fields, valid=span)
    enforce(_in_order(row.member, before, field="first"))
    return row


def _ended_by(row):
    """The slip that ended because this one began; None once a person gave it another end.

    After a merge the two may be of two records; what is written on one changes nothing there.
    """
    earlier = row.ended
    if earlier and not earlier.dropped_because and earlier.member_id == row.member_id:
        return earlier if earlier.valid.upper == row.valid.lower else None
    return None


def _hold_until_next(earlier):
    """It holds until the next one begins, which then is what ended it; without one, it holds."""
    there = earlier.member.residence_contacts.standing().order_by("valid")
    later = there.filter(valid__startswith__gt=earlier.valid.lower).first()
    until = later and later.valid.lower
    if until != earlier.valid.upper:
        _save(earlier, valid=DateRange(earlier.valid.lower, until))
    if later and later.ended_id != earlier.pk:
        _save(later, ended=earlier)


def _alone(row, span):
    others = row.member.residence_contacts.standing().exclude(pk=row.pk)
    if other := others.filter(valid__overlap=span).first():
        until = f" đến {short_date(other.last_day)}" if other.last_day else ""
        sentence = (
            f"Đã ghi “{other}” từ {short_date(other.valid.lower)}{until}. Hãy chọn ngày khác, hoặc "
            "sửa lần ấy trước."
        )
        yield Finding("", sentence, field="first")


def _judge(member, year, received_on, remark):
    enforce(
        [
            *order_of_comment(year, received_on, member.ceremony_on, timezone.localdate()),
            *check_said_secret(remark, field="remark"),
        ]
    )


def _receive(row, *, year, received_on, **fields):
    if received_on != row.received_on:
        received = [(year, received_on)]
        enforce(comments_follow(first_introduced(row.member), received, field="received_on"))
    return _save(row, year=year, received_on=received_on, **fields)


def _open(fields, names):
    for name in names:
        yield from check_said_secret(fields[name], field=name)


def _in_order(member, before, field=None):
    """Of the comments that followed the first introduction, `before` the act, none may lose it."""
    received = member.residence_comments.standing().exclude(received_on=None)
    days = received.values_list("year", "received_on")
    return comments_follow(first_introduced(member), days, field, before)


def _touch_sheets(member, *years):
    """Whoever has the sheet of such a year open is told: it shows these comments as well.

    Before anything else is locked, as whoever saves the sheet does. A sheet that nobody began is
    not begun here.
    """
    for year in sorted(set(years)):
        begun = YearSheet.unscoped.select_for_update()
        if sheet := begun.filter(unit=sheet_cell(member, year), year=year).first():
            sheet.version += 1
            sheet.save(update_fields=["version"])
