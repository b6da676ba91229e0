"""The demo, for tests and benchmarks: loaded beside the cast and taken back."""

from contextlib import contextmanager

from django.db import transaction

from chibo.models import Unit
from resolutions import demo
from tests.cast import TODAY

PASSWORD = "thử nghiệm 2026"


@contextmanager
def taken_back(blocker):
    """Whatever is written inside was never there afterwards."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def loaded_demo(blocker):
    """Yield the province of the demo; afterwards it was never there."""
    with taken_back(blocker):
        demo.load(PASSWORD, TODAY)
        yield Unit.unscoped.get(code="LV")
