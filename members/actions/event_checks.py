"""What stands against a step of a member's life: the rules of its day, asked with the records."""

from django.utils import timezone

from chibo.queries import holidays
from chibo.regulations import Finding
from chibo.vietnamese.dates import short_date
from members.enums import ENDS, LEAVING, LEAVING_THE_PARTY, SPANS, Status, Step
from members.models import Inspection
from members.queries import (
    admission_rule,
    badges_of,
    last_leaving,
    last_readmission,
    life_rule,
    marks_of,
    penalties_of,
    probation_rule,
    status_on,
    written_after,
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
    nothing_after,
    penalty_allowed,
    probation_is_over,
    readmission,
    transfer_begun,
)

DEPARTURES = (Step.MOVED, Step.AWAY, *LEAVING)
VOTED = {Step.PROPOSED: "Điều 5, khoản 2", Step.REMOVED: "Điều 8", Step.EXPELLED: ""}
"""Acts the cell votes on, and the article of the Statutes each is asked for by, where known."""


def findings_on(event):
    """Everything the rules of that day say of a step that is about to be recorded."""
    yield from _day(event)
    yield from _vote(event)
    yield from _span(event)
    yield from _departure(event)
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
        rule, article = admission_rule(event.on), VOTED[event.kind]
        yield from enough_votes(event.votes_for, event.votes_base, rule, article)


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


def _departure(event):
    """Whoever goes leaves nothing written of the days after."""
    if event.kind in DEPARTURES:
        after = written_after(event)
        yield from nothing_after(
            event.on, paid_to=after.paid_to, rated=after.rated, closed=after.closed
        )


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
    held = event.member.offices.filter(valid__contains=event.on).exists()
    official = status_on(event.member, event.on) == Status.OFFICIAL
    rule = life_rule("leaving", event.on)
    yield from penalty_allowed(event.form, official=official, in_post=held, rule=rule)


def _expelled(event):
    yield from expulsion_of(status_on(event.member, event.on), life_rule("leaving", event.on))


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


def _proposed(event):
    since = last_readmission(event.member) or event.member.ceremony_on
    yield from probation_is_over(since, event.on, probation_rule(since)[0])


CHECKS = {
    Step.PROPOSED: _proposed,
    Step.AWAY: _away,
    Step.BADGE: _badge,
    Step.DISCIPLINED: _discipline,
    Step.EXPELLED: _expelled,
    Step.TRANSFERRED: _transferred,
    Step.READMITTED: _readmitted,
    Step.ARRIVED: _arrived,
}
