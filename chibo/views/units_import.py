"""A tree from Excel: read, shown row by row, written only after the person said yes."""

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from chibo.access import Permission, requires
from chibo.actions import units as actions
from chibo.exports import tree_template
from chibo.forms.units_import import FileForm
from chibo.imports import KNOWN, NEW, WRONG, Row, Unreadable, judged, read_tree
from chibo.models import Unit
from chibo.regulations import Refused

P = Permission
SALT, A_DAY = "chibo.units_import", 24 * 60 * 60
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@requires(P.MANAGE_UNITS)
def units_import(request):
    """The form; with a file the preview; with the preview's rows the import itself.

    Between preview and import the rows travel signed in the page: nothing is stored meanwhile, and
    what was shown is what is written, after a second judgement.
    """
    if "rows" in request.POST:
        return _confirmed(request)
    form = FileForm(request.POST or None, request.FILES or None, user=request.user)
    if form.is_valid():
        try:
            return _preview(request, read_tree(form.cleaned_data["file"]))
        except Unreadable as error:
            form.add_error("file", str(error))
    context = {"section": "units", "form": form}
    return render(request, "chibo/units_import/units_import.html", context)


@requires(P.MANAGE_UNITS)
@require_GET
def units_import_template(request):
    """The empty workbook to fill in."""
    headers = {"Content-Disposition": 'attachment; filename="cay-to-chuc.xlsx"'}
    return HttpResponse(tree_template(), content_type=EXCEL, headers=headers)


def _confirmed(request):
    try:
        carried = signing.loads(request.POST["rows"], salt=_salt(request), max_age=A_DAY)
    except signing.BadSignature:
        messages.error(request, "Bản xem trước đã cũ. Hãy chọn lại tệp.")
        return redirect("units_import")
    rows = [Row(**data) for data in carried]
    units = _kept(request.user)
    fresh = [row for row in judged(rows, units.values()) if row.state == NEW]
    if any(row.state == WRONG for row in rows) or not fresh:
        return _preview(request, rows)
    try:
        actions.found_tree(rows=[_as_unit(row) for row in fresh], units=units, by=request.user)
    except Refused as refused:
        messages.error(request, f"Chưa ghi gì. {refused}")
        return _preview(request, [Row(**data) for data in carried])
    messages.success(request, f"Đã lập {len(fresh)} tổ chức từ tệp.")
    return redirect("units")


def _as_unit(row):
    fields = ("code", "name", "short_name", "kind", "parent", "seat")
    return {name: getattr(row, name) for name in fields} | {"opened_on": row.day}


def _preview(request, rows):
    judged(rows, _kept(request.user).values())
    count = {state: sum(row.state == state for row in rows) for state in (NEW, KNOWN, WRONG)}
    carried = [row.as_data() for row in rows]
    return render(
        request,
        "chibo/units_import/preview.html",
        {
            "section": "units",
            "rows": rows,
            "count": count,
            "carried": signing.dumps(carried, salt=_salt(request), compress=True),
        },
    )


def _salt(request):
    return f"{SALT}.{request.user.pk}"


def _kept(user):
    """{code: unit} of the open units that the person keeps."""
    units = Unit.visible_to(user, P.MANAGE_UNITS).open(timezone.localdate())
    return {unit.code: unit for unit in units.select_related("kind")}
