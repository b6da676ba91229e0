"""Closing the figures of a year: what would be kept, and the press of the button."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from chibo.access import Permission, requires, scoped_or_404
from chibo.actions import figures
from chibo.actions import year_closings as actions
from chibo.forms.year_closings import YearClosingForm
from chibo.models import Unit
from chibo.queries import closing_lines, own_closing

from .overview import YEARS_BACK

P = Permission


@requires(P.CLOSE_YEARS)
def year_closing(request, pk, year):
    """Every figure as it would be kept, beside the one kept last."""
    unit = scoped_or_404(Unit, request, P.CLOSE_YEARS, pk=pk)
    today = timezone.localdate()
    if not today.year - YEARS_BACK <= year < today.year:
        raise Http404
    last = own_closing(unit, year)
    form = YearClosingForm(request.POST or None, user=request.user, last=last)
    if form.is_valid():
        given = form.cleaned_data
        made = form.attempt(actions.close, unit=unit, year=year, **given, by=request.user)
        if made:
            messages.success(request, f"Đã chốt số liệu năm {year}, lần {made.revision}.")
            return redirect(f"{reverse('overview_unit', args=[pk])}?nam={year}")
    is_counted = figures.settle(unit, year, today=today)
    lines = closing_lines(unit, year, last)
    context = {
        "section": "overview",
        "shown": unit,
        "year": year,
        "last": last,
        "is_counted": is_counted,
        "lines": lines,
        "changed": [line for line in lines if line.is_changed],
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "chibo/year_closings/year_closing.html", context, status=status)
