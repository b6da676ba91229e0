"""Contact with the place of residence: a slip goes out, the comment of a year comes back."""

from datetime import timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from chibo.history import action
from chibo.regulations import Finding, Refused, enforce, expect_version
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

from .given_up import lock_member


@action("ghi giới thiệu về nơi cư trú")
def introduce(*, member, first, last=None, by, **fields):
    """A slip of introduction, or why there is none. One that still held ends where this begins."""
    lock_member(member)
    before = member.residence_contacts.on(first).filter(valid__upper_inf=True).first()
    if before and before.valid.lower < first:
        _save(before, valid=DateRange(before.valid.lower, first))
    return _write(ResidenceContact(member=member), first, last, fields)


@action("sửa giới thiệu về nơi cư trú")
def amend(*, contact, first, last=None, version=None, by, **fields):
    """Other words or days; a slip that is no longer needed gets its last day."""
    return _write(_lock(contact, version), first, last, fields)


@action("bỏ lần giới thiệu về nơi cư trú ghi nhầm")
def drop(*, contact, reason, version=None, by):
    """It was written by mistake; the one that it had ended holds again as long as it would have."""
    row = _save(_lock(contact, version), dropped_because=reason)
    before = row.member.residence_contacts.standing().filter(valid__endswith=row.valid.lower)
    if earlier := before.first():
        _save(earlier, valid=DateRange(earlier.valid.lower, row.valid.upper))
    enforce(_in_order(row.member))
    return row


@action("ghi nhận xét của nơi cư trú")
def comment(*, member, year, received_on, level, remark="", by):
    """What came for a year; where the sheet of the year only ticked it, that is completed."""
    _judge(year, received_on, remark)
    _touch_sheets(member, year)
    lock_member(member)
    known = member.residence_comments.standing().filter(year=year).first()
    if known and not known.is_bare:
        sentence = f"Năm {year} đã có nhận xét. Hãy sửa dòng ấy."
        raise Refused(Finding("", sentence, field="year"))
    row = known or ResidenceComment(member=member, year=year)
    return _receive(row, received_on=received_on, level=level, remark=remark)


@action("sửa nhận xét của nơi cư trú")
def amend_comment(*, comment, year, received_on, level, remark="", version=None, by):
    """Another year, day, level or remark."""
    _judge(year, received_on, remark)
    _touch_sheets(comment.member, comment.year, year)
    row = _lock(comment, version)
    return _receive(row, year=year, received_on=received_on, level=level, remark=remark)


@action("bỏ nhận xét của nơi cư trú ghi nhầm")
def drop_comment(*, comment, reason, version=None, by):
    """It was written by mistake: it stays in the history and counts no more."""
    _touch_sheets(comment.member, comment.year)
    return _save(_lock(comment, version), dropped_because=reason)


def _lock(row, version):
    lock_member(row.member)
    row = expect_version(row, version)
    if row.dropped_because:
        raise Refused(Finding("", "Dòng này đã bỏ. Hãy ghi dòng khác."))
    return row


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
    row = _save(row, **fields, valid=span)
    enforce(_in_order(row.member, field="first"))
    return row


def _alone(row, span):
    others = row.member.residence_contacts.standing().exclude(pk=row.pk)
    if other := others.filter(valid__overlap=span).first():
        until = f" đến {short_date(other.last_day)}" if other.last_day else ""
        sentence = (
            f"Đã ghi “{other}” từ {short_date(other.valid.lower)}{until}. Hãy chọn ngày khác, hoặc "
            "sửa lần ấy trước."
        )
        yield Finding("", sentence, field="first")


def _judge(year, received_on, remark):
    enforce(
        [
            *order_of_comment(year, received_on, timezone.localdate()),
            *check_said_secret(remark, field="remark"),
        ]
    )


def _receive(row, **fields):
    row = _save(row, **fields)
    received = [(row.year, row.received_on)]
    enforce(comments_follow(first_introduced(row.member), received, field="received_on"))
    return row


def _open(fields, names):
    for name in names:
        yield from check_said_secret(fields[name], field=name)


def _in_order(member, field=None):
    received = member.residence_comments.standing().exclude(received_on=None)
    days = received.values_list("year", "received_on")
    return comments_follow(first_introduced(member), days, field)


def _touch_sheets(member, *years):
    """Whoever has the sheet of such a year open is told: it shows these comments as well.

    Before anything else is locked, as whoever saves the sheet does.
    """
    for year in sorted(set(years)):
        sheet, _ = YearSheet.unscoped.select_for_update().get_or_create(
            unit=sheet_cell(member, year), year=year
        )
        sheet.version += 1
        sheet.save(update_fields=["version"])
