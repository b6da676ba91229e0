"""Keeps the embedded database running as long as somebody holds a connection to the keeper.

`bin/run` and every `bin/manage` hold one; the kernel closes it however they end. When the last one
has gone the server is stopped. When the keeper itself is killed the server stops, tied to it, and
everyone who was connected learns of it by the end of the connection.
"""

import contextlib
import fcntl
import os
import selectors
import shutil
import signal
import socket
import sys
import time
from pathlib import Path

from chibo.server import cluster
from chibo.server.places import Places
from chibo.server.trouble import Trouble, os_sentence

NOBODY_CAME = 30  # seconds
READY = b"ready\n"


def somebody_keeps(places):
    """Whether a keeper of this folder is listening."""
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(str(places.keeper)) == 0


def lock(places, patience=30):
    """The lock of the folder, or None when another keeper has it; waits for a dying server."""
    handle = os.open(places.cluster_lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    for _ in range(patience * 20):
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return handle
        if somebody_keeps(places):
            return None
        time.sleep(0.05)
    return None


def listen(places):
    """The door others knock on; what an earlier keeper left there is removed."""
    places.make_sockets()
    places.keeper.unlink(missing_ok=True)
    door = socket.socket(socket.AF_UNIX)
    door.bind(str(places.keeper))
    door.listen(64)
    door.setblocking(False)
    return door


class Keeper:
    """One server, its door and the connections that keep it alive."""

    def __init__(self, places, *, hasty):
        self.places, self.hasty = places, hasty
        self.guests, self.last, self.had_guests = set(), None, False
        self.server, self.ending, self.answer = None, False, READY
        self.selector = selectors.DefaultSelector()

    def run(self, lock_fd):
        door = listen(self.places)
        self.selector.register(door, selectors.EVENT_READ, self.admit)
        try:
            cluster.initialise(self.places, hasty=self.hasty)
            self.server = cluster.start(self.places, lock_fd=lock_fd, hasty=self.hasty)
            cluster.wait_until_ready(self.places, self.server)
            self.watch_server()
        except (Trouble, OSError) as error:
            self.answer = (
                f"{error if isinstance(error, Trouble) else os_sentence(error)}\n".encode()
            )
        self.serve()
        self.places.keeper.unlink(missing_ok=True)
        self.stop()

    def watch_server(self):
        self.selector.register(
            os.pidfd_open(self.server.pid), selectors.EVENT_READ, lambda _: self.end()
        )

    def serve(self):
        """Until the last guest has gone, the server has died or somebody ends us."""
        arrival = time.monotonic() + NOBODY_CAME
        while not self.ending:
            for key, _ in self.selector.select(timeout=1):
                key.data(key.fileobj)
            if not self.guests and (self.had_guests or time.monotonic() > arrival):
                return

    def admit(self, door):
        guest, _ = door.accept()
        self.guests.add(guest)
        self.had_guests = True
        self.selector.register(guest, selectors.EVENT_READ, self.dismiss)
        with contextlib.suppress(OSError):
            guest.sendall(self.answer)

    def dismiss(self, guest):
        """A guest said good-bye or died; others may stay, so this one is let go at once."""
        self.selector.unregister(guest)
        self.guests.discard(guest)
        if self.guests:
            guest.close()
        else:
            self.last = guest  # closed by our own end, when the server is down

    def end(self, *_):
        self.ending = True

    def stop(self):
        if self.server and self.server.poll() is None:
            self.server.send_signal(signal.SIGINT)
            self.server.wait()
        with contextlib.suppress(OSError):
            self.places.sockets.rmdir()  # still under the lock, so nobody is moving in


def main():
    data, *flags = sys.argv[1:]
    places = Places(Path(data))
    lock_fd = lock(places)
    if lock_fd is None:
        return
    keeper = Keeper(places, hasty="--hasty" in flags)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, keeper.end)
    keeper.run(lock_fd)
    if "--throw-away" in flags:
        shutil.rmtree(places.data, ignore_errors=True)
        shutil.rmtree(places.sockets, ignore_errors=True)


if __name__ == "__main__":
    main()
    os._exit(0)  # the last guest's connection ends with the process, not a moment before
