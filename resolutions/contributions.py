"""What resolutions give the kernel: lines of the rail, search, what waits, what is still open."""

from datetime import timedelta

from django.urls import reverse
from django.utils.text import Truncator

from chibo.access import Permission
from chibo.registry import Contribution, JobKind, MenuEntry, Task, UnitChanges
from chibo.vietnamese.text import search_key
from congresses.models import Congress
from resolutions.enums import EDITABLE, State
from resolutions.exports import reports
from resolutions.indicators import INDICATORS
from resolutions.models import Resolution
from resolutions.models import Task as ChargedTask
from resolutions.queries import unit_changes
from resolutions.queries.belongings import BELONGINGS
from resolutions.queries.due import target_panel, wanted_results
from resolutions.queries.resolutions import papers_in_force

READ = (Permission.READ_ISSUED,)
PRINT = (Permission.PRINT_REPORTS,)
DAYS_TO_ISSUE = 2
TASKS_SHOWN = 5
PAPERS_SHOWN = 8
A_YEAR = timedelta(days=365)
FOUND = 20


def search(user, unit, text):
    """Resolutions whose name or trích yếu holds the words, accents or not."""
    found = Resolution.visible_to(user).filter(
        unit__path__startswith=unit.path, search_key__contains=search_key(text)
    )
    for resolution in found.select_related("unit")[:FOUND]:
        address = reverse("resolution", args=[resolution.pk])
        yield "Nghị quyết", f"{resolution.title}, {resolution.unit.name}", address


def tasks(user, unit, today):
    """What waits around resolutions."""
    yield from issuing_tasks(user, unit, today)
    yield from results_tasks(user, unit, today)
    yield from charged_tasks(user, unit, today)


def issuing_tasks(user, unit, today):
    """Adopted and not yet issued: the resolution goes out within two days (42-HD/BTCTW 2025).

    What was adopted more than a year ago is entered from old papers: history, not a task.
    """
    waiting = Resolution.visible_to(user, Permission.EDIT_RESOLUTIONS).filter(
        unit__path__startswith=unit.path, state=State.ADOPTED, adopted_on__gte=today - A_YEAR
    )
    for resolution in waiting.select_related("unit"):
        yield Task(
            due=resolution.adopted_on + timedelta(days=DAYS_TO_ISSUE),
            title=f"Ban hành {resolution.title}",
            outside="Ban hành nghị quyết",
            reason="Trong 02 ngày sau khi thông qua · 42-HD/BTCTW",
            url=reverse("resolution_issue", args=[resolution.pk]),
            button="Ban hành",
            unit=resolution.unit,
        )


def results_tasks(user, unit, today):
    """Figures that no record gives, wanted for the year's report; many cells make one task."""
    wanted = list(wanted_results(user, unit, today))
    if len(wanted) > TASKS_SHOWN:
        yield Task(
            due=min(one.due for one in wanted),
            title=f"Nhập kết quả chỉ tiêu của {len(wanted)} nghị quyết",
            outside="Nhập kết quả chỉ tiêu",
            reason=f"Còn thiếu {sum(one.missing for one in wanted)} số liệu cho báo cáo năm",
            url=reverse("reports"),
            button="Mở",
            unit=unit,
        )
        return
    for one in wanted:
        yield Task(
            due=one.due,
            title=f"Nhập kết quả {one.missing:02d} chỉ tiêu năm {one.year}",
            outside="Nhập kết quả chỉ tiêu",
            reason=f"Hồ sơ không tự tính được · {one.resolution.title}",
            url=reverse("results", args=[one.resolution.pk, one.year]),
            button="Nhập",
            unit=one.resolution.unit,
        )


def charged_tasks(user, unit, today):
    """What somebody was charged with in a resolution in force, due within three months."""
    due = ChargedTask.visible_to(user, Permission.EDIT_RESOLUTIONS).filter(
        paragraph__section__resolution__unit__path__startswith=unit.path,
        paragraph__section__resolution__state=State.ISSUED,
        due_on__lte=today + timedelta(days=90),
    )
    for task in due.select_related("paragraph__section__resolution__unit"):
        resolution = task.paragraph.section.resolution
        yield Task(
            due=task.due_on,
            title=Truncator(task.paragraph.text).chars(90),
            outside="Nhiệm vụ nghị quyết giao",
            reason=f"Phân công: {task.charged} · {resolution.title}",
            url=reverse("task", args=[task.paragraph_id]),
            button="Xem",
            unit=resolution.unit,
        )


def panels(user, unit, today):
    """The year's targets on the page of a cell, and the papers it issued."""
    panel = target_panel(user, unit, today)
    if panel:
        yield "resolutions/reports/_panel.html", panel
    papers = papers_in_force(user, unit, today)
    if shown := list(papers[:PAPERS_SHOWN]):
        more = papers.count() if len(shown) == PAPERS_SHOWN else len(shown)
        context = {"papers": shown, "total": more, "unit": unit}
        yield "resolutions/resolutions/_panel.html", context


def related(user, thing):
    """What a congress resolved, for its page."""
    if isinstance(thing, Congress):
        for resolution in Resolution.visible_to(user).filter(congress=thing).order_by("pk"):
            number = resolution.full_number or resolution.get_state_display()
            yield f"{resolution.title} ({number})", reverse("resolution", args=[resolution.pk])


def open_work(unit):
    """Drafts stand against closing a unit."""
    drafts = Resolution.unscoped.filter(unit=unit, state__in=EDITABLE).count()
    if drafts:
        yield f"còn {drafts} dự thảo nghị quyết"


contribution = Contribution(
    menu=(
        MenuEntry(50, "Nghị quyết", "resolutions", "scroll-text", READ),
        MenuEntry(60, "Báo cáo", "reports", "file-chart-column", READ),
    ),
    indicators=INDICATORS,
    belongings=BELONGINGS,
    panels=panels,
    related=related,
    finds=((30, "nghị quyết", *READ),),
    search=search,
    tasks=tasks,
    open_work=open_work,
    jobs=(JobKind(reports.YEAR_REPORTS, "Báo cáo năm của tất cả chi bộ", PRINT, reports.run),),
    unit_changes=UnitChanges(
        preview=unit_changes.preview, apply=unit_changes.marks, built_on=unit_changes.built_on
    ),
)
