"""One page for everything printed about the members of a unit, and the files themselves."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from chibo.access import Permission, requires, scoped_or_404
from chibo.exports import PRINTERS, printed
from chibo.models import Unit
from members.actions import papers as actions
from members.documents import REGISTERS, STATISTICS, slip
from members.forms import MemberSheetForm, SlipForm, paper_form, paper_forms
from members.models import Event, Member
from members.queries import has_slip, slip_of

P = Permission


@requires(P.READ_MEMBERS)
@require_GET
def member_papers(request):
    """The papers of the working unit, each with what it asks for."""
    return _page(request, request.unit)


@requires(P.READ_MEMBERS)
@require_GET
def member_register(request, pk, paper, kind):
    """A register with names; whoever takes it away is recorded."""
    unit = scoped_or_404(Unit, request, P.READ_MEMBERS, pk=pk)
    form = _form(request, unit, REGISTERS, paper, kind)
    drawn = form.is_valid() and form.attempt(
        actions.hand_out, paper=paper, unit=unit, kind=kind, by=request.user, **form.asked()
    )
    return _answer(request, unit, paper, kind, form, drawn)


@requires(P.READ_FIGURES)
@require_GET
def member_statistics(request, pk, paper, kind):
    """A form of figures, without names."""
    unit = scoped_or_404(Unit, request, P.READ_FIGURES, pk=pk)
    form = _form(request, unit, STATISTICS, paper, kind)
    drawn = form.is_valid() and form.attempt(
        STATISTICS[paper].draw,
        unit=unit,
        by=request.user,
        today=timezone.localdate(),
        **form.asked(),
    )
    return _answer(request, unit, paper, kind, form, drawn)


@requires(P.READ_MEMBERS)
def member_sheet(request, pk):
    """Form 2-HSĐV of one member; what is masked is printed only against a reason."""
    shown = scoped_or_404(Member, request, P.READ_MEMBERS, pk=pk)
    may_reveal = request.user.may(P.REVEAL_MEMBERS, shown.unit)
    form = MemberSheetForm(
        request.POST or None, user=request.user, unit=shown.unit, may_reveal=may_reveal
    )
    if request.method == "POST" and form.is_valid():
        drawn = form.attempt(
            actions.hand_out_sheet, member=shown, by=request.user, **form.cleaned_data
        )
        if drawn:
            return printed(drawn, f"phieu-dang-vien-{pk}", form.cleaned_data["kind"])
    return render(
        request,
        "members/papers/member_sheet.html",
        {"form": form, "shown": shown, "may_reveal": may_reveal, "section": "members"},
        status=422 if form.errors else 200,
    )


@requires(P.READ_MEMBERS)
def member_slip(request, pk):
    """The data for a slip of transfer that is still to be written."""
    shown = scoped_or_404(Member, request, P.READ_MEMBERS, pk=pk)
    return _slip(request, shown)


@requires(P.READ_MEMBERS)
def event_slip(request, pk):
    """The same of a transfer or move on record, for whoever reads both its cell and the member."""
    event = scoped_or_404(Event, request, P.READ_MEMBERS, pk=pk)
    if not has_slip(event):
        raise Http404
    shown = scoped_or_404(Member, request, P.READ_MEMBERS, pk=event.member_id)
    return _slip(request, shown, event)


def _slip(request, shown, event=None):
    today = timezone.localdate()
    form = SlipForm(
        request.POST or None,
        user=request.user,
        unit=event.unit if event else shown.unit,
        member=shown,
        event=event,
        initial={"on": today},
    )
    if request.method == "POST" and form.is_valid():
        asked = {"member": shown, "event": event, "by": request.user, **form.cleaned_data}
        if drawn := form.attempt(actions.hand_out_slip, **asked):
            name = f"phieu-chuyen-sinh-hoat-{shown.pk}"
            return printed(drawn, name, form.cleaned_data["kind"])
    data = slip_of(shown, on=today, today=today, event=event)
    return render(
        request,
        "members/papers/member_slip.html",
        {
            "form": form,
            "shown": shown,
            "data": data,
            "lines": slip.lines(data),
            "section": "members",
        },
        status=422 if form.errors else 200,
    )


def _form(request, unit, papers, paper, kind):
    """What was asked for, of a paper and a kind of file that there are."""
    if paper not in papers or kind not in PRINTERS:
        raise Http404
    return paper_form(paper, papers[paper], request.GET, user=request.user, unit=unit)


def _answer(request, unit, paper, kind, form, drawn):
    """The file, or the page again with what stands against it."""
    if drawn:
        return printed(drawn, f"{paper}-{unit.code}", kind)
    return _page(request, unit, wrong={paper: form}, status=422)


def _page(request, unit, *, wrong=None, status=200):
    asked = {"user": request.user, "unit": unit, "forms": wrong or {}}
    names = request.user.may(P.READ_MEMBERS, unit)
    figures = request.user.may(P.READ_FIGURES, unit)
    return render(
        request,
        "members/papers/member_papers.html",
        {
            "of": unit,
            "registers": paper_forms(REGISTERS, **asked) if names else [],
            "statistics": paper_forms(STATISTICS, **asked) if figures else [],
            "section": "members",
        },
        status=status,
    )
