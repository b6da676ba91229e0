"""What members owe: amounts for a whole cell at once, and reliefs one by one (F1)."""

from datetime import timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.history import action
from chibo.regulations import Finding, Refused, enforce, expect_version
from members.models import DuesRelief, DuesStanding
from members.queries import dues_rule, roster
from members.regulations import add_months, relief, standing

from .dues import open_book, touch
from .given_up import lock_member


@action("ấn định mức đóng đảng phí")
def assess(*, unit, month, changed, version=None, confirmed=False, by):
    """From `month` on each member in `changed`, {member id: (payer, đồng a month)}, owes that.

    Earlier months keep what they had; a later amount, already written, stays. `version` is that of
    the cell's book.
    """
    book = open_book(unit, version)
    members = {spell.member_id: spell.member for spell in _roll(unit, month)}
    if changed.keys() - members.keys():
        sentence = "Danh sách đảng viên vừa thay đổi. Chưa lưu; hãy mở lại trang rồi ghi lại."
        raise Refused(Finding("", sentence))
    rule = dues_rule(month)
    enforce(
        [
            finding
            for member, (payer, amount) in changed.items()
            for finding in standing(payer, amount, rule, whose=members[member].full_name)
        ],
        confirmed=confirmed,
    )
    for member, (payer, amount) in changed.items():
        _write_from(member, month, payer, amount)
    return touch(book)


@action("miễn, giảm đảng phí")
def relieve(*, member, ground, percent, first, last=None, decision, by):
    """Dues of the months `first` to `last` are let off; without `last`, from then on."""
    member = lock_member(member)
    _judge(member, ground, percent, first, last)
    return DuesRelief.unscoped.create(
        member=member, ground=ground, percent=percent, valid=_span(first, last), decision=decision
    )


@action("sửa miễn, giảm đảng phí")
def amend(*, relieved, ground, percent, first, last=None, decision, version=None, by):
    """Ended earlier, prolonged within the rule, or written wrongly."""
    lock_member(relieved.member)
    row = expect_version(relieved, version)
    _judge(row.member, ground, percent, first, last)
    row.ground, row.percent, row.decision = ground, percent, decision
    row.valid = _span(first, last)
    row.version += 1
    row.save()
    return row


def _roll(unit, month):
    """Everybody on the roll at some day of the month."""
    yield from roster([unit], month)
    yield from roster([unit], add_months(month, 1) - timedelta(days=1))


def _write_from(member, month, payer, amount):
    rows = DuesStanding.unscoped.filter(member=member)
    current = rows.filter(valid__contains=month).first()
    later = rows.filter(valid__startswith__gt=month).order_by("valid").first()
    if current and current.valid.lower == month:
        current.payer, current.amount = payer, amount
        current.save(update_fields=["payer", "amount"])
        return
    until = later.valid.lower if later else None
    if current:
        until = current.valid.upper
        current.valid = DateRange(current.valid.lower, month)
        current.save(update_fields=["valid"])
    DuesStanding.unscoped.create(
        member_id=member, payer=payer, amount=amount, valid=DateRange(month, until)
    )


def _judge(member, ground, percent, first, last):
    if last and last < first:
        raise Refused(Finding("F1", "Tháng hết không thể trước tháng bắt đầu.", field="last"))
    months = last and (last.year - first.year) * 12 + last.month - first.month + 1
    enforce(relief(ground, percent, months, member.party_age(first), dues_rule(first)))


def _span(first, last):
    return DateRange(first, add_months(last, 1) if last else None)
