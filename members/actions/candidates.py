"""The way into the Party, step by step: every step an event, the ceremony makes the member."""

from django.utils import timezone

from chibo.history import action
from chibo.queries import holidays
from chibo.regulations import Finding, Refused, enforce
from chibo.vietnamese.dates import short_date
from members.enums import ROAD, Entry, Step
from members.models import Candidate, Event
from members.queries import PROVEN, admission_rule, check_list, road_of
from members.regulations import (
    STATUTES,
    age_at_vote,
    certificate,
    decision_in_time,
    enough_votes,
    introductions,
    not_to_come,
    order_of_steps,
    papers_at_vote,
)
from members.regulations.admission import Introduction, ceremony_in_time

from .dossiers import hand_over
from .members import register
from .under_way import lock_candidate

PERSON = ("full_name", "gender", "birth_date", "ethnicity", "hometown", "permanent_residence")
AFTERWARDS = {Step.VOTED, Step.DECIDED}
"""Steps whose paper is not there yet when the cell votes."""
SPOKEN = {"TTLL", "YK-CT"}
"""What others say of the person besides the introducers: vetting, comments."""
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
    enforce(_findings(event, road_of(candidate)), confirmed=confirmed)
    event.save(force_insert=True)
    if kind == Step.DROPPED:
        candidate.closed_on = on
    return _touch(candidate)


@action("bỏ một bước đã ghi")
def annul(*, event, reason, version=None, by):
    """The step was written by mistake: it stays readable and counts no more."""
    candidate = lock_candidate(event.candidate, version)
    _require_last(event, road_of(candidate))
    _annul(event, reason)
    if event.kind == Step.DROPPED:
        candidate.closed_on = None
    return _touch(candidate)


@action("sửa một bước đã ghi")
def amend(*, event, on, version=None, confirmed=False, by, **details):
    """The step happened otherwise: the wrong one is annulled, the right one written, in one act."""
    candidate = lock_candidate(event.candidate, version)
    _annul(event, "sửa lại")
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
    enforce(_findings(event, road), confirmed=confirmed)
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


def _touch(candidate):
    candidate.version += 1
    candidate.save(update_fields=["closed_on", "member", "version"])
    return candidate


def _annul(event, reason):
    Event.unscoped.create(
        candidate=event.candidate,
        member=event.member,
        unit=event.unit,
        kind=Step.ANNULLED,
        on=timezone.localdate(),
        annuls=event,
        note=reason,
    )


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


def _findings(event, road):
    """Everything the rules of that day say of a step, given what stands before it."""
    rule = admission_rule(event.on)
    yield from not_to_come(event.on, timezone.localdate())
    yield from _not_twice(event, road)
    yield from order_of_steps(_until(event, road), rule)
    yield from CHECKS.get(event.kind, _nothing)(event, road, rule)


def _nothing(event, road, rule):
    return ()


def _introduced(event, road, rule):
    """Nobody introduces twice, and nobody introduces without having been beside the person."""
    if event.person_name in {other.person_name for other in road.steps.get(Step.INTRODUCED, ())}:
        sentence = f"Đồng chí {event.person_name} đã giới thiệu người này. Hãy chọn người khác."
        yield Finding("M3", sentence, rule.clause, field="person")


def _voted(event, road, rule):
    """M1 to M4 meet in the cell's vote."""
    introduced = [
        Introduction(other.person_name, other.since) for other in road.steps[Step.INTRODUCED]
    ]
    backed = road.event(Step.BACKED) is not None
    yield from age_at_vote(road.candidate.birth_date, event.on, rule, consent=event.consent)
    yield from certificate(road.day(Step.CERTIFIED), event.on, rule)
    yield from introductions(introduced, backed, event.on, rule)
    yield from papers_at_vote(*_papers(event, road), event.on, rule)
    yield from enough_votes(event.votes_for, event.votes_base, rule)


def _papers(event, road):
    """(names of what the dossier lacks, (name, day) of what others say of the person)."""
    held = check_list(road.candidate)
    missing = [line.name for line in held.missing if PROVEN.get(line.code) not in AFTERWARDS]
    spoken = [line for line in held.lines if line.code in SPOKEN]
    introduced = [
        (f"Giấy giới thiệu của đồng chí {other.person_name}", other.on)
        for other in road.steps[Step.INTRODUCED]
    ]
    return missing, [*introduced, *((line.name, line.dated_on) for line in spoken)]


def _decided(event, road, rule):
    """M5: the decision rests on the cell's vote."""
    voted = road.day(Step.VOTED)
    if voted is None:
        sentence = "Chi bộ chưa biểu quyết đề nghị kết nạp. Hãy ghi bước đó trước."
        yield Finding("M5", sentence, rule.clause)
    else:
        yield from decision_in_time(voted, event.on, rule, holidays())


def _celebrated(event, road, rule):
    """M5: the ceremony follows the decision."""
    decision = road.event(Step.DECIDED)
    if decision is None:
        sentence = "Chưa có quyết định kết nạp thì chưa làm lễ. Hãy ghi quyết định trước."
        yield Finding("M5", sentence, rule.clause)
    else:
        yield from ceremony_in_time(decision.on, decision.since, event.on, rule, holidays())


CHECKS = {
    Step.INTRODUCED: _introduced,
    Step.VOTED: _voted,
    Step.DECIDED: _decided,
    Step.CEREMONY: _celebrated,
}


def _until(event, road):
    """(label, day) of the steps that stand before this one, and this one."""
    steps = [Step.LISTED, Step.VOTED, Step.DECIDED]
    if event.kind in ROAD:
        place = ROAD.index(event.kind)
        steps = [step for step in steps if ROAD.index(step) < place]
    return [*((step.label, road.day(step)) for step in steps), (event.get_kind_display(), event.on)]


def _not_twice(event, road):
    if road.candidate.closed_on and event.kind != Step.DROPPED:
        day = short_date(road.candidate.closed_on)
        sentence = f"Chi bộ đã thôi xem xét người này từ {day}. Hãy bỏ bước đó trước khi ghi tiếp."
        yield Finding("", sentence)
    elif event.kind != Step.INTRODUCED and road.event(event.kind):
        yield Finding("", "Bước này đã ghi rồi. Hãy mở bước đã ghi để sửa.", field="on")


def _of_a_cell(unit):
    if not unit.kind.is_cell:
        yield Finding("", "Người vào Đảng do chi bộ theo dõi. Hãy chọn một chi bộ.", field="unit")


def _known_already(unit, person):
    same = {name: person[name] for name in ("full_name", "birth_date")}
    if Candidate.unscoped.under_way().filter(unit=unit, **same).exists():
        sentence = f"{person['full_name']} đã có trong danh sách. Hãy mở danh sách để ghi tiếp."
        yield Finding("duplicate", sentence, STATUTES, field="full_name")
