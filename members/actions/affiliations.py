"""Where a member belongs: coming, moving on, leaving. The stay first, then its copies."""

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from chibo.history import action
from chibo.regulations import Finding, Refused, enforce, expect_version
from chibo.vietnamese.dates import short_date
from members.enums import Ending, Entry
from members.models import Affiliation
from members.regulations import STATUTES

from .spells import materialise


@action("tiếp nhận vào chi bộ")
def begin(*, member, unit, on, reason, decision="", version=None, by):
    """The member belongs to `unit` from `on`; refused while they belong to another cell."""
    member = expect_version(member, version)
    enforce(may_begin(member, unit, on))
    last = member.affiliations.last()
    if last and (last.valid.upper is None or last.valid.upper > on):
        raise Refused(_still_there(last))
    Affiliation.unscoped.create(
        member=member, unit=unit, valid=DateRange(on, None), reason=reason, decision=decision
    )
    return _settle(member, unit)


@action("chuyển sang chi bộ khác")
def move(*, member, unit, on, decision="", version=None, by):
    """From `on` in another cell of the same tree: no gap, no overlap."""
    member = expect_version(member, version)
    current = _open_stay(member)
    if current.unit_id == unit.pk:
        sentence = f"Đồng chí {member} đang sinh hoạt ở chính chi bộ này. Hãy chọn chi bộ khác."
        raise Refused(Finding("M8", sentence, field="unit"))
    end(member=member, on=on, ending=Ending.MOVED, decision=decision, by=by)
    return begin(
        member=member, unit=unit, on=on, reason=Entry.TRANSFERRED, decision=decision, by=by
    )


@action("đưa ra khỏi chi bộ")
def end(*, member, on, ending, decision="", version=None, by):
    """The member leaves the cell: `on` is the first day they no longer belong to it."""
    member = expect_version(member, version)
    enforce(_not_in_future(on))
    current = _open_stay(member)
    if on <= current.valid.lower:
        since = short_date(current.valid.lower)
        sentence = f"Ngày rời phải sau ngày bắt đầu sinh hoạt ở {current.unit} ({since})."
        raise Refused(Finding("M8", sentence, field="on"))
    current.valid = DateRange(current.valid.lower, on)
    current.ending, current.decision = ending, decision or current.decision
    current.save(update_fields=["valid", "ending", "decision"])
    return _settle(member, current.unit)


def may_begin(member, unit, on):
    """What stands against this stay, whatever other stays there are."""
    return [*_not_in_future(on), *_after_ceremony(member, on), *_cell(unit, on)]


def _settle(member, unit):
    member.unit = unit
    member.version += 1
    member.save(update_fields=["unit", "version"])
    materialise(member)
    return member


def _open_stay(member):
    current = member.affiliations.filter(valid__upper_inf=True).select_related("unit").first()
    if current is None:
        sentence = f"Đồng chí {member} hiện không sinh hoạt ở chi bộ nào."
        raise Refused(Finding("M8", sentence))
    return current


def _still_there(stay):
    until = f" đến {short_date(stay.valid.upper)}" if stay.valid.upper else ""
    sentence = (
        f"Đồng chí {stay.member} sinh hoạt ở {stay.unit} từ {short_date(stay.valid.lower)}{until}; "
        "hai thời gian chồng lên nhau. Hãy kết thúc ở đó trước hoặc chọn ngày sau."
    )
    return Finding("M8", sentence, field="on")


def _not_in_future(on):
    if on > timezone.localdate():
        sentence = "Ngày này chưa đến. Hãy ghi khi việc đã diễn ra."
        yield Finding("M8", sentence, field="on")


def _after_ceremony(member, on):
    if on < member.ceremony_on:
        day = short_date(member.ceremony_on)
        sentence = f"Chưa thể sinh hoạt ở chi bộ trước ngày vào Đảng ({day})."
        yield Finding("M6", sentence, STATUTES, field="on")


def _cell(unit, on):
    if not unit.kind.is_cell:
        yield Finding("", "Đảng viên sinh hoạt ở chi bộ. Hãy chọn một chi bộ.", field="unit")
    elif unit.opened_on > on or (unit.closed_on and unit.closed_on <= on):
        yield Finding("", f"{unit} không hoạt động vào ngày {short_date(on)}.", field="unit")
