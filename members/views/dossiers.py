"""The check-list of a dossier: a member's, or that of somebody on the way into the Party."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from chibo.access import Permission, requires, scoped_or_404
from members.actions import dossiers as actions
from members.forms import DossierForm
from members.models import Candidate, Member
from members.queries import check_list

from .files import file_of, on_standing_record

P = Permission


@requires(P.READ_MEMBERS)
@require_GET
def member_dossier(request, pk):
    """Which papers are there, which are missing."""
    shown = scoped_or_404(Member, request, P.READ_MEMBERS, pk=pk)
    return render(
        request,
        "members/dossiers/member_dossier.html",
        {
            **file_of(request, shown),
            "held": check_list(shown),
            "query": request.GET.urlencode(),
        },
    )


@requires(P.EDIT_MEMBERS)
@on_standing_record
def dossier_check(request, pk):
    """Hold the dossier against its list; all lines are saved at once."""
    shown = scoped_or_404(Member, request, P.EDIT_MEMBERS, pk=pk)
    return _check(request, shown, "member_dossier")


@requires(P.READ_MEMBERS)
@require_GET
def candidate_dossier(request, pk):
    """Which papers of admission are there, which are missing."""
    shown = scoped_or_404(Candidate, request, P.READ_MEMBERS, pk=pk)
    return render(
        request,
        "members/dossiers/candidate_dossier.html",
        {
            "shown": shown,
            "held": check_list(shown),
            "may_edit": shown.member_id is None and request.user.may(P.EDIT_MEMBERS, shown.unit),
        },
    )


@requires(P.EDIT_MEMBERS)
def candidate_dossier_check(request, pk):
    """Hold the papers of admission against their list, all lines at once."""
    shown = scoped_or_404(Candidate, request, P.EDIT_MEMBERS, pk=pk)
    return _check(request, shown, "candidate_dossier")


def _check(request, shown, back):
    held = check_list(shown)
    form = DossierForm(
        request.POST or None,
        lines=held.lines,
        user=request.user,
        unit=shown.unit,
        initial={"version": held.version, "checked_on": held.checked_on},
    )
    if request.method == "POST" and form.is_valid():
        asked = {"owner": shown, "by": request.user, **form.for_action()}
        if form.attempt(actions.check, **asked):
            messages.success(request, "Đã lưu thành phần hồ sơ.")
            return redirect(back, shown.pk)
    context = {"form": form, "shown": shown, "held": held, "back": reverse(back, args=[shown.pk])}
    return render(request, "members/dossiers/dossier_check.html", context)
