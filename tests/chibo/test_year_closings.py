"""A closed year stays what it was; what was written since is told beside it."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from chibo.actions import figures, units
from chibo.actions import year_closings as actions
from chibo.actions.figures import current_overview
from chibo.history import acting
from chibo.models import ClosedFigure, YearClosing
from chibo.queries import cells_behind, closing_of, consequences, overview
from chibo.queries.unit_changes import placing
from chibo.regulations import Conflict, Refused
from tests.cast import TODAY
from tests.members.people import enter_probationary

LAST = TODAY.year - 1
DAY = date(LAST, 3, 1)


@pytest.fixture
def closed(cast):
    """A province with one admission last year, closed."""
    enter_probationary(cast.a1, DAY)
    return actions.close(unit=cast.province, year=LAST, seen=0, by=cast.binh)


def late(cast):
    """Somebody admitted last year whose papers come too late."""
    return enter_probationary(cast.a1, DAY, full_name="Hồ Văn Muộn")


def value(seen, key="admissions"):
    return {column.key: number.value for column, number in seen.totals}[key]


def shown(unit, year=LAST, **which):
    """The page as it stands, unless another closing of the year is asked for."""
    which = which or {"closing": closing_of(unit, year)}
    return current_overview(unit, year, TODAY, **which)


def test_every_unit_below_keeps_its_numbers(cast, closed):
    late(cast)
    for unit in (cast.province, cast.a, cast.a1):
        assert (value(shown(unit)), value(shown(unit, closing=None))) == (1, 2)
        assert shown(unit).closing == closed
    assert value(shown(cast.b)) == 0


def test_what_was_written_since_is_told(cast, closed):
    assert shown(cast.a).since == ()
    late(cast)
    assert {c.key: now.value for c, now in shown(cast.a).since} == {
        "members": 2,
        "probationary": 2,
        "admissions": 2,
    }


def test_the_year_after_stands_beside_what_was_closed(cast, closed):
    late(cast)
    before = {c.key: number.before.numerator for c, number in shown(cast.a, TODAY.year).totals}
    assert before["admissions"] == 1
    assert value(shown(cast.a, TODAY.year), "members") == 2


def test_closed_again_the_earlier_figures_stay_readable(cast, closed):
    late(cast)
    again = actions.close(unit=cast.province, year=LAST, reason=" Gửi muộn ", seen=1, by=cast.binh)
    assert (again.revision, again.reason) == (2, "Gửi muộn")
    assert value(shown(cast.a)) == 2
    assert value(shown(cast.a, closing=closed)) == 1


def test_the_last_closing_in_which_a_unit_stands_holds(cast):
    own = actions.close(unit=cast.a, year=LAST, seen=0, by=cast.binh)
    assert closing_of(cast.a1, LAST) == own and not closing_of(cast.b1, LAST)
    above = actions.close(unit=cast.province, year=LAST, seen=0, by=cast.binh)
    for unit in (cast.province, cast.a, cast.a1, cast.b1):
        assert closing_of(unit, LAST) == above
    assert closing_of(cast.a1, TODAY.year) is None


def test_after_a_body_above_only_that_body_closes_again(cast, closed):
    with pytest.raises(Refused, match="đề nghị Đảng bộ tỉnh Bình Sơn chốt lại"):
        actions.close(unit=cast.a, year=LAST, seen=0, by=cast.binh)


def test_a_cell_that_moved_brings_what_was_closed_where_it_was(cast):
    enter_probationary(cast.a1, DAY)
    for unit in (cast.a, cast.b):
        actions.close(unit=unit, year=LAST, seen=0, by=cast.binh)
    units.place(unit=cast.a1, parent=cast.b, on=date(2026, 3, 1), by=None)
    late(cast)
    row = next(r for r in shown(cast.b, TODAY.year).children if r.branch.unit == cast.a1)
    assert {c.key: n.before.numerator for c, n in row.pairs}["admissions"] == 1


def test_an_act_dated_back_does_not_touch_a_closed_year(cast, closed):
    day = date(LAST, 12, 20)
    told = [line.what for line in consequences(placing(cast.a1, cast.b, day)) if line.warns]
    assert told == ["năm đã chốt số liệu"]
    units.place(unit=cast.a1, parent=cast.b, on=day, by=None)
    for unit, cells in ((cast.a, 2), (cast.b, 1)):
        seen = shown(unit)
        numbers = [{c.key: n.value for c, n in row.pairs} for row in seen.children]
        assert len(seen.children) == cells
        assert sum(row["admissions"] for row in numbers) == value(seen)
    behind = cells_behind(cast.b, LAST, TODAY, "admissions", closed)[1]
    assert [(b.unit, b.parent_name) for b, _ in behind] == [(cast.b1, cast.b.name)]


def test_hundreds_of_cells_are_left_to_the_worker(cast, monkeypatch):
    monkeypatch.setattr(figures, "AT_ONCE", 1)
    assert not figures.settle(cast.province, LAST - 2, today=TODAY)  # as the page does
    with pytest.raises(Refused, match="đang được tính"):
        actions.close(unit=cast.province, year=LAST - 2, seen=0, by=cast.binh)
    figures.refresh_everything(today=TODAY)
    assert actions.close(unit=cast.province, year=LAST - 2, seen=0, by=cast.binh).revision == 1


@pytest.mark.parametrize(
    ("year", "again", "reason", "sentence"),
    [
        (TODAY.year, False, "", f"Năm {TODAY.year} chưa hết"),
        (1999, False, "", "Cuối năm 1999 chưa có hoặc không còn"),
        (LAST, True, " ", "Hãy ghi vì sao chốt lại"),
    ],
)
def test_refused(cast, closed, year, again, reason, sentence):
    unit = cast.province if again else cast.b1
    with pytest.raises(Refused, match=sentence):
        actions.close(unit=unit, year=year, reason=reason, seen=int(again), by=cast.binh)
    assert YearClosing.unscoped.count() == 1


def test_two_who_close_at_once(cast, closed):
    with pytest.raises(Conflict):
        actions.close(unit=cast.province, year=LAST, reason="Muộn", seen=0, by=cast.binh)


@pytest.mark.parametrize("write", [lambda rows: rows.update(cells=9), lambda rows: rows.delete()])
def test_nobody_changes_a_closed_figure(closed, write):
    with acting(None, "thử"), pytest.raises(DatabaseError), transaction.atomic():
        write(ClosedFigure.objects.filter(closing=closed))


@pytest.mark.parametrize("units", [1, 3])
def test_reading_a_closed_year_costs_the_same(cast, closed, units, django_assert_num_queries):
    unit = {1: cast.a1, 3: cast.province}[units]
    shown(unit)
    with django_assert_num_queries(QUERIES):
        overview(unit, LAST, TODAY, closing_of(unit, LAST))


QUERIES = 5
"""The closing and its tree, the kept rows, the closed ones of this year and of the last."""


# --- Pages ----------------------------------------------------------------------------------------


@pytest.fixture
def office(cast, sign_in):
    """The office of body A, signed in."""
    return sign_in(cast.binh)


def page(client, unit, **asked):
    answer = client.get(reverse("overview_unit", args=[unit.pk]), {"nam": LAST, **asked})
    return answer.content.decode()


def test_the_office_closes_looks_and_closes_again(cast, office):
    enter_probationary(cast.a1, DAY)
    address = reverse("year_closing", args=[cast.a.pk, LAST])
    assert "Chưa chốt" in page(office, cast.a) and address in page(office, cast.a)
    assert "Kết nạp đảng viên" in office.get(address).content.decode()
    done = office.post(address, {"seen": 0}, follow=True).content.decode()
    assert f"Đã chốt số liệu năm {LAST}, lần 1." in done and "Số liệu đã chốt" in done
    late(cast)
    told = page(office, cast.a)
    assert "Sau khi chốt, sổ sách có thay đổi" in told and "kết nạp trong năm nay là 2" in told
    assert "không phải số đã chốt" in page(office, cast.a, so="hien-nay")
    assert " chỉ số nay khác số đã chốt" in " ".join(office.get(address).content.decode().split())
    refused = office.post(address, {"seen": 1, "reason": ""})
    assert refused.status_code == 422
    again = {"seen": 1, "reason": "Quyết định gửi muộn"}
    assert "Quyết định gửi muộn" in office.post(address, again, follow=True).content.decode()
    assert "chốt lần 1" in page(office, cast.a, so="1")
    assert (
        office.get(reverse("overview_unit", args=[cast.a.pk]), {"nam": LAST, "so": "7"}).status_code
        == 404
    )


def test_a_cell_is_shown_what_its_committee_closed(cast, sign_in):
    enter_probationary(cast.a1, DAY)
    actions.close(unit=cast.a, year=LAST, seen=0, by=None)
    seen = page(sign_in(cast.an), cast.a1)
    assert "Số liệu đã chốt" in seen and "chot-nam" not in seen


@pytest.mark.parametrize(("who", "unit"), [("chi", "a"), ("dung", "b1"), ("giang", "a")])
def test_who_may_not(cast, sign_in, who, unit):
    address = reverse("year_closing", args=[getattr(cast, unit).pk, LAST])
    assert sign_in(getattr(cast, who)).post(address, {"seen": 0}).status_code == 403
    assert not YearClosing.unscoped.exists()


@pytest.mark.parametrize("year", [TODAY.year, TODAY.year - 20])
def test_no_such_year(cast, office, year):
    assert office.get(reverse("year_closing", args=[cast.a.pk, year])).status_code == 404
    assert office.get(reverse("year_closing", args=[cast.b.pk, LAST])).status_code == 404
