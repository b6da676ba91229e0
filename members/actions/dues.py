"""The dues book, written box by box: what the secretary changed, and nothing else."""

from datetime import date

from django.utils import timezone

from chibo.history import action
from chibo.regulations import Conflict, Finding, Refused, enforce
from members.models import DuesBook, DuesPayment
from members.queries import dues_months

from .given_up import lock_member


@action("ghi thu đảng phí")
def fill(*, unit, changed, paid_on, channel, version=None, by):
    """`changed` is {(member id, month's first day): đồng, or None for "not recorded"}.

    `version` is that of the book the person saw, 0 while there was none. `Conflict` when it moved.
    Day and channel go to the boxes that are written.
    """
    enforce([*_of_a_cell(unit), *_not_to_come(paid_on)])
    book = open_book(unit, version)
    _require_owing(unit, changed)
    kept = {(p.member_id, p.month): p for p in book.payments.filter(month__in=_months(changed))}
    gone, new, altered = [], [], []
    for (member, month), amount in sorted(changed.items()):
        payment = kept.get((member, month))
        if amount is None:
            gone += [payment.pk] if payment else []
            continue
        row = payment or DuesPayment(book=book, member_id=member, month=month)
        row.amount, row.paid_on, row.channel = amount, paid_on, channel
        (altered if payment else new).append(row)
    DuesPayment.unscoped.filter(pk__in=gone).delete()
    DuesPayment.unscoped.bulk_create(new)
    DuesPayment.unscoped.bulk_update(altered, ["amount", "paid_on", "channel"])
    return touch(book)


@action("sửa một lần đóng đảng phí")
def correct(*, payment, amount, paid_on, channel, version=None, by):
    """Another amount, day or channel of one payment; the history keeps what was written first."""
    enforce(_not_to_come(paid_on))
    lock_member(payment.member)
    touch(open_book(payment.book.unit, version))
    payment.amount, payment.paid_on, payment.channel = amount, paid_on, channel
    payment.save(update_fields=["amount", "paid_on", "channel"])
    return payment


def open_book(unit, version=None):
    """The cell's book, locked and begun when there is none; `Conflict` when it moved on."""
    book, _ = DuesBook.unscoped.select_for_update().get_or_create(unit=unit)
    if version is not None and version != book.version:
        raise Conflict(book)
    return book


def touch(book):
    """The book as it is now is another than the one people have before them."""
    book.version += 1
    book.save(update_fields=["version"])
    return book


def _months(changed):
    return {month for _, month in changed}


def _require_owing(unit, changed):
    """A box is there for whoever owes the month, or paid it already."""
    if not changed:
        return
    months = _months(changed)
    known = dues_months([unit], min(months), max(months))
    if changed.keys() - {(line.member_id, line.month) for line in known}:
        sentence = "Danh sách đảng viên vừa thay đổi. Chưa lưu; hãy mở lại trang rồi ghi lại."
        raise Refused(Finding("", sentence))


def _of_a_cell(unit):
    if not unit.kind.is_cell:
        yield Finding("", "Đảng phí do chi bộ thu. Hãy chọn một chi bộ.")


def _not_to_come(paid_on: date | None):
    if paid_on and paid_on > timezone.localdate():
        yield Finding("", "Ngày nộp chưa đến. Hãy xem lại ngày.", field="paid_on")
