"""Where a member belongs: coming, moving on, leaving. The stay, its event, then the copies."""

from datetime import timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F
from django.utils import timezone

from chibo.history import action
from chibo.queries import holidays
from chibo.regulations import Finding, Refused, enforce
from chibo.vietnamese.dates import short_date
from members.enums import ARRIVING, LEAVING, Ending, Entry, Step
from members.models import Affiliation, Event, Member, Spell
from members.queries import life_rule
from members.regulations import STATUTES, not_to_come, slip_presented

from . import offices, temporary_stays
from .given_up import lock_member
from .numbers import NUMBERS
from .spells import settle

BATCH = 1000
ARRIVED = {entry: step for step, entry in ARRIVING.items()}
LEFT = {ending: step for step, ending in LEAVING.items()} | {Ending.MOVED: Step.MOVED}


@action("tiếp nhận vào chi bộ")
def begin(*, member, unit, on, reason, decision="", version=None, confirmed=False, by, **details):
    """The member belongs to `unit` from `on`; refused while they belong to another cell.

    `details` are further fields of the event: the slip, where from.
    """
    member = lock_member(member, version)
    enforce([*may_begin(member, unit, on), *_slip(details.get("since"), on)], confirmed=confirmed)
    last = member.affiliations.last()
    if last and (last.valid.upper is None or last.valid.upper > on):
        raise Refused(_still_there(last))
    member.unit = unit
    _begin_stay(member, on, reason, decision)
    if reason in ARRIVED:
        write_event(member, ARRIVED[reason], on, number=decision, **details)
    return settle(member, "unit")


@action("chuyển sang chi bộ khác")
def move(*, member, unit, on, decision="", version=None, confirmed=False, by, **details):
    """From `on` in another cell of the same tree: no gap, no overlap."""
    member = lock_member(member, version)
    current = open_stay(member)
    if current.unit_id == unit.pk:
        sentence = f"Đồng chí {member} đang sinh hoạt ở chính chi bộ này. Hãy chọn chi bộ khác."
        raise Refused(Finding("M8", sentence, field="unit"))
    enforce([*not_to_come(on, timezone.localdate(), "M8"), *_cell(unit, on)])
    write_event(member, Step.MOVED, on, host=unit, number=decision, **details)
    _end_stay(member, current, on, Ending.MOVED, decision)
    member.unit = unit
    _begin_stay(member, on, Entry.TRANSFERRED, decision)
    return settle(member, "unit")


@action("đưa ra khỏi chi bộ")
def end(*, member, on, ending, decision="", version=None, confirmed=False, by, **details):
    """The member leaves the cell: `on` is the first day they no longer belong to it."""
    member = lock_member(member, version)
    enforce(not_to_come(on, timezone.localdate(), "M8"))
    current = open_stay(member)
    write_event(member, LEFT[ending], on, number=decision, **details)
    _end_stay(member, current, on, ending, decision)
    return settle(member)


def write_event(member, kind, on, *, number="", confirmations=(), **details):
    """The step as it goes into the member's life; `number` may be left to the details."""
    return Event.unscoped.create(
        member=member,
        unit=member.unit,
        kind=kind,
        on=on,
        number=number[:60],
        confirmations=list(confirmations),
        **details,
    )


def open_stay(member):
    """The stay the member is in now; `Refused` when they belong to no cell."""
    current = member.affiliations.filter(valid__upper_inf=True).select_related("unit").first()
    if current is None:
        sentence = f"Đồng chí {member} hiện không sinh hoạt ở chi bộ nào."
        raise Refused(Finding("M8", sentence))
    return current


def undo_beginning(member, on):
    """The stay that began on that day was written by mistake; nothing may rest on it."""
    last = member.affiliations.last()
    if last is None or last.valid.lower != on or last.valid.upper is not None:
        raise Refused(_built_on())
    last.delete()
    before = member.affiliations.last()
    if before is not None:
        member.unit = before.unit


def undo_ending(member, on):
    """The stay that ended on that day goes on; the posts that ended with it are held again."""
    last = member.affiliations.last()
    if last is None or last.valid.upper != on:
        raise Refused(_built_on())
    last.valid, last.ending = DateRange(last.valid.lower, None), ""
    last.save(update_fields=["valid", "ending"])
    offices.resume(member, on)
    temporary_stays.resume(member, on)


def annul_entries(members):
    """Members (their ids) who never were entered: their stays end as annulled and make no spell.

    The records keep their words and let go of their numbers, so that somebody can bear those.
    """
    today = timezone.localdate()
    stays = list(Affiliation.unscoped.filter(member__in=members))
    for stay in stays:
        until = stay.valid.upper or max(today, stay.valid.lower + timedelta(days=1))
        stay.valid, stay.ending = DateRange(stay.valid.lower, until), Ending.ANNULLED
    Affiliation.unscoped.bulk_update(stays, ["valid", "ending"], batch_size=BATCH)
    Spell.unscoped.filter(member__in=members).delete()
    free = dict.fromkeys([*NUMBERS, *NUMBERS.values(), "record_number"])
    Member.unscoped.filter(pk__in=members).update(version=F("version") + 1, party_post="", **free)


def _begin_stay(member, on, reason, decision):
    Affiliation.unscoped.create(
        member=member,
        unit=member.unit,
        valid=DateRange(on, None),
        reason=reason,
        decision=decision,
    )


def _end_stay(member, current, on, ending, decision):
    if on <= current.valid.lower:
        since = short_date(current.valid.lower)
        sentence = f"Ngày rời phải sau ngày bắt đầu sinh hoạt ở {current.unit} ({since})."
        raise Refused(Finding("M8", sentence, field="on"))
    current.valid = DateRange(current.valid.lower, on)
    current.ending, current.decision = ending, decision or current.decision
    current.save(update_fields=["valid", "ending", "decision"])
    offices.leave(member, on)
    temporary_stays.leave(member, on)


def _built_on():
    sentence = "Sau bước này đã có bước khác về nơi sinh hoạt. Hãy bỏ bước sau cùng trước."
    return Finding("M8", sentence)


def may_begin(member, unit, on):
    """What stands against this stay, whatever other stays there are."""
    return [
        *not_to_come(on, timezone.localdate(), "M8"),
        *_after_ceremony(member, on),
        *_cell(unit, on),
    ]


def _slip(slip_on, on):
    """Nobody who comes without a slip needs the rule about slips, nor the days of rest."""
    if slip_on:
        yield from slip_presented(slip_on, on, life_rule("transfer", on), holidays())


def _still_there(stay):
    until = f" đến {short_date(stay.valid.upper)}" if stay.valid.upper else ""
    sentence = (
        f"Đồng chí {stay.member} sinh hoạt ở {stay.unit} từ {short_date(stay.valid.lower)}{until}; "
        "hai thời gian chồng lên nhau. Hãy kết thúc ở đó trước hoặc chọn ngày sau."
    )
    return Finding("M8", sentence, field="on")


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
