"""A list of ten thousand: previewed, written, changed, exported; beside openpyxl's own reading."""

import io
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from chibo.models import Unit, User
from members.actions import imports
from members.imports import read_file
from members.reading.columns import WRITTEN

from .conftest import seconds

PEOPLE, SECONDS = 10_000, 20
LETTERS = "bcdghklmnpqrstvx"
HEAD = [column.label for column in WRITTEN]


def person(number, occupation):
    """The line of one invented person: every column filled."""
    name = "".join(LETTERS[(number >> shift) % 16] + "a" for shift in (12, 8, 4, 0)).title()
    born = date(1950, 1, 1) + timedelta(days=number % 15_000)
    joined = date(born.year + 25, born.month, min(born.day, 28))
    given = {
        "full_name": f"Nguyễn Văn {name}",
        "birth": f"{born:%d/%m/%Y}",
        "gender": "Nam",
        "party_post": "",
        "ethnicity": "Kinh",
        "religion": "Không",
        "ceremony_on": f"{joined:%d/%m/%Y}",
        "official_on": f"{joined.replace(year=joined.year + 1):%d/%m/%Y}",
        "identity_number": f"099{number:09}",
        "record_number": f"{number + 1:06} HN",
        "general_education": "12/12",
        "professional_level": "ĐH",
        "theory_level": "Trung cấp",
        "phone": f"01{number:08}",
        "email": f"a{number}@example.vn",
        "occupation": occupation,
    }
    empty = {"unit", "since", "decided_on", "exempt_on", "card_number", "old_card_number"}
    empty |= {"degree", "academic_title", "theory_mode"}
    return [
        given.get(column.field, "" if column.field in empty else "Chi bộ Thôn Đông")
        for column in WRITTEN
    ]


def workbook(occupation):
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    sheet.append(HEAD)
    for number in range(PEOPLE):
        sheet.append(person(number, occupation))
    stored = io.BytesIO()
    book.save(stored)
    return stored.getvalue()


def openpyxl_alone(content):
    book = load_workbook(io.BytesIO(content), read_only=True)
    return sum(1 for _ in book.active.iter_rows(values_only=True))


@pytest.mark.usefixtures("province", "db")
def bench_a_list_of_ten_thousand(tell):
    unit, by = Unit.unscoped.get(code="DL-05"), User.objects.get(username="bithu")
    kept = {}

    def preview(content):
        grid = read_file(SimpleUploadedFile("danh-sach.xlsx", content))
        record = imports.keep(unit=unit, grid=grid, source_name="danh-sach.xlsx", by=by)
        kept["record"] = imports.examine(record=record, by=by)

    def write():
        kept["record"] = imports.apply(record=kept["record"], confirmed=True, by=by)

    def undo():
        imports.undo(record=kept["record"], by=by)

    for what, state, content in (
        ("new people", "new", workbook("Nông dân")),
        ("changed people", "changed", workbook("Công nhân")),
    ):
        alone = seconds(lambda content=content: openpyxl_alone(content))
        shown = seconds(lambda content=content: preview(content))
        assert kept["record"].counts[state] == PEOPLE, kept["record"].counts
        note = f"openpyxl alone reads the file in {alone:.1f} s"
        tell(f"Preview of 10,000 {what}", shown, SECONDS, " s", note)
        tell(f"Preview of {what} / openpyxl alone", shown / alone, 4)
        tell(f"Import of 10,000 {what}", seconds(write), SECONDS, " s")
    tell("Undoing 10,000 changes", seconds(undo), SECONDS, " s")
