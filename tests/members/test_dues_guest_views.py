"""The pages of guests from elsewhere in the host's dues book. Today is 22 November 2026."""

import re
from datetime import date

import pytest
from django.urls import reverse

from members.actions import events
from members.models import DuesBook, DuesPayment, DuesRelief, DuesStanding, TemporaryStay
from tests.asked import yes

from .dues import MONTHS, assess, end, pay, receive
from .people import enter
from .test_temporary_stays import go

PAGE = "/chi-bo/{}/dang-phi/2026/"


@pytest.fixture
def guest(cast):
    """Hồ Văn Khách, with A1 since 2 March 2026."""
    return receive(cast.a1)


@pytest.fixture
def two(cast, guest):
    """A member of A1 and the guest, 50.000 đ a month each."""
    member = enter(cast.a1, full_name="Nguyễn Thị Một")
    assess(cast.a1, member)
    assess(cast.a1, guest, month=MONTHS[3])
    return member, guest


def test_a_guest_is_a_line_of_the_sheet(cast, two, sign_in):
    member, guest = two
    client, path = sign_in(cast.an), PAGE.format(cast.a1.pk)
    page = client.get(path).content.decode()
    assert f'name="o-k{guest.pk}-4"' in page and f'name="o-k{guest.pk}-3"' not in page
    assert reverse("guest_dues", args=[guest.pk]) in page
    sent = {f"o-k{guest.pk}-4": "x", f"o-{member.pk}-4": "20.000", "channel": "cash"}
    sent |= {"version": 2, "base": "", "thang": 11}
    assert client.post(path, sent).status_code == 302
    assert DuesPayment.unscoped.get(stay=guest).amount == 50_000
    wrong = {f"o-k{guest.pk}-5": "năm", "version": 3, "base": f"k{guest.pk}.4=50000"}
    answer = client.post(path, sent | wrong).content.decode()
    assert "Hồ Văn Khách, tháng 5: " in answer
    blank = {f"o-k{guest.pk}-{month}": "" for month in range(5, 10)}
    base = f"{member.pk}.4=20000 k{guest.pk}.4=50000"
    through = blank | {"through": f"k{guest.pk}", "version": 3, "base": base, "thang": 8}
    assert client.post(path, sent | through).status_code == 302
    assert DuesPayment.unscoped.filter(stay=guest).count() == 5


def test_a_second_writer_is_told_of_the_guest(cast, two, sign_in):
    _, guest = two
    pay(cast.a1, guest, 4)
    sent = {f"o-k{guest.pk}-4": "40.000", "version": 2, "base": "", "channel": "cash"}
    answer = sign_in(cast.an).post(PAGE.format(cast.a1.pk), sent)
    assert answer.status_code == 409
    assert "Hồ Văn Khách, tháng 4: người kia ghi 50.000 đ" in answer.content.decode()


def test_the_amount_is_written_beside_those_of_members(cast, guest, sign_in):
    client, path = sign_in(cast.an), PAGE.format(cast.a1.pk) + "muc-dong/"
    line = {f"d-k{guest.pk}": "pensioner", f"m-k{guest.pk}": "30.000"}
    assert client.post(path, line | {"version": 0, "thang": 4}).status_code == 302
    row = DuesStanding.unscoped.get()
    assert (row.stay, row.amount, row.valid.lower) == (guest, 30_000, MONTHS[4])
    assert 'value="30.000"' in client.get(path + "?thang=5").content.decode()


def test_a_guest_has_a_page_of_dues(cast, two, sign_in):
    _, guest = two
    client = sign_in(cast.an)
    pay(cast.a1, guest, 4, 5)
    page_of_guest = reverse("guest_dues", args=[guest.pk])
    assert page_of_guest in client.get(reverse("temporary_stays")).content.decode()
    page = client.get(page_of_guest).content.decode()
    assert "Còn nợ 5 tháng đã qua: 250.000 đ." in page and "Chi bộ Ga Đồng" in page
    payment = re.search(r'href="(/dang-phi/\d+/)"', page)[1]
    sent = {"version": 3, "amount": "45.000", "channel": "portal", "paid_on": ""}
    assert client.post(payment, sent).url == page_of_guest
    add = reverse("guest_relief_add", args=[guest.pk])
    assert add in page
    relief = {"ground": "hardship", "percent": 50, "first": "06/2026", "last": "07/2026"}
    answer = client.post(add, relief | {"decision": "Đơn ngày 2/6"})
    assert answer.url == page_of_guest
    edit = reverse("relief_edit", args=[DuesRelief.unscoped.get().pk])
    sent = relief | {"decision": "Đơn ngày 3/6", "version": 0}
    assert client.post(edit, sent).url == page_of_guest
    page = client.get(page_of_guest).content.decode()
    assert "45.000" in page and "Đơn ngày 3/6" in page and "giảm 50%" in page


@pytest.mark.parametrize("name", ["guest_dues", "guest_relief_add"])
def test_the_stay_of_a_member_is_no_guest(cast, sign_in, name):
    member = enter(cast.a1)
    go(member)
    address = reverse(name, args=[member.temporary_stays.get().pk])
    assert sign_in(cast.an).get(address).status_code == 404


def test_the_host_and_those_above_see_the_guest_and_nobody_else(cast, two, sign_in):
    _, guest = two
    pay(cast.a1, guest, 4)
    addresses = [
        reverse("guest_dues", args=[guest.pk]),
        reverse("dues_payment", args=[DuesPayment.unscoped.get().pk]),
    ]
    answers = {
        user: [sign_in(getattr(cast, user)).get(address).status_code for address in addresses]
        for user in ("an", "binh", "dung", "two_roles")
    }
    assert answers == {
        "an": [200] * 2,
        "binh": [200] * 2,
        "dung": [404] * 2,
        "two_roles": [404] * 2,
    }


def test_ending_the_stay_before_a_paid_month_asks_on_the_page(cast, two, sign_in):
    _, guest = two
    pay(cast.a1, guest, 10)
    client, path = sign_in(cast.an), reverse("temporary_stay_end", args=[guest.pk])
    sent = {"version": 0, "on": "01/10/2026"}
    asked = client.post(path, sent)
    assert "Tiền vẫn nằm trong sổ" in asked.content.decode()
    assert client.post(path, sent | yes(asked)).status_code == 302
    assert TemporaryStay.unscoped.get().valid.upper == MONTHS[10]


def test_what_was_typed_for_somebody_who_left_meanwhile_is_told(cast, two, sign_in):
    _, guest = two
    client, path = sign_in(cast.an), PAGE.format(cast.a1.pk)
    version = DuesBook.unscoped.filter(unit=cast.a1).values_list("version", flat=True).first() or 0
    end(guest, date(2026, 9, 1))
    sent = {f"o-k{guest.pk}-8": "50.000", f"o-k{guest.pk}-9": "50.000"}
    sent |= {"version": version, "base": "", "channel": "cash", "thang": 9}
    answer = client.post(path, sent)
    assert answer.status_code == 409 and not DuesPayment.unscoped.exists()
    page = answer.content.decode()
    assert "Hồ Văn Khách, tháng 9: người kia để trống; đồng chí ghi 50.000" in page
    assert f'name="o-k{guest.pk}-8" value="50.000"' in re.sub(r"\s+", " ", page)


def test_what_was_typed_for_a_member_who_left_meanwhile_is_told(cast, two, sign_in):
    member, _ = two
    client, path = sign_in(cast.an), PAGE.format(cast.a1.pk)
    events.record(
        member=member, kind="transferred", on=date(2026, 8, 20), place="Đảng ủy X", by=None
    )
    sent = {f"o-{member.pk}-8": "50.000", f"o-{member.pk}-9": "50.000"}
    version = DuesBook.unscoped.get(unit=cast.a1).version
    sent |= {"base": "", "channel": "cash", "thang": 9}
    answer = client.post(path, sent | {"version": version})
    assert answer.status_code == 422 and not DuesPayment.unscoped.exists()
    assert "Danh sách đảng viên vừa thay đổi. Chưa lưu" in answer.content.decode()


@pytest.mark.parametrize("path", ["", "muc-dong/", "thu-nop/"])
def test_the_sheets_ask_as_often_for_three_guests_as_for_one(
    cast, sign_in, django_assert_max_num_queries, path
):
    client, asked = sign_in(cast.an), []
    for number in range(3):
        guest = receive(cast.a1, f"Khách {number}")
        assess(cast.a1, guest, month=MONTHS[4])
        pay(cast.a1, guest, 4, 5)
        with django_assert_max_num_queries(14) as queries:
            client.get(PAGE.format(cast.a1.pk) + path)
        asked.append(len(queries))
    assert asked[0] == asked[2]
