"""Runs a command beside a database that is thrown away afterwards: `scratch COMMAND …`.

For tests: everything lies in a temporary folder, nothing survives a power cut, and the command
comes as superuser, since it makes and drops databases of its own.
"""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from chibo.server import lease, roles
from chibo.server.cluster import SUPERUSER
from chibo.server.environment import for_django, secrets
from chibo.server.places import Places
from chibo.server.privileges import tied
from chibo.server.trouble import told


def environment(places):
    """Django's environment with the superuser's address, whatever the caller's own one says."""
    return for_django(places, roles.address(places, SUPERUSER)) | {"PYTHONSAFEPATH": ""}


@told
def main():
    places = Places(Path(tempfile.mkdtemp(prefix="chibo-test-")))
    places.make()
    secrets(places)
    held = lease.take(places, "--hasty", "--throw-away")
    try:
        roles.ensure(places)
        process = subprocess.Popen(tied(sys.argv[1:], "TERM"), env=environment(places))
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal has told the command as well
        signal.signal(signal.SIGTERM, lambda *_: process.terminate())
        status = process.wait()
        return status if status >= 0 else 128 - status
    finally:
        held.give_back()


if __name__ == "__main__":
    sys.stdout.flush()
    os._exit(main())
