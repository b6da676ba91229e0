"""The figures of a year, closed by the body that answers for them."""

from datetime import date

from django.utils import timezone

from chibo.history import action
from chibo.indicators import Period
from chibo.models import ClosedFigure, Figure, Unit, YearClosing
from chibo.queries import tree_on
from chibo.regulations import Conflict, Finding, Refused

from . import figures


@action("chốt số liệu năm")
def close(*, unit, year, reason="", seen, by):
    """Keep what the records say of `unit` and of all below it, as they stand now.

    `seen` is the closing that the person had before them, 0 where there was none.

    Raises Refused while the year runs, before the unit was there, or without a reason to close it
    again; Conflict when somebody else closed it meanwhile.
    """
    today = timezone.localdate()
    Unit.unscoped.select_for_update().get(pk=unit.pk)
    last = YearClosing.unscoped.filter(unit=unit, year=year).first()
    if last and last.revision != seen:
        raise Conflict(last)
    tree = tree_on(unit, Period.year(year).end, since=Period.year(year).start)
    findings = list(_against(unit, year, today, tree, again=last is not None, reason=reason))
    if findings:
        raise Refused(*findings)
    figures.settle(unit, year, today=today)
    closing = YearClosing.unscoped.create(
        unit=unit,
        year=year,
        revision=last.revision + 1 if last else 1,
        reason=reason.strip() if last else "",
        by=by,
    )
    rows = Figure.objects.filter(year=year, unit__in=[branch.unit.pk for branch in tree.all])
    ClosedFigure.objects.bulk_create(
        ClosedFigure(closing=closing, unit_id=row.unit_id, numbers=row.numbers, cells=row.cells)
        for row in rows
    )
    return closing


def _against(unit, year, today, tree, *, again, reason):
    if today <= date(year, 12, 31):
        yield Finding("", f"Năm {year} chưa hết. Hãy chốt từ ngày 01/01/{year + 1}.")
    elif tree.top is None:
        yield Finding("", f"Cuối năm {year} chưa có hoặc không còn {unit.name}.")
    if again and not reason.strip():
        yield Finding("", "Hãy ghi vì sao chốt lại.", field="reason")
