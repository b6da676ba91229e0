"""A kind of long work for tests, and the outside view of a worker."""

from contextlib import contextmanager

import psycopg
from django.db import connection

from chibo import registry
from chibo.access import Permission
from chibo.actions.work import LOCKS
from chibo.registry import Contribution, JobKind, Produced

KIND = "test.work"
PAPER = Produced("thu.txt", "text/plain", "xin chào".encode())


def declare(monkeypatch, run, **more):
    """Let an app of the tests give this kind of work, for whoever may print reports."""
    allowed = (Permission.PRINT_REPORTS,)
    given = Contribution(jobs=(JobKind(KIND, "Việc thử", allowed, run, **more),))
    known = registry.contributions()
    monkeypatch.setattr("chibo.registry.contributions", lambda: (*known, given))


@contextmanager
def another_worker_holds(job):
    """Somebody else's connection has the job in hand."""
    settings = connection.get_connection_params()
    names = ("host", "port", "user", "password", "dbname")
    with psycopg.connect(**{name: settings[name] for name in names if name in settings}) as other:
        other.execute("SELECT pg_advisory_lock(%s, %s)", [LOCKS, job.pk])
        yield
        other.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCKS, job.pk])
