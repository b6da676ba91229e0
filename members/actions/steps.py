"""Steps of a member on probation: the mentor, the class, the cell's proposal."""

from django.utils import timezone

from chibo.history import action
from chibo.regulations import Finding, enforce, expect_version
from chibo.vietnamese.dates import short_date
from members.enums import Step
from members.models import Event
from members.queries import admission_rule
from members.regulations import STATUTES, enough_votes


@action("ghi một bước của đảng viên dự bị")
def record(*, member, kind, on, version=None, confirmed=False, by, **details):
    """What happened between the ceremony and the decision of recognition."""
    member = expect_version(member, version)
    event = Event(member=member, unit=member.unit, kind=kind, on=on, **details)
    enforce([*_day(member, on), *_vote(event)], confirmed=confirmed)
    event.save(force_insert=True)
    member.version += 1
    member.save(update_fields=["version"])
    return event


def _day(member, on):
    if on > timezone.localdate():
        yield Finding("", "Ngày này chưa đến. Hãy ghi khi việc đã diễn ra.", field="on")
    if on < member.ceremony_on:
        day = short_date(member.ceremony_on)
        sentence = f"Ngày này trước lễ kết nạp ({day}). Hãy xem lại ngày."
        yield Finding("M6", sentence, STATUTES, field="on")


def _vote(event):
    """M4: recognition is proposed by the same two thirds as admission."""
    if event.kind == Step.PROPOSED:
        yield from enough_votes(event.votes_for, event.votes_base, admission_rule(event.on))
