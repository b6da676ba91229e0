"""The list of resolutions, one resolution, and the steps of its life."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone

from chibo.access import Permission, requires, scoped_or_404
from chibo.models import Unit
from chibo.queries import letterhead, sentences
from chibo.regulations import Conflict, Refused
from chibo.vietnamese.numbers import roman, whole
from resolutions.actions import resolutions as actions
from resolutions.enums import Kind, State
from resolutions.forms.resolutions import HeadForm, NewResolutionForm
from resolutions.models import Resolution
from resolutions.queries.resolutions import outline
from resolutions.queries.terms import has_lapsed, term_of, with_lapse
from resolutions.regulations.layout import usual_recipients

PER_PAGE = 50
LAPSED = ("lapsed", "Hết nhiệm kỳ, hết thời hạn")
READ = Permission.READ_ISSUED
INSIDE = Permission.READ_RESOLUTIONS
EDIT = Permission.EDIT_RESOLUTIONS


@requires(READ)
def resolutions(request):
    """What may be read in the working unit and below, newest first."""
    unit = _asked_unit(request)
    found = Resolution.visible_to(request.user).filter(unit__path__startswith=unit.path)
    found = with_lapse(found, timezone.localdate())
    chosen = {name: request.GET.get(name, "") for name in ("loai", "trang_thai")}
    if chosen["loai"] in Kind.values:
        found = found.filter(kind=chosen["loai"])
    if chosen["trang_thai"] == LAPSED[0]:
        found = found.filter(lapsed=True)
    elif chosen["trang_thai"] in State.values:
        found = found.filter(state=chosen["trang_thai"], lapsed=False)
    page = Paginator(found.select_related("unit", "congress"), PER_PAGE).get_page(
        request.GET.get("trang")
    )
    return render(
        request,
        "resolutions/resolutions/resolutions.html",
        {
            "page": page,
            "chosen": chosen,
            "kinds": Kind.choices,
            "states": [*State.choices, LAPSED],
            "may_write": _may_write(request),
            "shown_unit": unit,
            "shows_units": not unit.kind.is_cell,
        },
    )


@requires(READ)
def resolution(request, pk):
    """One resolution: its words, its targets, its state, and what can be done next."""
    shown = scoped_or_404(Resolution, request, READ, pk=pk)
    today = timezone.localdate()
    shown.lapsed = has_lapsed(shown, today)
    sections, term = outline(shown), term_of(shown)
    years = term.reported(today)
    return render(
        request,
        "resolutions/resolutions/resolution.html",
        {
            "resolution": shown,
            "sections": sections,
            "targets": [
                target
                for section in sections
                for paragraph in section.paragraphs.all()
                for target in paragraph.targets.all()
            ],
            "tasks": _charged(sections) if request.user.may(INSIDE, shown.unit) else [],
            "may_edit": request.user.may(EDIT, shown.unit),
            "may_meet": request.user.may(Permission.READ_GATHERINGS, shown.unit),
            "may_report": shown.state == State.ISSUED and len(years) > 0,
            "year": max(years, default=None),
            "term": term,
        },
    )


@requires(EDIT)
def resolution_add(request):
    """Begin a resolution from nothing, in the cell in hand: seeing it from above is not enough."""
    if not _may_write(request):
        raise PermissionDenied
    form = NewResolutionForm(
        request.POST or None, user=request.user, unit=request.unit, initial=_usual_term()
    )
    if request.method == "POST" and form.is_valid():
        asked = _new_fields(form.cleaned_data, request.unit)
        made = form.attempt(actions.draft, **asked, by=request.user)
        if made:
            return redirect("resolution_write", made.pk)
    return render(
        request,
        "resolutions/resolutions/resolution_add.html",
        {"form": form},
        status=422 if form.is_bound else 200,
    )


@requires(EDIT)
def resolution_head(request, pk):
    """Title, summary, grounds, signatory, recipients."""
    edited = scoped_or_404(Resolution, request, EDIT, pk=pk)
    form = HeadForm(
        request.POST or None,
        instance=edited,
        initial={"version": edited.version},
        user=request.user,
        unit=edited.unit,
    )
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_head(resolution=edited, by=request.user, **form.cleaned_data)
            messages.success(request, "Đã lưu phần đầu và phần ký.")
            return redirect("resolution_write", edited.pk)
        except Conflict as conflict:
            theirs = conflict.current
            form.take_version(theirs.version)
        except Refused as refused:
            form.add_findings(refused)
    return render(
        request,
        "resolutions/resolutions/resolution_head.html",
        {
            "resolution": edited,
            "form": form,
            "theirs": theirs,
            "differences": _differences(form, theirs),
        },
        status=409 if theirs else 200,
    )


@requires(Permission.READ_RESOLUTIONS)
def resolution_history(request, pk):
    """Who did what to it, as sentences."""
    shown = scoped_or_404(Resolution, request, Permission.READ_RESOLUTIONS, pk=pk)
    return render(
        request,
        "resolutions/resolutions/resolution_history.html",
        {"resolution": shown, "history": sentences(shown)},
    )


def _asked_unit(request):
    """The unit whose papers are asked for: one in reach that was named, else the working unit."""
    asked = whole(request.GET.get("don_vi"))
    mine = Unit.visible_to(request.user, READ).select_related("kind")
    return (asked and mine.filter(pk=asked).first()) or request.unit


def _charged(sections):
    """The tasks of the paper; they name people, so an observer is not shown them."""
    paragraphs = [paragraph for section in sections for paragraph in section.paragraphs.all()]
    return [paragraph.task for paragraph in paragraphs if hasattr(paragraph, "task")]


def _may_write(request):
    return request.unit.kind.is_cell and request.user.may(EDIT, request.unit)


def _usual_term():
    year = timezone.localdate().year
    return {"term_start": year, "term_end": year}


def _new_fields(data, unit):
    congress = data["congress"] if data["kind"] == Kind.CONGRESS else None
    fields = {name: data[name] for name in ("kind", "summary", "term_start", "term_end")}
    if congress:
        fields |= {"term_start": congress.term_start, "term_end": congress.term_end}
        title = f"Nghị quyết đại hội lần thứ {roman(congress.ordinal)}"
    else:
        title = f"{Kind(data['kind']).label} {fields['term_start']}"
    head = letterhead(unit, congress.held_on if congress else timezone.localdate())
    return {
        **fields,
        "unit": unit,
        "congress": congress,
        "title": title,
        "place": head.seat,
        "dated_on": congress.held_on if congress else None,
        "recipients": usual_recipients(head.parent),
    }


def _differences(form, theirs):
    """(label, theirs, mine) for every field on which the two versions differ."""
    if theirs is None:
        return []
    return [
        (form.fields[name].label, getattr(theirs, name), form.cleaned_data[name])
        for name in form.Meta.fields
        if getattr(theirs, name) != form.cleaned_data[name]
    ]
