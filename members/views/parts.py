"""One part of a member's record at a time."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from chibo.access import Permission, requires, scoped_or_404
from members.actions import members as actions
from members.forms import PARTS, PartForm
from members.models import Member
from members.queries import differences

from .files import on_standing_record

P = Permission


@requires(P.EDIT_MEMBERS)
@on_standing_record
def member_part(request, pk, part):
    """Correct one part. Another's change in between is shown beside what was typed; 409."""
    shown = scoped_or_404(Member, request, P.EDIT_MEMBERS, pk=pk)
    if part not in PARTS:
        raise Http404
    form = PartForm(
        request.POST or None, instance=shown, user=request.user, unit=request.unit, part=part
    )
    if request.method == "POST" and form.is_valid():
        saved = form.attempt(actions.correct, member=shown, by=request.user, **form.for_action())
        if saved:
            messages.success(request, f"Đã lưu phần {PARTS[part][0].lower()}.")
            return redirect("member", pk)
    return render(
        request,
        "members/parts/member_part.html",
        {
            "form": form,
            "shown": shown,
            "part": part,
            "parts": [(slug, title) for slug, (title, *_) in PARTS.items()],
            "differences": differences(form.current, form.cleaned_data) if form.current else [],
        },
        status=409 if form.current else 200,
    )
