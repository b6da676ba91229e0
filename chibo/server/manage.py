"""`bin/manage`: Django's commands inside the program's own environment.

Standard output and exit status are the command's own; what we say goes to standard error.
"""

import signal
import subprocess
import sys

from chibo.server import preparation
from chibo.server.environment import Database, for_django
from chibo.server.places import ROOT, Places
from chibo.server.privileges import tied
from chibo.server.trouble import told

WITHOUT_DATABASE = {
    "help", "version", "--help", "-h", "--version", "check", "makemigrations", "diffsettings",
    "collectstatic", "findstatic", "read_resolution", "read_targets",
}  # fmt: skip
# They change the schema or every row, so they come as the owner, and find the base as it is.
AS_OWNER = {
    "migrate", "flush", "backup", "restore", "prepare", "grant_web_role", "load_demo", "dbshell",
    "createcachetable", "pgtrigger", "sqlflush", "loaddata",
}  # fmt: skip
UNPREPARED = {"migrate", "flush", "restore", "prepare", "grant_web_role", "createcachetable"}


def run(words, environment):
    """Run the command to its end; requests to stop are passed on, not obeyed first."""
    command = tied([sys.executable, str(ROOT / "manage.py"), *words], "TERM")
    process = subprocess.Popen(command, env=environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal has told the command as well
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda asked, _: process.send_signal(asked))
    status = process.wait()
    return status if status >= 0 else 128 - status


def with_database(places, words):
    """Run a command beside the database, started for it if nobody has, and left as found."""
    database = Database(places)
    try:
        if words[0] not in UNPREPARED:
            preparation.for_command(places, database)
        as_owner = words[0] in AS_OWNER
        environment = for_django(places, database.owner if as_owner else database.web)
        if as_owner and words[0] not in ("backup", "dbshell"):
            preparation.forget(places)
        return run(words, environment)
    finally:
        database.give_back()


@told
def main():
    words = sys.argv[1:] or ["help"]
    places = Places.from_environment()
    places.make()
    if words[0] in WITHOUT_DATABASE or {"--help", "-h"} & set(words[1:]):
        return run(words, for_django(places))
    return with_database(places, words)


if __name__ == "__main__":
    sys.exit(main())
