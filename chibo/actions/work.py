"""What a worker does: takes the next job, runs it, keeps its file, clears away what is too old.

Whoever runs a job holds an advisory lock of the database on it, which ends with the connection: a
job that is marked as running and not locked has lost its worker, and is taken up again by the next
one that looks, with no clock to wait for. The moment of its start marks a run, so that a worker
that lost its connection cannot write into the run of another.
"""

import contextlib
import logging
from datetime import timedelta

from django.db import Error, InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from chibo.models import Job, JobState, StoredFile
from chibo.models.job import OPEN
from chibo.registry import job_kind
from chibo.regulations import Refused

KEPT = timedelta(days=30)
MOST_INTERRUPTED = 3
LOCKS = 20261  # the first half of our advisory locks; the second is the job's number
LOST_RIGHT = "Người yêu cầu không còn vai trò cho việc này."
CUT_SHORT = "Việc bị ngắt giữa chừng. Hãy yêu cầu lại."
FAULT = "Chương trình gặp lỗi khi làm việc này. Hãy yêu cầu lại; nếu vẫn lỗi, báo người quản trị."
log = logging.getLogger(__name__)


class Stopped(KeyboardInterrupt):
    """The worker is told to end; the job goes back to the queue.

    Of this family, because psycopg then calls off the query it was waiting for.
    """


class Cancelled(Exception):
    """The person who asked no longer wants it."""


class Lost(Exception):
    """This run is no longer ours: another worker took the job."""


def run_next():
    """Take the next job, carry it out and return its row; None when nothing waits."""
    job = take()
    if job is None:
        return None
    carry_out(job)
    return Job.unscoped.filter(pk=job.pk).first()


def take():
    """The oldest job that nobody works on, marked as running and locked; None when there is none.

    Jobs that cannot run any more end here.
    """
    for pk in Job.unscoped.open().order_by("pk").values_list("pk", flat=True):
        if _lock(pk):
            job = _begin(pk)
            if job:
                return job
            _unlock(pk)
    return None


@transaction.atomic
def _begin(pk):
    """The job, running; None when it has ended meanwhile or ends here."""
    found = Job.unscoped.open().select_related("asked_by", "unit").select_for_update(of=("self",))
    job = found.filter(pk=pk).first()
    return job if job and _may_run(job) else None


def _may_run(job):
    """Mark the job as running, or end it when it is not wanted, not allowed or hopeless."""
    kind, orphan = job_kind(job.kind), job.state == JobState.RUNNING
    job.interrupted += orphan
    ends = None
    if job.stop_asked:
        ends = JobState.CANCELLED, ""
    elif kind is None or not kind.allowed(job.asked_by, job.unit):
        ends = JobState.FAILED, LOST_RIGHT
    elif orphan and (not kind.repeatable or job.interrupted >= MOST_INTERRUPTED):
        ends = JobState.FAILED, CUT_SHORT
    if ends:
        job.state, job.message = ends
        job.ended_at = timezone.now()
    else:
        job.state, job.started_at = JobState.RUNNING, timezone.now()
        job.done, job.total, job.message = 0, 0, ""
    job.save()
    return ends is None


def carry_out(job):
    """Run a job that was taken, and let it go, however it ended."""
    try:
        _run(job)
    except Cancelled:
        _end(job, JobState.CANCELLED)
    except Lost:
        log.warning("Job %s was taken by another worker", job.pk)
    except Refused as refused:
        _end(job, JobState.FAILED, message=str(refused)[:300])
    except (OperationalError, InterfaceError):
        raise  # no database: the worker ends, its lock with it, and the next one takes the job up
    except Exception:
        log.exception("Job %s (%s) failed", job.pk, job.kind)
        _end(job, JobState.FAILED, message=FAULT)
    finally:
        _unlock(job.pk)


def _run(job):
    try:
        _finish(job, job_kind(job.kind).run(job, Progress(job)))
    except Stopped:
        _put_back(job)
        raise


class Progress:
    """progress(done, total, message): what the page shows. Raises `Cancelled` and `Lost`."""

    def __init__(self, job):
        self.job = job

    def __call__(self, done, total, message=""):
        mine = Job.unscoped.held_by(self.job)
        told = {"done": done, "total": max(done, total), "message": message[:300]}
        if not mine.filter(stop_asked=False).update(**told):
            raise Cancelled if mine.exists() else Lost


def _finish(job, produced):
    """The file and the word that it is there, in one transaction: both or neither."""
    with transaction.atomic():
        kind = job_kind(job.kind)
        file = produced and StoredFile.unscoped.create(
            owner=job.asked_by,
            name=produced.name,
            media_type=produced.media_type,
            content=produced.content,
            personal=kind.personal,
        )
        if not _end(job, JobState.DONE, file=file):
            raise Lost


def _end(job, state, **more):
    """Whether the run was still ours to end."""
    mine = Job.unscoped.held_by(job)
    return mine.update(state=state, ended_at=timezone.now(), **{"message": "", **more})


def _put_back(job):
    """As if it had never begun. Where even that fails, the missing lock tells the next worker.

    The signal may have cut a query in two, after which its connection answers nothing: hence a
    second try with a new one.
    """
    for _ in range(2):
        try:
            mine = Job.unscoped.held_by(job)
            mine.update(state=JobState.WAITING, done=0, total=0, message="")
            return
        except Error:
            connection.close()
    log.warning("Job %s could not be put back", job.pk)


def expire():
    """Delete what ended more than 30 days ago, with its file; how many jobs."""
    with transaction.atomic():
        old = Job.unscoped.ended_before(timezone.now() - KEPT).exclude(state__in=OPEN)
        found = list(old.values_list("pk", "file"))
        Job.unscoped.filter(pk__in=[pk for pk, _ in found]).delete()
        StoredFile.unscoped.filter(pk__in=[file for _, file in found if file]).delete()
    return len(found)


def _lock(pk):
    return _ask("SELECT pg_try_advisory_lock(%s, %s)", pk)


def _unlock(pk):
    with contextlib.suppress(Error):  # the connection may be gone, and the lock with it
        _ask("SELECT pg_advisory_unlock(%s, %s)", pk)


def _ask(question, pk):
    with connection.cursor() as cursor:
        cursor.execute(question, [LOCKS, pk])
        return cursor.fetchone()[0]
