"""A member's life: the whole of it, and each step written, corrected or taken back."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from chibo.access import Permission, requires, scoped_or_404
from members.actions import events as actions
from members.enums import ACTS, ENDS, LEAVING, LEAVING_THE_PARTY, ROAD, Step
from members.forms import AnnulForm, RevealDisciplineForm, other_cells
from members.models import Event, Member
from members.queries import SLIPS, disciplines_of, hinted_rule, life_of, probation

from .files import file_of, on_standing_record
from .steps import act_form, in_words, sent, step_form

P = Permission
# Recognition has a page of its own, which offers the date.
TAKEN = {step for steps in ACTS.values() for step in steps} - {Step.RECOGNISED}


OUT_OF_REACH = (
    "Chi bộ nhận nằm ngoài phạm vi của đồng chí: văn phòng cấp ủy cấp trên ghi việc này. Chuyển ra "
    "ngoài hệ thống thì ghi “Chuyển sinh hoạt chính thức đi nơi khác”."
)


@dataclass(frozen=True)
class Offer:
    """A step that may be written, or the sentence that says why not now."""

    step: Step
    why_not: str = ""


@requires(P.READ_MEMBERS)
@require_GET
def member_life(request, pk):
    """Everything that happened, latest first, and what can be written next."""
    shown = scoped_or_404(Member, request, P.READ_MEMBERS, pk=pk)
    life = list(life_of(shown))
    return render(
        request,
        "members/events/member_life.html",
        {
            **file_of(request, shown),
            "life": [
                (event, _may_change(event), _has_slip(request.user, event))
                for event in reversed(life)
            ],
            "stays": shown.affiliations.select_related("unit").order_by("-valid"),
            "offices": shown.offices.select_related("unit").order_by("-valid"),
            "offers": list(_offers(request.user, shown, life)),
            "may_reveal": request.user.may(P.REVEAL_MEMBERS, shown.unit),
        },
    )


@requires(P.EDIT_MEMBERS)
@on_standing_record
def member_step(request, pk, step):
    """Write down one step of the life."""
    shown = scoped_or_404(Member, request, P.EDIT_MEMBERS, pk=pk)
    if step not in TAKEN:
        raise Http404
    form = step_form(request, shown, step)
    if sent(request, form, actions.record, member=shown, kind=Step(step)):
        messages.success(request, f"Đã ghi: {in_words(step)}.")
        return redirect("member_life", pk)
    context = _context(form, shown, step, timezone.localdate())
    return render(request, "members/events/member_step.html", context)


@requires(P.EDIT_MEMBERS)
def event_amend(request, pk):
    """It happened otherwise: annulled and written again in one act."""
    event, shown = _event_of(request, pk)
    if event.kind not in TAKEN:
        raise Http404
    form = step_form(request, shown, event.kind, event)
    if sent(request, form, actions.amend, event=event):
        messages.success(request, f"Đã sửa: {in_words(event.kind)}.")
        return redirect("member_life", shown.pk)
    context = _context(form, shown, event.kind, event.on) | {
        "event": event,
        "may_reveal": request.user.may(P.REVEAL_MEMBERS, shown.unit),
    }
    return render(request, "members/events/event_amend.html", context)


@requires(P.EDIT_MEMBERS)
def event_annul(request, pk):
    """It never happened."""
    event, shown = _event_of(request, pk)
    form = act_form(AnnulForm, request, shown)
    if sent(request, form, actions.annul, event=event):
        messages.success(request, f"Đã bỏ: {in_words(event.kind)}.")
        return redirect("member_life", shown.pk)
    context = {"form": form, "shown": shown, "event": event}
    return render(request, "members/events/event_annul.html", context)


@requires(P.REVEAL_MEMBERS)
def event_reveal(request, pk):
    """What a discipline says, opened once against a reason; the next visit masks it again.

    Whoever keeps the member's book today may ask, wherever the decision was made.
    """
    mine = disciplines_of(Member.visible_to(request.user, P.REVEAL_MEMBERS))
    event = get_object_or_404(mine, pk=pk)
    form = RevealDisciplineForm(request.POST or None, user=request.user, unit=event.member.unit)
    opened = None
    if request.method == "POST" and form.is_valid():
        opened = form.attempt(
            actions.reveal_discipline, event=event, by=request.user, **form.cleaned_data
        )
    return render(
        request,
        "members/events/event_reveal.html",
        {"form": form, "shown": event.member, "event": event, "opened": opened},
    )


def _context(form, shown, step, on):
    """What the pages of a step show; its hint tells the rule of the day `on`, and the Party age."""
    return {
        "form": form,
        "shown": shown,
        "step": Step(step),
        "rule": hinted_rule(step, on),
        "party_age": shown.party_age(timezone.localdate()),
        "gives_up": shown.get_party_post_display() if step in (Step.MOVED, *LEAVING) else "",
    }


def _event_of(request, pk):
    """A standing step of a member's own life, and the member; else 404."""
    event = scoped_or_404(Event, request, P.EDIT_MEMBERS, pk=pk)
    shown = event.member
    if shown is None or event not in life_of(shown):
        raise Http404
    return event, scoped_or_404(Member, request, P.EDIT_MEMBERS, pk=shown.pk)


def _may_change(event):
    """The way in is closed once somebody is a member; the rest may be corrected."""
    return event.member_id is not None and event.kind not in ROAD


def _has_slip(user, event):
    """Whether this person may take the data of its slip, of which the cell that was left tells."""
    return event.kind in SLIPS and user.may(P.READ_MEMBERS, event.unit)


def _offers(user, shown, life):
    """(heading, offers) for each group of steps; what cannot be now, or by them, says why."""
    spell = shown.spells.on(timezone.localdate()).first()
    last = {Step(event.kind) for event in life}
    for heading, steps in ACTS.items():
        offers = [Offer(step, _why_not(step, shown, spell, life)) for step in steps]
        if heading.startswith("Trong thời gian dự bị") and not probation(shown):
            continue
        offers = [offer for offer in offers if _fits(offer.step, spell, last)]
        offers = [_within_reach(offer, user, shown) for offer in offers]
        if offers:
            yield heading, offers


def _fits(step, spell, taken):
    """Whether the step could be the next at all, given whether the member is on a roll."""
    gone = {Step.ARRIVED, Step.READMITTED, Step.RECEIVED}
    if spell is None:
        return step in gone or step == Step.BADGE
    if step in gone:
        return False
    return step not in ENDS or _running(spell, ENDS[step], taken)


def _running(spell, start, taken):
    return {
        Step.EXEMPTED: spell.exempt,
        Step.SUSPENDED: spell.suspended,
        Step.AWAY: Step.AWAY in taken,
    }[start]


def _within_reach(offer, user, shown):
    """A move needs another cell in which this person keeps the register."""
    if offer.step == Step.MOVED and not other_cells(user, shown.unit).exists():
        return Offer(offer.step, OUT_OF_REACH)
    return offer


def _why_not(step, shown, spell, life):
    if step == Step.EXPELLED and spell and spell.status != "official":
        return "Đảng viên dự bị không khai trừ; ghi xóa tên."
    left = [event for event in life if event.kind in LEAVING_THE_PARTY]
    if step == Step.READMITTED and not left:
        return "Chỉ dành cho người đã ra khỏi Đảng."
    if step == Step.EXEMPTED and spell and spell.exempt:
        return "Đang được miễn."
    if step == Step.SUSPENDED and spell and spell.suspended:
        return "Đang bị đình chỉ."
    return ""
