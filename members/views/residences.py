"""Contact with the place of residence: of one member, and who of the cell still owes what."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from chibo.access import Permission, requires, scoped_or_404
from chibo.models import Unit
from members.actions import residences as actions
from members.forms import CommentForm, ContactForm, ReasonForm
from members.models import Member, ResidenceComment, ResidenceContact
from members.queries import openable, places_known, residence_lines, sheet_roll

from .files import file_of
from .steps import sent

P = Permission
FIRST_YEAR, YEARS_BACK = 1930, 6
TABLES = {
    "contact": (ContactForm, actions.introduce, "Đã ghi lần giới thiệu."),
    "comment": (CommentForm, actions.comment, "Đã ghi nhận xét."),
}


@requires(P.READ_MEMBERS)
@require_GET
def residences(request, pk, year):
    """Everybody on the cell's roll of that year: the slip, the comment, and who lacks which."""
    cell = scoped_or_404(Unit, request, P.READ_MEMBERS, pk=pk)
    today = timezone.localdate()
    if not cell.kind.is_cell or not FIRST_YEAR <= year <= today.year:
        raise Http404
    line_of = residence_lines(sheet_roll(cell, year), year)
    lines = list(line_of.values())
    return render(
        request,
        "members/residences/residences.html",
        {
            "section": "members",
            "cell": cell,
            "year": year,
            "years": range(today.year, today.year - YEARS_BACK, -1),
            "lines": lines,
            "openable": openable(request.user, list(line_of)),
            "without_slip": [line.member for line in lines if line.contact is None],
            "without_comment": [line.member for line in lines if line.lacks_comment],
            "may_edit": request.user.may(P.EDIT_MEMBERS, cell),
        },
    )


@requires(P.READ_MEMBERS)
def member_residence(request, pk):
    """Both tables of one member; whoever keeps the record adds a line below each."""
    permission = P.EDIT_MEMBERS if request.method == "POST" else P.READ_MEMBERS
    shown = scoped_or_404(Member, request, permission, pk=pk)
    chosen = request.POST.get("act")
    forms = {act: _form(request, shown, act, chosen) for act in TABLES}
    if chosen in forms and forms[chosen].is_valid():
        form, (_, act, told) = forms[chosen], TABLES[chosen]
        if form.attempt(act, member=shown, by=request.user, **form.cleaned_data):
            messages.success(request, told)
            return redirect("member_residence", pk)
    return render(
        request,
        "members/residences/member_residence.html",
        {
            "section": "members",
            **file_of(request, shown),
            "forms": forms,
            "contacts": shown.residence_contacts.standing().order_by("-valid"),
            "comments": shown.residence_comments.standing().order_by("-year"),
            "known": places_known(request.user, shown.unit),
            "query": request.GET.urlencode(),
        },
    )


@requires(P.EDIT_MEMBERS)
def contact_edit(request, pk):
    """Other words or days of a slip, or its end."""
    row = scoped_or_404(ResidenceContact, request, P.EDIT_MEMBERS, pk=pk)
    names = ("place", "ward", "number", "ground", "ground_text")
    known = {name: getattr(row, name) for name in names}
    known |= {"first": row.valid.lower, "last": row.last_day}
    return _edit(request, row, ContactForm, actions.amend, "contact", known)


@requires(P.EDIT_MEMBERS)
def contact_drop(request, pk):
    """The slip was written by mistake."""
    row = scoped_or_404(ResidenceContact, request, P.EDIT_MEMBERS, pk=pk)
    return _drop(request, row, actions.drop, "contact")


@requires(P.EDIT_MEMBERS)
def comment_edit(request, pk):
    """Another day or level; what was only ticked gets both."""
    row = scoped_or_404(ResidenceComment, request, P.EDIT_MEMBERS, pk=pk)
    known = {name: getattr(row, name) for name in ("year", "received_on", "level", "remark")}
    return _edit(request, row, CommentForm, actions.amend_comment, "comment", known)


@requires(P.EDIT_MEMBERS)
def comment_drop(request, pk):
    """The comment was written by mistake."""
    row = scoped_or_404(ResidenceComment, request, P.EDIT_MEMBERS, pk=pk)
    return _drop(request, row, actions.drop_comment, "comment")


def _edit(request, row, form_class, act, what, known):
    form = form_class(request.POST or None, user=request.user, known=row, initial=known)
    if sent(request, form, act, **{what: row}):
        messages.success(request, "Đã sửa.")
        return redirect("member_residence", row.member_id)
    context = _line(form, row) | {"known": places_known(request.user, row.member.unit)}
    return render(request, "members/residences/line_edit.html", context)


def _drop(request, row, act, what):
    form = ReasonForm(request.POST or None, user=request.user, initial={"version": row.version})
    if sent(request, form, act, **{what: row}):
        messages.success(request, "Đã bỏ dòng ghi nhầm.")
        return redirect("member_residence", row.member_id)
    return render(request, "members/residences/line_drop.html", _line(form, row))


def _line(form, row):
    shown = {"row": row, "shown": row.member, "back": "member_residence"}
    return {"section": "members", "form": form} | shown


def _form(request, shown, act, chosen):
    """Each table has its own form on the page; only the one that was sent is bound."""
    initial = {"year": timezone.localdate().year} if act == "comment" else {}
    return TABLES[act][0](
        request.POST if act == chosen else None,
        user=request.user,
        unit=shown.unit,
        prefix=act,
        initial=initial,
    )
