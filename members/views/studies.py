"""The study of resolutions and directives: the year's list, one session, its roll."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from chibo.access import Permission, requires, scoped_or_404
from chibo.queries import sentences
from chibo.regulations import Conflict, Refused
from chibo.vietnamese.numbers import whole
from members.actions import studies as actions
from members.enums import Studied
from members.forms import CorrectStudyForm, HoldStudyForm, ReasonForm, StudyRollForm
from members.models import StudySession
from members.queries import studies_listed, study_counted, study_lines

from .steps import sent

P = Permission
PAGE = 50
FIRST_YEAR = 1930


@requires(P.READ_MEMBERS)
@require_GET
def studies(request):
    """What was studied in a year in the working unit, with how many took part."""
    this_year = timezone.localdate().year
    year = whole(request.GET.get("nam")) or this_year
    year = year if FIRST_YEAR <= year <= this_year else this_year
    found = studies_listed(request.user, request.unit, year)
    return render(
        request,
        "members/studies/studies.html",
        {
            "year": year,
            "this_year": this_year,
            "page": Paginator(found, PAGE).get_page(request.GET.get("trang")),
            "may_edit": request.user.may(P.EDIT_MEMBERS, request.unit),
        },
    )


@requires(P.EDIT_MEMBERS)
def study_add(request):
    """A document was studied; marking the roll comes next."""
    form = HoldStudyForm(request.POST or None, user=request.user, unit=request.unit)
    if held := sent(request, form, actions.hold):
        messages.success(request, "Đã ghi đợt học. Hãy đánh dấu những đồng chí chưa học.")
        return redirect("study_roll", held.pk)
    return render(request, "members/studies/study_add.html", {"form": form})


@requires(P.READ_MEMBERS)
@require_GET
def study(request, pk):
    """One document, who studied it, who has to make it up."""
    shown = scoped_or_404(StudySession, request, P.READ_MEMBERS, pk=pk)
    return render(
        request,
        "members/studies/study.html",
        {
            "shown": shown,
            "counted": study_counted(shown),
            "history": sentences(shown),
            "marks": shown.marks.once().select_related("member").order_by("member__sort_key"),
            "may_edit": request.user.may(P.EDIT_MEMBERS, shown.unit),
        },
    )


@requires(P.EDIT_MEMBERS)
def study_roll(request, pk):
    """Everybody took part until marked; one save for all. 409 when another was quicker."""
    shown = scoped_or_404(StudySession, request, P.EDIT_MEMBERS, pk=pk)
    form = StudyRollForm(shown, study_lines(shown), request.POST or None)
    status = 200
    if request.method == "POST":
        status = _mark(form, shown, request.user)
        if status == 200:
            messages.success(request, "Đã lưu điểm danh.")
            return redirect("study", pk)
    return render(
        request,
        "members/studies/study_roll.html",
        {"shown": shown, "form": form, "choices": Studied},
        status=status,
    )


@requires(P.EDIT_MEMBERS)
def study_edit(request, pk):
    """Other words about it."""
    shown = scoped_or_404(StudySession, request, P.EDIT_MEMBERS, pk=pk)
    form = CorrectStudyForm(
        request.POST or None, instance=shown, user=request.user, unit=shown.unit
    )
    if sent(request, form, actions.amend, session=shown):
        messages.success(request, "Đã sửa.")
        return redirect("study", pk)
    return render(request, "members/studies/study_edit.html", {"form": form, "shown": shown})


@requires(P.EDIT_MEMBERS)
def study_drop(request, pk):
    """It was written by mistake."""
    shown = scoped_or_404(StudySession, request, P.EDIT_MEMBERS, pk=pk)
    form = ReasonForm(
        request.POST or None,
        user=request.user,
        unit=shown.unit,
        initial={"version": shown.version},
    )
    if sent(request, form, actions.drop, session=shown):
        messages.success(request, "Đã bỏ đợt học ghi nhầm.")
        return redirect("studies")
    return render(request, "members/studies/study_drop.html", {"form": form, "shown": shown})


def _mark(form, session, user):
    """The status of the answer; what was wrong stands in the form, with what was marked."""
    try:
        actions.mark(session=session, by=user, **form.given())
    except Refused as refused:
        form.error = " ".join(map(str, refused.findings))
        return 422
    except Conflict as conflict:
        form.error = (
            "Có người vừa lưu điểm danh này trước. Các dấu dưới đây là của đồng chí, chưa lưu; nếu "
            "đúng thì bấm lưu lần nữa để thay bản kia."
        )
        form.version = conflict.current.version
        return 409
    return 200
