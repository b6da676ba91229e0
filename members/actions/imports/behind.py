"""A long list is read and written behind the pages, where it is told how far it is."""

import contextlib

from chibo.actions import jobs
from chibo.history import action
from chibo.models import Job
from chibo.regulations import Conflict, Finding, Refused
from members.enums import ImportState
from members.models import ListImport
from members.reading import Grid, parsed

from .keeping import choose_columns, examine, look, waiting_still
from .writing import apply

READ, WRITE = "members.read_list", "members.write_list"
AT_ONCE = 1000
"""So many rows are read, or written, while the person waits: in about a second."""


def is_long(record):
    """Whether the file, if it is still kept, is read behind."""
    return record.grid is not None and Grid.from_text(record.grid.reveal()).size > AT_ONCE


def is_long_to_write(record):
    """Whether what the preview shows is written behind."""
    return record.counts["new"] + record.counts["changed"] > AT_ONCE


@action("đọc tệp danh sách đảng viên ở nền")
def ask_to_read(*, record, mapping=None, version=None, by):
    """The kept file, by the same columns or by others, has no preview until a worker has read
    it."""
    record = waiting_still(record, version)
    choose_columns(record, mapping)
    record.preview, record.counts = None, {}
    record.version += 1
    record.save(update_fields=["mapping", "preview", "counts", "version"])
    return _ask(record, READ, f"Đọc tệp {record.source_name}", by)


@action("ghi danh sách đảng viên ở nền")
def ask_to_write(*, record, version=None, confirmed=False, by):
    """Nothing is written before a worker has judged the file once more."""
    record = waiting_still(record, version)
    return _ask(record, WRITE, f"Ghi danh sách từ {record.source_name}", by, confirmed=confirmed)


def job_of(user, record):
    """The last work that this person asked for on the file as it is; None when there is none."""
    asked = {"arguments__import": record.pk, "arguments__version": record.version}
    return Job.visible_to(user).filter(kind__in=[READ, WRITE], **asked).first()


def read(job, progress):
    """The preview. Other columns chosen meanwhile are other work."""
    record = _record(job)
    _, shown = looked = look(record, job.asked_by, _told(progress, "Đã đọc"))
    progress(len(shown["rows"]), len(shown["rows"]), "Đang lập bản xem trước")
    with contextlib.suppress(Conflict):
        examine(record=record, version=job.arguments["version"], looked=looked, by=job.asked_by)


def write(job, progress):
    """The register. A worker may have ended between the last write and the word that it is done."""
    record = _record(job)
    if record.state == ImportState.APPLIED:
        return
    grid = Grid.from_text(record.grid.reveal())
    rows, _ = parsed(grid, record.mapping, _told(progress, "Đã đọc"))
    progress(len(rows), len(rows), "Đang đối chiếu và ghi")
    try:
        apply(
            record=record,
            version=job.arguments["version"],
            confirmed=job.arguments["confirmed"],
            rows=rows,
            by=job.asked_by,
        )
    except Conflict as conflict:
        sentence = "Bản xem trước vừa thay đổi. Chưa ghi gì; hãy xem lại."
        raise Refused(Finding("", sentence)) from conflict


def _ask(record, kind, title, by, **more):
    arguments = {"import": record.pk, "version": record.version, **more}
    jobs.start(kind=kind, unit=record.unit, title=title[:200], arguments=arguments, by=by)
    return record


def _record(job):
    """The file, while it is its owner's to read or was just written."""
    found = ListImport.visible_to(job.asked_by).filter(pk=job.arguments["import"]).first()
    if found is None or found.state not in (ImportState.KEPT, ImportState.APPLIED):
        raise Refused(Finding("", "Tệp này không còn chờ. Hãy chọn lại tệp."))
    return found


def _told(progress, message):
    return lambda done, total: progress(done, total, message)
