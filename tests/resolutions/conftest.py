"""What tests of resolutions stand on."""

from types import SimpleNamespace

import pytest

from chibo.documents import to_json

from . import factory


@pytest.fixture
def quick_papers(monkeypatch):
    """Issuing freezes a stand-in for the print; how papers look is tested elsewhere."""
    stand_in = SimpleNamespace(render=lambda paper: to_json(paper).encode())
    for printer in ("pdf", "docx"):
        monkeypatch.setattr(f"resolutions.actions.resolutions.{printer}", stand_in)


@pytest.fixture
def issued(cast, today, quick_papers):
    """A resolution of A1 for 2025 to 2030 with eight targets; see `factory.py`."""
    return factory.issued(cast.a1)
