"""Records that may be of one person: the list, two of them side by side, and what was decided."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from chibo.access import Permission, requires, scoped_or_404
from chibo.regulations import Refused
from members.actions import duplicates as actions
from members.actions import separations
from members.forms import ApartForm, LookalikeForm, MergeForm
from members.models import Distinct, Member, Merge
from members.queries import (
    both_standing,
    likely_pairs,
    lookalikes,
    luggage,
    said_to_be_two,
    side_by_side,
)

P = Permission
PAGE = 50


@requires(P.EDIT_MEMBERS)
@require_GET
def duplicates(request):
    """Pairs that look like one person, among the records this person keeps."""
    pairs = likely_pairs(request.user, request.unit)
    return render(
        request,
        "members/duplicates/duplicates.html",
        {
            "page": Paginator(pairs, PAGE).get_page(request.GET.get("trang")),
            "apart": said_to_be_two(request.user, request.unit)[:PAGE],
        },
    )


@requires(P.EDIT_MEMBERS)
@require_GET
def member_lookalikes(request):
    """A fragment below the name and birth date of somebody about to be entered."""
    form = LookalikeForm(request.GET, user=request.user, unit=request.unit)
    found = []
    if form.is_valid():
        typed, mine = form.cleaned_data, Member.visible_to(request.user)
        found = lookalikes(typed["full_name"], typed["birth"], mine)
    return render(request, "members/duplicates/_lookalikes.html", {"found": found})


@requires(P.EDIT_MEMBERS)
def member_merge(request, pk, other):
    """Both records field by field; what is chosen is written onto the first. 409 when changed."""
    keep, gone = _both(request, pk, other)
    rows = side_by_side(keep, gone)
    form = MergeForm(
        request.POST or None,
        rows=rows,
        keep=keep,
        gone=gone,
        user=request.user,
        unit=keep.unit,
    )
    if request.method == "POST" and form.is_valid():
        asked = {"keep": keep, "gone": gone, "by": request.user, **form.for_action()}
        if form.attempt(actions.merge, **asked):
            messages.success(request, f"Đã gộp hai hồ sơ của đồng chí {keep}.")
            return redirect("member", pk)
    return render(
        request,
        "members/duplicates/member_merge.html",
        {
            "form": form,
            "shown": keep,
            "gone": gone,
            "rows": [(row, form[f"chon-{row.name}"] if row.differs else None) for row in rows],
            "luggage": luggage(keep, gone, form.chosen),
            "stays": [one.affiliations.select_related("unit") for one in (keep, gone)],
        },
        status=409 if form.current else 200,
    )


@requires(P.EDIT_MEMBERS)
def member_apart(request, pk, other):
    """These are two people: said once, remembered."""
    first, second = _both(request, pk, other)
    form = ApartForm(request.POST or None, user=request.user, unit=first.unit)
    if request.method == "POST" and form.is_valid():
        asked = {"first": first, "second": second, **form.cleaned_data}
        if form.attempt(actions.tell_apart, by=request.user, **asked):
            messages.success(request, "Đã ghi là hai người.")
            return redirect("duplicates")
    context = {"form": form, "shown": first, "other": second}
    return render(request, "members/duplicates/member_apart.html", context)


@requires(P.EDIT_MEMBERS)
@require_POST
def distinct_undo(request, pk):
    """It was said too soon."""
    shown = scoped_or_404(Distinct, request, P.EDIT_MEMBERS, pk=pk)
    actions.ask_again(distinct=shown, by=request.user)
    messages.success(request, "Cặp hồ sơ trở lại danh sách cần xem.")
    return redirect("duplicates")


@requires(P.EDIT_MEMBERS)
@require_POST
def merge_undo(request, pk):
    """The two records as they were, or the sentence why not."""
    shown = scoped_or_404(Merge, request, P.EDIT_MEMBERS, pk=pk)
    try:
        separations.unmerge(merge=shown, by=request.user)
    except Refused as refused:
        messages.error(request, " ".join(map(str, refused.findings)))
    else:
        messages.success(request, f"Đã bỏ gộp; hồ sơ kia của đồng chí {shown.gone} trở lại.")
    return redirect("member", shown.keep_id)


def _both(request, pk, other):
    """Two standing records in this person's reach; else 404."""
    keep, gone = (scoped_or_404(Member, request, P.EDIT_MEMBERS, pk=key) for key in (pk, other))
    if pk == other or not both_standing(keep, gone):
        raise Http404
    return keep, gone
