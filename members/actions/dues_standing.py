"""What members and guests owe: amounts for a whole cell at once, and reliefs one by one (F1)."""

from datetime import timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.history import action
from chibo.regulations import Finding, Refused, enforce, expect_version
from chibo.vietnamese.dates import short_date
from members.models import DuesRelief, DuesStanding, Member, dues_owner
from members.queries import assessable, dues_rule
from members.regulations import add_months, relief, standing

from .dues import lock_person, open_book, touch


@action("ấn định mức đóng đảng phí")
def assess(*, unit, month, changed, version=None, confirmed=False, by):
    """From `month` on everybody in `changed`, {person's key: (payer, đồng a month)}, owes that.

    Earlier months keep what they had; a later amount, already written, stays. `version` is that of
    the cell's book.
    """
    book = open_book(unit, version)
    last = add_months(month, 1) - timedelta(days=1)
    people = {person.key: person for person in assessable(unit, month, last)}
    if changed.keys() - people.keys():
        sentence = "Danh sách đảng viên vừa thay đổi. Chưa lưu; hãy mở lại trang rồi ghi lại."
        raise Refused(Finding("", sentence))
    rule = dues_rule(month)
    enforce(
        [
            finding
            for person, (payer, amount) in changed.items()
            for finding in standing(payer, amount, rule, whose=people[person].full_name)
        ],
        confirmed=confirmed,
    )
    for person, (payer, amount) in changed.items():
        _write_from(person, month, payer, amount)
    return touch(book)


@action("miễn, giảm đảng phí")
def relieve(*, person, ground, percent, first, last=None, decision, by):
    """Dues of the months `first` to `last` are let off; without `last`, from then on."""
    person = lock_person(person)
    _judge(person, ground, percent, first, last)
    return DuesRelief.unscoped.create(
        ground=ground,
        percent=percent,
        valid=_span(first, last),
        decision=decision,
        **dues_owner(person.dues_key),
    )


@action("sửa miễn, giảm đảng phí")
def amend(*, relieved, ground, percent, first, last=None, decision, version=None, by):
    """Ended earlier, prolonged within the rule, or written wrongly."""
    lock_person(relieved.person)
    row = expect_version(relieved, version)
    _judge(row.person, ground, percent, first, last)
    row.ground, row.percent, row.decision = ground, percent, decision
    row.valid = _span(first, last)
    row.version += 1
    row.save()
    return row


def _write_from(person, month, payer, amount):
    rows = DuesStanding.unscoped.filter(**dues_owner(person))
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
        payer=payer, amount=amount, valid=DateRange(month, until), **dues_owner(person)
    )


def _judge(person, ground, percent, first, last):
    if last and last < first:
        raise Refused(Finding("F1", "Tháng hết không thể trước tháng bắt đầu.", field="last"))
    months = last and (last.year - first.year) * 12 + last.month - first.month + 1
    # Of a guest the home cell knows since when they are in the Party.
    years = person.party_age(first) if isinstance(person, Member) else None
    findings = relief(ground, percent, months, years, dues_rule(first))
    enforce([*findings, *_after_the_stay(person, first, last)])


def _after_the_stay(person, first, last):
    """A guest owes nothing here once the stay is over, so there is nothing to let off."""
    ended = None if isinstance(person, Member) else person.valid.upper
    if ended is None:
        return
    final = (ended - timedelta(days=1)).replace(day=1)
    if last is None or last > final:
        yield Finding(
            "F1",
            f"Đồng chí {person.full_name} hết sinh hoạt ở đây từ ngày {short_date(ended)}: sau "
            f"tháng {final:%m/%Y} không đóng đảng phí ở đây nữa. Hãy chọn tháng hết không sau "
            f"tháng {final:%m/%Y}.",
            field="last" if first <= final else "first",
        )


def _span(first, last):
    return DateRange(first, add_months(last, 1) if last else None)
