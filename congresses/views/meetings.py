"""Meetings: the year at a glance, one meeting, writing it down, closing it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from chibo.access import Permission, requires, scoped_or_404
from chibo.queries import sentences
from chibo.regulations import Conflict, Refused
from chibo.vietnamese.numbers import whole
from congresses.actions import meetings as actions
from congresses.enums import MeetingKind, MeetingState
from congresses.forms import MeetingForm, ReopenForm
from congresses.forms.meetings import begin, days_before, days_since, of_meeting
from congresses.models import Meeting
from congresses.queries import counts_of, last_meeting, leader_of, roll_of, year_of

from .choosing import cell_to_write, cells_shown, chosen_year, matching, required_cell
from .writing import act, page

READ, EDIT = Permission.READ_GATHERINGS, Permission.EDIT_GATHERINGS
PAGE = 50


@requires(READ)
def meetings(request):
    """The meetings of the working unit in a year: which months have theirs, and the list."""
    today = timezone.localdate()
    year = chosen_year(request, today)
    visible = Meeting.visible_to(request.user, READ).of(request.unit).filter(held_on__year=year)
    found = matching(visible, request.GET).select_related("unit", "chair").latest_first()
    cells = cells_shown(request)
    every = list(visible)
    return render(
        request,
        "congresses/meetings/meetings.html",
        {
            "page": Paginator(found, PAGE).get_page(request.GET.get("trang")),
            "years": [(cell, *year_of(cell, every, year, today)) for cell in cells],
            "year": year,
            "this_year": today.year,
            "kinds": MeetingKind.choices,
            "states": MeetingState.choices,
            "cell": cell_to_write(request),
            "today": today,
        },
    )


@requires(EDIT)
def meeting_add(request):
    """A new meeting of the cell whose books the person keeps."""
    today = timezone.localdate()
    cell = required_cell(request)
    form = MeetingForm(
        request.POST or None,
        user=request.user,
        unit=cell,
        days=days_before(today),
        initial=_beginning(request, cell, today),
    )
    status = None
    if form.is_valid():
        meeting, status = act(form, actions.open_meeting, of_meeting, unit=cell, by=request.user)
        if meeting:
            messages.success(request, f"Đã ghi “{meeting}”. Bây giờ có thể điểm danh.")
            return redirect("meeting_roll", meeting.pk)
    context = {"cell": cell, "status": status}
    return page(request, "congresses/meetings/meeting_add.html", context, form)


def _beginning(request, cell, today):
    initial = begin(last_meeting(cell), today, leader_of(cell, today))
    if request.GET.get("loai") in MeetingKind.values:
        initial["kind"] = request.GET["loai"]
    return initial | ({"held_on": request.GET["ngay"]} if "ngay" in request.GET else {})


@requires(READ)
def meeting(request, pk):
    """One meeting: its particulars, who came, what counts."""
    found = scoped_or_404(Meeting, request, READ, pk=pk)
    return _detail(request, found)


def _detail(request, found, *, asked=(), status=200):
    roll = roll_of(found)
    return render(
        request,
        "congresses/meetings/meeting.html",
        {
            "meeting": found,
            "congress": getattr(found, "congress", None),
            "roll": roll,
            "taken": bool(roll) and all(line.marked for line in roll),
            "counts": counts_of(found, roll),
            "guests": found.guests.all(),
            "may_edit": request.user.may(EDIT, found.unit),
            "reopen": ReopenForm(user=request.user, initial={"version": found.version}),
            "asked": asked,
        },
        status=status,
    )


@requires(READ)
def meeting_history(request, pk):
    """Who wrote what about the meeting, its roll and its guests."""
    found = scoped_or_404(Meeting, request, READ, pk=pk)
    history = sentences(found, *found.attendances.all(), *found.guests.all())
    return render(
        request,
        "congresses/meetings/meeting_history.html",
        {"meeting": found, "history": history},
    )


@requires(EDIT)
def meeting_edit(request, pk):
    """Other particulars of an open meeting; those of a congress are on the congress's page."""
    found = scoped_or_404(Meeting, request, EDIT, pk=pk)
    if found.is_congress and hasattr(found, "congress"):
        return redirect("congress_edit", found.congress.pk)
    if not found.is_open:
        messages.warning(request, "Cuộc họp đã khóa. Hãy mở lại, ghi lý do, rồi sửa.")
        return redirect("meeting", found.pk)
    form = MeetingForm(
        request.POST or None,
        user=request.user,
        unit=found.unit,
        days=days_since(found.held_on),
        initial=of_meeting(found),
    )
    status = None
    if form.is_valid():
        saved, status = act(form, actions.correct, of_meeting, **_sent(form, found, request))
        if saved:
            messages.success(request, "Đã lưu cuộc họp.")
            return redirect("meeting", found.pk)
    context = {"meeting": found, "status": status}
    return page(request, "congresses/meetings/meeting_edit.html", context, form)


def _sent(form, found, request):
    return {"meeting": found, "version": form.cleaned_data["version"], "by": request.user}


@requires(EDIT)
@require_POST
def meeting_close(request, pk):
    """Freeze the roll; what is unusual is asked about first."""
    found = scoped_or_404(Meeting, request, EDIT, pk=pk)
    try:
        actions.close_meeting(
            meeting=found,
            version=_version(request),
            confirmed="confirmed" in request.POST,
            by=request.user,
        )
    except Refused as refused:
        if refused.confirmable:
            return _detail(request, found, asked=refused.findings, status=422)
        messages.error(request, " ".join(map(str, refused.findings)))
    except Conflict:
        messages.warning(request, "Có người vừa sửa cuộc họp này. Hãy xem lại rồi khóa.")
    else:
        messages.success(request, "Đã khóa cuộc họp. Danh sách điểm danh giữ nguyên từ nay.")
    return redirect("meeting", found.pk)


@requires(EDIT)
@require_POST
def meeting_reopen(request, pk):
    """Let a closed meeting be corrected, for a reason that stays with it."""
    found = scoped_or_404(Meeting, request, EDIT, pk=pk)
    try:
        actions.reopen(
            meeting=found,
            reason=request.POST.get("reason", ""),
            version=_version(request),
            by=request.user,
        )
    except Refused as refused:
        messages.error(request, " ".join(map(str, refused.findings)))
    except Conflict:
        messages.warning(request, "Có người vừa sửa cuộc họp này. Hãy xem lại.")
    else:
        messages.success(request, "Đã mở lại cuộc họp.")
    return redirect("meeting", found.pk)


def _version(request):
    sent = whole(request.POST.get("version"))
    return -1 if sent is None else sent
