"""Those on the way into the Party: the list, one way, and each of its steps."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from chibo.access import Permission, requires, scoped_or_404
from members.actions import candidates as actions
from members.enums import Step
from members.forms import AnnulForm, CorrectCandidateForm, EnlistForm
from members.models import Candidate, Event, Member
from members.queries import candidates_listed, check_list, road_of, roads

from .steps import act_form, in_words, sent, step_form

P = Permission
PAGE = 50
TAKEN = (*(step for step in actions.ROAD if step != Step.LISTED), Step.DROPPED)


@requires(P.READ_MEMBERS)
@require_GET
def candidates(request):
    """Everybody the cell helps on, and how far they have come; `?xong=1` shows who is through."""
    ended = "xong" in request.GET
    found = candidates_listed(request.user, request.unit, ended=ended)
    page = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    return render(
        request,
        "members/candidates/candidates.html",
        {
            "ended": ended,
            "page": page,
            "roads": roads(page.object_list),
            "may_edit": request.user.may(P.EDIT_MEMBERS, request.unit),
        },
    )


@requires(P.EDIT_MEMBERS)
def candidate_add(request):
    """Somebody new on the list."""
    form = EnlistForm(request.POST or None, user=request.user, unit=request.unit)
    if added := sent(request, form, actions.enlist):
        messages.success(request, f"Đã đưa {added} vào danh sách.")
        return redirect("candidate", added.pk)
    return render(request, "members/candidates/candidate_add.html", {"form": form})


@requires(P.READ_MEMBERS)
@require_GET
def candidate(request, pk):
    """One person's way in, step by step, with the next one to take."""
    shown = scoped_or_404(Candidate, request, P.READ_MEMBERS, pk=pk)
    return render(
        request,
        "members/candidates/candidate.html",
        {
            "shown": shown,
            "road": road_of(shown),
            "held": check_list(shown),
            "today": timezone.localdate(),
            "may_edit": request.user.may(P.EDIT_MEMBERS, shown.unit),
            "may_open": Member.visible_to(request.user).filter(pk=shown.member_id).exists(),
        },
    )


@requires(P.EDIT_MEMBERS)
def candidate_edit(request, pk):
    """Correct who the person is."""
    shown = scoped_or_404(Candidate, request, P.EDIT_MEMBERS, pk=pk)
    form = CorrectCandidateForm(
        request.POST or None, instance=shown, user=request.user, unit=request.unit
    )
    if sent(request, form, actions.correct, candidate=shown):
        messages.success(request, f"Đã sửa thông tin của {shown}.")
        return redirect("candidate", pk)
    return render(request, "members/candidates/candidate_edit.html", {"form": form, "shown": shown})


@requires(P.EDIT_MEMBERS)
def candidate_step(request, pk, step):
    """Write down one step. The ceremony leads on to the member's record."""
    shown = scoped_or_404(Candidate, request, P.EDIT_MEMBERS, pk=pk)
    if step not in TAKEN:
        raise Http404
    form = step_form(request, shown, step)
    act = _admit if step == Step.CEREMONY else partial(actions.record, kind=Step(step))
    if done := sent(request, form, act, candidate=shown):
        messages.success(request, f"Đã ghi: {in_words(step)}.")
        return redirect("member" if step == Step.CEREMONY else "candidate", done.pk)
    context = {"form": form, "shown": shown, "step": Step(step), "road": road_of(shown)}
    if step == Step.VOTED:
        context["held"] = check_list(shown)
    return render(request, "members/candidates/candidate_step.html", context)


@requires(P.EDIT_MEMBERS)
def step_amend(request, pk):
    """A step happened otherwise: annulled and written again in one act."""
    event, shown = _step_of(request, pk)
    form = step_form(request, shown, event.kind, event)
    if sent(request, form, actions.amend, event=event):
        messages.success(request, f"Đã sửa: {in_words(event.kind)}.")
        return redirect("candidate", shown.pk)
    context = {"form": form, "shown": shown, "step": Step(event.kind), "road": road_of(shown)}
    return render(request, "members/candidates/step_amend.html", context | {"event": event})


@requires(P.EDIT_MEMBERS)
def step_annul(request, pk):
    """A step never happened."""
    event, shown = _step_of(request, pk)
    form = act_form(AnnulForm, request, shown)
    if sent(request, form, actions.annul, event=event):
        messages.success(request, f"Đã bỏ: {in_words(event.kind)}.")
        return redirect("candidate", shown.pk)
    context = {"form": form, "shown": shown, "event": event}
    return render(request, "members/candidates/step_annul.html", context)


def _step_of(request, pk):
    """A standing step of somebody who is still on the way, and that person; else 404."""
    event = scoped_or_404(Event, request, P.EDIT_MEMBERS, pk=pk)
    if event.candidate is None or event not in road_of(event.candidate).steps[Step(event.kind)]:
        raise Http404
    return event, event.candidate


def _admit(*, person=None, person_name="", note="", **arguments):
    return actions.admit(mentor=person, mentor_name=person_name, **arguments)
