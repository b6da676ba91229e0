"""What stands against a step of the way in: the rules of its day, given the steps before it."""

from django.utils import timezone

from chibo.queries import holidays
from chibo.regulations import Finding
from chibo.vietnamese.dates import short_date
from chibo.vietnamese.names import sort_key
from members.enums import ROAD, Step
from members.queries import PROVEN, admission_rule, check_list, named_on, status_on
from members.regulations import (
    age_at_vote,
    beside_long_enough,
    certificate,
    certified_before_listed,
    decision_in_time,
    enough_votes,
    introducer,
    introductions,
    not_to_come,
    of_that_name,
    order_of_steps,
    papers_at_vote,
)
from members.regulations.admission import (
    VOTED_IN,
    VOUCHED_FOR,
    Introduction,
    ceremony_in_time,
)

SPOKEN = {"TTLL", "YK-CT"}
"""What others say of the person besides the introducers: vetting, comments."""


def meant(event):
    """The step with the member of the cell whose very name was typed, as if picked from the list.

    To be asked once `findings_on` was answered: it asks whether that member is meant, or which.
    """
    if event.kind == Step.INTRODUCED and event.person is None:
        there = named_on(event.unit, event.on, event.person_name)
        if len(there) == 1:
            event.person = there[0].member
            event.person_name = event.person.full_name
    return event


def findings_on(event, road):
    """Everything the rules of that day say of a step, given what stands before it."""
    rule = admission_rule(event.on)
    yield from not_to_come(event.on, timezone.localdate())
    yield from _not_twice(event, road)
    yield from order_of_steps(_until(event, road), rule)
    yield from CHECKS.get(event.kind, _nothing)(event, road, rule)


def _nothing(event, road, rule):
    return ()


def _certified(event, road, rule):
    """M2: the class may have come before the list."""
    yield from certified_before_listed(road.day(Step.LISTED), event.on)


def _introduced(event, road, rule):
    """M3: nobody introduces twice, and whoever introduces is a member in full."""
    before = {sort_key(other.person_name) for other in road.steps.get(Step.INTRODUCED, ())}
    if sort_key(event.person_name) in before:
        sentence = f"Đồng chí {event.person_name} đã giới thiệu người này. Hãy chọn người khác."
        yield Finding("M3", sentence, rule.under(VOUCHED_FOR), field="person")
    if event.person:
        status = status_on(event.person, event.on)
        yield from introducer(event.person_name, status, event.on, rule)
    else:
        yield from _named(event, named_on(event.unit, event.on, event.person_name), rule)
    if event.since:
        yield from beside_long_enough(event.person_name, event.since, event.on, rule)


def _named(event, there, rule):
    """Of a typed name, `there` being those of the cell who bear it: a member's or a stranger's."""
    if len(there) > 1:
        sentence = (
            f"Chi bộ có {len(there)} đồng chí tên {event.person_name}. Hãy chọn trong danh sách; "
            "nếu là người ở nơi khác, hãy ghi thêm nơi sinh hoạt sau họ tên."
        )
        yield Finding("M3", sentence, field="person")
    elif there:
        (spell,) = there
        name = spell.member.full_name
        refused = list(introducer(name, spell.status, event.on, rule))
        yield from refused or of_that_name(name, spell.member.birth_text)


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
    """(names of what the dossier lacks, of what nobody looked for, (name, day) of what others say).

    A paper that a step is about was seen when the step was typed; whether the step may be missing
    other rules say.
    """
    held = check_list(road.candidate)
    missing = [line.name for line in held.missing if line.is_due]
    unseen = [line.name for line in held.unseen if line.code not in PROVEN]
    spoken = [line for line in held.lines if line.code in SPOKEN]
    introduced = [
        (f"Giấy giới thiệu của đồng chí {other.person_name}", other.on)
        for other in road.steps[Step.INTRODUCED]
    ]
    return missing, unseen, [*introduced, *((line.name, line.dated_on) for line in spoken)]


def _decided(event, road, rule):
    """M5: the decision rests on the cell's vote."""
    voted = road.day(Step.VOTED)
    if voted is None:
        sentence = "Chi bộ chưa biểu quyết đề nghị kết nạp. Hãy ghi bước đó trước."
        yield Finding("M5", sentence, rule.under(VOTED_IN))
    else:
        yield from decision_in_time(voted, event.on, road.to_decide, holidays())


def _celebrated(event, road, rule):
    """M5: the ceremony follows the decision."""
    decision = road.event(Step.DECIDED)
    if decision is None:
        sentence = "Chưa có quyết định kết nạp thì chưa làm lễ. Hãy ghi quyết định trước."
        yield Finding("M5", sentence, rule.under(VOTED_IN))
    else:
        since = (decision.on, decision.since)
        yield from ceremony_in_time(*since, event.on, road.to_celebrate, holidays())


CHECKS = {
    Step.CERTIFIED: _certified,
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
    if event.kind == Step.CERTIFIED:
        steps.remove(Step.LISTED)
    return [*((step.label, road.day(step)) for step in steps), (event.get_kind_display(), event.on)]


def _not_twice(event, road):
    if road.candidate.closed_on and event.kind != Step.DROPPED:
        day = short_date(road.candidate.closed_on)
        sentence = f"Chi bộ đã thôi xem xét người này từ {day}. Hãy bỏ bước đó trước khi ghi tiếp."
        yield Finding("", sentence)
    elif event.kind != Step.INTRODUCED and road.event(event.kind):
        yield Finding("", "Bước này đã ghi rồi. Hãy mở bước đã ghi để sửa.", field="on")
