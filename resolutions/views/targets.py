"""Targets: taken from a sentence, corrected, confirmed, dropped."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from chibo.access import Permission, requires, scoped_or_404
from chibo.regulations import Conflict, Refused
from chibo.vietnamese.numbers import whole
from resolutions.actions import targets as actions
from resolutions.actions.readings import fields_of, words_of
from resolutions.forms.targets import TargetForm
from resolutions.models import Paragraph, Target
from resolutions.queries.proposals import proposal

EDIT = Permission.EDIT_RESOLUTIONS


@requires(EDIT)
def target_add(request, pk):
    """A further measure in the sentence of a paragraph."""
    paragraph = scoped_or_404(Paragraph, request, EDIT, pk=pk)
    blank = Target(paragraph=paragraph, text=paragraph.text)
    form = TargetForm(request.POST or None, instance=blank, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record(paragraph=paragraph, by=request.user, **_named(form))
            return redirect(_place(paragraph))
        except Refused as refused:
            form.add_findings(refused)
    return _page(request, paragraph, form, "Thêm chỉ tiêu trong câu này")


@requires(EDIT)
def target(request, pk):
    """Correct one target."""
    edited = scoped_or_404(Target, request, EDIT, pk=pk)
    form = TargetForm(
        request.POST or None,
        instance=edited,
        initial={"version": edited.version, "text": _sentence(edited)},
        user=request.user,
    )
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"]
            actions.correct(target=edited, version=version, by=request.user, **_named(form))
            messages.success(request, "Đã sửa chỉ tiêu.")
            return redirect(_place(edited.paragraph))
        except Conflict as conflict:
            form.add_error(None, _other_version(conflict.current))
            form.take_version(conflict.current.version)
        except Refused as refused:
            form.add_findings(refused)
    return _page(request, edited.paragraph, form, "Sửa chỉ tiêu", edited)


@require_POST
@requires(EDIT)
def target_take(request, pk):
    """Record what the reader proposes for a paragraph."""
    paragraph = scoped_or_404(Paragraph, request, EDIT, pk=pk)
    index = whole(request.POST.get("index"))
    read = None if index is None else proposal(paragraph, index)
    if read is None:
        raise Http404
    try:
        words = words_of(read, paragraph)
        actions.record(paragraph=paragraph, by=request.user, **words, **fields_of(read))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(_place(paragraph))


@require_POST
@requires(EDIT)
def target_confirm(request, pk):
    """What was read is right."""
    confirmed = scoped_or_404(Target, request, EDIT, pk=pk)
    try:
        actions.confirm(target=confirmed, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(_place(confirmed.paragraph))


@require_POST
@requires(EDIT)
def target_remove(request, pk):
    """The sentence stays, it is no target."""
    removed = scoped_or_404(Target, request, EDIT, pk=pk)
    try:
        actions.remove(target=removed, by=request.user)
        messages.success(request, "Đã bỏ chỉ tiêu; câu văn vẫn giữ nguyên.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(_place(removed.paragraph))


def _sentence(target):
    """Its sentence to correct; a sentence that was written anew since is not offered again."""
    return target.text if target.text in target.paragraph.text else target.said


def _named(form):
    return form.fields_to_save | {"indicator": form.cleaned_data["indicator"]}


def _other_version(current):
    return (
        f"Có người vừa sửa chỉ tiêu này thành: “{current}”. Xem lại rồi lưu nếu bản của bạn đúng."
    )


def _place(paragraph):
    page = reverse("resolution_write", args=[paragraph.section.resolution_id])
    return f"{page}?muc={paragraph.section_id}"


def _page(request, paragraph, form, title, target=None):
    return render(
        request,
        "resolutions/targets/target.html",
        {
            "resolution": paragraph.section.resolution,
            "paragraph": paragraph,
            "target": target,
            "form": form,
            "title": title,
            "back": _place(paragraph),
        },
        status=422 if form.is_bound else 200,
    )
