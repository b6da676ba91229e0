"""The database out into a file and back, by PostgreSQL's own tools."""

import os
import shutil
import subprocess

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from chibo.server.cluster import binaries
from chibo.server.privileges import tied
from chibo.server.trouble import Trouble

# What the owner may drop and make again: everything of ours lies in `public`.
AFRESH = (
    "DROP SCHEMA public CASCADE; CREATE SCHEMA public AUTHORIZATION pg_database_owner; "
    "GRANT USAGE ON SCHEMA public TO PUBLIC"
)


def _tool(name, parts, places):
    """The program that came with the embedded server; for another server the system's, if any."""
    own = str(binaries() / name)
    embedded = parts.get("host") == str(places.sockets)
    return own if embedded else shutil.which(name) or own


def _run(places, url, name, *words):
    """Run a tool on a database; the password is not shown to those who list processes."""
    parts = conninfo_to_dict(url)
    password = parts.pop("password", None)
    environment = os.environ | ({"PGPASSWORD": password} if password else {})
    done = subprocess.run(
        tied([_tool(name, parts, places), "--dbname", make_conninfo(**parts), *map(str, words)]),
        env=environment | {"PGCONNECT_TIMEOUT": "10", "LC_MESSAGES": "C"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Trouble(_why(name, done.stderr))


def _why(name, text):
    if "No space left" in text:
        return "Ổ đĩa đã đầy: hãy giải phóng chỗ trống rồi chạy lại."
    return f"{name} không làm được: {(text.strip().splitlines() or ['không rõ lý do'])[0]}"


def write(places, url, path):
    """The whole database in PostgreSQL's custom format."""
    _run(places, url, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", "-f", path)


def read(places, url, path):
    """Replace the database by a dump, in one transaction: all of it, or nothing has changed.

    `pg_restore` alone leaves tables behind that the dump does not know, so its script follows an
    emptied schema.
    """
    script = path.with_suffix(".sql")
    words = ["--no-owner", "--no-privileges", "--file", str(script), str(path)]
    made = subprocess.run(
        tied([str(binaries() / "pg_restore"), *words]), capture_output=True, text=True, check=False
    )
    if made.returncode:
        raise Trouble(_why("pg_restore", made.stderr))
    _run(
        places, url, "psql", "--no-psqlrc", "--quiet", "--single-transaction",
        "--set=ON_ERROR_STOP=1", "--command", AFRESH, "--file", script,
    )  # fmt: skip
