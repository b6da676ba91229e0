"""What resolutions give the kernel: lines of the rail, search, what waits, what is still open."""

from datetime import timedelta

from django.urls import reverse

from chibo.access import Permission
from chibo.contributions import Contribution, MenuEntry, Task
from chibo.vietnamese.text import search_key
from resolutions.enums import EDITABLE, State
from resolutions.models import Resolution

DAYS_TO_ISSUE = 2


def search(user, unit, text):
    """Resolutions whose title or number holds the words, accents or not."""
    wanted = search_key(text)
    readable = Resolution.visible_to(user).filter(unit__path__startswith=unit.path)
    for resolution in readable.select_related("unit"):
        said = search_key(f"{resolution.full_number} {resolution.title} {resolution.summary}")
        if wanted in said:
            address = reverse("resolution", args=[resolution.pk])
            yield "Nghị quyết", f"{resolution.title}, {resolution.unit.name}", address


def tasks(user, unit, today):
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


def open_work(unit):
    """Drafts stand against closing a unit."""
    drafts = Resolution.unscoped.filter(unit=unit, state__in=EDITABLE).count()
    if drafts:
        yield f"còn {drafts} dự thảo nghị quyết"


contribution = Contribution(
    menu=(MenuEntry(50, "Nghị quyết", "resolutions", "scroll-text", (Permission.READ_ISSUED,)),),
    search=search,
    tasks=tasks,
    open_work=open_work,
)
