"""What tests of resolutions stand on."""

import pytest

from . import factory


@pytest.fixture
def issued(cast):
    """A resolution of A1 for 2025 to 2030 with eight targets; see `factory.py`."""
    return factory.issued(cast.a1)
