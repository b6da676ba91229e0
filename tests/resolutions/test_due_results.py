"""What of the results waits, and the panel of a cell."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from resolutions.actions import results
from resolutions.contributions import results_tasks
from resolutions.queries.due import target_panel
from tests.cast import TODAY
from tests.members.people import enter_probationary

from . import factory

JANUARY = date(2027, 1, 5)


@pytest.mark.parametrize(
    ("who", "today", "expected"),
    [
        ("an", TODAY, [("Nhập kết quả 07 chỉ tiêu năm 2026", date(2026, 12, 15))]),
        ("binh", TODAY, [("Nhập kết quả 07 chỉ tiêu năm 2026", date(2026, 12, 15))]),
        (
            "an",
            JANUARY,
            [
                ("Nhập kết quả 07 chỉ tiêu năm 2026", date(2026, 12, 15)),
                ("Nhập kết quả 07 chỉ tiêu năm 2027", date(2027, 12, 15)),
            ],
        ),
        ("chi", TODAY, []),
        ("dung", TODAY, []),
    ],
)
def test_missing_figures_wait_for_those_who_may_type_them(cast, issued, who, today, expected):
    found = results_tasks(getattr(cast, who), cast.a1, today)
    assert [(task.title, task.due) for task in found] == expected


def test_task_leads_to_the_screen_where_it_is_done(cast, issued):
    [task] = results_tasks(cast.an, cast.a1, TODAY)
    assert task.url == reverse("results", args=[issued.pk, 2026])


def test_many_cells_make_one_task(cast, issued):
    for number in range(2, 8):
        factory.issued(cast.a1, number=number)
    [task] = results_tasks(cast.binh, cast.a, TODAY)
    assert task.title == "Nhập kết quả chỉ tiêu của 7 nghị quyết"


@pytest.mark.parametrize(
    ("who", "shown"), [("an", True), ("chi", True), ("dung", False), ("giang", False)]
)
def test_panel_shows_the_year_to_those_who_read_issued_papers(cast, issued, who, shown):
    assert bool(target_panel(getattr(cast, who), cast.a1, TODAY)) is shown


def test_panel_is_for_a_cell_and_holds_the_first_five(cast, issued):
    context = target_panel(cast.an, cast.a1, TODAY)
    assert (len(context["lines"]), context["total"]) == (5, 8)
    assert target_panel(cast.binh, cast.a, TODAY) is None


def test_panel_is_brief_enough_to_stand_beside_a_bar(cast, issued):
    enter_probationary(cast.a1, date(2026, 2, 3))
    results.enter(
        target=factory.target_of(issued, "bảo hiểm"),
        year=2026,
        as_of=TODAY,
        numerator=Decimal(143),
        denominator=Decimal(150),
        evidence="Công văn",
        by=None,
    )
    context = target_panel(cast.an, cast.a1, TODAY)
    told = [line.brief for line in context["lines"][:3]]
    assert told == ["01/02 · 50%", "143/150 · 95,3%", "chưa đến hạn"]


def test_home_page_shows_task_and_panel(cast, issued, sign_in):
    page = sign_in(cast.an).get(reverse("home")).content.decode()
    assert "Chỉ tiêu nghị quyết năm 2026" in page
    assert "Xem cả 8 chỉ tiêu" in page
    assert "Nhập kết quả 07 chỉ tiêu năm 2026" in page
