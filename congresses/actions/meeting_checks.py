"""What stands against opening, correcting or closing a meeting."""

from django.utils import timezone

from chibo.regulations import Finding, Refused, Weight
from chibo.vietnamese.dates import short_date
from congresses.enums import MeetingKind
from congresses.models import Attendance, Congress
from congresses.queries import other_regular_days, register, rhythm_rule, roll_of
from congresses.regulations import length, one_regular_a_month, whole_roll


def before_writing(meeting):
    """Whether the cell existed, whether the month has its meeting already, who leads."""
    yield from _place_in_tree(meeting)
    yield from _second_regular(meeting)
    yield from _leaders(meeting)


def before_closing(meeting):
    """Whether it took place, whether everybody is marked, whether it was long enough."""
    yield from _not_yet_held(meeting)
    yield from _unmarked(meeting)
    yield from _too_short(meeting)


def require_open(meeting):
    """A closed meeting is changed only after it was opened again."""
    if not meeting.is_open:
        sentence = "Cuộc họp đã khóa. Hãy mở lại, ghi lý do, rồi sửa."
        raise Refused(Finding("", sentence))


def keep_kind_of_congress(meeting, kind):
    """A congress has an ordinal and a term, which no change of kind can give or take."""
    if (kind == MeetingKind.CONGRESS) != meeting.is_congress:
        sentence = "Đại hội được ghi ở mục Đại hội, không đổi từ hoặc sang loại khác."
        raise Refused(Finding("", sentence, field="kind"))


def _place_in_tree(meeting):
    unit, day = meeting.unit, meeting.held_on
    if not unit.kind.is_cell:
        yield Finding("", "Cuộc họp ghi ở chi bộ. Hãy chọn một chi bộ.", field="unit")
    elif unit.opened_on > day or (unit.closed_on and unit.closed_on <= day):
        sentence = f"{unit} không hoạt động vào ngày {short_date(day)}."
        yield Finding("", sentence, field="held_on")


def _second_regular(meeting):
    if meeting.kind != MeetingKind.REGULAR:
        return []
    return one_regular_a_month(other_regular_days(meeting), rhythm_rule(meeting.held_on))


def _leaders(meeting):
    """Chair and secretary are of the cell; somebody from outside is unusual."""
    leaders = {"chair": meeting.chair, "secretary": meeting.secretary}
    named = {field: member for field, member in leaders.items() if member}
    on_roll = {line.member for line in register(meeting.unit, meeting.held_on)} if named else ()
    for field, member in named.items():
        if member not in on_roll:
            sentence = (
                f"{member} không có trong danh sách chi bộ ngày {short_date(meeting.held_on)}."
            )
            yield Finding("", sentence, weight=Weight.WARNS, field=field)


def _not_yet_held(meeting):
    if meeting.held_on > timezone.localdate():
        sentence = f"Cuộc họp ngày {short_date(meeting.held_on)} chưa diễn ra nên chưa khóa được."
        yield Finding("", sentence)


def _unmarked(meeting):
    if _known_by_figures_alone(meeting):
        return []
    roll = roll_of(meeting)
    stored = Attendance.unscoped.filter(meeting=meeting).once()
    stored = set(stored.values_list("member_id", flat=True))
    outdated = {line.member.pk for line in roll if not line.marked}
    return whole_roll([line.member.pk for line in roll], stored - outdated)


def _too_short(meeting):
    if meeting.kind != MeetingKind.REGULAR:
        return []
    return length(meeting.starts_at, meeting.ends_at, rhythm_rule(meeting.held_on))


def _known_by_figures_alone(meeting):
    """An old congress of which only the numbers are known has no roll to freeze."""
    return (
        meeting.is_congress
        and not Attendance.unscoped.filter(meeting=meeting).exists()
        and Congress.unscoped.filter(meeting=meeting, present__isnull=False).exists()
    )
