"""The list as filtered, as a file: against a line in the record of disclosures."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from chibo.access import Permission, requires
from members.actions import downloads
from members.exports import csv_of, workbook_of
from members.forms import ExportForm, FilterForm
from members.forms.imports import CSV
from members.queries import listed

P = Permission
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@requires(P.READ_MEMBERS)
def members_export(request):
    """Choose the columns; the filters of the list stay in the address."""
    today = timezone.localdate()
    filters = FilterForm(request.GET, user=request.user, unit=request.unit)
    found = listed(request.user, request.unit, today, **filters.wanted()).walked()
    may_reveal = request.user.may(P.REVEAL_MEMBERS, request.unit)
    form = ExportForm(request.POST or None, user=request.user, may_reveal=may_reveal)
    if request.method == "POST" and form.is_valid():
        columns = form.chosen()
        recorded = form.attempt(
            downloads.record,
            unit=request.unit,
            columns=columns,
            reason=form.cleaned_data.get("reason", ""),
            by=request.user,
        )
        if recorded:
            return _file(found, columns, recorded, form.cleaned_data["kind"], today)
    return render(
        request,
        "members/exports/members_export.html",
        {
            "section": "members",
            "form": form,
            "count": found.count(),
            "query": request.GET.urlencode(),
        },
        status=422 if form.is_bound else 200,
    )


def _file(found, columns, recorded, kind, today):
    write, content_type = (csv_of, "text/csv") if kind == CSV else (workbook_of, EXCEL)
    name = f"danh-sach-dang-vien-{today:%Y-%m-%d}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(write(found, columns, recorded), content_type=content_type, headers=headers)
