"""A list from Excel: read, shown row by row, written after a yes, undone as a whole."""

import json

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRefresh

from chibo.access import Permission, requires, scoped_or_404
from chibo.exports import delivered
from chibo.regulations import Conflict, Refused
from chibo.vietnamese.numbers import whole
from members.actions import downloads, imports
from members.actions.imports import behind
from members.enums import ImportState
from members.exports import EXCEL, marked_copy, template
from members.forms import ListFileForm, MappingForm
from members.imports import Unreadable, read_file
from members.models import ListImport
from members.reading import COLUMNS, Grid

P = Permission
PAGE, EARLIER = 50, 20
ORDER = ("wrong", "changed", "new", "unchanged")
"""What a person must look at stands first."""
STATES = {"loi": "wrong", "moi": "new", "doi": "changed", "nhu-cu": "unchanged"}


@requires(P.EDIT_MEMBERS)
def members_import(request):
    """Choose a file; what waits and what was brought before stands below."""
    if not request.user.may(P.EDIT_MEMBERS, request.unit):
        raise PermissionDenied
    form = ListFileForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        kept = _keep(request, form)
        if kept:
            return redirect("member_import", kept.pk)
    mine = ListImport.visible_to(request.user).within([request.unit.path])
    return render(
        request,
        "members/imports/members_import.html",
        {
            "form": form,
            "earlier": mine.select_related("unit", "reader").defer("grid", "preview")[:EARLIER],
        },
        status=422 if form.is_bound else 200,
    )


@requires(P.EDIT_MEMBERS)
@require_GET
def members_import_template(request):
    """The empty list to fill in."""
    return delivered(template(), EXCEL, "danh-sach-dang-vien-mau.xlsx")


@requires(P.EDIT_MEMBERS)
def member_import(request, pk):
    """What a file would do, and the columns by which it is read; later what it did."""
    record = scoped_or_404(ListImport, request, P.EDIT_MEMBERS, pk=pk)
    if record.state != ImportState.KEPT:
        return HttpResponseClientRefresh() if request.htmx else _done(request, record)
    job = behind.job_of(request.user, record)
    if record.preview is None or (job and job.is_open):
        return _waiting(request, record, job)
    if request.htmx:
        return HttpResponseClientRefresh()
    shown = json.loads(record.preview.reveal())
    form = _mapping_form(request, record, shown)
    if request.method == "POST" and form.is_valid():
        read = behind.ask_to_read if behind.is_long(record) else imports.examine
        asked = {"record": record, "mapping": form.mapping(), "by": request.user}
        if form.attempt(read, version=_version(request), **asked):
            messages.success(request, "Tệp được đọc lại theo các cột vừa chọn.")
            return redirect("member_import", pk)
    return _preview(request, record, shown, form, job)


@requires(P.EDIT_MEMBERS)
@require_POST
def member_import_apply(request, pk):
    """Write it. What changed meanwhile is shown again instead."""
    record = scoped_or_404(ListImport, request, P.EDIT_MEMBERS, pk=pk)
    is_long = record.preview is not None and behind.is_long_to_write(record)
    try:
        done = (behind.ask_to_write if is_long else imports.apply)(
            record=record,
            version=_version(request),
            confirmed="confirmed" in request.POST,
            by=request.user,
        )
    except (Refused, Conflict) as refused:
        messages.error(request, f"Chưa ghi gì. {refused}")
        _look_again(record, request.user)
    else:
        if not is_long:
            counts = done.counts
            messages.success(
                request, f"Đã ghi {counts['new']} đồng chí mới, {counts['changed']} hồ sơ thay đổi."
            )
    return redirect("member_import", pk)


@requires(P.EDIT_MEMBERS)
@require_POST
def member_import_undo(request, pk):
    """Take it back as a whole; who was changed since is asked about first."""
    record = scoped_or_404(ListImport, request, P.EDIT_MEMBERS, pk=pk)
    try:
        imports.undo(
            record=record,
            version=_version(request),
            confirmed="confirmed" in request.POST,
            by=request.user,
        )
    except (Refused, Conflict) as refused:
        again = ListImport.visible_to(request.user).get(pk=pk)
        return _done(request, again, refused)
    messages.success(request, "Đã hoàn tác lần nhập này.")
    return redirect("member_import", pk)


@requires(P.EDIT_MEMBERS)
@require_GET
def member_import_marked(request, pk):
    """The file with its wrong cells marked, to be put right and brought again."""
    record = scoped_or_404(ListImport, request, P.EDIT_MEMBERS, pk=pk)
    if record.preview is None:
        raise Http404
    recorded = downloads.record(
        unit=record.unit, columns=(), reason="Bản đánh dấu lỗi của tệp nhập", by=request.user
    )
    rows = json.loads(record.preview.reveal())["rows"]
    grid = Grid.from_text(record.grid.reveal())
    return delivered(marked_copy(grid, rows, recorded), EXCEL, "danh-sach-danh-dau.xlsx")


def _keep(request, form):
    """The kept and examined import, None with the reason in the form."""
    file = form.cleaned_data["file"]
    try:
        grid = read_file(file)
    except Unreadable as error:
        form.add_error("file", str(error))
        return None
    kept = form.attempt(
        imports.keep, unit=request.unit, grid=grid, source_name=file.name, by=request.user
    )
    if kept is None:
        return None
    read = behind.ask_to_read if grid.size > behind.AT_ONCE else imports.examine
    return form.attempt(read, record=kept, by=request.user)


def _look_again(record, user):
    read = behind.ask_to_read if behind.is_long(record) else imports.examine
    try:
        read(record=record, by=user)
    except (Refused, Conflict):
        return  # written meanwhile: the page says so


def _mapping_form(request, record, shown):
    return MappingForm(
        request.POST or None,
        user=request.user,
        headings=shown["headings"],
        mapping=record.mapping,
        samples=shown["samples"],
    )


def _waiting(request, record, job):
    """How far the worker is with a long file; a fault or a wish to stop, and what to do then."""
    if request.method == "POST":
        try:
            behind.ask_to_read(record=record, version=_version(request), by=request.user)
        except (Refused, Conflict) as refused:
            messages.error(request, str(refused))
        return redirect("member_import", record.pk)
    return render(
        request,
        "members/imports/_waiting.html" if request.htmx else "members/imports/waiting.html",
        {"section": "members", "record": record, "job": job},
    )


def _preview(request, record, shown, form, job=None):
    wanted = STATES.get(request.GET.get("loai"))
    rows = [row for row in shown["rows"] if wanted in (None, row["state"])]
    rows.sort(key=lambda row: ORDER.index(row["state"]))
    return render(
        request,
        "members/imports/preview.html",
        {
            "section": "members",
            "record": record,
            "form": form,
            "counts": record.counts,
            "may_write": not record.counts["wrong"]
            and bool(record.counts["new"] or record.counts["changed"]),
            "failed": job,
            "wanted": request.GET.get("loai", ""),
            "page": Paginator(rows, PAGE).get_page(request.GET.get("trang")),
            "missing": shown["missing"],
            "passed": shown["passed"],
            "notes": shown["notes"],
            "unread": [h for h in shown["headings"] if h not in record.mapping],
            "lacking": [
                column.label
                for column in COLUMNS
                if column.required and column.field not in record.mapping.values()
            ],
        },
        status=422 if form.is_bound else 200,
    )


def _done(request, record, refused=None):
    rows = record.rows.select_related("member").order_by("pk")
    return render(
        request,
        "members/imports/done.html",
        {
            "section": "members",
            "record": record,
            "counts": record.counts,
            "refused": refused,
            "confirmable": isinstance(refused, Refused) and refused.confirmable,
            "page": Paginator(rows, PAGE).get_page(request.GET.get("trang")),
        },
        status=422 if refused else 200,
    )


def _version(request):
    """The number the page carried; one that is none conflicts with every row."""
    sent = whole(request.POST.get("version", ""))
    return -1 if sent is None else sent
