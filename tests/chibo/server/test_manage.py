"""`bin/manage`: the command's own output and status, the database left as found."""

import subprocess

import pytest

from tests.chibo.server import processes


def start(chibo, *words):
    """`bin/manage` in the background."""
    return subprocess.Popen(
        chibo.command("manage", *words),
        env=chibo.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def test_manage_hands_input_on_and_prints_only_what_the_command_prints(chibo):
    chibo.manage("exit", "0")  # the very first command also says that it prepares the database
    done = chibo.manage("who", input="I am ")
    assert (done.stdout, done.stderr, done.returncode) == ("I am chibo_web\n", "", 0)
    assert processes.of(chibo.data) == {}


def test_manage_gives_commands_that_need_it_the_owner(chibo):
    assert chibo.manage("dbshell", input="").stdout == "chibo_owner\n"


@pytest.mark.parametrize("status", [0, 2, 7])
def test_manage_ends_with_the_commands_status(chibo, status):
    assert chibo.manage("exit", str(status)).returncode == status


def test_manage_without_need_of_a_database_is_given_none(chibo):
    assert chibo.manage("version").stdout == "None\n"


def test_two_commands_at_once_share_one_database(chibo):
    slow = start(chibo, "sleep", "0.5")
    assert slow.stdout.readline() == "sleeping\n"
    assert chibo.manage("who", input="").stdout == "chibo_web\n"
    slow.communicate()
    assert (slow.returncode, processes.of(chibo.data)) == (0, {})


@pytest.mark.parametrize("part", ["chibo.server.manage", "chibo.server.keeper", "bin/postgres"])
def test_manage_when_a_part_is_killed_leaves_nothing_running(chibo, part):
    slow = start(chibo, "sleep", "3" if part != "chibo.server.manage" else "60")
    assert slow.stdout.readline() == "sleeping\n"
    chibo.killed(part)
    slow.communicate()
    assert processes.gone(chibo.data) == {}


def test_real_commands_come_as_the_web_role(real):
    script = "from django.db import connection as c; k = c.cursor();"
    script += "k.execute('SELECT current_user'); print(k.fetchone()[0])"
    done = real.manage("shell", "-v0", "-c", script)
    assert (done.stdout, done.stderr, done.returncode) == ("chibo_web\n", "", 0)
