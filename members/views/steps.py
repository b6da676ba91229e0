"""Steps of a member on probation, each a page with one form."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from chibo.access import Permission, requires, scoped_or_404
from members.actions import steps as actions
from members.enums import Step
from members.forms import StepForm
from members.models import Member
from members.queries import vote_base

P = Permission
TAKEN = (Step.MENTORED, Step.TAUGHT, Step.PROPOSED)


@requires(P.EDIT_MEMBERS)
def member_step(request, pk, step):
    """The mentor, the class for new members, the cell's proposal of recognition."""
    shown = scoped_or_404(Member, request, P.EDIT_MEMBERS, pk=pk)
    if step not in TAKEN:
        raise Http404
    form = StepForm(
        request.POST or None,
        kind=step,
        user=request.user,
        unit=shown.unit,
        initial={
            "version": shown.version,
            "votes_base": vote_base(shown.unit, timezone.localdate()),
        },
    )
    if request.method == "POST" and form.is_valid():
        asked = {"member": shown, "kind": Step(step), "by": request.user, **form.cleaned_data}
        if form.attempt(actions.record, **asked):
            messages.success(request, f"Đã ghi: {Step(step).label.lower()}.")
            return redirect("member", pk)
    context = {"form": form, "shown": shown, "step": Step(step)}
    return render(request, "members/steps/member_step.html", context)
