"""Pages: how many queries, and the slow end of the time, on the demo's data."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chibo.actions import figures
from chibo.models import User
from tests.cast import TODAY, found

from .conftest import in_turn, p95

PAGES = [
    # name of the page, who, most queries
    ("home", "bithu", 45),
    ("members", "bithu", 20),
    ("members", "vanphong", 20),
    ("meetings", "vanphong", 20),
    ("congresses", "vanphong", 20),
    ("resolutions", "vanphong", 20),
    ("reports", "vanphong", 30),
    ("reports", "captren", 30),
]
AS_SLOW_AS = 12
"""Times of the lightest page for somebody signed in: the frame alone, without a list."""


@pytest.mark.usefixtures("province", "db")
@pytest.mark.parametrize(("name", "who", "queries"), PAGES)
def bench_page(name, who, queries, client, tell):
    client.force_login(User.objects.get(username=who))
    figures.refresh_everything(today=TODAY)  # as the worker does
    address, light = reverse(name), reverse("who_may")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address, follow=True).status_code == 200
    number = len(asked)  # later requests empty the log
    slow = p95(30, lambda: client.get(address, follow=True)) * 1000
    spent, frame = in_turn(15, lambda: client.get(address, follow=True), lambda: client.get(light))
    note = f"{spent * 1000:.0f} ms median, {slow:.0f} ms p95, {spent / frame:.1f} × the frame"
    tell(f"{name} for {who}: queries", number, queries, note=note)
    tell(f"{name} for {who}: × frame", spent / frame, AS_SLOW_AS)


CELLS = 300


@pytest.mark.usefixtures("db")
def bench_figures(cast, tell):
    """A committee with hundreds of cells: what is kept, against counting it again."""
    for number in range(CELLS):
        found(cast.a, f"X{number}")

    def anew():
        figures.forget()
        figures.current_overview(cast.province, TODAY.year, TODAY)

    def kept():
        figures.current_overview(cast.province, TODAY.year, TODAY)

    counting, reading = in_turn(7, anew, kept)
    note = f"{reading * 1000:.1f} ms kept, {counting * 1000:.0f} ms counted, {CELLS} cells"
    tell("figures kept / counted", reading / counting, 0.2, note=note)
