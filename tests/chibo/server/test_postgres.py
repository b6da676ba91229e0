"""The embedded database: kept as long as it is used, by whomever, and whole after a kill."""

import json
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from chibo.server import cluster, keys, lease, privileges, roles
from chibo.server.places import ROOT, Places
from chibo.server.trouble import Trouble
from tests.chibo.server import processes
from tests.chibo.server.conftest import eventually

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become somebody else")


@pytest.fixture
def held(places):
    lease_held = lease.take(places, "--hasty")
    yield lease_held
    lease_held.give_back()


def test_database_is_down_when_its_last_user_has_left(places):
    first, second = lease.take(places, "--hasty"), lease.take(places, "--hasty")
    first.give_back()
    roles.ensure(places)
    second.give_back()
    assert processes.of(places.data) == {}
    assert not places.sockets.exists()


def test_database_after_a_kill_starts_again_with_what_was_committed(places):
    held = lease.take(places)
    roles.ensure(places)
    with psycopg.connect(roles.address(places, roles.OWNER)) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    os.kill(processes.one(places.data, "bin/postgres"), 9)
    held.give_back()
    assert processes.gone(places.data) == {}
    again = lease.take(places)
    with psycopg.connect(roles.address(places, roles.OWNER)) as connection:
        assert connection.execute("SELECT one FROM kept").fetchone() == (1,)
        connection.execute("DROP TABLE kept")
    again.give_back()


def test_a_recycled_process_number_in_a_stale_pid_file_does_not_stop_the_start(places):
    (places.cluster / "postmaster.pid").write_text(f"{os.getppid()}\n{places.cluster}\n")
    lease.take(places, "--hasty").give_back()


def test_database_listens_on_no_network_and_only_for_its_owner(held, places):
    with psycopg.connect(roles.address(places, cluster.SUPERUSER, "postgres")) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    assert stat.S_IMODE(places.sockets.stat().st_mode) == 0o700


def test_database_asks_for_a_password(held, places):
    url = roles.address(places, cluster.SUPERUSER, "postgres")
    wrong = url.replace(keys.database_password(places, cluster.SUPERUSER), "wrong")
    assert (roles.connects(url), roles.connects(wrong)) == (True, False)


def test_web_role_may_come_in_and_make_nothing(held, places):
    roles.ensure(places)
    with psycopg.connect(roles.address(places, roles.WEB)) as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE mine (id int)")


@pytest.mark.parametrize("extension", ["btree_gist", "pg_trgm", "unaccent"])
def test_owner_may_add_the_extensions_migrations_need(held, places, extension):
    roles.ensure(places)
    with psycopg.connect(roles.address(places, roles.OWNER)) as connection:
        connection.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")


def test_socket_folder_of_somebody_else_is_refused(tmp_path):
    places = Places(tmp_path / "data")
    places.sockets.symlink_to(tmp_path)
    try:
        with pytest.raises(Trouble, match="thuộc về tài khoản khác"):
            places.make_sockets()
    finally:
        places.sockets.unlink()


def test_encryption_key_is_not_remade_beside_data(tmp_path):
    places = Places(tmp_path / "data")
    places.make()
    places.cluster.mkdir()
    with pytest.raises(Trouble, match="Thiếu khóa mã hóa"):
        keys.encryption_key(places)


def test_secrets_are_made_once_and_closed_to_others(tmp_path):
    places = Places(tmp_path / "data")
    places.make()
    assert keys.secret_key(places) == keys.secret_key(places)
    path = places.secrets / "secret-key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(places.secrets.iterdir()) == [path]


@as_root
def test_data_of_another_account_is_left_alone(tmp_path):
    places = Places(tmp_path / "data")
    places.data.mkdir()
    os.chown(places.data, 65534, 65534)
    with pytest.raises(Trouble, match=r"thuộc tài khoản khác \(số 65534\)"):
        places.make()
    assert [path for path in places.data.rglob("*") if path.owner() == "root"] == []


START = """
import sys; from pathlib import Path
from chibo.server import lease; from chibo.server.places import ROOT, Places
lease.take(Places(Path(sys.argv[1])), "--hasty").give_back(); print("up and down")
"""


@as_root
def test_database_of_an_ordinary_account():
    nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    reachable = subprocess.run([*nobody, "test", "-x", sys.executable], check=False).returncode == 0
    if not reachable:
        pytest.skip("the checkout lies in a folder closed to other accounts")
    data = Path(tempfile.mkdtemp(prefix="chibo nobody "))  # pytest's own are closed to others
    os.chown(data, 65534, 65534)
    try:
        _start(data, nobody)
    finally:
        _remove(data)


@as_root
def test_database_of_root_where_user_namespaces_are_forbidden(tmp_path, monkeypatch):
    forbidding = tmp_path / "bin"
    forbidding.mkdir()
    (forbidding / "unshare").write_text("#!/bin/sh\nexit 1\n")
    (forbidding / "unshare").chmod(0o755)
    monkeypatch.setenv("PATH", f"{forbidding}:{os.environ['PATH']}")
    data = tmp_path / "data"
    try:
        _start(data, [])
        assert (data / "postgres").stat().st_uid == 65534
        monkeypatch.undo()
        _start(data, [])  # a cluster keeps its owner where namespaces are allowed again
    finally:
        _remove(data)


def _start(data, prefix):
    done = subprocess.run(
        [*prefix, sys.executable, "-c", START, str(data)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("up and down\n", "")
    assert eventually(lambda: processes.of(data) == {})


def _remove(data):
    subprocess.run(["rm", "-rf", str(data), str(Places(data).sockets)], check=True)


def test_a_command_whose_starter_is_gone_already_does_not_begin():
    """No signal comes for a parent that died before it was asked for."""
    say = "import json; from chibo.server.privileges import tied; print(json.dumps(tied(['echo'])))"
    told = subprocess.run([sys.executable, "-c", say], capture_output=True, check=True, cwd=ROOT)
    orphan = subprocess.run(json.loads(told.stdout), capture_output=True, check=False)
    ours = subprocess.run(privileges.tied(["echo"]), capture_output=True, check=False)
    assert [(orphan.returncode, orphan.stdout), (ours.returncode, ours.stdout)] == [
        (1, b""),
        (0, b"\n"),
    ]
