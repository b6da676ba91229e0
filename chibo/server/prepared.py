"""What the database and the static files were last prepared for.

A start that finds nothing changed skips Django's whole round of looking; any doubt means: look.
"""

import hashlib
import os

from chibo.server.places import ROOT

WATCHED = ("chibo", "members", "congresses", "resolutions", "static", "requirements.txt")
SCHEMA, DEMO = "schema", "demo"


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


def is_done(places, *kinds):
    """Whether the last preparation was one of these kinds and nothing has changed since."""
    stamp = _stamp(places)
    found = stamp.read_text().split() if stamp.exists() else []
    return len(found) == 2 and found[0] in kinds and found[1] == fingerprint(places)


def note(places, kind):
    """Keep in mind that this kind of preparation has just succeeded."""
    _stamp(places).write_text(f"{kind} {fingerprint(places)}\n")


def forget(places):
    """The next start looks at everything again."""
    _stamp(places).unlink(missing_ok=True)
