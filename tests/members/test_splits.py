"""Who goes where after a cell was split, on one sheet, as of the day of the act."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chibo.actions import reorganisations, units
from chibo.models import Unit
from chibo.regulations import Conflict, Refused
from members.actions import affiliations, splits
from members.contributions import contribution
from members.models import Affiliation, Member
from members.queries import split_roll
from tests.cast import TODAY

from .people import enter

ON = date(2026, 7, 1)
NEW = [
    {"code": f"A{n}", "name": f"Chi bộ {n}", "short_name": f"CB {n}", "seat": "X"} for n in (7, 8)
]


@pytest.fixture
def act(cast):
    """A1 split in July, with two members."""
    enter(cast.a1)
    enter(cast.a1, full_name="Trần Văn Hai", gender="male")
    return reorganisations.split(unit=cast.a1, founded=NEW, on=ON, decision="9-QĐ", by=cast.giang)


def cell(code):
    return Unit.unscoped.get(code=code)


def member(name):
    return Member.unscoped.get(full_name=name)


def assign(act, by=None, version=None, **places):
    """assign(act, hai="A7"): the member by the end of the name, the cell by its code."""
    found = {m: m.full_name.split()[-1].lower() for m in Member.unscoped.all()}
    sent = {m.pk: cell(places[key]).pk for m, key in found.items() if key in places}
    return splits.assign(act=act, places=sent, version=version, by=by)


def where(day):
    return {
        m.full_name: m.affiliations.get(valid__contains=day).unit.code
        for m in Member.unscoped.all()
    }


def test_who_is_assigned_is_in_the_new_cell_since_the_day(act, cast):
    assign(act, hai="A7", by=cast.an)
    assert where(ON - timedelta(days=1)) == {"Nguyễn Thị Ánh": "A1", "Trần Văn Hai": "A1"}
    assert where(ON) == {"Nguyễn Thị Ánh": "A1", "Trần Văn Hai": "A7"}
    first, second = member("Trần Văn Hai").affiliations.all()
    assert (first.ending, second.decision) == ("moved", "9-QĐ")
    assert (member("Trần Văn Hai").unit, member("Trần Văn Hai").spells.count()) == (
        cell("A7"),
        3,
    )


def test_the_sheet_may_be_corrected(act):
    before = list(Affiliation.unscoped.values_list())
    assign(act, hai="A7")
    assign(act, hai="A8", ánh="A7")
    assert where(ON) == {"Nguyễn Thị Ánh": "A7", "Trần Văn Hai": "A8"}
    assign(act, hai="A1", ánh="A1")
    assert list(Affiliation.unscoped.values_list()) == before
    assert member("Trần Văn Hai").unit.code == "A1"


def test_a_split_is_taken_back_when_everybody_was_set_back(act, cast):
    assign(act, hai="A7")
    with pytest.raises(Refused, match="đã phân 1 đảng viên"):
        reorganisations.undo(act=act, by=cast.giang)
    assign(act, hai="A1")
    reorganisations.undo(act=act, by=cast.giang)
    assert not Unit.unscoped.filter(code__in=["A7", "A8"]).exists()


def test_whoever_moved_on_is_no_longer_on_the_sheet(act, cast):
    assign(act, hai="A7")
    affiliations.move(
        member=member("Trần Văn Hai"), unit=cast.a2, on=date(2026, 8, 1), by=cast.binh
    )
    assert [str(place.member) for place in split_roll(act)] == ["Nguyễn Thị Ánh"]


def test_nobody_is_assigned_to_a_cell_that_is_not_of_the_split(act):
    with pytest.raises(Refused, match="các chi bộ mới"):
        assign(act, hai="A2")


def test_whoever_is_not_on_the_sheet_is_not_assigned(act, cast):
    enter(cast.b1, full_name="Phạm Văn Ba", gender="male")
    with pytest.raises(Refused, match="vừa thay đổi"):
        assign(act, ba="A7")


def test_a_sheet_that_somebody_saved_meanwhile_overwrites_nothing(act):
    assign(act, hai="A7", version=0)
    with pytest.raises(Conflict):
        assign(act, hai="A8", version=0)
    assert where(ON)["Trần Văn Hai"] == "A7"


def test_a_cell_that_ended_since_takes_nobody(act, cast):
    units.close(unit=cell("A8"), on=date(2026, 8, 1), by=None)
    with pytest.raises(Refused, match="các chi bộ mới"):
        assign(act, hai="A8")


def test_assigning_many_costs_as_much_as_one(cast):
    def cost(number):
        with transaction.atomic():
            for place in range(number):
                enter(cast.a1, full_name=f"Nguyễn Văn {place}", gender="male")
            act = reorganisations.split(unit=cast.a1, founded=NEW, on=ON, by=None)
            places = dict.fromkeys(Member.unscoped.values_list("pk", flat=True), cell("A7").pk)
            with CaptureQueriesContext(connection) as queries:
                splits.assign(act=act, places=places, by=None)
            transaction.set_rollback(True)
        return len(queries)

    assert cost(1) == cost(20)


# --- The page and the task ------------------------------------------------------------------------


def test_the_secretary_is_asked_once(act, cast):
    def waiting(user):
        return [task.title for task in contribution.tasks(user, cast.a1, TODAY)]

    assert waiting(cast.an) == ["Phân đảng viên sau khi tách Chi bộ Tổ dân phố 1"]
    assert waiting(cast.dung) == []
    assign(act, hai="A7")
    assert waiting(cast.an) == []


def test_the_sheet_is_saved_from_the_page(act, cast, sign_in):
    page, address = sign_in(cast.an), reverse("split_members", args=[act.pk])
    hai = member("Trần Văn Hai")
    sent = {f"noi-{hai.pk}": cell("A7").pk, "version": "0"}
    assert page.post(address, sent).status_code == 302
    assert where(ON)["Trần Văn Hai"] == "A7"
    stale = page.post(address, sent | {f"noi-{hai.pk}": cell("A8").pk})
    assert (stale.status_code, where(ON)["Trần Văn Hai"]) == (409, "A7")
    assert "Có người vừa phân trước" in stale.content.decode()


@pytest.mark.parametrize("value", ["²", "9" * 5000, "-1", "abc", "", "\x00"])
def test_a_strange_value_is_answered(act, cast, sign_in, value):
    hai = member("Trần Văn Hai")
    sent = {f"noi-{hai.pk}": value, "version": value}
    response = sign_in(cast.an).post(reverse("split_members", args=[act.pk]), sent)
    assert response.status_code in (302, 409, 422)


def test_the_new_cells_secretary_sees_no_names_of_the_old_one(act, cast, sign_in):
    from chibo.access import Role
    from chibo.actions import accounts

    accounts.assign(user=cast.ended, role=Role.SECRETARY, unit=cell("A7"), since=TODAY, by=None)
    assert sign_in(cast.ended).get(reverse("split_members", args=[act.pk])).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_sheet_asks_no_more_for_more_members(cast, sign_in, number, django_assert_num_queries):
    for place in range(number):
        enter(cast.a1, full_name=f"Nguyễn Văn {place}", gender="male")
    act = reorganisations.split(unit=cast.a1, founded=NEW, on=ON, by=None)
    page = sign_in(cast.an)
    with django_assert_num_queries(10):
        page.get(reverse("split_members", args=[act.pk]))
