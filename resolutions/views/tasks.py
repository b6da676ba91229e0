"""Charging somebody with what a paragraph says."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from chibo.access import Permission, requires, scoped_or_404
from resolutions.actions import tasks as actions
from resolutions.forms.tasks import TaskForm
from resolutions.models import Paragraph, Task

EDIT = Permission.EDIT_RESOLUTIONS


@requires(EDIT)
def task(request, pk):
    """Who carries out the paragraph, and until when."""
    paragraph = scoped_or_404(Paragraph, request, EDIT, pk=pk)
    charged = Task.visible_to(request.user, EDIT).filter(paragraph=paragraph).first()
    initial = {"charged": charged.charged, "due_on": charged.due_on} if charged else None
    form = TaskForm(request.POST or None, initial=initial, user=request.user)
    if request.method == "POST" and form.is_valid():
        asked = {"paragraph": paragraph, "by": request.user, **form.cleaned_data}
        if form.attempt(actions.charge, **asked):
            messages.success(request, "Đã ghi phân công.")
            return redirect(_back(paragraph))
    return render(
        request,
        "resolutions/tasks/task.html",
        {
            "paragraph": paragraph,
            "resolution": paragraph.section.resolution,
            "task": charged,
            "form": form,
            "back": _back(paragraph),
        },
        status=422 if form.is_bound else 200,
    )


@require_POST
@requires(EDIT)
def task_release(request, pk):
    """Nobody is charged with it any more."""
    released = scoped_or_404(Task, request, EDIT, pk=pk)
    actions.release(task=released, by=request.user)
    messages.success(request, "Đã thôi phân công.")
    return redirect(_back(released.paragraph))


def _back(paragraph):
    resolution = paragraph.section.resolution
    if resolution.is_editable:
        return f"{reverse('resolution_write', args=[resolution.pk])}?muc={paragraph.section_id}"
    return reverse("resolution", args=[resolution.pk])
