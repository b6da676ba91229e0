"""Who is running on behalf of a data folder, as the kernel sees it."""

import os
import time
from pathlib import Path


def of(data):
    """{pid: command line} of every living process that belongs to this data folder."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and int(entry.name) != os.getpid():
            command = _command_if_of(entry, str(data))
            if command:
                found[int(entry.name)] = command
    return found


def _command_if_of(entry, data):
    try:
        command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        surroundings = (entry / "environ").read_bytes().decode(errors="replace")
        folder = str((entry / "cwd").readlink())
    except OSError:
        return None
    told = f"CHIBO_DATA={data}\0" in surroundings
    return command if told or data in command or folder.startswith(data) else None


def one(data, words):
    """The pid of the oldest process of the folder whose command line has these words."""
    return min(pid for pid, command in of(data).items() if words in command)


def gone(data, patience=60):
    """What is still running after a while; {} as soon as nothing is."""
    deadline = time.monotonic() + patience
    while of(data) and time.monotonic() < deadline:
        time.sleep(0.05)
    return of(data)
