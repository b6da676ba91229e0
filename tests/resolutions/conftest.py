"""What tests of resolutions stand on."""

import pytest

from resolutions.models import Resolution

from . import factory


@pytest.fixture(scope="module")
def issued_once(lasting_cast):
    """Written once for all tests of a file."""
    return factory.issued(lasting_cast.a1)


@pytest.fixture
def issued(issued_once):
    """A resolution of A1 for 2025 to 2030 with eight targets; see `factory.py`."""
    return Resolution.unscoped.get(pk=issued_once.pk)
