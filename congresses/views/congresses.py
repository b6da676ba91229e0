"""Congresses: the list, one congress, writing it down."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render

from chibo.access import Permission, requires, scoped_or_404
from chibo.queries import sentences
from chibo.registry import gather
from congresses.actions import congresses as actions
from congresses.enums import Body
from congresses.forms import CongressForm
from congresses.forms.congresses import of_congress
from congresses.models import Congress
from congresses.queries import congress_attendance, next_congress

from .choosing import cell_to_write, required_cell
from .writing import act, page

READ, EDIT = Permission.READ_GATHERINGS, Permission.EDIT_GATHERINGS
PAGE = 50


@requires(READ)
def congresses(request):
    """The congresses of the working unit and of everything below it."""
    found = Congress.visible_to(request.user, READ).of(request.unit).latest_first()
    return render(
        request,
        "congresses/congresses/congresses.html",
        {
            "page": Paginator(found.select_related("unit", "meeting"), PAGE).get_page(
                request.GET.get("trang")
            ),
            "cell": cell_to_write(request),
        },
    )


@requires(EDIT)
def congress_add(request):
    """A congress of the cell whose books the person keeps, with its meeting."""
    cell = required_cell(request)
    form = CongressForm(
        request.POST or None, user=request.user, unit=cell, initial=next_congress(cell)
    )
    status = None
    if form.is_valid():
        congress, status = act(form, actions.hold, of_congress, unit=cell, by=request.user)
        if congress:
            messages.success(request, f"Đã ghi {congress}.")
            return redirect("congress", congress.pk)
    context = {"cell": cell, "status": status}
    return page(request, "congresses/congresses/congress_add.html", context, form)


@requires(READ)
def congress(request, pk):
    """One congress: its term, who led it, who came."""
    found = scoped_or_404(Congress, request, READ, pk=pk)
    seats = list(found.seats.once().select_related("member"))
    present, summoned = congress_attendance(found)
    return render(
        request,
        "congresses/congresses/congress.html",
        {
            "congress": found,
            "meeting": found.meeting,
            "bodies": [(b.label, [s for s in seats if s.body == b]) for b in Body],
            "guests": found.meeting.guests.all(),
            "present": present,
            "summoned": summoned,
            "has_roll": found.meeting.attendances.exists(),
            "related": list(gather("related", request.user, found)),
            "may_edit": request.user.may(EDIT, found.unit),
        },
    )


@requires(READ)
def congress_history(request, pk):
    """Who wrote what about the congress and its meeting."""
    found = scoped_or_404(Congress, request, READ, pk=pk)
    history = sentences(found, found.meeting, *found.seats.all(), *found.meeting.guests.all())
    return render(
        request,
        "congresses/congresses/congress_history.html",
        {"congress": found, "history": history},
    )


@requires(EDIT)
def congress_edit(request, pk):
    """Other particulars of a congress, as long as its meeting is open."""
    found = scoped_or_404(Congress, request, EDIT, pk=pk)
    if not found.meeting.is_open:
        messages.warning(request, "Đại hội đã khóa. Hãy mở lại cuộc họp, ghi lý do, rồi sửa.")
        return redirect("meeting", found.meeting_id)
    form = CongressForm(
        request.POST or None, user=request.user, unit=found.unit, initial=of_congress(found)
    )
    status = None
    if form.is_valid():
        version = form.cleaned_data["version"]
        saved, status = act(
            form, actions.correct, of_congress, congress=found, version=version, by=request.user
        )
        if saved:
            messages.success(request, "Đã lưu đại hội.")
            return redirect("congress", found.pk)
    context = {"congress": found, "status": status}
    return page(request, "congresses/congresses/congress_edit.html", context, form)
