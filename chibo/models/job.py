"""Long work that runs behind the pages: who asked, how far it is, what it left.

A row is a ticket, not a record: it says itself who asked and when, every step of progress is a
write, and it is deleted when its file is too old. So it stands outside the history.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class JobState(models.TextChoices):
    """Where a job is. From `RUNNING` it may go back to `WAITING`: its worker ended early."""

    WAITING = "waiting", "đang chờ"
    RUNNING = "running", "đang chạy"
    DONE = "done", "xong"
    FAILED = "failed", "không làm được"
    CANCELLED = "cancelled", "đã dừng"


S = JobState
OPEN = (S.WAITING, S.RUNNING)
ENDED = (S.DONE, S.FAILED, S.CANCELLED)


class JobQuerySet(models.QuerySet):
    """Jobs in domain words."""

    def open(self):
        """Not ended yet."""
        return self.filter(state__in=OPEN)

    def new(self):
        """Finished with a file that nobody has fetched."""
        return self.filter(file__isnull=False, fetched_at=None)

    def ended_before(self, moment):
        """Ended before a moment."""
        return self.filter(ended_at__lt=moment)

    def held_by(self, job):
        """The row of `job`, if it is still this very run of it; the start marks the run."""
        return self.filter(pk=job.pk, state=S.RUNNING, started_at=job.started_at)


class Job(models.Model):
    """One piece of long work. `kind` names a `registry.JobKind`; `arguments` are for its `run`.

    `unit` is what it is about and where the right to it is held. `interrupted` counts the workers
    that died over it.
    """

    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người yêu cầu"
    )
    unit = models.ForeignKey(
        "chibo.Unit", models.PROTECT, related_name="+", verbose_name="tổ chức đảng"
    )
    kind = models.CharField("loại việc", max_length=60)
    title = models.CharField("tên việc", max_length=200)
    arguments = models.JSONField("tham số", default=dict, blank=True)
    state = models.CharField("tình trạng", max_length=20, choices=JobState, default=S.WAITING)
    done = models.PositiveIntegerField("đã xong", default=0)
    total = models.PositiveIntegerField("tổng số", default=0)
    message = models.CharField("đang làm gì", max_length=300, blank=True)
    interrupted = models.PositiveSmallIntegerField("số lần đứt", default=0)
    stop_asked = models.BooleanField("được yêu cầu dừng", default=False)
    created_at = models.DateTimeField("yêu cầu lúc", auto_now_add=True)
    started_at = models.DateTimeField("bắt đầu lúc", null=True)
    ended_at = models.DateTimeField("kết thúc lúc", null=True)
    fetched_at = models.DateTimeField("tải về lúc", null=True)
    file = models.OneToOneField(
        "chibo.StoredFile", models.PROTECT, null=True, related_name="job", verbose_name="tệp"
    )

    unscoped = JobQuerySet.as_manager()

    class Meta:
        verbose_name = "việc chạy nền"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="job_ended_when_over",
                condition=Q(state__in=OPEN, ended_at=None)
                | Q(state__in=ENDED, ended_at__isnull=False),
                violation_error_message="Việc chưa xong thì chưa có lúc kết thúc.",
            ),
            models.CheckConstraint(
                name="job_started_when_running",
                condition=~Q(state__in=[S.RUNNING, S.DONE]) | Q(started_at__isnull=False),
                violation_error_message="Việc đang chạy phải có lúc bắt đầu.",
            ),
            models.CheckConstraint(
                name="job_file_when_done",
                condition=Q(file=None) | Q(state=S.DONE),
                violation_error_message="Chỉ việc đã xong mới có tệp.",
            ),
            models.CheckConstraint(
                name="job_done_within_total",
                condition=Q(done__lte=F("total")),
                violation_error_message="Phần đã xong lớn hơn tổng số.",
            ),
            models.UniqueConstraint(
                fields=["asked_by", "unit", "kind", "arguments"],
                name="job_asked_once",
                condition=Q(state__in=OPEN),
                violation_error_message="Việc này đã yêu cầu rồi và chưa xong.",
            ),
        ]
        indexes = [
            models.Index(fields=["id"], name="job_open", condition=Q(state__in=OPEN)),
            models.Index(fields=["asked_by", "created_at"], name="job_of_a_person"),
        ]

    def __str__(self):
        return self.title

    @classmethod
    def visible_to(cls, user, permission=None):
        """What this person asked for: a job is its owner's alone, whatever roles others hold."""
        return cls.unscoped.filter(asked_by=user)

    @property
    def is_open(self):
        """Whether it waits or runs."""
        return self.state in OPEN

    @property
    def is_new(self):
        """Whether it left a file that nobody has fetched."""
        return self.file_id is not None and self.fetched_at is None

    @property
    def tag_kind(self):
        """The colour of its state, for the tag beside the word."""
        kinds = {S.RUNNING: "note", S.DONE: "ok", S.FAILED: "late"}
        return kinds.get(self.state, "mute")
