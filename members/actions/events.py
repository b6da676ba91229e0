"""What happens to a member after the ceremony: each an event, judged by the rule of its day."""

from chibo.history import action
from chibo.models import Disclosure
from chibo.regulations import Finding, Refused, Weight, enforce
from members.enums import ARRIVING, LEAVING, SPANS, Penalty, Step
from members.models import Event
from members.queries import text_of_discipline

from . import affiliations, temporary_stays
from .event_checks import findings_on
from .given_up import lock_member
from .spells import settle


@action("ghi một việc trong đời đảng viên")
def record(*, member, kind, on, unit=None, version=None, confirmed=False, by, **details):
    """One step of a member's life. `unit` is the cell that receives, where the step has one.

    Returns the member as they stand after it.
    """
    member = lock_member(member, version)
    event = Event(member=member, unit=member.unit, kind=kind, on=on, **details)
    findings = list(findings_on(event))
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
    member = lock_member(event.member, version)
    _require_standing(event)
    UNDONE.get(event.kind, _nothing)(member, event)
    event.annulment(reason).save(force_insert=True)
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
