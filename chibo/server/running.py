"""One `bin/run` for one data folder, and how the others learn of it."""

import contextlib
import fcntl

from chibo.server.trouble import Trouble


@contextlib.contextmanager
def only_one(places, address):
    """Hold the folder for one running Chibo; the second is told where the first is."""
    with places.run_lock.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            where = file.read().strip()
            raise Trouble(f"Chibo đang chạy với thư mục này rồi, tại {where}.") from error
        file.truncate(0)
        file.write(address)
        file.flush()
        yield


def is_running(places):
    """Whether a `bin/run` holds this folder."""
    if not places.run_lock.exists():
        return False
    with places.run_lock.open("r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
