"""What a person does with long work: asks for it, stops it, takes its file, throws it away."""

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from chibo.history import action
from chibo.models import Disclosure, Job, JobState
from chibo.refusals import QUICKER
from chibo.registry import job_kind
from chibo.regulations import Finding, Refused

CHANNEL = "chibo_jobs"
MOST_OPEN = 10  # for one person: a queue is shared


@action("yêu cầu việc chạy nền")
def start(*, kind, unit, title=None, arguments=None, by):
    """Put a job in the queue and wake a worker; the very same one, still open, is returned instead.

    Raises PermissionDenied without the right to the kind in this unit.
    """
    known = _allowed(kind, unit, by)
    asked = {"asked_by": by, "unit": unit, "kind": kind, "arguments": arguments or {}}
    mine = Job.visible_to(by).open()
    same = mine.filter(**asked).first()
    if same:
        return same
    if mine.count() >= MOST_OPEN:
        sentence = f"Đang có {MOST_OPEN} việc của bạn chưa xong. Hãy đợi hoặc dừng bớt rồi yêu cầu."
        raise Refused(Finding("", sentence))
    job = Job.unscoped.create(title=title or known.title, **asked)
    with connection.cursor() as cursor:
        cursor.execute(f"NOTIFY {CHANNEL}")  # heard when this transaction is committed
    return job


@action("dừng việc chạy nền")
def cancel(*, job, by):
    """A waiting job ends at once; a running one at its next step."""
    job = _locked(job, by)
    if job.state == JobState.WAITING:
        job.state, job.ended_at = JobState.CANCELLED, timezone.now()
    elif job.state == JobState.RUNNING:
        job.stop_asked = True
    else:
        raise Refused(Finding("", f"Việc này {job.get_state_display()} rồi, không cần dừng nữa."))
    job.save(update_fields=["state", "ended_at", "stop_asked"])
    return job


@action("tải tệp")
def fetch(*, job, by):
    """The file, for its owner, as long as they could ask for it anew; personal data leaves a trace.

    Raises PermissionDenied when the right has ended meanwhile.
    """
    job = _locked(job, by)
    _allowed(job.kind, job.unit, by)
    file = job.file
    if file.personal:
        Disclosure.objects.create(
            user=by, subject=f"Tệp {file.name}"[:80], field="tải về", reason=job.title
        )
    if job.fetched_at is None:
        job.fetched_at = timezone.now()
        job.save(update_fields=["fetched_at"])
    return file


@action("xóa tệp")
def remove(*, job, by):
    """The job and its file are gone; an open job has to be stopped first."""
    job = _locked(job, by)
    if job.is_open:
        raise Refused(Finding("", "Việc này chưa xong. Hãy dừng rồi mới xóa."))
    file = job.file
    job.delete()
    if file:
        file.delete()


def _allowed(key, unit, by):
    """The kind, if this person may have it for this unit today."""
    kind = job_kind(key)
    if kind is None:
        raise PermissionDenied
    if not kind.allowed(by, unit):
        raise PermissionDenied(" hoặc ".join(p.label for p in kind.permissions))
    return kind


def _locked(job, by):
    """The row as it is now, held until the end of the action."""
    found = Job.visible_to(by).select_for_update(of=("self",)).filter(pk=job.pk).first()
    if found is None:
        raise Refused(Finding("", QUICKER))
    return found
