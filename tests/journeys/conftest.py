"""The ground of browser journeys: the system's Chromium, signing in, and axe on every page."""

import os
import re
import shutil
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client

from chibo.models import User
from tests.cast import PASSWORD, Cast

# Playwright's loop runs in this thread; the tests themselves are synchronous.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items):
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium; without its sandbox, since tests may run as root."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    return {**browser_type_launch_args, "executable_path": found, "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """A small laptop in Vietnam."""
    return {
        **browser_context_args,
        "locale": "vi-VN",
        "timezone_id": "Asia/Ho_Chi_Minh",
        "viewport": {"width": 1366, "height": 768},
    }


@pytest.fixture
def people(transactional_db):
    """The cast, in tables that the server's threads see."""
    return Cast.meet()


@pytest.fixture
def visit(page, live_server, people):
    """visit(path) opens it; every page visited must be without script errors."""
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console",
        lambda message: errors.append(message.text) if message.type == "error" else None,
    )
    yield lambda path: page.goto(live_server.url + path)
    refusals = re.compile(r"status of (403|404|409|410|422)")
    assert [error for error in errors if not refusals.search(error)] == []


@pytest.fixture
def enter(page, visit, live_server):
    """enter(username) opens the first page as that person; with `form`, by typing the password."""

    def run(username, *, form=False):
        page.context.clear_cookies()
        if form:
            visit("/dang-nhap/")
            page.get_by_label("Tên đăng nhập").fill(username)
            page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
            page.get_by_role("button", name="Đăng nhập").click()
            page.wait_for_load_state()
            return
        client = Client()
        client.force_login(User.objects.get(username=username))
        session = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies(
            [{"name": session.key, "value": session.value, "url": live_server.url}]
        )
        visit("/")

    return run


def _as_it_is(page):
    """What makes one state of a page unlike another: its address without numbers, its width,
    whether something was refused."""
    address = re.sub(r"\d+", "0", urlsplit(page.url).path)
    refused = page.locator("[aria-invalid=true], .notice.warn, .alert").count() > 0
    return f"{address} {page.viewport_size['width']} {refused}".replace("/", "|")


@pytest.fixture(scope="session")
def examined(whole_run):
    """A folder with an empty file for each state of a page that was found right."""
    folder = whole_run / "examined"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def accessible(page, examined):
    """accessible() fails with what axe finds on the page as it is (WCAG 2.2 A and AA).

    A state of a page that was found right once in this run is not examined again.
    """

    def run():
        state = examined / _as_it_is(page)
        if state.exists():
            return
        # Scrolled, the bar at the top may cover half of a link, which axe takes for its size.
        page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        found = Axe().run(
            page,
            options={
                "runOnly": {"type": "tag", "values": tags},
                "resultTypes": ["violations"],
                "preload": False,
            },
        )
        said = [
            f"{violation['id']}: {node['html'][:160]}"
            for violation in found.response["violations"]
            for node in violation["nodes"]
        ]
        assert said == []
        state.touch()

    return run
