"""The year's reports of many cells in one file: at once for a few, as a job for many."""

from django.utils import timezone

from chibo.exports import PRINTERS
from chibo.registry import Produced
from chibo.regulations import Finding, Refused
from resolutions.documents import report as documents
from resolutions.queries import reports as queries

YEAR_REPORTS = "resolutions.year_reports"
AT_ONCE = 10
"""So many reports are laid out while the person waits, in about a second."""
FORMATS = {"pdf": "PDF", "docx": "Word"}


def title(year, kind):
    """What the job is called in the list of files."""
    return f"Báo cáo năm {year} của tất cả chi bộ ({FORMATS[kind]})"


def year_reports(user, unit, year, kind, told=None):
    """Every report of `year` that `user` may read in `unit` and below, as `Produced`.

    None when there is none. `told(n, total)` is called after each.
    """
    today = timezone.localdate()
    standings = queries.standings(queries.reportable(user, unit, year), year, today, compared=True)
    if not standings:
        return None
    total = len(standings)
    paper = documents.bundle(documents.papers(standings, year, today=today), year, unit)
    printer, media_type = PRINTERS[kind]
    content = printer(paper, told and (lambda number: told(number, total)))
    return Produced(f"bao-cao-{year}-{unit.code}-tat-ca.{kind}", media_type, content)


def run(job, progress):
    """The same as a job: one step a report."""
    year, kind = job.arguments["year"], job.arguments["kind"]
    progress(0, 0, "Đang lấy số liệu")

    def told(number, total):
        progress(number, total, "Đã trình bày báo cáo")

    produced = year_reports(job.asked_by, job.unit, year, kind, told)
    if produced is None:
        raise Refused(Finding("", f"Không có nghị quyết nào phải báo cáo cho năm {year}."))
    return produced
