"""What gatherings give the kernel: menu, figures, what is due, what can be found."""

from calendar import monthrange
from datetime import date, timedelta

from django.urls import reverse

from chibo.access import Permission
from chibo.models import Unit
from chibo.registry import Contribution, MenuEntry, Task, UnitChanges
from chibo.vietnamese.dates import short_date

from .enums import MeetingKind
from .indicators import INDICATORS
from .models import Meeting
from .queries import BELONGINGS, found_by, rhythm_rule, unit_changes, year_of

READ, EDIT = Permission.READ_GATHERINGS, Permission.EDIT_GATHERINGS
DAYS_TO_CLOSE = 2
FOUND_AT_MOST = 10


def tasks(user, unit, today):
    """Months and quarters without their meeting, and meetings that nobody closed."""
    if unit is None:
        return
    yield from _unclosed(user, unit, today)
    cells = list(Unit.visible_to(user, EDIT).below(unit).open(today).cells())
    since = date(today.year - 1, 1, 1)
    meetings = Meeting.visible_to(user, EDIT).filter(unit__in=cells, held_on__gte=since)
    held, clause = list(meetings), rhythm_rule(today).clause
    for cell in cells:
        yield from _missing(cell, held, today, clause)


def _missing(cell, meetings, today, clause):
    """This month, the last one, and this quarter; older gaps are history, not tasks."""
    for year, number in {(today.year, today.month), _month_before(today)}:
        months, _ = year_of(cell, meetings, year, today)
        if months[number - 1].state in ("missing", "running"):
            yield _task(cell, MeetingKind.REGULAR, months[number - 1], year, clause)
    quarter = year_of(cell, meetings, today.year, today)[1][(today.month - 1) // 3]
    if quarter.state == "running":
        yield _task(cell, MeetingKind.THEMATIC, quarter, today.year, clause)


def _task(cell, kind, span, year, clause):
    last_month = span.number
    end = date(year, last_month, monthrange(year, last_month)[1])
    reason = "Mỗi tháng một lần" if kind == MeetingKind.REGULAR else "Mỗi quý ít nhất một lần"
    return Task(
        due=end,
        title=f"{kind.label} {span.label.lower()}/{year}",
        outside=f"{kind.label} {span.label.lower()}/{year}",
        reason=f"{reason}, theo {clause}" if clause else reason,
        url=f"{reverse('meeting_add')}?loai={kind.value}",
        button="Ghi cuộc họp",
        unit=cell,
    )


def _unclosed(user, unit, today):
    """Late ones of the past year; what is older was entered from old papers and has no roll."""
    past_year = (today - timedelta(days=365), today - timedelta(days=DAYS_TO_CLOSE + 1))
    late = Meeting.visible_to(user, EDIT).of(unit).still_open().select_related("unit")
    for meeting in late.filter(held_on__range=past_year):
        yield Task(
            due=meeting.held_on + timedelta(days=DAYS_TO_CLOSE),
            title=f"Khóa “{meeting}”",
            outside="Khóa danh sách điểm danh",
            reason=f"Họp ngày {short_date(meeting.held_on)}, chưa khóa danh sách điểm danh",
            url=reverse("meeting", args=[meeting.pk]),
            button="Mở",
            unit=meeting.unit,
        )


def _month_before(today):
    last = today.replace(day=1) - timedelta(days=1)
    return last.year, last.month


def search(user, unit, text):
    """Meetings by title or day, congresses by their title ("đại hội 2025")."""
    meetings = found_by(Meeting.visible_to(user, READ), text).select_related("unit", "congress")
    for meeting in meetings.latest_first()[:FOUND_AT_MOST]:
        label = f"{meeting}, {short_date(meeting.held_on)}, {meeting.unit.short_name}"
        yield _hit(meeting, label)


def _hit(meeting, label):
    congress = getattr(meeting, "congress", None)
    if congress is not None:
        return "Đại hội", label, reverse("congress", args=[congress.pk])
    return "Cuộc họp", label, reverse("meeting", args=[meeting.pk])


def open_work(unit):
    """Meetings whose roll is not frozen stand against closing their unit."""
    number = Meeting.unscoped.of(unit).still_open().count()
    if number:
        yield f"còn {number} cuộc họp chưa khóa"


contribution = Contribution(
    menu=(
        MenuEntry(30, "Sinh hoạt", "meetings", "calendar-days", (READ,)),
        MenuEntry(40, "Đại hội", "congresses", "landmark", (READ,)),
    ),
    indicators=INDICATORS,
    belongings=BELONGINGS,
    tasks=tasks,
    finds=((20, "cuộc họp", READ),),
    search=search,
    open_work=open_work,
    unit_changes=UnitChanges(
        preview=unit_changes.preview, apply=unit_changes.marks, built_on=unit_changes.built_on
    ),
)
