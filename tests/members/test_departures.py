"""Leaving a cell: what stands against the day, and what the cell keeps of those who left it."""

from datetime import date

import pytest
from django.urls import reverse

from chibo.actions import year_closings
from chibo.regulations import Refused, Weight
from members.actions import affiliations, events
from members.enums import Step
from members.models import Affiliation
from members.queries import life_of
from members.regulations import nothing_after
from tests.asked import yes
from tests.members.dues import pay
from tests.members.people import enter, rate

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


# --- A departure that is dated back ---------------------------------------------------------------

ELSEWHERE = {"kind": Step.TRANSFERRED, "place": "Đảng bộ nơi khác"}
DEPARTED = {
    "moved": lambda cast: {"kind": Step.MOVED, "unit": cast.a2},
    "transferred": lambda cast: ELSEWHERE,
    "away": lambda cast: {
        "kind": Step.AWAY, "form": "work", "place": "Nơi khác", "until": date(2027, 1, 4),
    },
    "resigned": lambda cast: {"kind": Step.RESIGNED},
    "died": lambda cast: {"kind": Step.DIED},
}  # fmt: skip


@pytest.fixture
def anh(cast):
    """Official since 2011."""
    return enter(cast.a1)


def go(member, on=LEFT, **details):
    return events.record(member=member, on=on, by=None, **details)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({"paid_to": date(2026, 10, 1)}, ["dues"], id="paid"),
        pytest.param({"rated": [2025]}, ["rating"], id="rated"),
        pytest.param({"closed": [2024, 2025]}, ["closing"], id="closed"),
        pytest.param(
            {"paid_to": date(2026, 10, 1), "rated": [2025], "closed": [2025]},
            ["dues", "rating", "closing"],
            id="all three",
        ),
    ],
)
def test_m8_what_is_written_after_is_asked_about(after, expected):
    found = list(nothing_after(LEFT, **after))
    assert [finding.code for finding in found] == expected
    assert {finding.weight for finding in found} <= {Weight.WARNS}


@pytest.mark.parametrize("how", DEPARTED)
def test_dues_paid_for_months_after_it_are_asked_about(cast, anh, how):
    pay(cast.a1, anh, 5, 6, 10)
    details = DEPARTED[how](cast)
    with pytest.raises(Refused, match="đến tháng 10/2026, sau ngày 01/06/2026") as refused:
        go(anh, **details)
    assert refused.value.confirmable
    go(anh, confirmed=True, **details)
    assert life_of(anh).last().confirmations == ["dues"]


def test_what_was_paid_before_or_ahead_by_the_slip_is_not(cast, anh):
    pay(cast.a1, anh, 5, 6)
    go(anh, date(2026, 6, 2), until=date(2026, 6, 30), **ELSEWHERE)
    other = enter(cast.a1, full_name="Trần Văn Hai", gender="male")
    pay(cast.a1, other, 5, 6, 7)
    go(other, until=date(2026, 7, 31), **ELSEWHERE)


def test_a_level_decided_since_is_asked_about(cast, anh):
    rate(cast.a1, 2025, [(anh, "HTTNV")])
    with pytest.raises(Refused, match="Đã có quyết định xếp loại năm 2025"):
        go(anh, date(2025, 12, 31), **ELSEWHERE)
    go(anh, date(2025, 12, 31), **DEPARTED["away"](cast) | {"until": date(2026, 4, 1)})
    go(anh, date(2026, 1, 1), **ELSEWHERE)


def test_a_closed_year_is_asked_about(cast, anh):
    year_closings.close(unit=cast.province, year=2025, seen=0, by=cast.binh)
    with pytest.raises(Refused, match="Số liệu năm 2025 của chi bộ đã chốt"):
        go(anh, date(2025, 12, 31), kind=Step.DIED)
    go(anh, date(2026, 1, 1), kind=Step.DIED)


def test_an_amended_departure_is_asked_about_as_well(cast, anh):
    pay(cast.a1, anh, 5)
    go(anh, kind=Step.DIED)
    died = life_of(anh).last()
    with pytest.raises(Refused, match="đến tháng 05/2026"):
        events.amend(event=died, on=date(2026, 4, 28), by=None)
    assert list(life_of(anh)) == [died]
    events.amend(event=died, on=date(2026, 4, 28), confirmed=True, by=None)
    assert life_of(anh).last().on == date(2026, 4, 28)


def test_the_page_asks_and_saves_when_told_yes(cast, sign_in, anh):
    pay(cast.a1, anh, 10)
    client, address = sign_in(cast.an), reverse("member_step", args=[anh.pk, "died"])
    sent = {"version": anh.version, "on": "01/06/2026"}
    asked = client.post(address, sent)
    text = asked.content.decode()
    assert "Chưa lưu. Hãy kiểm tra lại" in text and "đến tháng 10/2026" in text
    assert client.post(address, sent | yes(asked)).status_code == 302
