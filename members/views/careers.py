"""Items 21 and 22 of the record: two tables on one page, a line at a time."""

from django.contrib import messages
from django.shortcuts import redirect, render

from chibo.access import Permission, requires, scoped_or_404
from members.actions import careers as actions
from members.forms import CareerForm, ReasonForm, TrainingForm
from members.models import Career, Member, Training

from .files import file_of
from .steps import sent

P = Permission
TABLES = {
    "career": (CareerForm, actions.record_career),
    "training": (TrainingForm, actions.record_training),
}


@requires(P.READ_MEMBERS)
def member_career(request, pk):
    """Both tables; whoever keeps the record adds a line below each."""
    permission = P.EDIT_MEMBERS if request.method == "POST" else P.READ_MEMBERS
    shown = scoped_or_404(Member, request, permission, pk=pk)
    chosen = request.POST.get("act")
    forms = {act: _form(request, shown, act, chosen) for act in TABLES}
    if chosen in forms and forms[chosen].is_valid():
        form, (_, act) = forms[chosen], TABLES[chosen]
        if form.attempt(act, member=shown, by=request.user, **form.cleaned_data):
            messages.success(request, "Đã thêm một dòng.")
            return redirect("member_career", pk)
    return render(
        request,
        "members/careers/member_career.html",
        {
            **file_of(request, shown),
            "forms": forms,
            "careers": shown.careers.standing(),
            "trainings": shown.trainings.standing(),
            "query": request.GET.urlencode(),
        },
    )


@requires(P.EDIT_MEMBERS)
def career_edit(request, pk):
    """Other words in a line of item 21."""
    return _edit(request, scoped_or_404(Career, request, P.EDIT_MEMBERS, pk=pk), CareerForm)


@requires(P.EDIT_MEMBERS)
def career_drop(request, pk):
    """The line was written by mistake."""
    return _drop(request, scoped_or_404(Career, request, P.EDIT_MEMBERS, pk=pk))


@requires(P.EDIT_MEMBERS)
def training_edit(request, pk):
    """Other words in a line of item 22."""
    return _edit(request, scoped_or_404(Training, request, P.EDIT_MEMBERS, pk=pk), TrainingForm)


@requires(P.EDIT_MEMBERS)
def training_drop(request, pk):
    """The line was written by mistake."""
    return _drop(request, scoped_or_404(Training, request, P.EDIT_MEMBERS, pk=pk))


def _edit(request, row, form_class):
    form = form_class(request.POST or None, instance=row, user=request.user, unit=row.member.unit)
    if sent(request, form, actions.amend, row=row):
        messages.success(request, "Đã sửa.")
        return redirect("member_career", row.member_id)
    context = {"form": form, "row": row, "shown": row.member, "back": "member_career"}
    return render(request, "members/careers/row_edit.html", context)


def _drop(request, row):
    form = ReasonForm(
        request.POST or None,
        user=request.user,
        unit=row.member.unit,
        initial={"version": row.version},
    )
    if sent(request, form, actions.drop, row=row):
        messages.success(request, "Đã bỏ dòng ghi nhầm.")
        return redirect("member_career", row.member_id)
    context = {"form": form, "row": row, "shown": row.member, "back": "member_career"}
    return render(request, "members/careers/row_drop.html", context)


def _form(request, shown, act, chosen):
    """Each table has its own form on the page; only the one that was sent is bound."""
    return TABLES[act][0](
        request.POST if act == chosen else None, user=request.user, unit=shown.unit, prefix=act
    )
