"""The steps of a resolution's life: adopted, issued, replaced, withdrawn. One page for all."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from chibo.access import Permission, requires, scoped_or_404
from chibo.regulations import Conflict, Refused
from resolutions.actions import resolutions as actions
from resolutions.enums import State
from resolutions.forms.resolutions import (
    AdoptForm,
    IssueForm,
    ReplaceForm,
    WithdrawForm,
    likely_meeting,
)
from resolutions.models import Resolution
from resolutions.queries.resolutions import doubtful_targets, next_number_of

EDIT = Permission.EDIT_RESOLUTIONS


@requires(EDIT)
def resolution_adopt(request, pk):
    """Record the vote, or correct what was recorded."""
    edited = scoped_or_404(Resolution, request, EDIT, pk=pk)
    form = AdoptForm(
        request.POST or None, initial=_adoption(edited), user=request.user, resolution=edited
    )
    verb = actions.adopt if edited.state == State.DRAFT else actions.correct_adoption
    title, said = "Ghi nhận thông qua", "Đã ghi nhận nghị quyết được thông qua."
    if edited.adopted_on:
        title = "Sửa ghi nhận thông qua"
        said = "Đã sửa ghi nhận thông qua; bản cũ còn trong lịch sử."
    if _taken(request, form, verb):
        return _next(request, edited, said)
    return _page(request, edited, form, title, "Ghi nhận", about="adoption")


def _adoption(resolution):
    """What the form begins with: what is on record, else what is likely."""
    votes = ("votes_for", "votes_against", "votes_other")
    return {name: getattr(resolution, name) for name in votes} | {
        "on": resolution.adopted_on or resolution.dated_on or timezone.localdate(),
        "meeting": likely_meeting(resolution),
    }


@requires(EDIT)
def resolution_issue(request, pk):
    """Number and freeze."""
    edited = scoped_or_404(Resolution, request, EDIT, pk=pk)
    day = edited.dated_on or timezone.localdate()
    form = IssueForm(
        request.POST or None,
        initial={"number": next_number_of(edited, day), "dated_on": day},
        user=request.user,
        resolution=edited,
    )
    if _taken(request, form, actions.issue):
        edited.refresh_from_db()
        said = f"Đã ban hành {edited.full_number}. Bản in đã được giữ nguyên."
        return _next(request, edited, said)
    doubtful = doubtful_targets(edited)
    return _page(request, edited, form, "Ban hành nghị quyết", "Ban hành", doubtful, "issue")


@requires(EDIT)
def resolution_replace(request, pk):
    """Another issued resolution takes its place."""
    edited = scoped_or_404(Resolution, request, EDIT, pk=pk)
    form = ReplaceForm(request.POST or None, user=request.user, resolution=edited)
    if _taken(request, form, actions.replace):
        return _next(request, edited, "Đã ghi nghị quyết được thay thế; bản cũ vẫn đọc được.")
    return _page(request, edited, form, "Thay thế nghị quyết", "Ghi thay thế")


@requires(EDIT)
def resolution_withdraw(request, pk):
    """No longer in force."""
    edited = scoped_or_404(Resolution, request, EDIT, pk=pk)
    form = WithdrawForm(request.POST or None, user=request.user, resolution=edited)
    if _taken(request, form, actions.withdraw):
        return _next(request, edited, "Đã thu hồi; bản cũ vẫn đọc được, có ghi dấu.")
    return _page(request, edited, form, "Thu hồi nghị quyết", "Thu hồi")


def _taken(request, form, verb):
    """Whether the step was taken; what is against it stands in the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        verb(resolution=form.resolution, by=request.user, **form.arguments)
    except Refused as refused:
        form.add_findings(refused)
        return False
    except Conflict as conflict:
        form.meet(conflict.current)
        return False
    return True


def _next(request, resolution, said):
    messages.success(request, said)
    return redirect("resolution", resolution.pk)


def _page(request, resolution, form, title, button, doubtful=(), about=""):
    return render(
        request,
        "resolutions/resolutions/resolution_step.html",
        {
            "resolution": resolution,
            "form": form,
            "title": title,
            "button": button,
            "doubtful": doubtful,
            "about": about,
        },
        status=_status(form),
    )


def _status(form):
    if form.acts is not None:
        return 409
    return 422 if form.is_bound else 200
