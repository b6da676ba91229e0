""" "Việc cần làm": what waits, late first, and where the others are led."""

from datetime import timedelta

import pytest
from django.urls import reverse

from chibo.queries import todo
from chibo.registry import Contribution, Task


@pytest.fixture
def waiting(monkeypatch, cast):
    """waiting(days, …): one task for each, due that many days from today in A1."""

    def run(*days):
        def tasks(user, unit, on):
            for number in days:
                due = on + timedelta(days=number)
                yield Task(due, f"Việc {number}", "căn cứ", "/viec/", "Làm", cast.a1, "việc")

        given = (Contribution(tasks=tasks),)
        monkeypatch.setattr("chibo.registry.contributions", lambda: given)

    return run


def test_tasks_are_grouped_late_ones_first(cast, waiting, today):
    waiting(8, -16, 0, 7, 30, 31, 90, 91, -17)
    groups = todo(cast.an, cast.a1, today)
    assert [(g.title, [d.words for d in g.items]) for g in groups] == [
        ("Quá hạn", ["Quá 17 ngày", "Quá 16 ngày"]),
        ("Trong 7 ngày", ["Hôm nay", "Còn 7 ngày"]),
        ("Trong 30 ngày", ["Còn 8 ngày", "Còn 30 ngày"]),
        ("Trong 90 ngày", ["Còn 31 ngày", "Còn 90 ngày"]),
    ]


def test_groups_without_a_task_are_left_out(cast, waiting, today):
    waiting(3)
    assert [group.title for group in todo(cast.an, cast.a1, today)] == ["Trong 7 ngày"]


def test_hundreds_are_told_by_number_and_shown_when_asked_for(cast, waiting, sign_in):
    waiting(*range(-60, 0))
    client = sign_in(cast.an)
    short, full = (client.get(f"/{asked}").content.decode() for asked in ("", "?het=1"))
    assert (short.count("Làm</a>"), full.count("Làm</a>")) == (50, 60)
    assert 'href="?het=1">Xem cả 60 việc' in short and "Xem cả" not in full


def test_the_page_counts_late_tasks_in_the_rail(cast, waiting, sign_in):
    waiting(-1, 5)
    response = sign_in(cast.an).get(reverse("home"))
    assert response.context["rail_counts"]["home"]["number"] == 1
    assert "Chủ nhật, ngày 22 tháng 11 năm 2026" in response.content.decode()


def test_an_empty_page_says_what_belongs_there(cast, waiting, sign_in):
    waiting()
    assert "Không có việc nào trong 90 ngày tới" in (
        sign_in(cast.an).get(reverse("home")).content.decode()
    )


def test_the_observer_is_led_to_the_figures(cast, sign_in):
    assert sign_in(cast.chi).get(reverse("home")).url == (
        reverse("overview_unit", args=[cast.province.pk])
    )


def test_the_administrator_is_led_to_the_tree(cast, sign_in):
    assert sign_in(cast.giang).get(reverse("home")).url == reverse("units")


def test_where_somebody_is_led_depends_on_the_unit_in_hand(cast, sign_in):
    client = sign_in(cast.two_roles)
    client.post(reverse("switch_unit"), {"unit": cast.a2.pk})
    assert client.get(reverse("home")).status_code == 200
    client.post(reverse("switch_unit"), {"unit": cast.b.pk})
    assert client.get(reverse("home")).url == reverse("overview_unit", args=[cast.b.pk])


def test_somebody_without_a_role_is_told_whom_to_ask(cast, sign_in):
    page = sign_in(cast.ended).get(reverse("home"))
    assert "chưa giữ vai trò nào hôm nay" in page.content.decode()


def test_an_office_sees_what_waits_cell_by_cell_and_opens_one(cast, monkeypatch, sign_in, today):
    def tasks(user, unit, on):
        for cell, number in ((cast.a1, 3), (cast.a2, -2), (cast.a2, 5)):
            due = on + timedelta(days=number)
            yield Task(due, f"Việc {cell.code} {number}", "", "/viec/", "Làm", cell, "việc")

    monkeypatch.setattr("chibo.registry.contributions", lambda: (Contribution(tasks=tasks),))
    page = sign_in(cast.binh).get(reverse("home"))
    loads = [(load.unit.code, load.numbers) for load in page.context["loads"]]
    late, soon = "Quá hạn", "Trong 7 ngày"
    assert loads == [("A2", ((late, 1), (soon, 1))), ("A1", ((late, 0), (soon, 1)))]
    opened = sign_in(cast.binh).get(reverse("home"), {"chi_bo": cast.a1.pk}).content.decode()
    assert ("Việc A1 3" in opened, "Việc A2 5" in opened) == (True, False)
    other = sign_in(cast.binh).get(reverse("home"), {"chi_bo": cast.b1.pk}).content.decode()
    assert "Việc A2 5" in other
    assert sign_in(cast.an).get(reverse("home")).context["loads"] == []
