"""The roll call of a meeting."""

from django.contrib import messages
from django.shortcuts import redirect, render

from chibo.access import Permission, requires, scoped_or_404
from chibo.regulations import Conflict, Refused
from congresses.actions import rolls
from congresses.enums import SUMMONED, Presence
from congresses.forms import RollForm
from congresses.models import Meeting
from congresses.queries import counts_of, roll_of


@requires(Permission.EDIT_GATHERINGS)
def meeting_roll(request, pk):
    """Everybody present until marked; one save for the whole roll."""
    meeting = scoped_or_404(Meeting, request, Permission.EDIT_GATHERINGS, pk=pk)
    if not meeting.is_open:
        messages.warning(request, "Cuộc họp đã khóa, danh sách điểm danh không đổi nữa.")
        return redirect("meeting", meeting.pk)
    form = RollForm(meeting, roll_of(meeting), request.POST or None)
    status = 200
    if request.method == "POST":
        status = _take(form, meeting, request.user)
        if status == 200:
            messages.success(request, "Đã lưu điểm danh.")
            return redirect("meeting", meeting.pk)
    return render(
        request,
        "congresses/rolls/meeting_roll.html",
        {
            "meeting": meeting,
            "form": form,
            "counts": counts_of(meeting, form.lines),
            "marks": [(p, p.label) for p in SUMMONED],
            "others": [Presence.AWAY, Presence.SUSPENDED],
        },
        status=status,
    )


def _take(form, meeting, user):
    try:
        rolls.take_roll(meeting=meeting, by=user, **form.given())
    except Refused as refused:
        form.error = " ".join(map(str, refused.findings))
        return 422
    except Conflict as conflict:
        form.meet(roll_of(conflict.current), conflict.current.version)
        return 409
    return 200
