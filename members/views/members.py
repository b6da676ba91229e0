"""The list of members, and one member's record."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from chibo.access import Permission, requires, scoped_or_404
from chibo.pages import LongList
from chibo.queries import sentences
from members.actions import members as actions
from members.forms import CorrectForm, FilterForm, RegisterForm
from members.models import Member
from members.queries import (
    differences,
    disclosures_of,
    head_count_seen,
    life_of,
    listed,
    listed_keys,
    merges_of,
    probation,
    ratings_of,
    rows_of_file,
)

from .files import file_of, on_standing_record

P = Permission
PAGE = 50
STEPS_SHOWN = 4


@requires(P.READ_MEMBERS)
@require_GET
def members(request):
    """Who is on the roll of the working unit today, by given name."""
    today = timezone.localdate()
    form = FilterForm(request.GET, user=request.user, unit=request.unit)
    wanted = form.wanted()
    found = listed(request.user, request.unit, today, **wanted)
    keys = listed_keys(request.user, request.unit, today, **wanted)
    # The sentence above the list is about everybody.
    counted = {} if wanted else head_count_seen(request.user, request.unit, today)
    return render(
        request,
        "members/members/members.html",
        {
            "today": today,
            "form": form,
            "wanted": wanted,
            "page": _page(found, keys, counted.get("members"), request.GET.get("trang")),
            "counted": counted,
            "may_edit": request.user.may(P.EDIT_MEMBERS, request.unit),
            "query": _filters(request),
        },
    )


@requires(P.EDIT_MEMBERS)
def member_add(request):
    """A new member of a cell."""
    form = RegisterForm(
        request.POST or None,
        user=request.user,
        unit=request.unit,
        initial=request.session.pop("member_common", {}) if request.method == "GET" else {},
    )
    if request.method == "POST" and form.is_valid():
        added = form.attempt(actions.register, by=request.user, **form.for_action())
        if added:
            messages.success(request, f"Đã ghi tên đồng chí {added} vào danh sách.")
            if "another" in request.POST:
                request.session["member_common"] = form.common()
                return redirect("member_add")
            return redirect("member", added.pk)
    return render(request, "members/members/member_add.html", {"form": form})


@requires(P.READ_MEMBERS)
@require_GET
def member(request, pk):
    """One member, with the way to the one before and the one after in the filtered list."""
    shown = scoped_or_404(Member, request, P.READ_MEMBERS, pk=pk)
    today = timezone.localdate()
    return render(
        request,
        "members/members/member.html",
        {
            **file_of(request, shown),
            "today": today,
            "age": shown.age(today),
            "party_age": shown.party_age(today),
            "spell": shown.spells.on(today).first(),
            "probation": probation(shown),
            "life": life_of(shown).order_by("-on", "-pk")[:STEPS_SHOWN],
            "ratings": ratings_of(shown),
            "merged": merges_of(request.user, shown),
            "may_reveal": request.user.may(P.REVEAL_MEMBERS, shown.unit),
            "query": _filters(request),
            **_walk(request, shown, today),
        },
    )


@requires(P.READ_MEMBERS)
@require_GET
def member_history(request, pk):
    """What happened to the record, in sentences."""
    shown = scoped_or_404(Member, request, P.READ_MEMBERS, pk=pk)
    return render(
        request,
        "members/members/member_history.html",
        {
            **file_of(request, shown),
            "history": sentences(
                shown, *shown.affiliations.all(), *shown.offices.all(), *rows_of_file(shown)
            ),
            "corrections": shown.birth_corrections.select_related("user"),
            "disclosures": disclosures_of(shown),
            "query": _filters(request),
        },
    )


@requires(P.EDIT_MEMBERS)
@on_standing_record
def member_edit(request, pk):
    """Correct a record. Another's change in between is shown beside what was typed; 409."""
    shown = scoped_or_404(Member, request, P.EDIT_MEMBERS, pk=pk)
    form = CorrectForm(request.POST or None, instance=shown, user=request.user, unit=request.unit)
    if request.method == "POST" and form.is_valid():
        saved = form.attempt(actions.correct, member=shown, by=request.user, **form.for_action())
        if saved:
            messages.success(request, f"Đã lưu hồ sơ đồng chí {saved}.")
            return redirect(f"{reverse('member', args=[pk])}?{_filters(request)}")
    return render(
        request,
        "members/members/member_edit.html",
        {
            "form": form,
            "shown": shown,
            "query": _filters(request),
            "differences": differences(form.current, form.cleaned_data) if form.current else [],
        },
        status=409 if form.current else 200,
    )


def _filters(request):
    """The list's filters as they stand in the address, to be carried along."""
    return request.GET.urlencode()


def _page(found, keys, number, asked):
    """One page of the list. `number` is how many there are, where that is known already.

    The page is cut out of the keys alone and then fetched: far down a long list the database
    would else sort whole records to throw nearly all of them away.
    """
    page = LongList(keys, PAGE, count=number).get_page(asked)
    page.object_list = found.filter(pk__in=list(page.object_list)).select_related("unit").walked()
    return page


def _walk(request, shown, today):
    """The neighbours in the list that was filtered; nothing when this member is not in it."""
    if request.unit is None:
        return {}
    form = FilterForm(request.GET, user=request.user, unit=request.unit)
    found = listed(request.user, request.unit, today, **form.wanted())
    if not found.filter(pk=shown.pk).exists():
        return {}
    before, after = found.neighbours(shown)
    return {"before": before, "after": after}
