"""Living with another cell for a while: counted at home, seen at the host."""

from datetime import date as D

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from chibo.history import acting
from chibo.regulations import Refused
from congresses.queries.rolls import register
from members.actions import affiliations, events, temporary_stays
from members.enums import Step
from members.models import Spell, TemporaryStay
from members.queries import away_from, temporarily_here

from .people import enter

ON, BACK, UNTIL = D(2026, 3, 2), D(2026, 9, 1), D(2026, 10, 1)


@pytest.fixture
def anh(cast):
    return enter(cast.a1)


def go(member, **details):
    details = {"form": "work", "until": UNTIL, "place": "Chi bộ Nhà máy Gạch"} | details
    return events.record(member=member, kind=Step.AWAY, on=ON, by=None, **details)


def receive(cast, **changes):
    stay = {
        "unit": cast.a1,
        "guest_name": "Hồ Văn Khách",
        "elsewhere": "Chi bộ Ga Đồng",
        "on": ON,
        "until": UNTIL,
        "purpose": "work",
    }
    return temporary_stays.receive(**stay | changes, by=None)


def test_whoever_is_away_counts_at_home_and_is_not_summoned(cast, anh):
    go(anh)
    assert Spell.unscoped.on(ON).filter(unit=cast.a1).count() == 1
    assert list(away_from(cast.a1, ON)) == [anh.pk]
    assert [line.presence for line in register(cast.a1, ON)] == ["away"]
    events.record(member=anh, kind=Step.RETURNED, on=BACK, by=None)
    assert [line.presence for line in register(cast.a1, BACK)] == ["present"]


def test_the_host_in_this_tree_sees_who_comes(cast, anh):
    go(anh, host=cast.a2, place="")
    assert [stay.full_name for stay in temporarily_here(cast.a2, ON)] == ["Nguyễn Thị Ánh"]
    assert temporarily_here(cast.a1, ON) == []


def test_going_and_coming_back_are_taken_back(cast, anh):
    go(anh)
    events.record(member=anh, kind=Step.RETURNED, on=BACK, by=None)
    going = anh.events.get(kind=Step.AWAY)
    with pytest.raises(Refused, match="Hãy bỏ bước đó trước"):
        events.annul(event=going, reason="nhầm", by=None)
    events.annul(event=anh.events.get(kind=Step.RETURNED), reason="nhầm", by=None)
    assert list(away_from(cast.a1, BACK)) == [anh.pk]
    events.annul(event=going, reason="nhầm", by=None)
    assert not TemporaryStay.unscoped.filter(member=anh).exists()


def test_leaving_the_cell_ends_the_stay(cast, anh):
    go(anh)
    affiliations.end(member=anh, on=BACK, ending="transferred", by=None)
    assert not TemporaryStay.unscoped.on(BACK).exists()


@pytest.mark.parametrize(
    ("details", "match"),
    [({"place": ""}, "nơi sinh hoạt"), ({"until": D(2027, 3, 2)}, "chuyển sinh hoạt chính thức")],
)
def test_a_stay_that_cannot_be(anh, details, match):
    with pytest.raises(Refused, match=match):
        go(anh, **details)


def test_nobody_is_away_twice(anh):
    go(anh)
    with pytest.raises(Refused, match="đang có hiệu lực"):
        go(anh)


def test_somebody_from_elsewhere_comes_and_goes(cast):
    stay = receive(cast)
    assert [s.full_name for s in temporarily_here(cast.a1, ON)] == ["Hồ Văn Khách"]
    with pytest.raises(Refused, match="phải sau ngày bắt đầu"):
        temporary_stays.release(stay=stay, on=ON, by=None)
    temporary_stays.release(stay=stay, on=BACK, by=None)
    assert temporarily_here(cast.a1, BACK) == []


RIGHT = {"guest_name": "Hồ Văn Khách", "elsewhere": "Ga Đồng", "purpose": "work", "until": UNTIL}


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("temporary_stay_of_somebody", {"guest_name": ""}),
        ("temporary_stay_of_somebody", {"host": None}),
        ("temporary_stay_known_purpose", {"purpose": "rest"}),
        ("temporary_stay_has_beginning", {"valid": DateRange(None, ON)}),
        ("temporary_stay_guest_name_composed", {"guest_name": "Hồ Văn Kha\u0301ch"}),
    ],
)
def test_the_database_refuses_a_wrong_stay(cast, name, wrong):
    row = RIGHT | {"unit": cast.a1, "host": cast.a1, "valid": DateRange(ON, None)} | wrong
    with (
        pytest.raises(IntegrityError, match=name),
        transaction.atomic(),
        acting(None, "thử"),
    ):
        TemporaryStay.unscoped.create(**row)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("temporary_stay_somewhere", [{"elsewhere": ""}]),
        ("temporary_stay_one_at_a_time", [{}, {}]),
    ],
)
def test_the_database_refuses_a_wrong_stay_of_a_member(cast, anh, name, rows):
    row = RIGHT | {"unit": cast.a1, "member": anh, "guest_name": "", "valid": DateRange(ON, None)}
    with (
        pytest.raises(IntegrityError, match=name),
        transaction.atomic(),
        acting(None, "thử"),
    ):
        for wrong in rows:
            TemporaryStay.unscoped.create(**row | wrong)


def test_the_page_shows_both_lists_and_no_link_to_a_stranger(cast, sign_in, anh):
    go(anh, host=cast.a2, place="")
    receive(cast)
    client = sign_in(cast.an)
    page = client.get(reverse("temporary_stays")).content.decode()
    assert "Nguyễn Thị Ánh" in page
    assert "Hồ Văn Khách" in page
    host = sign_in(cast.two_roles).get(reverse("temporary_stays")).content.decode()
    assert "Nguyễn Thị Ánh" in host
    assert reverse("member", args=[anh.pk]) not in host


def test_the_secretary_receives_and_releases(cast, sign_in):
    client = sign_in(cast.an)
    sent = {"unit": cast.a1.pk, "guest_name": "HỒ VĂN KHÁCH", "elsewhere": "Ga Đồng",
            "purpose": "work", "on": "02/03/2026", "until": "01/10/2026"}  # fmt: skip
    client.post(reverse("temporary_stay_add"), sent)
    stay = TemporaryStay.unscoped.get()
    assert stay.guest_name == "Hồ Văn Khách"
    client.post(reverse("temporary_stay_end", args=[stay.pk]), {"version": 0, "on": "01/09/2026"})
    assert TemporaryStay.unscoped.get().valid.upper == BACK


def test_the_page_asks_as_often_for_three_as_for_one(cast, sign_in, django_assert_num_queries):
    client = sign_in(cast.an)
    for number in range(3):
        receive(cast, guest_name=f"Hồ Văn {number}")
        if number in (0, 2):
            with django_assert_num_queries(6):
                client.get(reverse("temporary_stays"))


def test_a_guest_is_corrected_and_dropped(cast, sign_in):
    client, stay = sign_in(cast.an), receive(cast)
    edit = reverse("temporary_stay_edit", args=[stay.pk])
    assert 'value="Hồ Văn Khách"' in client.get(edit).content.decode()
    sent = {"guest_name": "hồ văn khánh", "elsewhere": "Ga Đồng", "purpose": "work",
            "on": "09/03/2026", "until": "01/10/2026", "version": 0}  # fmt: skip
    assert client.post(edit, sent).url == reverse("guest_dues", args=[stay.pk])
    late = client.post(edit, sent | {"guest_name": "Khác"}).content.decode()
    assert "có người vừa sửa trước" in late and 'value="Khác"' in late
    stay = TemporaryStay.unscoped.get()
    assert (stay.guest_name, stay.valid.lower) == ("Hồ Văn Khánh", D(2026, 3, 9))
    drop = reverse("temporary_stay_drop", args=[stay.pk])
    assert client.post(drop, {"version": 0}).status_code == 200
    assert client.post(drop, {"version": 1}).status_code == 302
    assert not TemporaryStay.unscoped.exists()


def test_who_releases_second_is_told(cast, sign_in):
    client, stay = sign_in(cast.an), receive(cast)
    temporary_stays.release(stay=stay, on=BACK, by=None)
    path = reverse("temporary_stay_end", args=[stay.pk])
    page = client.post(path, {"version": 0, "on": "01/08/2026"}).content.decode()
    assert "có người vừa sửa trước" in page and 'value="01/08/2026"' in page
