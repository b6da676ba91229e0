"""The demo, for tests and benchmarks: loaded beside the cast and taken back."""

from contextlib import contextmanager
from datetime import date

import pytest
from django.db import transaction

from chibo.models import Unit
from resolutions import demo

TODAY = date(2026, 11, 22)
PASSWORD = "thử nghiệm 2026"


@contextmanager
def loaded_demo(blocker):
    """Yield the province of the demo, on the day of all tests; afterwards it was never there."""
    with blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.utils.timezone.localdate", lambda *_: TODAY)
        with transaction.atomic():
            demo.load(PASSWORD, TODAY)
            yield Unit.unscoped.get(code="LV")
            transaction.set_rollback(True)
