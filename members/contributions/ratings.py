"""The year's ratings: what waits, and the distribution from above."""

from datetime import date

from django.urls import reverse

from chibo.access import Permission
from chibo.registry import Task
from members.enums import Level
from members.queries import distribution, last_rated, waiting_cells


def tasks(user, unit, today):
    """The year's rating, from 1 December until the committee above decided: a task for a cell, one
    for all cells together where somebody works for a committee."""
    year, cells = waiting_cells(user, unit, today)
    if not cells:
        return
    title, address = f"Xếp loại đảng viên năm {year}", reverse("ratings")
    if not unit.kind.is_cell:
        title += f": {len(cells)} chi bộ chưa có quyết định"
        address = reverse("unit_ratings", args=[unit.pk, year])
    yield Task(
        due=date(year, 12, 31),
        title=title,
        outside=title,
        reason="Tự chấm, chi bộ bỏ phiếu, cấp trên quyết định",
        url=address,
        button="Mở",
        unit=unit,
    )


def panels(user, unit, today):
    """The distribution of the last year that was rated, without a name."""
    year = user.may(Permission.READ_FIGURES, unit) and last_rated(unit, today)
    if year:
        found = distribution(unit, year, today)
        rows = [(lv, found["members"][lv], found["units"][lv]) for lv in Level]
        yield "members/unit_ratings/_panel.html", found | {"year": year, "rows": rows}
