"""The dues book, written box by box: what the secretary changed, and nothing else."""

from datetime import date

from django.utils import timezone

from chibo.history import action
from chibo.regulations import Conflict, Finding, Refused, enforce, expect_version
from chibo.vietnamese.dates import short_date
from members.models import (
    DuesBook,
    DuesPayment,
    Member,
    TemporaryStay,
    dues_key,
    dues_owner,
)
from members.queries import dues_months

from .given_up import lock_member


@action("ghi thu đảng phí")
def fill(*, unit, changed, paid_on, channel, version=None, by):
    """`changed` is {(person's key, month's first day): đồng, or None for "not recorded"}.

    `version` is that of the book the person saw, 0 while there was none. `Conflict` when it moved.
    Day and channel go to the boxes that are written.
    """
    enforce([*_of_a_cell(unit), *_not_to_come(paid_on)])
    book = open_book(unit, version)
    _require_owing(unit, changed)
    kept = {(dues_key(p.member_id, p.stay_id), p.month): p for p in _payments(book, changed)}
    gone, new, altered = [], [], []
    for (person, month), amount in sorted(changed.items()):
        payment = kept.get((person, month))
        if amount is None:
            gone += [payment.pk] if payment else []
            continue
        row = payment or DuesPayment(book=book, month=month, **dues_owner(person))
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
    lock_person(payment.person)
    touch(open_book(payment.book.unit, version))
    payment.amount, payment.paid_on, payment.channel = amount, paid_on, channel
    payment.save(update_fields=["amount", "paid_on", "channel"])
    return payment


def lock_person(person):
    """The member or the guest's stay as it is now, locked."""
    return lock_member(person) if isinstance(person, Member) else expect_version(person, None)


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


def seen_anew(unit):
    """Whose line is in the cell's book has changed: pages of it are to be opened again."""
    book = DuesBook.unscoped.select_for_update().filter(unit=unit).first()
    return touch(book) if book else None


def _months(changed):
    return {month for _, month in changed}


def _payments(book, changed):
    return book.payments.filter(month__in=_months(changed))


def _require_owing(unit, changed):
    """A box is there for whoever owes the month, or paid it already."""
    if not changed:
        return
    months = _months(changed)
    known = dues_months([unit], min(months), max(months))
    strange = changed.keys() - {(line.key, line.month) for line in known}
    if not strange:
        return
    enforce(_outside_the_stay(unit, strange))
    sentence = "Danh sách đảng viên vừa thay đổi. Chưa lưu; hãy mở lại trang rồi ghi lại."
    raise Refused(Finding("", sentence))


def _outside_the_stay(unit, boxes):
    """A guest pays here the months on whose first day they were here; others at home."""
    asked = {}
    for person, month in sorted(boxes):
        asked.setdefault(dues_owner(person).get("stay_id"), []).append(month)
    for stay in TemporaryStay.unscoped.filter(pk__in=asked.keys() - {None}, host=unit):
        outside = [f"{month:%m/%Y}" for month in asked[stay.pk] if month not in stay.valid]
        until = stay.valid.upper
        span = f"từ {short_date(stay.valid.lower)}" + (
            f" đến trước {short_date(until)}" if until else ""
        )
        if outside:
            yield Finding(
                "",
                f"Đồng chí {stay.full_name} sinh hoạt ở đây {span}. Đảng phí tháng "
                f"{', '.join(outside)} đóng ở chi bộ giới thiệu đi; hãy để trống.",
            )


def _of_a_cell(unit):
    if not unit.kind.is_cell:
        yield Finding("", "Đảng phí do chi bộ thu. Hãy chọn một chi bộ.")


def _not_to_come(paid_on: date | None):
    if paid_on and paid_on > timezone.localdate():
        yield Finding("", "Ngày nộp chưa đến. Hãy xem lại ngày.", field="paid_on")
