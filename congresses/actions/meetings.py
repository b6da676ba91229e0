"""What is done with a meeting: opened, corrected, closed, opened again."""

from chibo.history import action
from chibo.regulations import Finding, Refused, enforce, expect_version
from chibo.vietnamese.dates import short_date
from chibo.vietnamese.text import clean_line
from congresses.enums import MeetingKind, MeetingState
from congresses.models import Meeting

from .constraints import uphold
from .guests import receive
from .meeting_checks import before_closing, before_writing, keep_kind_of_congress, require_open

EDITABLE = (
    "kind",
    "held_on",
    "starts_at",
    "ends_at",
    "place",
    "title",
    "chair",
    "secretary",
    "content",
)


@action("ghi cuộc họp")
def open_meeting(*, unit, kind, held_on, guests=(), confirmed=False, by, **fields):
    """A new meeting of a cell, past or to come. `guests` are (name, position) pairs."""
    meeting = Meeting(unit=unit, kind=kind, held_on=held_on, **_known(fields))
    _settle(meeting, confirmed)
    meeting.save(force_insert=True)
    receive(meeting, guests)
    return meeting


@action("sửa cuộc họp")
def correct(*, meeting, version=None, guests=None, confirmed=False, by, **fields):
    """Other particulars of an open meeting. The roll stays; another day asks for it again."""
    meeting = expect_version(meeting, version)
    require_open(meeting)
    keep_kind_of_congress(meeting, fields.get("kind", meeting.kind))
    for name, value in _known(fields).items():
        setattr(meeting, name, value)
    _settle(meeting, confirmed)
    meeting.version += 1
    meeting.save()
    if guests is not None:
        receive(meeting, guests)
    return meeting


@action("khóa cuộc họp")
def close_meeting(*, meeting, version=None, confirmed=False, by):
    """Freeze the roll. Refused while the roll of the day is not fully marked (K2)."""
    meeting = expect_version(meeting, version)
    require_open(meeting)
    findings = list(before_closing(meeting))
    enforce(findings, confirmed=confirmed)
    _keep_confirmed(meeting, findings)
    meeting.state = MeetingState.CLOSED
    meeting.version += 1
    meeting.save()
    return meeting


@action("mở lại cuộc họp")
def reopen(*, meeting, reason, version=None, by):
    """Let the roll be marked again, for a reason that stays with the meeting."""
    meeting = expect_version(meeting, version)
    if meeting.is_open:
        raise Refused(Finding("", "Cuộc họp này đang mở."))
    reason = clean_line(reason)
    if not reason:
        raise Refused(Finding("", "Hãy ghi lý do mở lại.", field="reason"))
    meeting.state, meeting.reopened_because = MeetingState.OPEN, reason
    meeting.version += 1
    meeting.save()
    return meeting


def usual_title(kind, held_on):
    """ "Sinh hoạt thường kỳ tháng 11/2026", when nobody gave a better one."""
    label = MeetingKind(kind).label
    if kind in (MeetingKind.REGULAR, MeetingKind.COMMITTEE):
        return f"{label} tháng {held_on.month}/{held_on.year}"
    return f"{label} ngày {short_date(held_on)}"


def _known(fields):
    unknown = fields.keys() - set(EDITABLE)
    if unknown:
        raise TypeError(f"a meeting has no {', '.join(sorted(unknown))}")
    return fields


def _settle(meeting, confirmed):
    """Everything that must hold before a meeting is written."""
    meeting.title = meeting.title or usual_title(meeting.kind, meeting.held_on)
    findings = list(before_writing(meeting))
    enforce(findings, confirmed=confirmed)
    uphold(meeting)
    _keep_confirmed(meeting, findings)


def _keep_confirmed(meeting, findings):
    kept = meeting.confirmed.splitlines()
    new = [str(finding) for finding in findings if str(finding) not in kept]
    meeting.confirmed = "\n".join(kept + new)
