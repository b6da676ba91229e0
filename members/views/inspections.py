"""Inspection and supervision: the year of a cell, one of them, its steps."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from chibo.access import Permission, requires, scoped_or_404
from chibo.indicators import Period
from chibo.models import Unit
from chibo.queries import sentences
from chibo.vietnamese.numbers import whole
from members.actions import inspections as actions
from members.enums import InspectionStep
from members.forms import InspectionForm, InspectionPlanForm, InspectionStepForm, ReasonForm
from members.indicators.inspections import count_inspected, count_inspections
from members.models import Inspection, InspectionPlan, Member
from members.queries import inspection_stages, inspection_year, inspections_of, study_of

from .files import file_of
from .steps import sent

P = Permission
FIRST_YEAR = 1930


@requires(P.READ_MEMBERS)
@require_GET
def inspections(request):
    """The working unit's year: a cell's own plan, or how far each cell below has come."""
    today = timezone.localdate()
    year = whole(request.GET.get("nam")) or today.year
    year = year if FIRST_YEAR <= year <= today.year + 1 else today.year
    cells = Unit.visible_to(request.user, P.READ_MEMBERS).below(request.unit).cells()
    cells = list(cells.open(today).order_by("path"))
    if cells == [request.unit]:
        return inspection_plan(request, request.unit.pk, year)
    period = Period.year(year)
    done, seen = count_inspections(cells, period), count_inspected(cells, period)
    return render(
        request,
        "members/inspections/inspections.html",
        {
            "year": year,
            "today": today,
            "rows": [(cell, done[cell.pk], seen[cell.pk]) for cell in cells],
        },
    )


@requires(P.READ_MEMBERS)
@require_GET
def inspection_plan(request, pk, year):
    """What a cell planned for a year, how far each has come, who has not been seen yet."""
    cell, today = _cell(request, P.READ_MEMBERS, pk, year), timezone.localdate()
    return render(
        request,
        "members/inspections/inspection_plan.html",
        {
            "section": "inspections",
            "cell": cell,
            "year": year,
            "today": today,
            "shown": inspection_year(cell, year),
            "may_edit": request.user.may(P.EDIT_MEMBERS, cell),
        },
    )


@requires(P.EDIT_MEMBERS)
def inspection_plan_head(request, pk, year):
    """Number and date of the plan."""
    cell = _cell(request, P.EDIT_MEMBERS, pk, year)
    plan = InspectionPlan.visible_to(request.user, P.EDIT_MEMBERS).filter(unit=cell, year=year)
    plan = plan.first() or InspectionPlan(unit=cell, year=year)
    form = InspectionPlanForm(
        request.POST or None,
        instance=plan,
        user=request.user,
        unit=cell,
        initial={"version": plan.version},
    )
    if sent(request, form, actions.head, unit=cell, year=year):
        messages.success(request, f"Đã ghi kế hoạch năm {year}.")
        return redirect("inspection_plan", pk, year)
    context = {"section": "inspections", "form": form, "cell": cell, "year": year}
    return render(request, "members/inspections/inspection_plan_head.html", context)


@requires(P.EDIT_MEMBERS)
def inspection_add(request, pk, year):
    """One more in the plan of the year."""
    cell = _cell(request, P.EDIT_MEMBERS, pk, year)
    form = InspectionForm(request.POST or None, user=request.user, unit=cell, year=year)
    if request.method == "POST" and form.is_valid():
        asked = {"unit": cell, "year": year, "by": request.user}
        if added := form.attempt(actions.schedule, **asked, **form.for_action()):
            messages.success(request, "Đã đưa vào kế hoạch.")
            return redirect("inspection", added.pk)
    context = {"section": "inspections", "form": form, "cell": cell, "year": year}
    return render(request, "members/inspections/inspection_add.html", context)


@requires(P.READ_MEMBERS)
@require_GET
def inspection(request, pk):
    """One inspection: whom it is about, its steps, its conclusion."""
    shown = scoped_or_404(Inspection, request, P.READ_MEMBERS, pk=pk)
    return render(
        request,
        "members/inspections/inspection.html",
        {
            "section": "inspections",
            "shown": shown,
            "stages": inspection_stages(shown),
            "history": sentences(shown),
            "people": Member.visible_to(request.user)
            .filter(inspected__in=shown.inspected.once())
            .walked(),
            "may_edit": request.user.may(P.EDIT_MEMBERS, shown.plan.unit),
        },
    )


@requires(P.EDIT_MEMBERS)
def inspection_edit(request, pk):
    """Other content, time, team or members."""
    shown = scoped_or_404(Inspection, request, P.EDIT_MEMBERS, pk=pk)
    form = InspectionForm(
        request.POST or None,
        instance=shown,
        user=request.user,
        unit=shown.plan.unit,
        year=shown.plan.year,
    )
    if request.method == "POST" and form.is_valid():
        asked = {"inspection": shown, "by": request.user, **form.for_action()}
        if form.attempt(actions.amend, **asked):
            messages.success(request, "Đã sửa.")
            return redirect("inspection", pk)
    context = {"section": "inspections", "form": form, "shown": shown}
    return render(request, "members/inspections/inspection_edit.html", context)


@requires(P.EDIT_MEMBERS)
def inspection_step(request, pk, step):
    """The day of one step, and what is written down with it."""
    shown = scoped_or_404(Inspection, request, P.EDIT_MEMBERS, pk=pk)
    if step not in InspectionStep.values:
        raise Http404
    written = actions.WRITTEN[InspectionStep(step)]
    form = InspectionStepForm(
        request.POST or None,
        step=step,
        user=request.user,
        unit=shown.plan.unit,
        initial={"version": shown.version, "on": shown.day(step)}
        | {name: getattr(shown, name) for name in written},
    )
    if sent(request, form, actions.take_step, inspection=shown, step=InspectionStep(step)):
        messages.success(request, f"Đã ghi: {InspectionStep(step).label.lower()}.")
        return redirect("inspection", pk)
    context = {"section": "inspections", "form": form, "shown": shown, "step": InspectionStep(step)}
    return render(request, "members/inspections/inspection_step.html", context)


@requires(P.EDIT_MEMBERS)
@require_POST
def inspection_undo(request, pk):
    """The last step was written by mistake."""
    shown = scoped_or_404(Inspection, request, P.EDIT_MEMBERS, pk=pk)
    actions.undo_step(inspection=shown, version=_version(request), by=request.user)
    messages.success(request, "Đã bỏ bước vừa ghi.")
    return redirect("inspection", pk)


@requires(P.EDIT_MEMBERS)
def inspection_drop(request, pk):
    """It will not take place."""
    shown = scoped_or_404(Inspection, request, P.EDIT_MEMBERS, pk=pk)
    form = ReasonForm(
        request.POST or None,
        user=request.user,
        unit=shown.plan.unit,
        initial={"version": shown.version},
    )
    if sent(request, form, actions.drop, inspection=shown):
        messages.success(request, "Đã đưa ra khỏi kế hoạch; cuộc này không tính vào số phải làm.")
        return redirect("inspection_plan", shown.plan.unit_id, shown.plan.year)
    context = {"section": "inspections", "form": form, "shown": shown}
    return render(request, "members/inspections/inspection_drop.html", context)


@requires(P.EDIT_MEMBERS)
@require_POST
def inspection_take_back(request, pk):
    """It will take place after all."""
    shown = scoped_or_404(Inspection, request, P.EDIT_MEMBERS, pk=pk)
    actions.take_back(inspection=shown, version=_version(request), by=request.user)
    messages.success(request, "Đã đưa trở lại kế hoạch.")
    return redirect("inspection", pk)


@requires(P.READ_MEMBERS)
@require_GET
def member_inspections(request, pk):
    """What one member was inspected on, and which documents they studied."""
    shown = scoped_or_404(Member, request, P.READ_MEMBERS, pk=pk)
    return render(
        request,
        "members/inspections/member_inspections.html",
        {
            **file_of(request, shown),
            "inspections": inspections_of(shown),
            "studies": study_of(shown),
            "query": request.GET.urlencode(),
        },
    )


def _cell(request, permission, pk, year):
    """A cell and a year that a plan can be of; else 404."""
    cell = scoped_or_404(Unit, request, permission, pk=pk)
    if not cell.kind.is_cell or not FIRST_YEAR <= year <= timezone.localdate().year + 1:
        raise Http404
    return cell


def _version(request):
    """The version a button carries; one that nobody wrote fits no row."""
    sent = whole(request.POST.get("version"))
    return -1 if sent is None else sent
