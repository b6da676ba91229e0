"""The check-list of a member's dossier."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from chibo.access import Permission, requires, scoped_or_404
from members.actions import dossiers as actions
from members.forms import DossierForm
from members.models import Member
from members.queries import check_list

from .files import file_of

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
def dossier_check(request, pk):
    """Hold the dossier against its list; all lines are saved at once."""
    shown = scoped_or_404(Member, request, P.EDIT_MEMBERS, pk=pk)
    held = check_list(shown)
    form = DossierForm(
        request.POST or None,
        lines=held.lines,
        user=request.user,
        unit=shown.unit,
        initial={"version": held.version, "checked_on": held.checked_on},
    )
    if request.method == "POST" and form.is_valid():
        asked = {"member": shown, "by": request.user, **form.for_action()}
        if form.attempt(actions.check, **asked):
            messages.success(request, "Đã lưu thành phần hồ sơ.")
            return redirect("member_dossier", pk)
    context = {"form": form, "shown": shown, "held": held}
    return render(request, "members/dossiers/dossier_check.html", context)
