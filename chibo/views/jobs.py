""" "Tệp của tôi": long work that was asked for, how far it is, and the files it left."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from chibo.access import signed_in
from chibo.actions import jobs as actions
from chibo.actions.work import KEPT
from chibo.exports import delivered
from chibo.models import Job
from chibo.queries.jobs import WAITS_FOR_FILES, jobs_of

PER_PAGE = 30


@signed_in
@require_GET
def jobs(request):
    """The list; while something runs, the page asks for it again and again."""
    page = Paginator(jobs_of(request.user), PER_PAGE).get_page(request.GET.get("trang"))
    going = any(job.is_open for job in page)
    waits = going or any(job.is_new for job in page)
    if waits != request.session.get(WAITS_FOR_FILES, False):
        request.session[WAITS_FOR_FILES] = waits
    return render(
        request,
        "chibo/jobs/_jobs.html" if request.htmx else "chibo/jobs/jobs.html",
        {"page": page, "going": going, "kept_days": KEPT.days},
    )


@signed_in
@require_POST
def job_cancel(request, pk):
    """Stop it: what waits ends now, what runs at its next step."""
    job = actions.cancel(job=_mine(request, pk), by=request.user)
    messages.success(request, f"Đã dừng “{job.title}”." if not job.is_open else "Đang dừng.")
    return redirect("jobs")


@signed_in
@require_GET
def job_file(request, pk):
    """The file, to its owner, while they hold a role that could ask for it."""
    job = _mine(request, pk)
    if job.file_id is None:
        raise Http404
    file = actions.fetch(job=job, by=request.user)
    return delivered(file.content, file.media_type, file.name)


@signed_in
@require_POST
def job_remove(request, pk):
    """Off the list, and the file with it."""
    job = _mine(request, pk)
    actions.remove(job=job, by=request.user)
    messages.success(request, f"Đã xóa “{job.title}”.")
    return redirect("jobs")


def _mine(request, pk):
    return get_object_or_404(Job.visible_to(request.user), pk=pk)
