"""`bin/manage`: the command's own output and status, the database left as found."""

import subprocess

import pytest

from tests.chibo.server import processes
from tests.chibo.server.conftest import SAY_WHO


def test_manage_hands_input_on_and_prints_only_what_the_command_prints(chibo):
    done = chibo.manage("shell", "-v0", input=SAY_WHO)
    assert (done.stdout, done.stderr, done.returncode) == ("chibo_web\n", "", 0)
    assert processes.of(chibo.data) == {}


def test_manage_ends_with_the_commands_status(chibo):
    assert chibo.manage("shell", "-v0", "-c", "raise SystemExit(7)").returncode == 7


def test_manage_without_need_of_a_database_starts_none(chibo):
    script = "import sys; from chibo.server import manage, environment\n"
    script += "environment.Database = manage.Database = None\n"
    script += "sys.argv[1:] = ['version']; sys.exit(manage.main())"
    done = subprocess.run(
        [*chibo.command("manage")[:2], "-c", script],
        env=chibo.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.count("."), done.returncode) == (2, 0)


def test_two_commands_at_once_share_one_database(chibo):
    slow = subprocess.Popen(
        chibo.command("manage", "shell", "-v0", "-c", f"import time; time.sleep(1); {SAY_WHO}"),
        env=chibo.environment(),
        stdout=subprocess.PIPE,
        text=True,
    )
    quick = chibo.manage("shell", "-v0", "-c", SAY_WHO)
    assert quick.stdout == slow.communicate()[0] == "chibo_web\n"
    assert processes.of(chibo.data) == {}


@pytest.mark.parametrize("part", ["chibo.server.manage", "chibo.server.keeper"])
def test_manage_when_a_part_is_killed_leaves_nothing_running(chibo, part):
    slow = subprocess.Popen(
        chibo.command(
            "manage", "shell", "-v0", "-c", "import time; print(1, flush=1); time.sleep(9)"
        ),
        env=chibo.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert slow.stdout.readline() == "1\n"
    chibo.killed(part)
    if part == "chibo.server.keeper":
        slow.terminate()
    slow.communicate()
    assert processes.gone(chibo.data) == {}
