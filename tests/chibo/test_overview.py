"""The view from above: sums over the tree of the day, zero told from nothing, no names."""

from datetime import date

import pytest
from django.urls import reverse

from chibo.actions import reorganisations, units
from chibo.actions.figures import current_overview as overview
from chibo.indicators import Count, Indicator, Kind
from chibo.models import Unit
from tests.cast import TODAY, found
from tests.members.people import enter_probationary

COUNTED_ANEW = 34
"""Queries of a page whose figures must be counted first, however many cells there are."""


def counting(key, kind, numbers):
    """An indicator that knows {(unit code, year): Count}, and notes each time it is asked."""
    asked = []

    def count(cells, period):
        asked.append(period)
        codes = dict(Unit.unscoped.filter(pk__in=cells).values_list("pk", "code"))
        keyed = {pk: numbers.get((code, period.end.year)) for pk, code in codes.items()}
        return {pk: count for pk, count in keyed.items() if count is not None}

    indicator = Indicator(key, key, kind, "đảng viên", count, lambda *_: [])
    return indicator, asked


@pytest.fixture
def counted(monkeypatch):
    """counted(indicator, …): what the apps can count, for this test."""

    def run(*known):
        declared = {indicator.key: indicator for indicator in known}
        monkeypatch.setattr("chibo.queries.figures.indicators", lambda: declared)
        monkeypatch.setattr("chibo.actions.figures.indicators", lambda: declared)

    return run


def values(row):
    return {column.key: figure.value for column, figure in row.pairs}


def test_numbers_add_up_the_tree_and_shares_are_worked_out_last(cast, counted):
    numbers = {("A1", 2026): Count(1, 3), ("A2", 2026): Count(1, 1), ("B1", 2026): Count(0, 6)}
    counted(counting("women", Kind.STOCK, numbers)[0])
    seen = overview(cast.province, 2026, TODAY)
    figure = {c.key: f for c, f in seen.totals}["women"]
    assert (figure.value, figure.share) == (2, 20)
    assert {r.branch.unit.code: values(r)["women"] for r in seen.children} == {"A": 2, "B": 0}


def test_zero_is_a_value_and_nothing_is_not(cast, counted):
    counted(counting("members", Kind.STOCK, {("A1", 2026): Count(0)})[0])
    seen = overview(cast.a, 2026, TODAY)
    told = {r.branch.unit.code: values(r)["members"] for r in seen.children}
    assert told == {"A1": 0, "A2": None}
    total = seen.totals[0][1]
    assert (total.value, total.counted, total.missing) == (0, 1, 1)


def test_what_no_app_counts_is_none(cast, counted):
    counted()
    assert set(values(overview(cast.a, 2026, TODAY).total).values()) == {None}


def test_the_year_before_stands_beside(cast, counted):
    numbers = {("A1", 2025): Count(10), ("A1", 2026): Count(12)}
    counted(counting("members", Kind.STOCK, numbers)[0])
    seen = overview(cast.a1, 2026, TODAY)
    assert (seen.day, seen.day_before) == (TODAY, date(2025, 12, 31))
    assert seen.totals[0][1].change == 2


def test_a_past_year_follows_the_tree_of_its_day(cast, counted):
    units.place(unit=cast.b1, parent=cast.a, on=date(2026, 3, 1), by=None)
    numbers = {(code, year): Count(1) for code in ("A1", "A2", "B1") for year in (2025, 2026)}
    counted(counting("members", Kind.STOCK, numbers)[0])
    figures = [overview(cast.a, year, TODAY).totals[0][1].value for year in (2025, 2026)]
    assert figures == [2, 3]


def test_a_unit_not_yet_founded_has_no_figures(cast, counted):
    counted()
    assert overview(cast.a, 1999, TODAY).total is None


@pytest.mark.parametrize("cells", [1, 3])
def test_each_indicator_is_asked_once_a_year_however_many_cells(
    cast, counted, cells, django_assert_num_queries
):
    for number in range(cells):
        found(cast.a, f"A{number}X")
    indicator, asked = counting("members", Kind.STOCK, {})
    counted(indicator)
    with django_assert_num_queries(COUNTED_ANEW):
        overview(cast.province, 2026, TODAY)
    assert [period.end for period in asked] == [TODAY, date(2025, 12, 31)]


def test_children_stand_in_the_order_of_their_numbers(cast, counted):
    for number in (10, 9):
        found(cast.b, f"T{number}", name=f"Chi bộ Thôn {number}")
    counted()
    names = [row.branch.name for row in overview(cast.b, 2026, TODAY).children]
    assert names == ["Chi bộ Thôn 9", "Chi bộ Thôn 10", "Chi bộ Thôn Đông"]


def test_the_page_says_zero_and_says_nothing_known(cast, counted, sign_in):
    numbers = {("A1", 2026): Count(0), ("A2", 2026): Count(7)}
    counted(counting("members", Kind.STOCK, numbers)[0])
    page = sign_in(cast.chi).get(reverse("overview_unit", args=[cast.a.pk])).content.decode()
    assert "tính đến ngày 22/11/2026" in page
    assert page.count("chưa có số liệu") > 3
    assert "Chi bộ Tổ dân phố 1" in page


def test_a_number_opens_into_the_cells_behind_it(cast, counted, sign_in):
    counted(counting("members", Kind.STOCK, {("B1", 2026): Count(5)})[0])
    address = reverse("overview_unit", args=[cast.province.pk])
    closed = sign_in(cast.chi).get(address).content.decode()
    opened = sign_in(cast.chi).get(address, {"mo": "members"}).content.decode()
    assert "Chi bộ Thôn Đông" not in closed
    assert "Chi bộ Thôn Đông" in opened


def test_a_cell_that_moved_away_keeps_its_name_but_opens_no_more(cast, counted, sign_in):
    units.place(unit=cast.b1, parent=cast.a, on=date(2026, 3, 1), by=None)
    counted()
    address = reverse("overview_unit", args=[cast.b.pk])
    page = sign_in(cast.two_roles).get(address, {"nam": 2025}).content.decode()
    assert "Chi bộ Thôn Đông" in page
    assert reverse("overview_unit", args=[cast.b1.pk]) not in page


@pytest.mark.parametrize("year", ["1995", "abc", "²", "99999"])
def test_a_year_that_is_not_offered_is_not_found(cast, sign_in, year):
    address = reverse("overview_unit", args=[cast.a.pk])
    assert sign_in(cast.chi).get(address, {"nam": year}).status_code == 404


def test_a_year_before_the_unit_was_founded_is_answered_in_words(cast, counted, sign_in):
    """A cell may be older than what stands above it today: its crumbs lead there all the same."""
    young = found(
        cast.province, "Y", kind="upper", name="Đảng bộ Mới lập", opened_on=date(2025, 7, 1)
    )
    units.place(unit=cast.b1, parent=young, on=date(2025, 7, 1), by=None)
    counted()
    client = sign_in(cast.chi)
    cell = client.get(reverse("overview_unit", args=[cast.b1.pk]), {"nam": 2023})
    crumb = f"{reverse('overview_unit', args=[young.pk])}?nam=2023"
    assert crumb in cell.content.decode()
    page = client.get(crumb)
    assert page.status_code == 200
    assert "chưa thành lập" in page.content.decode()
    assert page.context["years"] == [2026, 2025, 2024, 2023]


def test_the_start_leads_to_a_unit_whose_figures_one_may_see(cast, sign_in):
    response = sign_in(cast.chi).get(reverse("overview"))
    assert response.url == reverse("overview_unit", args=[cast.province.pk])


def test_what_a_cell_did_in_the_year_in_which_it_ended_still_adds_up(cast):
    """An admission of March belongs to the year though the cell ended in July."""
    enter_probationary(cast.a1, date(2026, 3, 3))

    def admissions(unit):
        seen = overview(unit, 2026, TODAY)
        return seen.total.numbers[3].value, [row.numbers[3].value for row in seen.children]

    before = [admissions(unit) for unit in (cast.province, cast.a)]
    assert before == [(1, [1, 0]), (1, [1, 0])]
    reorganisations.merge(sources=[cast.a1], target=cast.a2, on=date(2026, 7, 1), by=None)
    assert [admissions(unit) for unit in (cast.province, cast.a)] == before
    ended = [row.branch.ended_on for row in overview(cast.a, 2026, TODAY).children]
    assert ended == [date(2026, 7, 1), None]


def test_a_cell_that_ended_counts_where_its_parent_went_afterwards(cast):
    enter_probationary(cast.b1, date(2026, 3, 3))
    branch = found(cast.b, "A9", kind="grassroots", name="Đảng bộ cơ sở")
    units.place(unit=cast.b1, parent=branch, on=date(2026, 4, 1), by=None)
    cell = Unit.unscoped.get(pk=cast.b1.pk)
    reorganisations.dissolve(unit=cell, into=cast.a1, on=date(2026, 7, 1), by=None)
    branch.refresh_from_db()
    units.place(unit=branch, parent=cast.a, on=date(2026, 8, 1), by=None)
    seen = {u.code: overview(u, 2026, TODAY).total for u in (cast.province, cast.a, cast.b)}
    assert [row.numbers[3].value for row in seen.values()] == [1, 1, None]
