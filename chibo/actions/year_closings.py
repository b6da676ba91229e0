"""The figures of a year, closed by the body that answers for them."""

from datetime import date

from django.utils import timezone

from chibo.history import action
from chibo.indicators import Period
from chibo.models import ClosedFigure, Figure, Unit, YearClosing
from chibo.queries import closing_of, own_closing, tree_on
from chibo.regulations import Conflict, Finding, Refused

from . import figures


@action("chốt số liệu năm")
def close(*, unit, year, reason="", seen, by):
    """Keep what the records say of `unit` and of all below it, as they stand now.

    `seen` is the closing that the person had before them, 0 where there was none.

    Raises Refused while the year runs, before the unit was there, after a body above closed the
    year for it, without a reason to close it again, or while hundreds of cells are being counted;
    Conflict when somebody else closed it meanwhile.
    """
    today = timezone.localdate()
    Unit.unscoped.select_for_update(no_key=True).get(pk=unit.pk)
    last = own_closing(unit, year)
    if last and last.revision != seen:
        raise Conflict(last)
    tree = tree_on(unit, Period.year(year).end, since=Period.year(year).start)
    findings = [*_not_yet(unit, year, today, tree), *_by_above(unit, year)]
    if last and not reason.strip():
        findings.append(Finding("", "Hãy ghi vì sao chốt lại.", field="reason"))
    if not findings and not figures.settle(unit, year, today=today):
        findings.append(Finding("", "Số liệu đang được tính. Hãy thử lại sau ít phút."))
    if findings:
        raise Refused(*findings)
    closing = YearClosing.unscoped.create(
        unit=unit,
        year=year,
        revision=last.revision + 1 if last else 1,
        reason=reason.strip() if last else "",
        by=by,
    )
    _copy(tree, closing)
    return closing


def _copy(tree, closing):
    branches = {branch.unit.pk: branch for branch in tree.all}
    rows = Figure.objects.filter(year=closing.year, unit__in=branches)
    ClosedFigure.objects.bulk_create(
        ClosedFigure(
            closing=closing,
            unit_id=row.unit_id,
            name=branches[row.unit_id].name,
            path=branches[row.unit_id].path,
            ended_on=branches[row.unit_id].ended_on,
            numbers=row.numbers,
            cells=row.cells,
        )
        for row in rows
    )


def _not_yet(unit, year, today, tree):
    if today <= date(year, 12, 31):
        yield Finding("", f"Năm {year} chưa hết. Hãy chốt từ ngày 01/01/{year + 1}.")
    elif tree.top is None:
        sentence = f"Cuối năm {year} chưa có hoặc không còn {unit.name}. Hãy chọn năm khác."
        yield Finding("", sentence)


def _by_above(unit, year):
    """Two bodies that closed the same cells would tell two numbers of them."""
    holding = closing_of(unit, year)
    if holding and holding.unit_id != unit.pk:
        above = holding.unit.name
        sentence = f"{above} đã chốt số liệu năm {year}. Cần sửa thì đề nghị {above} chốt lại."
        yield Finding("", sentence)
