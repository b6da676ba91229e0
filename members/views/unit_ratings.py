"""The ratings of units: one's own, and on one screen those of everything below a committee."""

from collections import Counter

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from chibo.access import Permission, requires, scoped_or_404
from chibo.models import Unit
from members.actions import unit_ratings as actions
from members.enums import Level
from members.forms import DecideForm, SelfRatingForm
from members.queries import (
    children_standings,
    rating_rule,
    rating_year,
    unit_rating_of,
)
from members.regulations import excellent_cap

P = Permission
FIRST_YEAR = 1930  # the Party's own
YEARS_BACK = 6


@requires(P.EDIT_MEMBERS)
def ratings(request):
    """The rating of the year that is under way: a cell's sheet, or a committee's page."""
    year, unit = rating_year(timezone.localdate()), request.unit
    if unit is None or not request.user.may(P.EDIT_MEMBERS, unit):
        unit = Unit.visible_to(request.user, P.EDIT_MEMBERS).select_related("kind").first()
    return redirect("rating_sheet" if unit.kind.is_cell else "unit_ratings", unit.pk, year)


@requires(P.EDIT_MEMBERS)
def unit_ratings(request, pk, year):
    """Everything directly below a committee: how far each is, and the decisions in one go."""
    unit = _unit(request, pk, year)
    if unit.kind.is_cell:
        return redirect("unit_self_rating", pk, year)
    today = timezone.localdate()
    standings, rule = children_standings(unit, year, today), rating_rule(year)
    form = DecideForm(
        request.POST or None,
        standings=standings,
        user=request.user,
        unit=unit,
        initial={"decided_by": unit.name},
    )
    if request.method == "POST" and form.is_valid():
        saved = form.attempt(
            actions.decide, above=unit, year=year, by=request.user, **form.for_action()
        )
        if saved is not None:
            messages.success(request, f"Đã lưu xếp loại năm {year}: {len(saved)} nơi thay đổi.")
            return redirect("unit_ratings", pk, year)
    differences = list(form.meet(standings)) if form.current else []
    return render(
        request,
        "members/unit_ratings/unit_ratings.html",
        {
            "section": "ratings",
            "shown": unit,
            "year": year,
            "years": _years(),
            "form": form,
            "levels": Level,
            "own": unit_rating_of(unit, year),
            "rule": rule,
            "differences": differences,
            **_counts(standings, rule),
        },
        status=_status(form),
    )


@requires(P.EDIT_MEMBERS)
def unit_self_rating(request, pk, year):
    """How a unit rates itself; the decision from above stands beside it."""
    unit = _unit(request, pk, year)
    own = unit_rating_of(unit, year)
    initial = {"version": 0}
    if own:
        initial = {name: getattr(own, name) for name in ("version", "self_points", "self_level")}
    form = SelfRatingForm(request.POST or None, user=request.user, unit=unit, initial=initial)
    if request.method == "POST" and form.is_valid():
        saved = form.attempt(
            actions.rate_self, unit=unit, year=year, by=request.user, **form.cleaned_data
        )
        if saved:
            messages.success(request, f"Đã lưu mức tự xếp loại năm {year} của {unit.name}.")
            return redirect("rating_sheet" if unit.kind.is_cell else "unit_ratings", pk, year)
    return render(
        request,
        "members/unit_ratings/unit_self_rating.html",
        {"section": "ratings", "shown": unit, "year": year, "form": form, "own": own},
        status=_status(form),
    )


def _unit(request, pk, year):
    unit = scoped_or_404(Unit, request, P.EDIT_MEMBERS, pk=pk)
    if not FIRST_YEAR <= year <= timezone.localdate().year:
        raise Http404
    return unit


def _counts(standings, rule):
    """How many are decided at which level, and how far the sheets of the cells are."""
    decided = Counter(s.own.decided for s in standings if s.own and s.own.decided)
    return {
        "units": len(standings),
        "decided": [(level, decided[level]) for level in Level],
        "undecided": len(standings) - decided.total(),
        "cells": sum(s.cells for s in standings),
        "decided_cells": sum(s.decided_cells for s in standings),
        "cap": excellent_cap(list(decided.elements()), rule),
    }


def _status(form):
    if form.current:
        return 409
    return 422 if form.is_bound and (form.errors or form.warnings) else 200


def _years():
    today = timezone.localdate().year
    return range(today, today - YEARS_BACK, -1)
