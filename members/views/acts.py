"""Acts on one member, each a page with one form."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from chibo.access import Permission, requires, scoped_or_404
from members.actions import members as actions
from members.forms import BirthDateForm, RecogniseForm, RevealForm
from members.models import SEALED, Member
from members.queries import probation

from .files import on_standing_record

P = Permission


@requires(P.EDIT_MEMBERS)
@on_standing_record
def member_recognise(request, pk):
    """Probation is over: the date is offered, the person confirms it."""
    shown = scoped_or_404(Member, request, P.EDIT_MEMBERS, pk=pk)
    ahead = probation(shown)
    if ahead is None:
        raise Http404
    form = RecogniseForm(
        request.POST or None,
        user=request.user,
        unit=shown.unit,
        initial={
            "version": shown.version,
            "official_on": ahead.ends_on,
            "official_at": shown.unit.name,
        },
    )
    if request.method == "POST" and form.is_valid():
        asked = {"member": shown, "by": request.user, **form.cleaned_data}
        if form.attempt(actions.recognise, **asked):
            messages.success(request, f"Đã ghi công nhận chính thức đồng chí {shown}.")
            return redirect("member", pk)
    context = {"form": form, "shown": shown, "probation": ahead}
    return render(request, "members/acts/member_recognise.html", context)


@requires(P.EDIT_MEMBERS)
@on_standing_record
def member_birth_date(request, pk):
    """The one way a birth date changes (M11)."""
    shown = scoped_or_404(Member, request, P.EDIT_MEMBERS, pk=pk)
    form = BirthDateForm(
        request.POST or None,
        user=request.user,
        unit=shown.unit,
        initial={"version": shown.version},
    )
    if request.method == "POST" and form.is_valid():
        asked = dict(form.cleaned_data)
        asked["birth_date"], asked["birth_precision"] = asked.pop("birth")
        if form.attempt(actions.correct_birth_date, member=shown, by=request.user, **asked):
            messages.success(request, f"Đã đính chính ngày sinh đồng chí {shown}.")
            return redirect("member", pk)
    return render(request, "members/acts/member_birth_date.html", {"form": form, "shown": shown})


@requires(P.REVEAL_MEMBERS)
def member_reveal(request, pk, field):
    """A masked field, opened once against a reason; the next visit masks it again."""
    shown = scoped_or_404(Member, request, P.REVEAL_MEMBERS, pk=pk)
    if field not in SEALED:
        raise Http404
    form = RevealForm(request.POST or None, user=request.user, unit=shown.unit)
    text = None
    if request.method == "POST" and form.is_valid():
        text = form.attempt(
            actions.reveal, member=shown, field=field, by=request.user, **form.cleaned_data
        )
    return render(
        request,
        "members/acts/member_reveal.html",
        {"form": form, "shown": shown, "field": field, "label": SEALED[field], "text": text},
    )
