"""Printing: against WeasyPrint's own time; reprinting: the promised milliseconds; reading."""

from datetime import date
from pathlib import Path
from random import Random

import pytest
from django.conf import settings
from django.urls import reverse
from weasyprint import HTML

from chibo import demo as kernel
from chibo import docx, pdf
from chibo.models import Unit, User
from congresses.models import Congress
from resolutions.actions import readings, resolutions
from resolutions.demo import papers
from resolutions.documents.resolution import document
from resolutions.reading import read_text
from resolutions.reading.proposed import head_of

from .conftest import in_turn

REAL = Path(settings.BASE_DIR).parent / "shared/seeds/congress-resolution-lhh-hue-2020.txt"
"""A real resolution of three pages, where it lies beside the project; else one of the demo's."""
STYLES = Path(settings.BASE_DIR, "static", "css")


@pytest.fixture
def text(province):
    if REAL.exists():
        return REAL.read_text(encoding="utf-8")
    congress = Congress.unscoped.get(unit__code="DL-05")
    cell = kernel.Cell(congress.unit, kernel.Sort.STREET)
    return papers.of_congress(cell, congress, "Nguyễn Văn Mẫu", Random(1))


@pytest.fixture
def draft(text, db):
    """The text, read and saved in the cell of the guide."""
    cell, by = Unit.unscoped.get(code="DL-05"), User.objects.get(username="bithu")
    read = read_text(text)
    reading = readings.keep(unit=cell, draft=read, source_name="", by=by)
    return readings.save(reading=reading, by=by, **head_of(read, cell.name, year=2026))


def bench_pdf_against_weasyprint(draft, tell):
    paper = document(draft)
    html = pdf.html(paper, stylesheet_url="print.css")

    def theirs():
        return HTML(string=html, base_url=f"{STYLES}/").write_pdf(pdf_variant="pdf/ua-1")

    ours, own, word = in_turn(9, lambda: pdf.render(paper), theirs, lambda: docx.render(paper))
    tell("PDF: ours / WeasyPrint alone", ours / own, 1.3, note=f"{ours * 1000:.0f} ms, warm")
    tell("DOCX / PDF of the same paper", word / ours, note=f"{word * 1000:.0f} ms")


def bench_reading_against_printing(draft, text, tell):
    paper = document(draft)
    read, printed = in_turn(9, lambda: read_text(text), lambda: pdf.render(paper))
    note = f"{read * 1000:.0f} ms for {len(text)} letters"
    tell("Reading a text / printing it", read / printed, 0.5, note=note)


def bench_reprint_of_an_issued_paper(draft, client, tell):
    by, day = User.objects.get(username="bithu"), date(2026, 11, 20)
    issued = resolutions.issue(resolution=draft, number=7, dated_on=day, confirmed=True, by=by)
    client.force_login(by)
    for name in ("resolution_pdf", "resolution_docx"):
        address = reverse(name, args=[issued.pk])
        rounds = [in_turn(40, lambda address=address: client.get(address)) for _ in range(3)]
        best = min(spent for (spent,) in rounds) * 1000
        tell(f"Reprint: {name}", best, 10, " ms", "best of three medians of 40, client included")
