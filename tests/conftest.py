"""The ground every test stands on: the web role's rights, and a constant cast.

Tests run as `chibo_web`, the role that serves pages, so that a missing right shows here first.
"""

import fcntl
import hashlib
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.backends.signals import connection_created
from django.test import TransactionTestCase, override_settings

from tests.cast import TODAY, Cast


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    """Every worker's database is a copy of one that is migrated once, whoever comes first."""
    sources = sorted(settings.BASE_DIR.glob("*/migrations/*.py"))
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    template = f"chibo_template_{digest[:12]}"
    with django_db_blocker.unblock(), Path(__file__).open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _migrate_once(template)
    connection.settings_dict["TEST"]["TEMPLATE"] = template


def _migrate_once(name):
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone():
            return
        cursor.execute(f"CREATE DATABASE {name}")
    own = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    call_command("migrate", verbosity=0)
    connection.close()
    connection.settings_dict["NAME"] = own


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Rules, rights and the cast, committed once; each test rolls back what it adds."""
    with django_db_blocker.unblock():
        call_command("grant_web_role")
        Cast.meet()


@pytest.fixture(scope="session", autouse=True)
def quick_passwords():
    """The product's hash at its lowest cost: a quarter of a second for each sign-in is for life."""
    with override_settings(PASSWORD_HASHERS=["tests.cast.QuickArgon2"]):
        yield


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Static files by their plain names: tests do not collect them."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture(autouse=True)
def as_web_role(request):
    """Inside its transaction a test holds the rights of a page, and no more."""
    if "db" not in request.fixturenames or request.node.get_closest_marker("as_owner"):
        return
    request.getfixturevalue("db")
    if connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE chibo_web")


@pytest.fixture(scope="session", autouse=True)
def server_threads_are_the_web_role():
    """The pages of a browser journey are served with the web role's rights too."""
    connection_created.connect(_become_web_role, dispatch_uid="web role")


def _become_web_role(connection, **_):
    import threading

    if threading.current_thread() is not threading.main_thread():
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE chibo_web")


@pytest.fixture(scope="session", autouse=True)
def emptying_is_the_owners_business():
    """After a journey the owner empties the tables, history included, and the cast comes back."""
    import pgtrigger

    def teardown(self):
        with pgtrigger.ignore():
            call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
        Cast.build()

    TransactionTestCase._fixture_teardown = teardown


@pytest.fixture(scope="session", autouse=True)
def printed_once():
    """A paper issued again in the same words is not typeset again: equal papers, equal bytes."""
    from chibo import docx, pdf

    def kept(render):
        papers = {}

        def run(paper):
            if repr(paper) not in papers:
                papers[repr(paper)] = render(paper)
            return papers[repr(paper)]

        return SimpleNamespace(render=run)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("resolutions.actions.resolutions.pdf", kept(pdf.render))
        patch.setattr("resolutions.actions.resolutions.docx", kept(docx.render))
        yield


@pytest.fixture
def cast(db):
    """An, Bình, Chi, Dũng, Giang and the others; see `tests/cast.py`."""
    return Cast.meet()


@pytest.fixture
def sign_in(client):
    """sign_in(user) -> the client, signed in as that person."""

    def run(user):
        client.force_login(user)
        return client

    return run


@pytest.fixture(scope="session", autouse=True)
def today():
    """The day on which the tests take place; `django.utils.timezone.localdate` answers it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.utils.timezone.localdate", lambda *_: TODAY)
        yield TODAY
