"""Settings of the real program with one kind of work more: slow enough to be killed over."""

from django.db import connection

from chibo.settings import *  # noqa: F403
from chibo.settings import CONTRIBUTIONS

CONTRIBUTIONS = [*CONTRIBUTIONS, "tests.chibo.server.slow_work"]
STEPS, PAUSE = 30, 0.05


def run(job, progress):
    """A second and a half in thirty steps, and a small file.

    It sleeps in the database, so that whoever ends it does so in the middle of a query.
    """
    from chibo.registry import Produced

    for step in range(1, STEPS + 1):
        progress(step, STEPS, "Đang làm")
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(%s)", [PAUSE])
    return Produced("cham.txt", "text/plain", b"xong")


def __getattr__(name):
    """The contribution, made when it is asked for: settings are read before the registry is."""
    if name != "contribution":
        raise AttributeError(name)
    from chibo.access import Permission
    from chibo.registry import Contribution, JobKind

    return Contribution(jobs=(JobKind("slow", "Việc chậm", (Permission.READ_ISSUED,), run),))
