"""What the cell keeps, and what it sent up."""

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from chibo.history import action
from chibo.regulations import Finding, Refused, Weight, enforce
from chibo.vietnamese.numbers import number
from members.models import DuesRemittance, DuesRetention
from members.queries import dues_account

from .dues import open_book, touch


@action("ghi tỷ lệ trích giữ lại đảng phí")
def retain(*, unit, month, percent, decision="", by):
    """From `month` on the cell keeps `percent` of what it collects; earlier months stay."""
    open_book(unit)
    rows = DuesRetention.unscoped.filter(unit=unit)
    current = rows.filter(valid__contains=month).first()
    later = rows.filter(valid__startswith__gt=month).order_by("valid").first()
    if current and current.valid.lower == month:
        current.percent, current.decision = percent, decision
        current.save(update_fields=["percent", "decision"])
        return current
    until = later.valid.lower if later else None
    if current:
        until = current.valid.upper
        current.valid = DateRange(current.valid.lower, month)
        current.save(update_fields=["valid"])
    return DuesRetention.unscoped.create(
        unit=unit, percent=percent, decision=decision, valid=DateRange(month, until)
    )


@action("ghi nộp đảng phí lên cấp trên")
def remit(*, unit, on, amount, note="", version=None, confirmed=False, by):
    """Money sent up. More than is owed is asked about."""
    book = open_book(unit, version)
    enforce([*_not_to_come(on), *_not_too_much(unit, amount)], confirmed=confirmed)
    touch(book)
    return DuesRemittance.unscoped.create(book=book, on=on, amount=amount, note=note)


@action("bỏ một lần nộp đảng phí lên")
def annul(*, remittance, reason, version=None, by):
    """It was written by mistake: it stays readable and counts no more."""
    touch(open_book(remittance.book.unit, version))
    row = DuesRemittance.unscoped.get(pk=remittance.pk)
    if row.annulled_because:
        raise Refused(Finding("", "Lần nộp này đã bỏ rồi."))
    row.annulled_because = reason
    row.save(update_fields=["annulled_because"])
    return row


def _not_to_come(on):
    if on > timezone.localdate():
        yield Finding("", "Ngày nộp chưa đến. Hãy ghi khi đã nộp.", field="on")


def _not_too_much(unit, amount):
    today = timezone.localdate()
    left = dues_account(unit, today.year, today).year.balance
    if left is not None and amount > left:
        sentence = f"Chi bộ chỉ còn phải nộp {number(left)} đ. Hãy xem lại số tiền."
        yield Finding("", sentence, weight=Weight.WARNS, field="amount")
