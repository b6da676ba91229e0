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

from .dues import seen_anew
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
    over_on,
    until,
    purpose,
    number="",
    version=None,
    confirmed=False,
    by,
):
    """Somebody from elsewhere was written down wrongly; `over_on` is None while they are here.

    Dues of months that now fall outside the stay remain in the book, and it is said that they do.
    """
    stay = _lock(stay, version)
    enforce([*_in_order(stay, on, over_on, "over_on")])
    since = stay.first_day if stay.continues_id else on
    findings = [
        *length_of_stay(since, until, purpose, life_rule("temporary-stay", since)),
        *_paid_outside(stay, on, over_on),
    ]
    enforce(findings, confirmed=confirmed)
    stay.guest_name, stay.elsewhere, stay.number = guest_name, elsewhere, number
    stay.purpose, stay.until = purpose, until
    stay.valid = DateRange(on, over_on)
    stay.version += 1
    stay.save()
    return stay


@action("bỏ lần đến sinh hoạt tạm thời ghi nhầm")
def drop(*, stay, version=None, by):
    """Nobody from elsewhere came: it is in the history and nowhere else."""
    stay = _lock(stay, version)
    if stay.continues_id:
        sentence = "Lần đến này nối tiếp từ chi bộ đã nhập vào đây nên không bỏ được."
        raise Refused(Finding("", f"{sentence} Nếu người ấy không còn ở đây, hãy ghi kết thúc."))
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
    stay = _lock(stay, version)
    enforce([*_in_order(stay, stay.valid.lower, on, "on")])
    enforce(_paid_outside(stay, stay.valid.lower, on), confirmed=confirmed)
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
    """That stay never was, wherever it went on since."""
    stay = member.temporary_stays.filter(valid__startswith=event.on, continues=None).first()
    parts = []
    while stay:
        parts.insert(0, stay)
        stay = member.temporary_stays.filter(continues=stay).first()
    for part in parts:
        part.delete()


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
    for stay in member.temporary_stays.filter(valid__endswith=on, continued_by=None):
        stay.valid = DateRange(stay.valid.lower, None)
        stay.version += 1
        stay.save(update_fields=["valid", "version"])


def _lock(stay, version):
    """The stay of a guest as kept now; their line of the dues book is not what people have before
    them any more."""
    if stay.member_id:
        lock_member(stay.member)
    stay = expect_version(stay, version)
    if rest := TemporaryStay.unscoped.filter(continues=stay).select_related("host").first():
        sentence = f"Lần đến này nay tiếp tục ở {rest.host}. Hãy mở ở đó để ghi."
        raise Refused(Finding("", sentence))
    seen_anew(stay.host)
    return stay


def _in_order(stay, on, over_on, field):
    """Days that no confirmation makes possible; `field` is where the last day is typed."""
    today = timezone.localdate()
    yield from not_to_come(on, today, "M9")
    if stay.continues_id and on != stay.valid.lower:
        day = short_date(stay.valid.lower)
        sentence = f"Người này ở đây từ {day}, ngày nhập chi bộ. Ngày ấy không sửa được."
        yield Finding("M9", sentence, field="on")
    if over_on:
        yield from not_to_come(over_on, today, "M9", field)
    if over_on and over_on <= on:
        sentence = f"Ngày này phải sau ngày bắt đầu ({short_date(on)})."
        yield Finding("M9", sentence, field=field)


def _paid_outside(stay, since, until):
    """Months paid here that the guest, here between those days, now owes elsewhere."""
    outside = Q(month__lt=since)
    if until:
        outside |= Q(month__gte=until)
    inside = Q(month__gte=stay.valid.lower)
    if stay.valid.upper:
        inside &= Q(month__lt=stay.valid.upper)
    if months := _paid(stay, outside, inside):
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
