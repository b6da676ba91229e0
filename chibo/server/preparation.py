"""Bringing database and static files up to date, and remembering for what that was last done.

A start that finds nothing changed skips Django's whole round of looking; any doubt means: look.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import subprocess
import sys

from chibo.server import keys
from chibo.server.environment import for_django
from chibo.server.places import ROOT
from chibo.server.privileges import tied
from chibo.server.trouble import Trouble

WATCHED = ("chibo", "members", "congresses", "resolutions", "static", "requirements.txt")


def fingerprint(places):
    """Names, sizes and times of all code and static files, and which cluster they belong to."""
    digest = hashlib.sha256()
    seen = [ROOT / name for name in WATCHED] + [places.cluster / "PG_VERSION"]
    while seen:
        path = seen.pop()
        if path.is_dir():
            seen += sorted(child for child in path.iterdir() if child.name != "__pycache__")
        elif path.exists():
            found = path.stat()
            digest.update(os.fsencode(path))
            digest.update(f"{found.st_ino} {found.st_size} {found.st_mtime_ns}".encode())
    return digest.hexdigest()


def _stamp(places):
    return places.data / "prepared"


def last_state(places):
    """What the last preparation found, if nothing has changed since; else None."""
    stamp = _stamp(places)
    state = json.loads(stamp.read_text()) if stamp.exists() else {}
    return state if state.get("fingerprint") == fingerprint(places) else None


def note(places, state):
    """Keep in mind what the preparation that has just succeeded found."""
    keys.write(_stamp(places), json.dumps(state | {"fingerprint": fingerprint(places)}))


def forget(places):
    """The next start looks at everything again."""
    _stamp(places).unlink(missing_ok=True)


def prepare(places, database, *words):
    """Run `manage.py prepare` as the owner; returns what it says about the database."""
    done = subprocess.run(
        tied([sys.executable, str(ROOT / "manage.py"), "prepare", *words], "KILL"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        env=for_django(places, database.owner) | demo_password(places),
        start_new_session=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Trouble("Chuẩn bị cơ sở dữ liệu không thành công, xem thông báo ở trên.")
    return json.loads(done.stdout.splitlines()[-1])


def demo_password(places):
    """The password of the demo accounts: the one asked for, else the one kept, else a new one."""
    kept = keys.kept(places.secrets / "demo-password", keys.password)
    return {"CHIBO_DEMO_PASSWORD": os.environ.get("CHIBO_DEMO_PASSWORD") or kept}


@contextlib.contextmanager
def one_at_a_time(places):
    """Two commands at once on a new database: the second waits and finds the work done."""
    with (places.data / "prepare.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def for_run(places, database, *, empty):
    """What `bin/run` needs: schema, static files and, unless `empty`, the demo in an empty base."""
    with one_at_a_time(places):
        return _for_run(places, database, empty=empty)


def _for_run(places, database, *, empty):
    asked = os.environ.get("CHIBO_DEMO_PASSWORD")
    kept = places.secrets / "demo-password"
    changed = bool(asked) and kept.exists() and kept.read_text().strip() != asked
    known = last_state(places)
    if known and known["users"] and not changed and not database.outside:
        return known
    print("Đang chuẩn bị cơ sở dữ liệu …", flush=True)
    words = ["--empty"] * empty + ["--new-demo-password"] * changed
    state = prepare(places, database, *words)
    if state["demo"] and asked:
        keys.write(kept, asked)
    note(places, state)
    return state


def for_command(places, database):
    """What `bin/manage` needs: the schema. The demo is for `bin/run` or `load_demo` to load."""
    with one_at_a_time(places):
        if last_state(places) is None:
            print("Đang chuẩn bị cơ sở dữ liệu …", file=sys.stderr, flush=True)
            note(places, prepare(places, database, "--empty"))
