"""The unit in hand: switched on purpose, never to somebody else's."""

import pytest
from django.urls import reverse


def test_staff_work_in_any_cell_below(cast, sign_in):
    client = sign_in(cast.binh)
    client.post(reverse("switch_unit"), {"unit": cast.a2.pk})
    assert client.get(reverse("who_may")).context["unit"] == cast.a2


@pytest.mark.parametrize("unit", ["b1", "b", "province"])
def test_a_foreign_unit_is_not_found(cast, sign_in, unit):
    client = sign_in(cast.binh)
    response = client.post(reverse("switch_unit"), {"unit": getattr(cast, unit).pk})
    assert response.status_code == 404
    assert client.get(reverse("who_may")).context["unit"] == cast.a


@pytest.mark.parametrize("unit", ["", "x", "0", "²", "9" * 30, "1 OR 1=1"])
def test_nonsense_is_not_found(cast, sign_in, unit):
    assert sign_in(cast.binh).post(reverse("switch_unit"), {"unit": unit}).status_code == 404


@pytest.mark.parametrize(
    ("wanted", "led_to"),
    [
        ("/tim/?q=an", "/tim/?q=an"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_the_way_back_stays_in_the_program(cast, sign_in, wanted, led_to):
    response = sign_in(cast.binh).post(reverse("switch_unit"), {"unit": cast.a1.pk, "next": wanted})
    assert response.url == led_to


def test_a_unit_once_chosen_is_left_when_the_role_has_ended(cast, sign_in):
    client = sign_in(cast.an)
    session = client.session
    session["unit"] = cast.b1.pk
    session.save()
    assert client.get(reverse("who_may")).context["unit"] == cast.a1


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("", ["A", "A1", "A2"]), ("truong tieu hoc", ["A2"]), ("TDP 1", ["A1"]), ("thôn đông", [])],
)
def test_units_are_found_without_diacritics(cast, sign_in, wanted, found):
    page = sign_in(cast.binh).get(reverse("choose_unit"), {"q": wanted})
    assert [unit.code for unit, _ in page.context["rows"]] == found


def test_who_sees_this_unit_is_told_by_name_and_role(cast, sign_in):
    holders = sign_in(cast.an).get(reverse("who_may")).context["holders"]
    assert {(h.user.username, h.role, h.unit.code) for h in holders} == {
        ("an", "secretary", "A1"),
        ("binh", "staff", "A"),
        ("giang", "administrator", "A"),
        ("chi", "observer", "P"),
    }


def test_somebody_without_a_role_sees_the_table_and_no_names(cast, sign_in):
    page = sign_in(cast.ended).get(reverse("who_may"))
    assert page.context["holders"] == []
    assert "Nguyễn Thị An" not in page.content.decode()
