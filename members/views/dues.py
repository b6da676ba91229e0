"""The dues of a cell's year on one screen."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from chibo.access import Permission, requires, scoped_or_404
from chibo.models import Unit
from chibo.regulations import Conflict, Refused
from chibo.vietnamese.numbers import whole
from members.actions import dues as actions
from members.enums import DuesChannel
from members.forms import DuesSheetForm
from members.queries import dues_sheet, full_month, openable

P = Permission
YEARS_BACK = 3
FIRST_YEAR = 2000


@dataclass
class Box:
    """One month of somebody: `line` is None where they owe nothing and paid nothing."""

    month: int
    line: object
    text: str | None
    is_wrong: bool
    is_late: bool


@dataclass
class Line:
    """Somebody's row."""

    person: object
    boxes: list

    @property
    def paid(self):
        """Đồng paid in the year."""
        return sum(box.line.paid or 0 for box in self.boxes if box.line)

    @property
    def missing(self):
        """Đồng owed for months that are over."""
        return sum(box.line.missing for box in self.boxes if box.is_late)

    @property
    def months_missing(self):
        """Months over and not paid in full."""
        return sum(box.is_late for box in self.boxes)


@requires(P.EDIT_MEMBERS)
def dues(request, pk, year):
    """Who paid what for which month; saved at once. 409 when another was quicker."""
    cell = scoped_or_404(Unit, request, P.EDIT_MEMBERS, pk=pk)
    today = timezone.localdate()
    years = dues_years(year, today)
    focus = _month_in_view(request, year, today)
    form = DuesSheetForm(
        request.POST or None,
        user=request.user,
        sheet=dues_sheet(cell, year),
        year=year,
        focus=focus,
        initial={"paid_on": today, "channel": DuesChannel.CASH},
    )
    status = _fill(request, cell, form) if request.method == "POST" else 200
    if status == 302:
        messages.success(request, f"Đã lưu đảng phí năm {year}.")
        return redirect(f"{reverse('dues', args=[pk, year])}?thang={focus}")
    lines = [_line(form, person, today) for person in form.people]
    members = [person.member_id for person in form.people if person.member_id]
    return render(
        request,
        "members/dues/dues.html",
        {
            "section": "members",
            "cell": cell,
            "year": year,
            "years": years,
            "months": range(1, 13),
            "focus": focus,
            "form": form,
            "lines": lines,
            "openable": openable(request.user, members),
            "totals": [sum(_paid(line, month) for line in lines) for month in range(12)],
            "paid": sum(line.paid for line in lines),
            "missing": sum(line.missing for line in lines),
            "behind": sum(bool(line.months_missing) for line in lines),
            "unassessed": sum(_unassessed(line, focus) for line in lines),
        },
        status=status,
    )


def dues_years(year, today):
    """The years a dues page offers: the next one too, since some pay ahead. 404 far outside."""
    if not FIRST_YEAR <= year <= today.year + 1:
        raise Http404
    return range(today.year + 1, today.year - YEARS_BACK, -1)


def _fill(request, cell, form):
    """The status to answer with; 302 when everything was saved."""
    if not form.is_valid():
        return 422
    data = dict(form.cleaned_data)
    data.pop("base")
    try:
        actions.fill(unit=cell, by=request.user, **data)
    except Refused as refused:
        form.add_findings(refused)
        return 422
    except Conflict:
        form.meet(dues_sheet(cell, form.year))
        return 409
    return 302


def _line(form, person, today):
    last = full_month(today)
    boxes = []
    for number in range(1, 13):
        key = (person.key, date(form.year, number, 1))
        line = form.lines.get(key)
        late = bool(line and line.is_debt and line.month <= last)
        boxes.append(Box(number, line, form.texts.get(key), key in form.wrong, late))
    return Line(person, boxes)


def _paid(line, place):
    box = line.boxes[place]
    return (box.line.paid or 0) if box.line else 0


def _unassessed(line, month):
    box = line.boxes[month - 1]
    return bool(box.line and box.line.payable and box.line.due is None)


def _month_in_view(request, year, today):
    """The month asked for; else the one that runs, or December of a year gone by."""
    asked = whole(request.POST.get("thang") or request.GET.get("thang"))
    if asked and 1 <= asked <= 12:
        return asked
    return today.month if year == today.year else 12 if year < today.year else 1
