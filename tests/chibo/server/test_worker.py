"""The worker: long work is done once, whoever is killed meanwhile, and ends with `bin/run`."""

import os
import signal
import subprocess
import sys

import psycopg
import pytest

from chibo.server.environment import Database, for_django
from chibo.server.places import ROOT, Places
from tests.chibo.server import processes
from tests.chibo.server.conftest import eventually
from tests.chibo.server.slow_work import STEPS

ASK = """
from datetime import date
from chibo.access import Role
from chibo.actions import accounts, jobs, rules, units
from chibo.models import Unit, UnitKind, User
an, founded = User.objects.get(username="an"), date(2000, 1, 1)
unit = Unit.unscoped.first()
if unit is None:
    rules.load(by=None)
    kind = UnitKind.objects.get(pk="province")
    names = dict(name="Đảng bộ tỉnh", short_name="Tỉnh", seat="Tỉnh")
    unit = units.found(code="P", kind=kind, parent=None, opened_on=founded, by=None, **names)
    accounts.assign(user=an, role=Role.OBSERVER, unit=unit, since=founded, by=None)
jobs.start(kind="slow", unit=unit, by=an)
"""
IDLE = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'chibo_web' AND state = 'idle'"
STATE = "SELECT state, done, interrupted, stop_asked FROM chibo_job"


class Bench:
    """The real database, workers on it, and the one job there is."""

    def __init__(self, places, database):
        environment = for_django(places, database.web)
        self.environment = environment | {"DJANGO_SETTINGS_MODULE": "tests.chibo.server.slow_work"}
        self.database, self.workers = psycopg.connect(database.web, autocommit=True), []

    def django(self, *words):
        command = [sys.executable, str(ROOT / "manage.py"), *words]
        return subprocess.Popen(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )

    def ask(self):
        self.database.execute("DELETE FROM chibo_job")
        asked = self.django("shell", "-v0", "-c", ASK)
        said, _ = asked.communicate(timeout=60)
        assert (said, asked.returncode) == (b"", 0)

    def worker(self, *words):
        self.workers.append(self.django("worker", *words))
        return self.workers[-1]

    def job(self):
        return self.database.execute(STATE).fetchone()

    def is_idle(self):
        """Whether a worker waits to be asked."""
        return self.database.execute(IDLE).fetchone()[0] > 0

    def is_half_done(self):
        state, done, *_ = self.job()
        return state == "running" and 3 <= done < STEPS

    def end(self):
        for worker in self.workers:
            worker.kill()
            worker.wait()
        self.database.close()


@pytest.fixture
def bench(real, monkeypatch):
    for name in [name for name in os.environ if name.startswith("CHIBO_")] + ["DATABASE_URL"]:
        monkeypatch.delenv(name, raising=False)
    places = Places(real.data)
    database = Database(places)
    bench = Bench(places, database)
    try:
        bench.ask()
        yield bench
    finally:
        bench.end()
        database.give_back()


def test_work_is_finished_by_others_when_its_worker_is_killed(bench):
    first = bench.worker()
    assert eventually(bench.is_half_done)
    first.kill()
    first.wait()
    assert bench.job()[0] == "running", "nobody has seen it yet"
    others = bench.worker("--once"), bench.worker("--once")
    assert [other.wait(timeout=60) for other in others] == [0, 0]
    assert bench.job() == ("done", STEPS, 1, False)
    files = "SELECT count(*) FROM chibo_job JOIN chibo_storedfile f ON f.id = file_id"
    assert bench.database.execute(files).fetchone() == (1,)


def test_idle_worker_begins_at_once_and_gives_back_what_it_has_when_told_to_end(bench):
    bench.database.execute("DELETE FROM chibo_job")
    worker = bench.worker()
    # It stands back for others, and has the figures of a whole province to look at first.
    assert eventually(lambda: bench.is_idle() or worker.poll() is not None, patience=180)
    assert worker.poll() is None, "it ended by itself"
    bench.ask()
    assert eventually(bench.is_half_done, patience=10)
    worker.terminate()
    assert (worker.wait(timeout=30), worker.stdout.read()) == (0, b"")
    assert bench.job() == ("waiting", 0, 0, False)


# --- Under bin/run ------------------------------------------------------------------------------

WORKER = "manage.py worker"


def workers(data):
    return [pid for pid, command in processes.of(data).items() if command.endswith("worker ")]


def test_run_keeps_one_worker_and_another_takes_its_place_when_it_is_killed(chibo):
    chibo.run()
    assert eventually(lambda: len(workers(chibo.data)) == 1)
    (first,) = workers(chibo.data)
    chibo.killed(WORKER)
    assert eventually(lambda: workers(chibo.data) not in ([], [first]))
    said, status = chibo.end(signal.SIGTERM)
    assert said == "Tiến trình chạy nền đã dừng đột ngột, đang mở lại.\n\nĐã dừng.\n"
    assert (status, processes.of(chibo.data)) == (0, {})


def test_run_ends_when_its_worker_dies_again_and_again(chibo):
    chibo.run()
    for _ in range(3):
        assert eventually(lambda: workers(chibo.data))
        chibo.killed(WORKER)
        assert eventually(lambda: not workers(chibo.data))
    said, status = chibo.end()
    assert said.splitlines()[-1].startswith("Tiến trình chạy nền không khởi động được")
    assert (status, processes.gone(chibo.data)) == (1, {})
