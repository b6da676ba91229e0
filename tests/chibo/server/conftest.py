"""Real starts of the real program, each in a data folder of its own."""

import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time

import pytest

from chibo.server import lease, preparation
from chibo.server.places import ROOT, Places
from tests.chibo.server import processes

OPEN_ACCOUNT = (
    "from chibo.actions.accounts import open_account;"
    "open_account(username='an', full_name='Nguyễn Thị An', by=None)"
)
# What stands in for Django where only our own part is tested: quick, and says what it was given.
MANAGE = """
import os, sys, time
import psycopg
what, *words = sys.argv[1:]
if what == "prepare":
    print('{"users": true, "demo": false}')
elif what in ("who", "dbshell"):
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        print(sys.stdin.read() + connection.execute("SELECT current_user").fetchone()[0])
elif what == "version":
    print(os.environ.get("DATABASE_URL"))
elif what == "worker":
    time.sleep(1000)
elif what == "sleep":
    print("sleeping", flush=True)
    time.sleep(float(words[0]))
elif what == "exit":
    sys.exit(int(words[0]))
"""
WSGI = """
def application(environ, start_response):
    start_response("200 OK", [])
    return [b"xin chao"]
"""


def free_port():
    """A port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _with_a_terminal():
    """As a person starts it: under `nohup` the hang-up is ignored, and `bin/run` respects that."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


class Chibo:
    """One data folder and the commands of `bin/`, without the set-up of the machine."""

    def __init__(self, data, root=ROOT):
        self.data, self.root = data, root
        self.port, self.running = free_port(), None

    def environment(self, **more):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CHIBO_")}
        kept.pop("DATABASE_URL", None)
        return kept | {
            "CHIBO_DATA": str(self.data),
            "PORT": str(self.port),
            "PYTHONPATH": str(self.root),
            **more,
        }

    def command(self, module, *words):
        return [sys.executable, "-P", "-m", f"chibo.server.{module}", *words]

    def manage(self, *words, **more):
        """The finished process of `bin/manage`."""
        return subprocess.run(
            self.command("manage", *words),
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
            **more,
        )

    def begin(self, *words, **more):
        """Start `bin/run` and return at once."""
        return subprocess.Popen(
            self.command("launch", *words),
            env=self.environment(**more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=_with_a_terminal,
        )

    def run(self, *words, **more):
        """Start `bin/run` and return when it says how to end it; with what it said before."""
        self.running = self.begin(*words, **more)
        said = ""
        for line in self.running.stdout:
            said += line
            if "Ctrl-C" in line:
                return said
        raise AssertionError(said)

    def end(self, signal=None):
        """What `bin/run` says at its end and its exit status."""
        if signal:
            self.running.send_signal(signal)
        said, _ = self.running.communicate(timeout=90)
        return said, self.running.returncode

    def killed(self, words):
        """kill -9 the oldest process with these words in its command."""
        os.kill(processes.one(self.data, words), 9)


@pytest.fixture(scope="session")
def prepared(whole_run):
    """The data folder of a real first start, with one account; made by whichever worker comes
    first. Nobody starts it again: each takes a copy."""
    data = whole_run / "chi bo" / "data"
    with (whole_run / "chi bo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not data.exists():
            data.parent.mkdir()
            made = Chibo(data).manage("shell", "-v0", "-c", OPEN_ACCOUNT)
            assert made.returncode == 0, made.stderr
            assert processes.gone(data) == {}
    return data


@pytest.fixture(scope="session")
def real(prepared, tmp_path_factory):
    """The whole program, migrated, with one account, stopped; the path has a space."""
    data = tmp_path_factory.mktemp("chi bo") / "data"
    subprocess.run(["cp", "-a", prepared, data], check=True)  # owners too: nobody, under root
    preparation.note(Places(data), json.loads((data / "prepared").read_text()))
    chibo = Chibo(data)
    yield chibo
    assert processes.gone(data) == {}
    shutil.rmtree(Places(data).sockets, ignore_errors=True)


@pytest.fixture(scope="session")
def simple(tmp_path_factory):
    """Our part of the program with something simple in Django's place: (data, root)."""
    root = tmp_path_factory.mktemp("chi bo gia")
    shutil.copytree(ROOT / "chibo" / "server", root / "chibo" / "server")
    for name, text in {"manage.py": MANAGE, "chibo/wsgi.py": WSGI, "chibo/__init__.py": ""}.items():
        (root / name).write_text(text)
    yield root / "data", root
    shutil.rmtree(Places(root / "data").sockets, ignore_errors=True)


@pytest.fixture
def chibo(simple):
    """The commands on the simple program; whatever a test leaves running is ended."""
    chibo = Chibo(*simple)
    yield chibo
    if chibo.running and chibo.running.poll() is None:
        chibo.running.terminate()
        chibo.running.wait(timeout=90)
    assert processes.gone(chibo.data) == {}


@pytest.fixture(scope="session")
def hasty_cluster(tmp_path_factory):
    """A stopped cluster of its own, made without waiting for the disk."""
    places = Places(tmp_path_factory.mktemp("cluster") / "data")
    lease.take(places, "--hasty").give_back()
    yield places
    shutil.rmtree(places.sockets, ignore_errors=True)


@pytest.fixture
def places(hasty_cluster):
    """The same cluster for each test, never left running."""
    yield hasty_cluster
    assert processes.gone(hasty_cluster.data) == {}


def eventually(true, patience=60):
    """Wait until a condition holds; what it was at the end."""
    deadline = time.monotonic() + patience
    while not true() and time.monotonic() < deadline:
        time.sleep(0.05)
    return true()
