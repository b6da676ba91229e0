"""The days of rest: a year of them, one more, one less."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from chibo.access import Permission, requires
from chibo.actions import holidays as actions
from chibo.forms.holidays import HolidayForm
from chibo.models import Holiday
from chibo.queries import holiday_history, holidays_of, keeps_the_rules, years_of_rest
from chibo.vietnamese.dates import short_date
from chibo.vietnamese.numbers import whole

from .rules import require_the_top

P = Permission


@requires(P.READ_UNITS)
def holidays(request):
    """The days of rest of a year (`nam`); sending a day adds it."""
    form = None
    if request.method == "POST" or keeps_the_rules(request.user):
        require_the_top(request)
        form = HolidayForm(request.POST or None, user=request.user)
    if form and form.is_valid():
        added = form.attempt(actions.add, **form.cleaned_data, by=request.user)
        if added:
            messages.success(request, f"Đã thêm ngày nghỉ {short_date(added.day)}: {added.name}.")
            return _back_to(added.day.year)
    year, today = _year(request), timezone.localdate()
    refused = form and form.is_bound and (form.errors or form.warnings)
    return render(
        request,
        "chibo/holidays/holidays.html",
        {
            "section": "rules",
            "year": year,
            "years": sorted({*years_of_rest(), year, today.year}),
            "days": holidays_of(year),
            "form": form,
            "history": holiday_history(year),
        },
        status=422 if refused else 200,
    )


@requires(P.MANAGE_RULES)
@require_POST
def holiday_remove(request, pk):
    """It is worked on that day after all."""
    require_the_top(request)
    gone = get_object_or_404(Holiday, pk=pk)
    actions.remove(holiday=gone, by=request.user)
    messages.success(request, f"Đã bỏ ngày nghỉ {short_date(gone.day)}: {gone.name}.")
    return _back_to(gone.day.year)


def _year(request):
    """The year asked for; this one when none is. 404 for what the calendar does not have."""
    wanted = request.GET.get("nam", "")
    year = whole(wanted) if wanted else timezone.localdate().year
    if year is None or not 1900 <= year <= 2200:
        raise Http404
    return year


def _back_to(year):
    return redirect(f"{reverse('holidays')}?nam={year}")
