"""What resolutions give the kernel: lines of the rail, search, what waits, what is still open."""

from datetime import timedelta

from django.urls import reverse
from django.utils.text import Truncator

from chibo.access import Permission
from chibo.registry import Contribution, JobKind, MenuEntry, Task, UnitChanges
from chibo.vietnamese.text import search_key
from resolutions.enums import EDITABLE, State
from resolutions.exports import reports
from resolutions.indicators import INDICATORS
from resolutions.models import Resolution
from resolutions.models import Task as ChargedTask
from resolutions.queries import unit_changes
from resolutions.queries.due import target_panel, wanted_results
from resolutions.queries.resolutions import issued_papers

REPORTS = (Permission.PRINT_REPORTS, Permission.READ_ISSUED)
DAYS_TO_ISSUE = 2
TASKS_SHOWN = 5
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
    """Adopted and not yet issued: the resolution goes out within two days (42-HD/BTCTW 2025)."""
    waiting = Resolution.visible_to(user, Permission.EDIT_RESOLUTIONS).filter(
        unit__path__startswith=unit.path, state=State.ADOPTED
    )
    for resolution in waiting.select_related("unit"):
        yield Task(
            due=resolution.adopted_on + timedelta(days=DAYS_TO_ISSUE),
            title=f"Ban hành {resolution.title}",
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
    papers = issued_papers(user, unit)
    if papers:
        yield "resolutions/resolutions/_panel.html", {"papers": papers, "unit": unit}


def open_work(unit):
    """Drafts stand against closing a unit."""
    drafts = Resolution.unscoped.filter(unit=unit, state__in=EDITABLE).count()
    if drafts:
        yield f"còn {drafts} dự thảo nghị quyết"


contribution = Contribution(
    menu=(
        MenuEntry(50, "Nghị quyết", "resolutions", "scroll-text", (Permission.READ_ISSUED,)),
        MenuEntry(60, "Báo cáo", "reports", "file-chart-column", REPORTS),
    ),
    indicators=INDICATORS,
    panels=panels,
    search=search,
    tasks=tasks,
    open_work=open_work,
    jobs=(JobKind(reports.YEAR_REPORTS, "Báo cáo năm của tất cả chi bộ", REPORTS, reports.run),),
    unit_changes=UnitChanges(
        preview=unit_changes.preview, apply=unit_changes.marks, built_on=unit_changes.built_on
    ),
)
