"""Typing the results of a year: one screen for all targets that no record answers."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from chibo.access import Permission, requires, scoped_or_404
from chibo.regulations import Conflict
from resolutions.actions import results as actions
from resolutions.enums import PUBLIC
from resolutions.forms.results import AsOfForm, ResultForm, initial_of
from resolutions.models import Resolution
from resolutions.queries.results import Side, lines_of
from resolutions.queries.terms import term_of

ENTER = Permission.ENTER_RESULTS
QUICKER = "Có người vừa lưu dòng này: {words} (minh chứng: {evidence}). Lưu lần nữa sẽ thay số đó."


@requires(ENTER)
def results(request, pk, year):
    """All typed results of a resolution and a year; saved together or not at all."""
    resolution = scoped_or_404(Resolution, request, ENTER, pk=pk, state__in=PUBLIC)
    today = timezone.localdate()
    term = term_of(resolution)
    if year not in term.reported(today):
        raise Http404
    lines = lines_of([resolution], year, today, {resolution.pk: term}, compared=True)
    _, last = term.span(year, today)
    head = AsOfForm(request.POST or None, user=request.user, initial={"as_of": last})
    rows = [(line, _form(request, line)) for line in lines if line.is_typed]
    if request.method == "POST" and _saved(request, year, head, rows):
        return redirect("report", pk, year)
    return render(
        request,
        "resolutions/results/results.html",
        {
            "resolution": resolution,
            "year": year,
            "head": head,
            "rows": rows,
            "counted": [line for line in lines if line.is_counted],
            "wrong": [form for form in (head, *(form for _, form in rows)) if form.errors],
            "section": "reports",
        },
        status=422 if request.method == "POST" else 200,
    )


def _form(request, line):
    return ResultForm(
        request.POST or None,
        user=request.user,
        target=line.target,
        prefix=f"t{line.target.pk}",
        initial=initial_of(line.now.result),
    )


def _saved(request, year, head, rows):
    """Whether everything that changed was saved; what stood against it is on the forms."""
    changed = {line.target.pk: form for line, form in rows if form.has_changed()}
    if not all([head.is_valid(), *(form.is_valid() for form in changed.values())]):
        return False
    entries = [form.entry(head.cleaned_data["as_of"]) for form in changed.values()]
    try:
        actions.enter_all(year=year, entries=entries, by=request.user)
    except actions.SomeRefused as some:
        for key, problem in some.refused.items():
            _tell(changed[key], problem)
        return False
    messages.success(request, f"Đã lưu {len(entries)} kết quả." if entries else "Không có gì mới.")
    return True


def _tell(form, problem):
    if not isinstance(problem, Conflict):
        return form.add_findings(problem)
    current = problem.current
    said = Side(result=current).words(form.target)
    form.add_error(form.answer.name, QUICKER.format(words=said, evidence=current.evidence))
    form.data = form.data.copy()
    form.data[form.add_prefix("version")] = current.version
    return None
