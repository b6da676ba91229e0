"""One screen for the year's rating of the whole cell, and its minutes on paper."""

from collections import Counter

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from chibo.access import Permission, requires, scoped_or_404
from chibo.exports import printed
from chibo.models import Unit
from members.actions import papers
from members.actions import ratings as actions
from members.enums import LeftOut, Level
from members.forms import SheetForm
from members.queries import (
    rated_off_roll,
    rating_lines,
    rating_rule,
    rating_sheet_of,
    roll_since,
    unit_rating_of,
    voters,
)
from members.regulations import excellent_cap

P = Permission
FIRST_YEAR = 1930  # the Party's own
YEARS_BACK = 6
COUNTED = (
    ("self_level", "Tự nhận"),
    ("proposed", "Chi bộ đề nghị"),
    ("decided", "Cấp trên quyết định"),
)


@requires(P.EDIT_MEMBERS)
def rating_sheet(request, pk, year):
    """Self-rating, vote and decision for everybody of the cell; 409 when another was quicker."""
    cell, sheet = _sheet(request, pk, year)
    roll, rule = rating_lines(cell, year), rating_rule(year)
    form = SheetForm(
        request.POST or None,
        roll=roll,
        user=request.user,
        unit=cell,
        initial=_head(cell, sheet, roll),
    )
    if request.method == "POST" and form.is_valid():
        saved = form.attempt(
            actions.fill, unit=cell, year=year, by=request.user, **form.for_action()
        )
        if saved:
            messages.success(request, f"Đã lưu bảng xếp loại năm {year}.")
            return redirect("rating_sheet", pk, year)
    return render(
        request,
        "members/ratings/rating_sheet.html",
        {
            "section": "ratings",
            "cell": cell,
            "year": year,
            "years": _years(),
            "sheet": sheet,
            "form": form,
            "levels": Level,
            "rule": rule,
            "strays": rated_off_roll(cell, year) if sheet else [],
            "since": roll_since(cell, year, roll),
            "own": unit_rating_of(cell, year),
            "differences": _differences(form, cell, year),
            **_counts(form, rule),
        },
        status=_status(form),
    )


@requires(P.EDIT_MEMBERS)
def rating_minutes_pdf(request, pk, year):
    """The minutes as PDF; a draft until the day of the vote is known."""
    return _paper(request, pk, year, "pdf")


@requires(P.EDIT_MEMBERS)
def rating_minutes_docx(request, pk, year):
    """The same for Word."""
    return _paper(request, pk, year, "docx")


def _sheet(request, pk, year):
    """The cell and its sheet, None while nobody began it; 404 for a committee or a strange year."""
    cell = scoped_or_404(Unit, request, P.EDIT_MEMBERS, pk=pk)
    if not cell.kind.is_cell or not FIRST_YEAR <= year <= timezone.localdate().year:
        raise Http404
    return cell, rating_sheet_of(cell, year)


def _paper(request, pk, year, kind):
    cell, sheet = _sheet(request, pk, year)
    if sheet is None:
        raise Http404
    drawn = papers.hand_out_minutes(sheet=sheet, kind=kind, by=request.user)
    return printed(drawn, f"bien-ban-xep-loai-{year}-{cell.code}", kind)


def _head(cell, sheet, roll):
    """What stands in the head: what is kept, or what is likely."""
    if sheet is None:
        above = cell.parent.name if cell.parent else ""
        return {"version": 0, "vote_base": voters(roll) or None, "decided_by": above}
    names = ("version", "voted_on", "vote_base", "decision", "decided_on", "decided_by")
    return {name: getattr(sheet, name) for name in names}


def _counts(form, rule):
    """The counters at the top, of what stands on the page: it moves on in the browser."""
    said = [{name: line[name].value() or "" for name in line.fields} for line in form.lines]
    rated = [values for values in said if not values["left_out"]]
    out = Counter(values["left_out"] for values in said if values["left_out"])
    tallies = [(name, label, Counter(values[name] for values in rated)) for name, label in COUNTED]
    name = "decided" if tallies[2][2].total() > tallies[2][2][""] else "proposed"
    return {
        "members": len(said),
        "rated": len(rated),
        "without": next(found[""] for key, _, found in tallies if key == name),
        "out": [(reason, out[reason.value]) for reason in LeftOut],
        "left_out": out.total(),
        "tallies": [
            (name, label, [(level, found[level.value]) for level in Level], found[""])
            for name, label, found in tallies
        ],
        "cap": excellent_cap([values[name] for values in rated], rule),
    }


def _differences(form, cell, year):
    """Box by box where the sheet saved meanwhile and the one on the page differ."""
    if not form.current:
        return []
    return list(form.differences(rating_lines(cell, year), form.current))


def _status(form):
    if form.current:
        return 409
    return 422 if form.is_bound and (form.wrong or form.errors or form.warnings) else 200


def _years():
    today = timezone.localdate().year
    return range(today, today - YEARS_BACK, -1)
