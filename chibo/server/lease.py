"""The right to use the embedded database for as long as one holds it."""

import contextlib
import os
import socket
import subprocess
import sys
import time

from chibo.server.keeper import READY
from chibo.server.places import ROOT
from chibo.server.trouble import Trouble

PATIENCE = 180  # seconds; a first start writes the whole cluster


class Lease:
    """A held connection to the keeper. `fileno` becomes readable when the database is gone."""

    def __init__(self, connection, keeper=None):
        self.connection, self.keeper = connection, keeper

    def fileno(self):
        return self.connection.fileno()

    def give_back(self):
        """Let go, and wait until the server is down, or is known to serve somebody else."""
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_WR)
            self.connection.settimeout(60)
            self.connection.recv(1)
        self.connection.close()
        if self.keeper:
            self.keeper.poll()  # takes note of its end, if it ended


def take(places, *flags):
    """Use the database of this folder; starts it if nobody has."""
    places.make()
    keeper = None
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        connection = _knock(places)
        if connection:
            return Lease(connection, keeper)
        if keeper is None or keeper.poll() is not None:
            keeper = _start_keeper(places, flags)
        time.sleep(0.05)
    raise Trouble("Cơ sở dữ liệu không khởi động được, xem .data/log/keeper.log.")


def _knock(places):
    """A connection the keeper has answered; None while there is none or it is about to go."""
    connection = socket.socket(socket.AF_UNIX)
    answer = b""
    with contextlib.suppress(OSError):
        connection.connect(str(places.keeper))
        connection.settimeout(PATIENCE)
        while not answer.endswith(b"\n"):
            received = connection.recv(1000)
            if not received:
                break
            answer += received
    if answer == READY:
        connection.settimeout(None)
        return connection
    connection.close()
    if answer.endswith(b"\n"):
        raise Trouble(answer.decode().strip())
    return None


def _start_keeper(places, flags):
    """A process of its own session: Ctrl-C at our terminal must not reach the database first."""
    with (places.log / "keeper.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "chibo.server.keeper", str(places.data), *flags],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            cwd="/",
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
