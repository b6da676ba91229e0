"""The list as filtered, as a file: against a line in the record of disclosures."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from chibo.access import Permission, requires
from chibo.exports import delivered
from chibo.regulations import Refused
from members import exports
from members.actions import downloads
from members.forms import ExportForm, FilterForm
from members.queries import listed

P = Permission


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
        kind = form.cleaned_data["kind"]
        # A job is asked for the whole unit: whoever reads a part of it waits for the file here.
        whole = request.user.may(P.READ_MEMBERS, request.unit)
        if recorded and whole and found.count() > exports.AT_ONCE:
            return _behind(request, filters.wanted(), columns, kind, recorded)
        if recorded:
            write, media_type = exports.PRINTERS[kind]
            content = write(found, columns, recorded)
            return delivered(content, media_type, exports.file_name(today, kind))
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


def _behind(request, wanted, columns, kind, recorded):
    """The same file as a job, shown in "Tệp của tôi"."""
    try:
        exports.ask(
            unit=request.unit,
            wanted=wanted,
            columns=columns,
            kind=kind,
            recorded=recorded,
            by=request.user,
        )
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Đã xếp việc. Tệp lập xong sẽ ở đây, cứ làm việc khác.")
    return redirect("jobs")
