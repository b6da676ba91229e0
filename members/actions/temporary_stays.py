"""Living with another cell for a while: members who go, and people who come."""

from datetime import timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q
from django.utils import timezone

from chibo.history import action
from chibo.regulations import Finding, Refused, Weight, enforce, expect_version
from chibo.vietnamese.dates import short_date
from members.models import DuesPayment, DuesRelief, DuesStanding, TemporaryStay
from members.queries import life_rule
from members.regulations import length_of_stay, not_to_come

from .given_up import lock_member


@action("tiếp nhận đảng viên đến sinh hoạt tạm thời")
def receive(*, unit, guest_name, elsewhere, on, until, purpose, number="", confirmed=False, by):
    """Somebody whose home is kept elsewhere stays with this cell: dues here, no vote here."""
    findings = [
        *not_to_come(on, timezone.localdate(), "M9"),
        *length_of_stay(on, until, purpose, life_rule("temporary-stay", on)),
    ]
    enforce(findings, confirmed=confirmed)
    return TemporaryStay.unscoped.create(
        unit=unit,
        host=unit,
        guest_name=guest_name,
        elsewhere=elsewhere,
        purpose=purpose,
        until=until,
        valid=DateRange(on, None),
        number=number,
    )


@action("sửa lần đến sinh hoạt tạm thời")
def amend(
    *,
    stay,
    guest_name,
    elsewhere,
    on,
    until,
    purpose,
    number="",
    version=None,
    confirmed=False,
    by,
):
    """Somebody from elsewhere was written down wrongly. When the stay ended, `release` says.

    Dues of months that fall outside the stay remain in the book, and it is said that they are.
    """
    stay = expect_version(stay, version)
    if stay.valid.upper and on >= stay.valid.upper:
        sentence = f"Ngày này phải trước ngày hết sinh hoạt ở đây ({short_date(stay.valid.upper)})."
        raise Refused(Finding("M9", sentence, field="on"))
    findings = [
        *not_to_come(on, timezone.localdate(), "M9"),
        *length_of_stay(on, until, purpose, life_rule("temporary-stay", on)),
        *_paid_outside(stay, on, stay.valid.upper),
    ]
    enforce(findings, confirmed=confirmed)
    stay.guest_name, stay.elsewhere, stay.number = guest_name, elsewhere, number
    stay.purpose, stay.until = purpose, until
    stay.valid = DateRange(on, stay.valid.upper)
    stay.version += 1
    stay.save()
    return stay


@action("bỏ lần đến sinh hoạt tạm thời ghi nhầm")
def drop(*, stay, version=None, by):
    """Nobody from elsewhere came: it is in the history and nowhere else."""
    stay = expect_version(stay, version)
    if months := _paid(stay):
        sentence = (
            f"Sổ đảng phí đã ghi đồng chí {stay.full_name} đóng tháng {months}. Hãy xóa các số "
            "tiền ấy ở sổ đảng phí trước, rồi bỏ lần đến này."
        )
        raise Refused(Finding("", sentence))
    DuesStanding.unscoped.filter(stay=stay).delete()
    DuesRelief.unscoped.filter(stay=stay).delete()
    stay.delete()
    return stay


@action("ghi hết sinh hoạt tạm thời")
def release(*, stay, on, version=None, confirmed=False, by):
    """The stay of somebody from elsewhere is over: `on` is the first day they are not here.

    Dues of months after that day stay in the book, and it is said that they are there.
    """
    if stay.member_id:
        lock_member(stay.member)
    stay = expect_version(stay, version)
    findings = [
        *not_to_come(on, timezone.localdate(), "M9"),
        *_paid_outside(stay, stay.valid.lower, on),
    ]
    enforce(findings, confirmed=confirmed)
    _close(stay, on)
    return stay


def go(member, event):
    """The stay that the event begins; M9 was asked before."""
    TemporaryStay.unscoped.create(
        unit=member.unit,
        member=member,
        host=event.host,
        elsewhere=event.place,
        purpose=event.form,
        until=event.until,
        valid=DateRange(event.on, None),
        number=event.number,
    )


def come_back(member, event):
    """The open stay of the member is over."""
    current = _open(member)
    if current is None:
        sentence = f"Đồng chí {member} hiện không sinh hoạt tạm thời ở đâu."
        raise Refused(Finding("M9", sentence))
    _close(current, event.on)


def undo_going(member, event):
    """That stay never was."""
    member.temporary_stays.filter(valid__startswith=event.on).delete()


def undo_coming_back(member, event):
    """The stay goes on."""
    resume(member, event.on)


def leave(member, on):
    """Whoever leaves the home cell stays nowhere on its behalf."""
    current = _open(member)
    if current:
        _close(current, max(on, current.valid.lower + timedelta(days=1)))


def resume(member, on):
    """What ended on that day by mistake goes on."""
    for stay in member.temporary_stays.filter(valid__endswith=on):
        stay.valid = DateRange(stay.valid.lower, None)
        stay.version += 1
        stay.save(update_fields=["valid", "version"])


def _paid_outside(stay, since, until):
    """Months paid here that the guest, here between those days, owes elsewhere."""
    outside = Q(month__lt=since)
    if until:
        outside |= Q(month__gte=until)
    if months := _paid(stay, outside):
        sentence = (
            f"Sổ đảng phí đã ghi đồng chí {stay.full_name} đóng tháng {months}, khi không sinh "
            "hoạt ở đây. Tiền vẫn nằm trong sổ; nếu ghi nhầm hoặc đã trả lại thì xóa ở sổ đảng phí."
        )
        yield Finding("", sentence, weight=Weight.WARNS, field="on")


def _paid(stay, *which):
    """Those months in words."""
    paid = DuesPayment.unscoped.filter(*which, stay=stay).order_by("month")
    return ", ".join(f"{month:%m/%Y}" for month in paid.values_list("month", flat=True))


def _open(member):
    return member.temporary_stays.filter(valid__upper_inf=True).first()


def _close(stay, on):
    if on <= stay.valid.lower:
        sentence = f"Ngày này phải sau ngày bắt đầu ({short_date(stay.valid.lower)})."
        raise Refused(Finding("M9", sentence, field="on"))
    stay.valid = DateRange(stay.valid.lower, on)
    stay.version += 1
    stay.save(update_fields=["valid", "version"])
