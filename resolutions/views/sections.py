"""The editor: outline, one section in hand, the paper beside it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from chibo.access import Permission, requires, scoped_or_404
from chibo.regulations import Conflict, Refused
from chibo.vietnamese.numbers import whole
from resolutions.actions import sections as actions
from resolutions.forms.sections import SectionForm
from resolutions.models import Resolution, Section
from resolutions.queries.proposals import proposals
from resolutions.queries.resolutions import outline

EDIT = Permission.EDIT_RESOLUTIONS
STEPS = {
    "len": (actions.move, -1),
    "xuong": (actions.move, 1),
    "vao": (actions.indent, 1),
    "ra": (actions.indent, -1),
}


@requires(EDIT)
def resolution_write(request, pk):
    """Write: choose a section on the left, its words in the middle, the paper on the right."""
    edited = scoped_or_404(Resolution, request, EDIT, pk=pk)
    if not edited.is_editable:
        return redirect("resolution", edited.pk)
    sections = outline(edited)
    current = _chosen(sections, request.GET.get("muc"))
    return render(
        request,
        "resolutions/sections/resolution_write.html",
        _editor(edited, sections, current, request),
    )


@requires(EDIT)
def section(request, pk):
    """Save one section. From the autosave it answers with what changed, else goes back."""
    edited = scoped_or_404(Section, request, EDIT, pk=pk)
    if request.method != "POST":
        return redirect(_place(edited))
    form = SectionForm.of(edited, data=request.POST, user=request.user)
    if not form.is_valid():
        return _again(request, edited, form, None)
    try:
        actions.write(section=edited, by=request.user, **form.cleaned_data)
    except Conflict as conflict:
        return _again(request, edited, form, conflict.current)
    except Refused as refused:
        form.add_findings(refused)
        return _again(request, edited, form, None)
    if request.htmx:
        return _saved(request, edited)
    messages.success(request, "Đã lưu mục.")
    return redirect(_place(edited))


@require_POST
@requires(EDIT)
def section_add(request, pk):
    """A new section behind the one in hand, on its level, or a level below it."""
    edited = scoped_or_404(Resolution, request, EDIT, pk=pk)
    after = edited.sections.filter(pk=whole(request.POST.get("after"))).first()
    below = 1 if request.POST.get("duoi") else 0
    try:
        made = actions.add(
            resolution=edited,
            after=after,
            depth=(after.depth + below) if after else 0,
            by=request.user,
        )
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("resolution_write", edited.pk)
    return redirect(_place(made))


@require_POST
@requires(EDIT)
def section_move(request, pk):
    """Up, down, in or out, with everything below."""
    edited = scoped_or_404(Section, request, EDIT, pk=pk)
    if request.POST.get("buoc") not in STEPS:
        raise Http404
    verb, step = STEPS[request.POST["buoc"]]
    try:
        verb(section=edited, step=step, by=request.user)
    except Refused as refused:
        messages.warning(request, str(refused))
    return redirect(_place(edited))


@require_POST
@requires(EDIT)
def section_remove(request, pk):
    """Take it out of the draft, with everything below."""
    edited = scoped_or_404(Section, request, EDIT, pk=pk)
    try:
        actions.remove(section=edited, by=request.user)
        messages.success(request, "Đã bỏ mục khỏi dự thảo. Lịch sử vẫn giữ lời văn cũ.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("resolution_write", edited.resolution_id)


@require_POST
@requires(EDIT)
def sections_renumber(request, pk):
    """Labels I-, 1., a), - throughout: an offer, never done by itself."""
    edited = scoped_or_404(Resolution, request, EDIT, pk=pk)
    try:
        actions.renumber(resolution=edited, by=request.user)
        messages.success(request, "Đã đánh số lại theo thể thức.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("resolution_write", edited.pk)


def _chosen(sections, pk):
    named = {str(section.pk): section for section in sections}
    return named.get(pk) or (sections[0] if sections else None)


def _place(section):
    return f"{reverse('resolution_write', args=[section.resolution_id])}?muc={section.pk}"


def _editor(resolution, sections, current, request, form=None, theirs=None):
    return {
        "resolution": resolution,
        "sections": sections,
        "current": current,
        "form": form or (current and SectionForm.of(current, user=request.user)),
        "theirs": theirs,
        "proposals": proposals(sections, current) if current else [],
        "saved_at": None,
    }


def _again(request, edited, form, theirs):
    """The page once more with what the person typed; beside it the other version, if any."""
    sections = outline(edited.resolution)
    current = _chosen(sections, str(edited.pk))
    context = _editor(edited.resolution, sections, current, request, form, theirs)
    if theirs is not None:
        context["current_version"] = theirs.version
        context["mine"] = form.cleaned_data
        context["their_body"] = "\n".join(p.line for p in current.paragraphs.all())
    template = "resolution_write.html"
    if request.htmx:
        template = "_conflict.html" if theirs else "_unsaved.html"
    return render(
        request,
        f"resolutions/sections/{template}",
        context,
        status=409 if theirs else 422,
    )


def _saved(request, edited):
    sections = outline(edited.resolution)
    current = _chosen(sections, str(edited.pk))
    context = _editor(edited.resolution, sections, current, request)
    context["saved_at"] = timezone.localtime()
    response = render(request, "resolutions/sections/_saved.html", context)
    response["HX-Trigger"] = "chibo:paper"
    return response
