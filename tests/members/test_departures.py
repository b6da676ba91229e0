"""What a cell keeps of those who left it: their name and its own period, and nothing after."""

from datetime import date

import pytest
from django.urls import reverse

from members.actions import affiliations, events
from members.enums import Step
from members.models import Affiliation
from tests.members.people import enter

LIST = "/dang-vien/da-roi/"
LEFT = date(2026, 6, 1)


@pytest.fixture
def moved(cast):
    """Ánh, of A1 until 1 June 2026 and praised there, then of A2 and praised there."""
    member = enter(cast.a1, full_name="Nguyễn Thị Ánh")
    praise(member, date(2026, 3, 3), "11-QĐ/A1")
    affiliations.move(member=member, unit=cast.a2, on=LEFT, by=None)
    member.refresh_from_db()
    praise(member, date(2026, 9, 2), "22-QĐ/A2")
    return member


def praise(member, on, number):
    events.record(
        member=member, kind=Step.REWARDED, on=on, form="praised", number=number, issuer="Chi bộ",
        confirmed=True, by=None,
    )  # fmt: skip


def stay_in(member, unit):
    return Affiliation.unscoped.get(member=member, unit=unit)


def page(client, member, unit):
    return client.get(reverse("departure", args=[stay_in(member, unit).pk]))


def test_the_former_cell_reads_its_own_period_and_nothing_after(cast, sign_in, moved):
    an = sign_in(cast.an)
    assert an.get(reverse("member", args=[moved.pk])).status_code == 404
    assert "Nguyễn Thị Ánh" in an.get(LIST).content.decode()
    text = page(an, moved, cast.a1).content.decode()
    assert "11-QĐ/A1" in text and "01/06/2026" in text
    assert "22-QĐ/A2" not in text
    assert reverse("member", args=[moved.pk]) not in text
    assert "Sửa" not in text and "Bỏ<" not in text


def test_who_may_read_the_record_of_today_is_led_there(cast, sign_in, moved):
    text = page(sign_in(cast.binh), moved, cast.a1).content.decode()
    assert reverse("member", args=[moved.pk]) in text


@pytest.mark.parametrize(("who", "status"), [("dung", 404), ("two_roles", 404), ("chi", 403)])
def test_it_is_nobody_elses(cast, sign_in, moved, who, status):
    assert page(sign_in(getattr(cast, who)), moved, cast.a1).status_code == status


def test_a_stay_that_goes_on_has_no_such_page(cast, sign_in, moved):
    assert page(sign_in(cast.two_roles), moved, cast.a2).status_code == 404


def test_a_discipline_stays_masked(cast, sign_in):
    member = enter(cast.a1)
    events.record(
        member=member, kind=Step.DISCIPLINED, on=date(2026, 2, 2), form="warning",
        number="4-QĐ/CB", issuer="Chi bộ", confirmed=True, by=None,
    )  # fmt: skip
    affiliations.move(member=member, unit=cast.a2, on=LEFT, by=None)
    text = page(sign_in(cast.an), member, cast.a1).content.decode()
    assert "Kỷ luật: đã che" in text.replace("\n", "")
    assert "Cảnh cáo" not in text and "4-QĐ/CB" not in text


def test_who_was_entered_in_error_never_left(cast, sign_in):
    member = enter(cast.a1)
    affiliations.annul_entries([member.pk])
    an = sign_in(cast.an)
    assert "Chưa có ai rời chi bộ" in an.get(LIST).content.decode()
    assert page(an, member, cast.a1).status_code == 404


def test_the_list_asks_as_often_for_three_as_for_one(
    cast, sign_in, moved, django_assert_num_queries
):
    client = sign_in(cast.binh)
    for _ in range(2):
        with django_assert_num_queries(5):
            client.get(LIST)
        for name in ("Trần Văn Hai", "Trần Văn Ba"):
            gone = enter(cast.a1, full_name=name, gender="male")
            affiliations.move(member=gone, unit=cast.a2, on=LEFT, by=None)
