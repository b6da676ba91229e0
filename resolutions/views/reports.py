"""The year's report on resolutions: the list of cells, one report, and its papers."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from chibo.access import Permission, requires, scoped_or_404
from chibo.actions import jobs
from chibo.exports import delivered, printed
from chibo.vietnamese.numbers import whole
from resolutions.documents import report as documents
from resolutions.enums import PUBLIC
from resolutions.exports import reports as exports
from resolutions.models import Resolution, Target
from resolutions.queries import reports as queries
from resolutions.queries.counting import rows_behind
from resolutions.queries.results import doubts_of, years_of
from resolutions.queries.terms import term_of

P = Permission
READ = P.READ_ISSUED
PER_PAGE = 50
FIRST_YEAR = 1930  # the Party's own


@requires(READ)
def reports(request):
    """The resolutions that answer for a year, cell by cell, and how they stand."""
    today = timezone.localdate()
    year = _asked_year(request, today)
    found = queries.reportable(request.user, request.unit, year)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    return render(
        request,
        "resolutions/reports/reports.html",
        {
            "year": year,
            "years": queries.years_to_choose(request.user, request.unit, today),
            "page": page,
            "standings": queries.standings(page.object_list, year, today),
            "without": queries.cells_without(request.user, request.unit, year, today),
            "may_enter": request.user.may(P.ENTER_RESULTS, request.unit),
            "many": page.paginator.count > exports.AT_ONCE,
        },
    )


@requires(READ)
def report(request, pk, year):
    """One resolution in one year: each target with its result, verdict and evidence."""
    resolution, standing = _standing(request, pk, year)
    unit = resolution.unit
    return render(
        request,
        "resolutions/reports/report.html",
        {
            "resolution": resolution,
            "year": year,
            "before": year - 1,
            "standing": standing,
            "doubts": doubts_of(standing.lines),
            "years": _years(resolution, standing),
            "may_enter": request.user.may(P.ENTER_RESULTS, unit),
            "may_open": _may_open(request.user, unit),
        },
    )


@requires(P.READ_MEMBERS, P.READ_GATHERINGS)
def report_rows(request, pk, year, target):
    """The rows behind a counted figure, for those who may see names."""
    resolution, standing = _standing(request, pk, year)
    if not _may_open(request.user, resolution.unit):
        raise Http404
    asked = get_object_or_404(
        Target.visible_to(request.user, P.READ_RESOLUTIONS),
        pk=target,
        paragraph__section__resolution=resolution,
    )
    line = next(line for line in standing.lines if line.target == asked)
    return render(
        request,
        "resolutions/reports/report_rows.html",
        {
            "resolution": resolution,
            "year": year,
            "line": line,
            "rows": rows_behind(line.target, year, timezone.localdate()),
            "section": "reports",
        },
    )


@requires(P.PRINT_REPORTS)
def report_pdf(request, pk, year):
    """The report of one cell as PDF."""
    return printed(*_one(request, pk, year), "pdf")


@requires(P.PRINT_REPORTS)
def report_docx(request, pk, year):
    """The same for Word."""
    return printed(*_one(request, pk, year), "docx")


@requires(P.PRINT_REPORTS)
def reports_pdf(request, year):
    """The reports of every cell of the working unit in one file; POST has it made behind."""
    return _all(request, year, "pdf")


@requires(P.PRINT_REPORTS)
def reports_docx(request, year):
    """The same for Word."""
    return _all(request, year, "docx")


def _standing(request, pk, year):
    """The resolution, not a draft, and how it stands in a year of its term that has begun."""
    today = timezone.localdate()
    resolution = scoped_or_404(Resolution, request, READ, pk=pk, state__in=PUBLIC)
    if year not in term_of(resolution).reported(today):
        raise Http404
    return resolution, queries.standings([resolution], year, today, compared=True)[0]


def _one(request, pk, year):
    resolution, standing = _standing(request, pk, year)
    paper = documents.papers([standing], year, today=timezone.localdate())[0]
    return paper, f"bao-cao-{year}-{resolution.unit.code}"


def _all(request, year, kind):
    if not FIRST_YEAR <= year <= timezone.localdate().year:
        raise Http404
    number = queries.reportable(request.user, request.unit, year).count()
    if not number:
        raise Http404
    if request.method == "POST":
        return _behind(request, year, kind)
    if number > exports.AT_ONCE:
        messages.info(request, "Nhiều báo cáo quá để in ngay: hãy bấm nút để lập tệp ở nền.")
        return redirect(f"{reverse('reports')}?nam={year}")
    produced = exports.year_reports(request.user, request.unit, year, kind)
    return delivered(produced.content, produced.media_type, produced.name)


def _behind(request, year, kind):
    """The same file as a job, shown in "Tệp của tôi"."""
    jobs.start(
        kind=exports.YEAR_REPORTS,
        unit=request.unit,
        title=exports.title(year, kind),
        arguments={"year": year, "kind": kind},
        by=request.user,
    )
    messages.success(request, "Đã xếp việc. Tệp lập xong sẽ ở đây, cứ làm việc khác.")
    return redirect("jobs")


def _asked_year(request, today):
    asked = whole(request.GET.get("nam"))
    return asked if asked and FIRST_YEAR <= asked <= today.year else today.year


def _may_open(user, unit):
    return user.may(P.READ_MEMBERS, unit) and user.may(P.READ_GATHERINGS, unit)


def _years(resolution, standing):
    """The verdicts of all years side by side, for terms of several years."""
    if resolution.term_start == resolution.term_end:
        return []
    found = years_of(resolution, timezone.localdate())
    return [(line, found[line.target.pk]) for line in standing.lines]
