"""What tests of gatherings stand on."""

import pytest

from .people import found_cell


@pytest.fixture
def cell(cast):
    """Five members of A1; see `people.py`."""
    return found_cell(cast.a1)
