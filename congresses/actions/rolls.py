"""The roll of a meeting: taken in one act, as often as needed until the meeting closes."""

from chibo.history import action
from chibo.regulations import Finding, Refused, expect_version
from congresses.enums import Presence
from congresses.models import Attendance
from congresses.queries import roll_of
from congresses.regulations import fitting_presence

from .guests import receive
from .meeting_checks import require_open


@action("điểm danh")
def take_roll(*, meeting, presences, notes=None, guests=None, version=None, by):
    """Write the whole roll of the day: `presences` and `notes` by member id.

    Who is not mentioned keeps the usual mark of everybody, present or exempt. Marks of people who
    are no longer on the roll of that day go.
    """
    meeting = expect_version(meeting, version)
    require_open(meeting)
    roll = roll_of(meeting)
    _require_known(roll, presences)
    for line in roll:
        line.presence = presences.get(line.member.pk, line.presence)
        line.note = (notes or {}).get(line.member.pk, line.note)
    _require_fitting(roll)
    _write(meeting, roll)
    if guests is not None:
        receive(meeting, guests)
    meeting.version += 1
    meeting.save(update_fields=["version"])
    return meeting


def _require_known(roll, presences):
    strangers = presences.keys() - {line.member.pk for line in roll}
    if strangers:
        sentence = (
            f"Có {len(strangers)} người không có trong danh sách của ngày họp. "
            "Danh sách vừa thay đổi; hãy xem lại rồi lưu."
        )
        raise Refused(Finding("K2", sentence))


def _require_fitting(roll):
    wrong = [line for line in roll if not fitting_presence(line.exempt, line.presence)]
    if wrong:
        names = ", ".join(f"{line.member} ({Presence(line.presence).label})" for line in wrong)
        sentence = f"Cách điểm danh không hợp với diện của đảng viên hôm ấy: {names}."
        raise Refused(Finding("K2", sentence))


def _write(meeting, roll):
    rows = {row.member_id: row for row in Attendance.unscoped.filter(meeting=meeting)}
    lines = {line.member.pk: line for line in roll}
    Attendance.unscoped.filter(meeting=meeting).exclude(member__in=lines).once().delete()
    changed = [row for pk, row in rows.items() if pk in lines and _copy(lines[pk], row)]
    Attendance.unscoped.bulk_update(changed, ["official", "exempt", "presence", "note"])
    Attendance.unscoped.bulk_create(
        _row(meeting, line) for pk, line in lines.items() if pk not in rows
    )


def _row(meeting, line):
    row = Attendance(meeting=meeting, member=line.member)
    _copy(line, row)
    return row


def _copy(line, row):
    """Whether anything changed."""
    fields = ("official", "exempt", "presence", "note")
    before = [getattr(row, name) for name in fields]
    for name in fields:
        setattr(row, name, getattr(line, name))
    return before != [getattr(row, name) for name in fields]
