"""Files out."""

from datetime import timedelta
from hashlib import sha256
from io import BytesIO

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from icalendar import Calendar, Event
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from chibo import docx, pdf
from chibo.imports.units import HEADINGS, TITLES
from chibo.models import UnitKind
from chibo.vietnamese.dates import short_date

WIDTHS = {"code": 12, "name": 44, "short_name": 24, "kind": 40, "parent": 14, "seat": 22}

PDF = "application/pdf"
PRINTERS = {
    "pdf": (pdf.render, PDF),
    "docx": (
        docx.render,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


def printed(paper, name, kind):
    """The answer that carries a paper: "pdf" opens in the window, "docx" is kept as a file."""
    render, media_type = PRINTERS[kind]
    return delivered(render(paper), media_type, f"{name}.{kind}")


def delivered(content, media_type, name):
    """The answer that carries a file; a browser shows PDF itself and keeps the others."""
    answer = HttpResponse(content, media_type)
    answer["Content-Disposition"] = content_disposition_header(media_type != PDF, name)
    return answer


def calendar_of(unit, tasks, today, address):
    """What waits as a calendar (RFC 5545): whole days, without a name.

    The file leaves the program for a phone and whoever keeps its calendar. What is late stands on
    today, where it is seen.
    """
    name = f"Chibo: {unit.short_name}"
    calendar = Calendar.new(name=name, refresh_interval=timedelta(hours=12))
    for task in tasks:
        late = f"Quá hạn từ {short_date(task.due)}: " if task.due < today else ""
        day = max(task.due, today)
        calendar.add_component(
            Event.new(
                uid=f"{sha256(f'{task.url} {task.title}'.encode()).hexdigest()[:32]}@chibo",
                start=day,
                end=day + timedelta(days=1),
                summary=f"{late}{task.outside}",
                description=f"{unit.name}. Mở Chibo để xem: {address}",
            )
        )
    return calendar.to_ical()


def tree_template():
    """An empty workbook whose headings `read_tree` knows, with the kinds on a second sheet."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Tổ chức đảng"
    _heading(sheet, [TITLES[name] for name in HEADINGS])
    for position, name in enumerate(HEADINGS, 1):
        letter = get_column_letter(position)
        sheet.column_dimensions[letter].width = WIDTHS.get(name, 18)
        for row in range(2, 202):  # text, or Excel eats leading zeros and turns days around
            sheet[f"{letter}{row}"].number_format = "@"
    kinds = book.create_sheet("Loại")
    _heading(kinds, ["Các loại dùng được"])
    kinds.column_dimensions["A"].width = 60
    for kind in UnitKind.objects.all():
        kinds.append([kind.name])
    stored = BytesIO()
    book.save(stored)
    return stored.getvalue()


def _heading(sheet, titles):
    sheet.append(titles)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
