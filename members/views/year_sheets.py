"""One screen for the yearly check-list of the whole cell."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from chibo.access import Permission, requires, scoped_or_404
from chibo.models import Unit
from chibo.regulations import Conflict, Refused
from chibo.vietnamese.dates import short_date
from members.actions import year_sheets as actions
from members.enums import Duty
from members.queries import openable, residence_lines, sheet_of, sheet_roll

P = Permission
YEARS_BACK = 6


@dataclass
class Line:
    """One member's row: (duty, ticked, what the file says instead) in the order of the columns."""

    member: object
    marks: list


@requires(P.EDIT_MEMBERS)
def year_sheet(request, pk, year):
    """What everybody of the cell did in the year; saved at once. 409 when another was quicker."""
    cell = scoped_or_404(Unit, request, P.EDIT_MEMBERS, pk=pk)
    version, ticked = sheet_of(cell, year)
    error, status = "", 200
    if request.method == "POST":
        ticked = set(_ticked(request.POST))
        error, status = _fill(request, cell, year, ticked)
        if not error:
            messages.success(request, f"Đã lưu sổ theo dõi năm {year}.")
            return redirect(reverse("year_sheet", args=[pk, year]))
    today = timezone.localdate().year
    roll = sheet_roll(cell, year) if year <= today else []
    lines = residence_lines(roll, year) if roll else {}
    return render(
        request,
        "members/year_sheets/year_sheet.html",
        {
            "cell": cell,
            "year": year,
            "years": range(today, today - YEARS_BACK, -1),
            "version": version,
            "error": error,
            "differences": list(_differences(cell, year, ticked)) if status == 409 else [],
            "duties": Duty,
            "lines": [_line(line, ticked) for line in lines.values()],
            "openable": openable(request.user, list(lines)),
        },
        status=status,
    )


def _fill(request, cell, year, ticked):
    """(what was wrong, status); nothing wrong is ("", 200)."""
    version = request.POST.get("version", "")
    known = int(version) if version.isdecimal() and len(version) < 9 else -1
    try:
        actions.fill(unit=cell, year=year, ticked=ticked, version=known, by=request.user)
    except Refused as refused:
        return " ".join(map(str, refused.findings)), 422
    except Conflict:
        sentence = (
            "Có người vừa lưu sổ này trước. Các dấu dưới đây là của đồng chí, chưa lưu; nếu đúng "
            "thì bấm lưu lần nữa để thay bản kia."
        )
        return sentence, 409
    return "", 200


def _differences(cell, year, mine):
    """(member, duty, ticked by the other) for each box in which the two sheets differ."""
    _, theirs = sheet_of(cell, year)
    for spell in sheet_roll(cell, year):
        for duty in Duty:
            box = (spell.member_id, duty.value)
            if (box in mine) != (box in theirs):
                yield spell.member, duty, box in theirs


def _ticked(sent):
    """(member id, duty) of each box that was sent ticked; anything else is passed over."""
    for value in sent.getlist("done"):
        member, _, duty = value.partition("-")
        if member.isdecimal() and len(member) < 12 and duty in Duty.values:
            yield int(member), duty


def _line(line, ticked):
    member = line.member
    marks = [(duty, (member.pk, duty.value) in ticked, _told(line, duty)) for duty in Duty]
    return Line(member, marks)


def _told(line, duty):
    """What the file says of a duty, where the sheet asks no more; "" where it does not."""
    contact, comment = line.contact, line.comment
    if duty == Duty.RESIDENCE_FREE and contact:
        return "Có" if line.is_free else "Không"
    if duty == Duty.RESIDENCE and line.is_told_in_part:
        return "Đã có"
    if duty == Duty.RESIDENCE and comment and not comment.is_bare:
        return f"{comment.get_level_display()}, {short_date(comment.received_on)}"
    return "Không phải lấy" if duty == Duty.RESIDENCE and line.is_free else ""
