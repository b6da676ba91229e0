"""What the database itself refuses of an import."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from chibo.history import acting
from members.models import ImportedRow, ListImport
from tests.members.people import enter


def made(cast, **fields):
    with transaction.atomic(), acting(None, "thử"):
        return ListImport.unscoped.create(unit=cast.a1, reader=cast.an, **fields)


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("list_import_days_fit_its_state", {"state": "lost"}),
        ("list_import_days_fit_its_state", {"state": "applied"}),
        ("list_import_days_fit_its_state", {"applied_at": timezone.now()}),
        (
            "list_import_keeps_a_file_only_while_waiting",
            {"state": "expired", "grid": "x"},
        ),
    ],
)
def test_an_import_that_contradicts_itself_is_refused(cast, name, fields):
    with pytest.raises(IntegrityError, match=name):
        made(cast, **fields)


def test_a_member_has_one_row_in_an_import(cast):
    source, member = made(cast), enter(cast.a1)
    row = {"source": source, "member": member, "sheet": "A", "number": 2, "version": 1}
    ImportedRow.unscoped.create(**row)
    with pytest.raises(IntegrityError, match="imported_row_once"), transaction.atomic():
        ImportedRow.unscoped.create(**row)
