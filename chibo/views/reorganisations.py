"""Acts on units: a form, a preview with numbers and no names, then the act; the list, and undo."""

import hashlib
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render

from chibo.access import Permission, requires, scoped_or_404
from chibo.actions import reorganisations as actions
from chibo.actions import units
from chibo.forms.reorganisations import CloseForm, MergeForm, PlaceForm, RenameForm, SplitForm
from chibo.models import Reorganisation, Unit
from chibo.models.reorganisation import Role
from chibo.queries import acts_in, built_on, consequences, roles_ending
from chibo.regulations import Refused
from chibo.vietnamese.numbers import whole

P = Permission
PAGE = 20


@requires(P.READ_UNITS)
def unit_acts(request, pk):
    """What may be done to the unit, and every act in its subtree."""
    shown = scoped_or_404(Unit, request, P.READ_UNITS, pk=pk)
    pages = Paginator(acts_in(shown), PAGE)
    page = pages.get_page(whole(request.GET.get("trang", "")) or 1)
    return render(
        request,
        "chibo/reorganisations/unit_acts.html",
        {
            "section": "units",
            "shown": shown,
            "page": page,
            "undoable": {a.pk for a in page if not a.undone_at and a.in_the_hands_of(request.user)},
            "may_manage": request.user.may(P.MANAGE_UNITS, shown) and shown.closed_on is None,
        },
    )


@requires(P.MANAGE_UNITS)
def unit_rename(request, pk):
    """Another name from a day on."""
    return _act(request, pk, RenameForm, units.rename, "chibo/reorganisations/unit_rename.html")


@requires(P.MANAGE_UNITS)
def unit_place(request, pk):
    """Another parent from a day on."""
    return _act(request, pk, PlaceForm, units.place, "chibo/reorganisations/unit_place.html")


@requires(P.MANAGE_UNITS)
def unit_merge(request, pk):
    """This unit and others of its kind become one."""
    return _act(request, pk, MergeForm, actions.merge, "chibo/reorganisations/unit_merge.html")


@requires(P.MANAGE_UNITS)
def unit_split(request, pk):
    """New units beside this one."""
    return _act(request, pk, SplitForm, actions.split, "chibo/reorganisations/unit_split.html")


@requires(P.MANAGE_UNITS)
def unit_close(request, pk):
    """The end of a unit; what hangs on it goes where it is said."""
    return _act(request, pk, CloseForm, actions.dissolve, "chibo/reorganisations/unit_close.html")


@requires(P.MANAGE_UNITS)
def reorganisation_undo(request, pk):
    """An act with what was built on it; undone where nothing was."""
    act = scoped_or_404(Reorganisation, request, P.MANAGE_UNITS, pk=pk)
    if not act.in_the_hands_of(request.user):
        raise PermissionDenied(P.MANAGE_UNITS.label)
    reasons = [] if act.undone_at else built_on(act)
    if request.method == "POST":
        try:
            actions.undo(act=act, by=request.user)
        except Refused as refused:
            messages.error(request, f"{refused}")
            return redirect("reorganisation_undo", pk=pk)
        messages.success(request, f"Đã hoàn tác: {act}.")
        return redirect("unit_acts", pk=act.units(Role.SUBJECT, Role.SOURCE)[0].pk)
    context = {"section": "units", "act": act, "reasons": reasons}
    return render(request, "chibo/reorganisations/reorganisation_undo.html", context)


def _act(request, pk, form_class, act, template):
    """The form, the preview, the act; a preview of numbers that are no longer so comes again.

    What would be refused is refused before the preview: the act is rehearsed and taken back.
    """
    shown = scoped_or_404(Unit, request, P.MANAGE_UNITS, pk=pk)
    if shown.closed_on is not None:
        raise Http404
    form = form_class(request.POST or None, user=request.user, unit=shown)
    if form.is_valid() and "sua" not in request.POST:
        preview = _preview(form.change)
        if request.POST.get("stamp") != preview["stamp"]:
            if form.attempt(partial(actions.rehearse, act), **form.arguments, by=request.user):
                return _shown(request, form, act, preview)
        elif form.attempt(act, **form.arguments, by=request.user):
            messages.success(request, f"Đã {act.label}: {shown.name}.")
            return redirect("unit", pk=shown.pk)
    return render(request, template, {"section": "units", "form": form, "shown": shown})


def _preview(change):
    """What would happen, and its fingerprint: another preview asks for another yes."""
    lines, roles = consequences(change), roles_ending(change)
    told = repr((lines, [role.pk for role in roles]))
    return {
        "change": change,
        "lines": lines,
        "ending": roles,
        "stamp": hashlib.sha256(told.encode()).hexdigest()[:16],
    }


def _shown(request, form, act, preview):
    names = [name for name in request.POST if name in form.fields]
    return render(
        request,
        "chibo/reorganisations/preview.html",
        preview
        | {
            "section": "units",
            "shown": form.unit,
            "verb": act.label,
            "decision": form.cleaned_data["decision"],
            "decided_on": form.cleaned_data["decided_on"],
            "carried": [(name, v) for name in names for v in request.POST.getlist(name)],
            "changed": "stamp" in request.POST,
        },
    )
