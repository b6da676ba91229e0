"""The migrated database that the database of each worker is a copy of.

Made once, by whoever comes first: `python -m tests.template`, which `bin/test` runs while it
checks the text of the program, or a worker.
"""

import fcntl
import hashlib
import os
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection


def template():
    """Its name; migrates it when it is not there yet."""
    sources = sorted(settings.BASE_DIR.glob("*/migrations/*.py"))
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    name = f"chibo_template_{digest[:12]}"
    with Path(__file__).open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _is_missing(name):
            _make(name)
    return name


def _is_missing(name):
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is None


def _make(name):
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    own = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    call_command("migrate", verbosity=0)
    connection.close()
    connection.settings_dict["NAME"] = own


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "chibo.settings"
    django.setup()
    template()
