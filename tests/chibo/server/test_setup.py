"""`bin/setup.sh`: what is missing is told in one sentence, what was cut short heals by itself."""

import os
import subprocess

import pytest

from chibo.server import system
from chibo.server.places import ROOT

COMMAND = """#!/bin/sh
set -u
locks=requirements.txt test=
. "$(dirname -- "$0")/setup.sh"
printf '%s\\n' "$root"
"""
ASK = "from pathlib import Path; print((Path(__file__).parents[2] / 'missing').read_text())"
BEING_SET_UP = "Đang tạo môi trường Python …\nĐang cài thư viện theo requirements.txt …\n"


class Checkout:
    """A checkout with an empty lock file on a machine that lacks what `missing` names."""

    def __init__(self, root):
        self.root = root
        (root / "bin").mkdir(parents=True)
        (root / "bin" / "hello").write_text(COMMAND)
        (root / "bin" / "setup.sh").write_text((ROOT / "bin" / "setup.sh").read_text())
        (root / "chibo" / "server").mkdir(parents=True)
        (root / "chibo" / "server" / "system.py").write_text(ASK)
        (root / "missing").write_text("")
        (root / "requirements.txt").write_text("")

    def instead(self, name, script):
        """Put a script in a command's place."""
        folder = self.root / "instead"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)

    def hello(self):
        """(status, standard output, standard error) of the command, called from elsewhere."""
        done = subprocess.run(
            ["sh", str(self.root / "bin" / "hello")],
            cwd="/",
            env=os.environ | {"PATH": f"{self.root / 'instead'}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """One checkout, already set up, for all tests of this module."""
    checkout = Checkout(tmp_path_factory.mktemp("chi bo") / "ban sao")
    assert checkout.hello() == (0, f"{checkout.root}\n", BEING_SET_UP)
    return checkout


def test_second_start_installs_nothing(checkout):
    assert checkout.hello() == (0, f"{checkout.root}\n", "")


def test_other_lock_installs_again_without_starting_over(checkout):
    (checkout.root / "requirements.txt").write_text("# other\n")
    said = "Đang cài thư viện theo requirements.txt …\n"
    assert checkout.hello() == (0, f"{checkout.root}\n", said)
    assert checkout.hello() == (0, f"{checkout.root}\n", "")


@pytest.mark.long
def test_installation_cut_short_starts_over(checkout):
    (checkout.root / ".venv" / ".unfinished").touch()
    (checkout.root / ".venv" / "half-installed").touch()
    assert checkout.hello() == (0, f"{checkout.root}\n", BEING_SET_UP)
    assert not (checkout.root / ".venv" / "half-installed").exists()


@pytest.mark.parametrize(
    ("account", "sentence"),
    [
        (
            1000,
            "Máy thiếu thư viện, hãy chạy: "
            "sudo apt-get update && sudo apt-get install -y libpango-1.0-0 fonts-liberation2\n",
        ),
        (
            0,
            "Đang cài gói hệ thống: libpango-1.0-0 fonts-liberation2 …\n"
            "Không cài được gói hệ thống, hãy chạy thử: "
            "apt-get update && apt-get install -y libpango-1.0-0 fonts-liberation2\n",
        ),
    ],
)
def test_missing_packages_are_named_in_one_command(checkout, account, sentence):
    checkout.instead("id", f"echo {account}")
    checkout.instead("apt-get", "exit 1")
    (checkout.root / "missing").write_text("libpango-1.0-0 fonts-liberation2")
    try:
        assert checkout.hello() == (1, "", sentence)
    finally:
        (checkout.root / "missing").write_text("")


def test_missing_libraries_and_fonts_are_recognised(monkeypatch, tmp_path):
    monkeypatch.setattr(system, "LIBRARIES", {"libnowhere.so.7": "libnowhere7"})
    monkeypatch.setattr(system, "FONT_FOLDERS", (str(tmp_path),))
    assert system.missing_packages(test=False) == ["libnowhere7", "fonts-liberation2"]


def font(revision):
    """A font file of nothing but the table that says its revision."""
    directory = b"head" + (0).to_bytes(4, "big") + (28).to_bytes(4, "big") + b"\0\0\0\x08"
    return b"\0\1\0\0" + (1).to_bytes(2, "big") + bytes(6) + directory + b"\0\1\0\0" + revision


@pytest.mark.parametrize(
    ("revision", "missing"),
    [(b"\0\1\x11\xec", ["fonts-liberation2"]), (b"\0\2\x19\x9a", [])],
    ids=["1.07 lacks Vietnamese letters", "2.1"],
)
def test_font_counts_only_in_the_version_that_knows_vietnamese(
    monkeypatch, tmp_path, revision, missing
):
    (tmp_path / system.FONT).write_bytes(font(revision))
    monkeypatch.setattr(system, "LIBRARIES", {})
    monkeypatch.setattr(system, "FONT_FOLDERS", (str(tmp_path),))
    assert system.missing_packages(test=False) == missing
