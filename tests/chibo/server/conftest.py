"""Real starts of the real program, each in a data folder of its own."""

import os
import shutil
import socket
import subprocess
import sys
import time

import pytest

from chibo.server import lease
from chibo.server.places import ROOT, Places
from tests.chibo.server import processes

OPEN_ACCOUNT = (
    "from chibo.actions.accounts import open_account;"
    "open_account(username='an', full_name='Nguyễn Thị An', by=None)"
)
SAY_WHO = (
    "from django.db import connection as c; k = c.cursor();"
    "k.execute('SELECT current_user'); print(k.fetchone()[0])"
)


def free_port():
    """A port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Chibo:
    """One data folder and the commands of `bin/`, without the set-up of the machine."""

    def __init__(self, data):
        self.data, self.port, self.running = data, free_port(), None

    def environment(self, **more):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CHIBO_")}
        kept.pop("DATABASE_URL", None)
        return kept | {
            "CHIBO_DATA": str(self.data),
            "PORT": str(self.port),
            "PYTHONPATH": str(ROOT),
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
        said, _ = self.running.communicate(timeout=30)
        return said, self.running.returncode

    def killed(self, words):
        """kill -9 the oldest process with these words in its command."""
        os.kill(processes.one(self.data, words), 9)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """A stopped data folder, migrated, with one account; its path has a space."""
    data = tmp_path_factory.mktemp("chi bo") / "data"
    chibo = Chibo(data)
    made = chibo.manage("shell", "-v0", "-c", OPEN_ACCOUNT)
    assert made.returncode == 0, made.stderr
    (data / "prepared").unlink()
    chibo.run("--empty")
    chibo.end(15)
    yield data
    shutil.rmtree(Places(data).sockets, ignore_errors=True)


@pytest.fixture
def chibo(prepared):
    """The commands on the prepared folder; whatever a test leaves running is ended."""
    chibo = Chibo(prepared)
    yield chibo
    if chibo.running and chibo.running.poll() is None:
        chibo.running.terminate()
        chibo.running.wait(timeout=30)
    assert processes.gone(prepared) == {}


@pytest.fixture(scope="class")
def running(prepared):
    """A Chibo that runs all through a class of tests; `said` is what it said."""
    running = Chibo(prepared)
    running.said = running.run()
    yield running
    assert running.end(15) == ("\nĐã dừng.\n", 0)
    assert processes.gone(prepared) == {}


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


def eventually(true, patience=15):
    """Wait until a condition holds; what it was at the end."""
    deadline = time.monotonic() + patience
    while not true() and time.monotonic() < deadline:
        time.sleep(0.05)
    return true()
