"""What Django is told about this machine, through its environment."""

import os

from chibo.server import keys, lease, roles
from chibo.server.places import ROOT
from chibo.server.trouble import Trouble

DROPPED = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "GUNICORN_CMD_ARGS", "DJANGO_SETTINGS_MODULE")


def port():
    """The port to serve on: PORT, else 8000."""
    text = os.environ.get("PORT") or "8000"
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise Trouble(f"PORT phải là một số từ 1 đến 65535, không phải “{text}”.")
    return int(text)


def secrets(places):
    """The two secrets Django needs; made before the first data, so that loss is noticed later."""
    return {
        "CHIBO_SECRET_KEY": os.environ.get("CHIBO_SECRET_KEY") or keys.secret_key(places),
        "CHIBO_ENCRYPTION_KEY": os.environ.get("CHIBO_ENCRYPTION_KEY")
        or keys.encryption_key(places),
    }


def for_django(places, database_url=None):
    """The environment of a Django process; without address it is one that needs no database."""
    environment = {name: value for name, value in os.environ.items() if name not in DROPPED}
    environment.pop("DATABASE_URL", None)
    environment |= secrets(places) | {
        "DJANGO_SETTINGS_MODULE": "chibo.settings",
        "CHIBO_DATA": str(places.data),
        "CHIBO_ORIGIN": os.environ.get("CHIBO_ORIGIN") or f"http://127.0.0.1:{port()}",
        "PYTHONSAFEPATH": "1",
        "PYTHONPATH": str(ROOT),
    }
    return environment | ({"DATABASE_URL": database_url} if database_url else {})


class Database:
    """The database a command uses, embedded or given by DATABASE_URL, for as long as it is held."""

    def __init__(self, places):
        secrets(places)
        self.outside = os.environ.get("DATABASE_URL")
        self.lease = None if self.outside else lease.take(places)
        try:
            if self.outside:
                self.owner, self.web = self.outside, roles.web_address(self.outside, places)
            else:
                roles.ensure(places)
                self.owner = roles.address(places, roles.OWNER)
                self.web = roles.address(places, roles.WEB)
        except BaseException:
            self.give_back()
            raise

    def give_back(self):
        """Let go of the embedded database; it ends with its last user."""
        if self.lease:
            self.lease.give_back()
