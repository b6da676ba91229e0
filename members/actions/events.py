"""What happens to a member after the ceremony: each an event, judged by the rule of its day."""

from django.utils import timezone

from chibo.history import action
from chibo.models import Disclosure
from chibo.queries import holidays
from chibo.regulations import Finding, Refused, Weight, enforce, expect_version
from chibo.vietnamese.dates import short_date
from members.enums import ARRIVING, ENDS, LEAVING, LEAVING_THE_PARTY, SPANS, Penalty, Step
from members.models import Event, Inspection, Spell
from members.queries import (
    admission_rule,
    badges_of,
    last_leaving,
    life_rule,
    marks_of,
    penalties_of,
    text_of_discipline,
)
from members.regulations import (
    STATUTES,
    badge_after_discipline,
    badge_level,
    enough_votes,
    expulsion_of,
    length_of_stay,
    not_to_come,
    not_under_inspection,
    penalty_allowed,
    readmission,
    transfer_begun,
)

from . import affiliations, temporary_stays
from .spells import settle

VOTED = (Step.PROPOSED, Step.REMOVED, Step.EXPELLED)


@action("ghi một việc trong đời đảng viên")
def record(*, member, kind, on, unit=None, version=None, confirmed=False, by, **details):
    """One step of a member's life. `unit` is the cell that receives, where the step has one.

    Returns the member as they stand after it.
    """
    member = expect_version(member, version)
    event = Event(member=member, unit=member.unit, kind=kind, on=on, **details)
    findings = list(_findings(event))
    enforce(findings, confirmed=confirmed)
    answered = sorted({f.code or kind for f in findings if f.weight is Weight.WARNS})
    details["confirmations"] = answered
    if kind in STAYS:
        return _move_stay(member, kind, on, unit, details, confirmed, by)
    event = affiliations.write_event(member, kind, on, **details)
    EFFECTS.get(kind, _nothing)(member, event)
    return settle(member)


@action("bỏ một việc đã ghi")
def annul(*, event, reason, version=None, by):
    """The step was written by mistake: it stays readable and what it did is taken back."""
    member = expect_version(event.member, version)
    _require_standing(event)
    UNDONE.get(event.kind, _nothing)(member, event)
    Event.unscoped.create(
        member=member,
        unit=event.unit,
        kind=Step.ANNULLED,
        on=timezone.localdate(),
        annuls=event,
        note=reason,
    )
    return settle(member, "unit", "official_on", "official_at")


@action("sửa một việc đã ghi")
def amend(*, event, on, unit=None, version=None, confirmed=False, by, **details):
    """It happened otherwise: the wrong step is annulled, the right one written, in one act."""
    member = annul(event=event, reason="sửa lại", version=version, by=by)
    return record(
        member=member, kind=event.kind, on=on, unit=unit, confirmed=confirmed, by=by, **details
    )


@action("mở phần kỷ luật được che")
def reveal_discipline(*, event, reason, by):
    """What a discipline says, as [(label, text)], against a line in the record of disclosures.

    The line stands with those of the member's masked fields; it names the event.
    """
    if not event.masked:
        raise TypeError(f"{event.kind} is not masked")
    if not reason.strip():
        raise Refused(Finding("", "Hãy ghi lý do cần xem.", field="reason"))
    Disclosure.objects.create(
        user=by,
        subject=f"member:{event.member_id}",
        field=f"discipline:{event.pk}",
        reason=reason,
    )
    held = text_of_discipline(event)
    return [
        ("Hình thức", Penalty(held["form"]).label),
        ("Số quyết định", held["number"]),
        ("Cấp quyết định", held["issuer"]),
        ("Ghi chú", held["note"]),
    ]


def _move_stay(member, kind, on, unit, details, confirmed, by):
    common = {"member": member, "on": on, "confirmed": confirmed, "by": by}
    number = details.pop("number", "")
    if kind == Step.MOVED:
        return affiliations.move(unit=unit, decision=number, **common, **details)
    if kind in LEAVING:
        return affiliations.end(ending=LEAVING[kind], decision=number, **common, **details)
    reason = ARRIVING[kind]
    return affiliations.begin(unit=unit, reason=reason, decision=number, **common, **details)


STAYS = {Step.MOVED, *LEAVING, *ARRIVING}
EFFECTS = {Step.AWAY: temporary_stays.go, Step.RETURNED: temporary_stays.come_back}


def _nothing(member, event):
    """Most steps are told and have no effect but on what follows from events."""


def _undo_move(member, event):
    affiliations.undo_beginning(member, event.on)
    affiliations.undo_ending(member, event.on)


def _undo_recognition(member, event):
    member.official_on, member.official_at = None, ""


UNDONE = {
    Step.MOVED: _undo_move,
    Step.RECOGNISED: _undo_recognition,
    Step.AWAY: temporary_stays.undo_going,
    Step.RETURNED: temporary_stays.undo_coming_back,
    **dict.fromkeys(LEAVING, lambda member, event: affiliations.undo_ending(member, event.on)),
    **dict.fromkeys(ARRIVING, lambda member, event: affiliations.undo_beginning(member, event.on)),
}


def _require_standing(event):
    """An event is annulled once; what another span rests on is not taken away under it."""
    if not Event.unscoped.standing().filter(pk=event.pk).exists():
        raise Refused(Finding("", "Việc này đã bỏ hoặc đã sửa rồi. Hãy mở lại trang."))
    end = SPANS.get(event.kind)
    later = Event.unscoped.standing().filter(member=event.member, on__gte=event.on)
    if end and later.filter(kind=end).exclude(pk=event.pk).exists():
        sentence = f"Đã có bước “{Step(end).label}” sau bước này. Hãy bỏ bước đó trước."
        raise Refused(Finding("", sentence))


def _findings(event):
    """Everything the rules of that day say of a step."""
    yield from _day(event)
    yield from _vote(event)
    yield from _span(event)
    yield from CHECKS.get(event.kind, _no_check)(event)


def _no_check(event):
    return ()


def _day(event):
    yield from not_to_come(event.on, timezone.localdate())
    if event.on < event.member.ceremony_on:
        day = short_date(event.member.ceremony_on)
        sentence = f"Ngày này trước lễ kết nạp ({day}). Hãy xem lại ngày."
        yield Finding("M6", sentence, STATUTES, field="on")


def _vote(event):
    """M4: recognition, removal and expulsion ask for the same two thirds as admission."""
    if event.kind in VOTED and event.votes_for is not None:
        yield from enough_votes(event.votes_for, event.votes_base, admission_rule(event.on))


def _span(event):
    """What lasts begins once and ends once."""
    start = event.kind if event.kind in SPANS else ENDS.get(event.kind)
    if start is None:
        return
    running = _runs(event.member, start, event.on)
    if running and event.kind == start:
        yield Finding("", f"Bước “{start.label}” đang có hiệu lực. Hãy ghi kết thúc trước.")
    elif not running and event.kind != start:
        yield Finding("", f"Ngày này không có bước “{start.label}” nào đang có hiệu lực.")


def _runs(member, start, on):
    """Whether what `start` begins holds on the day; the exemption of the record included."""
    if start == Step.EXEMPTED and member.exempt_on and member.exempt_on <= on:
        kinds = marks_of(member, start, SPANS[start])
        return not kinds or kinds[-1][0] == start
    marks = [kind for kind, day in marks_of(member, start, SPANS[start]) if day <= on]
    return bool(marks) and marks[-1] == start


def _away(event):
    if not (event.host or event.place):
        yield Finding("M9", "Hãy ghi nơi sinh hoạt tạm thời.", field="place")
    rule = life_rule("temporary-stay", event.on)
    yield from length_of_stay(event.on, event.until, event.form, rule)


def _badge(event):
    rule = life_rule("badge", event.on)
    given = badges_of(event.member)
    since = event.member.party_since
    level = int(event.form or 0)
    yield from badge_level(level, since, given, event.on, rule, early=event.early)
    yield from badge_after_discipline(penalties_of(event.member), event.on, rule)


def _discipline(event):
    spell = Spell.unscoped.on(event.on).filter(member=event.member).first()
    held = event.member.offices.filter(valid__contains=event.on).exists()
    official = bool(spell) and spell.status == "official"
    rule = life_rule("leaving", event.on)
    yield from penalty_allowed(event.form, official=official, in_post=held, rule=rule)


def _expelled(event):
    spell = Spell.unscoped.on(event.on).filter(member=event.member).first()
    yield from expulsion_of(spell.status if spell else "", life_rule("leaving", event.on))


def _transferred(event):
    rule = life_rule("transfer", event.on)
    yield from transfer_begun(event.since, event.on, rule, holidays())
    about = Inspection.unscoped.under_way(event.on).filter(inspected__member=event.member)
    yield from not_under_inspection(about.values_list("notified_on", flat=True), rule)


def _readmitted(event):
    left = last_leaving(event.member)
    if left is None or left[0] not in LEAVING_THE_PARTY:
        yield Finding("", "Chỉ kết nạp lại người đã ra khỏi Đảng. Hãy ghi “Chuyển đến chi bộ”.")
        return
    before = len(marks_of(event.member, Step.READMITTED))
    yield from readmission(left[1], event.on, life_rule("leaving", event.on), before=before)


def _arrived(event):
    left = last_leaving(event.member)
    back = [day for _, day in marks_of(event.member, Step.READMITTED)]
    if left and not any(day >= left[1] for day in back):
        yield Finding("", "Người này đã ra khỏi Đảng. Hãy ghi “Kết nạp lại” nếu đủ điều kiện.")


CHECKS = {
    Step.AWAY: _away,
    Step.BADGE: _badge,
    Step.DISCIPLINED: _discipline,
    Step.EXPELLED: _expelled,
    Step.TRANSFERRED: _transferred,
    Step.READMITTED: _readmitted,
    Step.ARRIVED: _arrived,
}
