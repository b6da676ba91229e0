"""The way into the Party, step by step: every step an event, the ceremony makes the member."""

from django.utils import timezone

from chibo.history import action
from chibo.regulations import Finding, Refused, enforce
from members.enums import ROAD, Entry, Step
from members.models import Candidate, Event
from members.queries import road_of
from members.regulations import STATUTES, not_to_come

from .candidate_checks import findings_on, meant
from .dossiers import hand_over
from .members import register
from .under_way import lock_candidate

PERSON = ("full_name", "gender", "birth_date", "ethnicity", "hometown", "permanent_residence")
MEMBER = (*PERSON, "occupation", "general_education", "phone")


@action("đưa vào danh sách quần chúng ưu tú")
def enlist(*, unit, on, note="", by, **person):
    """Somebody the cell means to help on: the person and the first step in one act."""
    enforce(
        [*not_to_come(on, timezone.localdate()), *_of_a_cell(unit), *_known_already(unit, person)]
    )
    candidate = Candidate.unscoped.create(unit=unit, **person)
    Event.unscoped.create(candidate=candidate, unit=unit, kind=Step.LISTED, on=on, note=note)
    return candidate


@action("sửa thông tin người xin vào Đảng")
def correct(*, candidate, version=None, by, **person):
    """Other words about the person; what happened to them is corrected step by step."""
    candidate = lock_candidate(candidate, version)
    for name, value in person.items():
        setattr(candidate, name, value)
    candidate.version += 1
    candidate.save(update_fields=[*person, "version"])
    return candidate


@action("ghi một bước kết nạp")
def record(*, candidate, kind, on, version=None, confirmed=False, by, **details):
    """One step of the way in, judged by the rule in force on its day. Not the ceremony."""
    candidate = lock_candidate(candidate, version)
    event = Event(candidate=candidate, unit=candidate.unit, kind=kind, on=on, **details)
    _allow(event, road_of(candidate), confirmed)
    meant(event).save(force_insert=True)
    if kind == Step.DROPPED:
        candidate.closed_on = on
    return _touch(candidate)


@action("bỏ một bước đã ghi")
def annul(*, event, reason, version=None, by):
    """The step was written by mistake: it stays readable and counts no more."""
    candidate = lock_candidate(event.candidate, version)
    _require_last(event, road_of(candidate))
    event.annulment(reason).save(force_insert=True)
    if event.kind == Step.DROPPED:
        candidate.closed_on = None
    return _touch(candidate)


@action("sửa một bước đã ghi")
def amend(*, event, on, version=None, confirmed=False, by, **details):
    """The step happened otherwise: the wrong one is annulled, the right one written, in one act."""
    candidate = lock_candidate(event.candidate, version)
    event.annulment("sửa lại").save(force_insert=True)
    return record(
        candidate=candidate, kind=event.kind, on=on, confirmed=confirmed, by=by, **details
    )


@action("kết nạp đảng viên")
def admit(*, candidate, on, mentor=None, mentor_name="", version=None, confirmed=False, by):
    """The ceremony: from this day a member on probation, with the mentor named that day.

    The member's record begins with what was typed of the candidate. Returns the member.
    """
    candidate = lock_candidate(candidate, version)
    event = Event(candidate=candidate, unit=candidate.unit, kind=Step.CEREMONY, on=on)
    road = road_of(candidate)
    _allow(event, road, confirmed)
    event.save(force_insert=True)
    member = register(
        unit=candidate.unit,
        reason=Entry.ADMITTED,
        since=on,
        decided_on=road.day(Step.DECIDED),
        ceremony_on=on,
        admitted_at=candidate.unit.name,
        introducers=", ".join(e.person_name for e in road.steps[Step.INTRODUCED])[:200],
        confirmed=True,
        by=by,
        **{name: getattr(candidate, name) for name in MEMBER},
    )
    hand_over(candidate, member)
    candidate.member = member
    _touch(candidate)
    if mentor_name:
        Event.unscoped.create(
            member=member,
            unit=candidate.unit,
            kind=Step.MENTORED,
            on=on,
            person=mentor,
            person_name=mentor_name,
        )
    return member


def _allow(event, road, confirmed):
    """Refuse the step, or keep with it which warnings somebody answered with yes."""
    findings = list(findings_on(event, road))
    enforce(findings, confirmed=confirmed)
    event.confirmations = sorted({finding.code for finding in findings})


def _touch(candidate):
    candidate.version += 1
    candidate.save(update_fields=["closed_on", "member", "version"])
    return candidate


def _require_last(event, road):
    """What later steps rest on is not taken away under them."""
    if event.kind == Step.LISTED:
        sentence = "Bước đầu tiên không bỏ được. Nếu không theo dõi nữa, hãy ghi thôi xem xét."
        raise Refused(Finding("", sentence))
    later = list(ROAD[ROAD.index(event.kind) + 1 :]) if event.kind in ROAD else []
    standing = [step for step in (Step.VOTED, Step.DECIDED) if step in later and road.event(step)]
    if standing:
        sentence = f"Bước “{standing[-1].label}” đã dựa vào bước này. Hãy bỏ bước đó trước."
        raise Refused(Finding("", sentence))


def _of_a_cell(unit):
    if not unit.kind.is_cell:
        yield Finding("", "Người vào Đảng do chi bộ theo dõi. Hãy chọn một chi bộ.", field="unit")


def _known_already(unit, person):
    same = {name: person[name] for name in ("full_name", "birth_date")}
    if Candidate.unscoped.under_way().filter(unit=unit, **same).exists():
        sentence = f"{person['full_name']} đã có trong danh sách. Hãy mở danh sách để ghi tiếp."
        yield Finding("duplicate", sentence, STATUTES, field="full_name")
