"""What tests of gatherings stand on."""

import pytest

from members.models import Member

from .people import Cell, found_cell


@pytest.fixture(scope="module")
def lasting_cell(lasting_cast):
    """The five members of A1, entered once for a file."""
    return found_cell(lasting_cast.a1)


@pytest.fixture
def cell(lasting_cell, cast):
    """Five members of A1, as the database has them; see `people.py`."""
    found = Member.unscoped.in_bulk([member.pk for member in lasting_cell.everybody])
    return Cell(*(found[member.pk] for member in lasting_cell.everybody))
