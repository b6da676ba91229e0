"""The ground every test stands on: the web role's rights, and a constant cast.

Tests run as `chibo_web`, the role that serves pages, so that a missing right shows here first.
"""

import gc
import re
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.backends.signals import connection_created
from django.test import TransactionTestCase, override_settings

from tests.cast import TODAY, Cast
from tests.demo import taken_back
from tests.template import template


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Those first that start the program for real: they wait more than they work, and what waits
    should not be left over at the end."""
    items.sort(key=lambda item: "server" not in item.path.parts)


def pytest_collection_finish():
    """What is there by now stays to the end: nothing of it is looked through for garbage again."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def whole_run(tmp_path_factory, request):
    """A folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if hasattr(request.config, "workerinput") else own


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    """Every worker's database is a copy of one that is migrated once."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = template()


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
    if not {"db", "lasting_cast"}.intersection(request.fixturenames):
        return
    request.getfixturevalue("db")  # what a test adds to `lasting_cast` is taken back as well
    if request.node.get_closest_marker("as_owner"):
        return
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
    """A paper in the same words is not typeset again: equal papers, equal bytes.

    The numbers of its rows, by which a page on the screen finds a sentence, are no words.
    """
    from chibo import docx, exports, pdf

    rows = re.compile(r"anchor='p\d+'|'t\d+'")

    def kept(render):
        papers = {}

        def run(paper, told=None):
            if told:  # somebody watches how it is made
                return render(paper, told)
            words = rows.sub("", repr(paper))
            if words not in papers:
                papers[words] = render(paper)
            return papers[words]

        return run

    once = {"pdf": kept(pdf.render), "docx": kept(docx.render)}
    with pytest.MonkeyPatch.context() as patch:
        for kind, render in once.items():
            frozen = SimpleNamespace(render=render)
            patch.setattr(f"resolutions.actions.resolutions.{kind}", frozen)
            _, media_type = exports.PRINTERS[kind]
            patch.setitem(exports.PRINTERS, kind, (render, media_type))
        yield


@pytest.fixture
def cast(db):
    """An, Bình, Chi, Dũng, Giang and the others; see `tests/cast.py`."""
    return Cast.meet()


@pytest.fixture(scope="module")
def lasting_cast(django_db_setup, django_db_blocker):
    """The cast, for what all tests of a file stand on: written once and taken back at its end."""
    with taken_back(django_db_blocker):
        yield Cast.meet()


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
