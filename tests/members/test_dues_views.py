"""The pages: boxes typed and saved, buttons that work without a script, two people at once."""

import re

import pytest
from django.urls import reverse

from members.models import DuesBook, DuesPayment, DuesRelief, DuesStanding
from tests.asked import yes

from .dues import MONTHS, assess, pay, relieve
from .people import enter

PAGE = "/chi-bo/{}/dang-phi/2026/"


@pytest.fixture
def two(cast):
    found = [enter(cast.a1, full_name=name) for name in ("Nguyễn Thị Một", "Trần Văn Hai")]
    assess(cast.a1, *found)
    return found


def send(client, cast, boxes=None, *, version=1, base="", **pressed):
    sent = {f"o-{member.pk}-{month}": text for (member, month), text in (boxes or {}).items()}
    sent |= {"version": version, "base": base, "channel": "cash", "paid_on": "05/11/2026"}
    return client.post(PAGE.format(cast.a1.pk), sent | {"thang": 11} | pressed)


def paid():
    rows = DuesPayment.unscoped.values_list("member__full_name", "month__month", "amount")
    return set(rows.order_by())


def test_boxes_are_saved_and_shown_again(cast, two, sign_in):
    client = sign_in(cast.an)
    one, other = two
    boxes = {(one, 1): "50.000", (one, 2): "x", (other, 1): "0", (other, 2): " 45000đ "}
    answer = send(client, cast, boxes)
    assert (answer.status_code, answer.url) == (302, PAGE.format(cast.a1.pk) + "?thang=11")
    assert paid() == {
        (one.full_name, 1, 50_000),
        (one.full_name, 2, 50_000),
        (other.full_name, 1, 0),
        (other.full_name, 2, 45_000),
    }
    page = client.get(PAGE.format(cast.a1.pk)).content.decode()
    assert f'name="o-{other.pk}-2" value="45.000"' in page
    assert f'name="o-{other.pk}-3" value="" ' in page
    assert 'placeholder="50.000"' in page


def test_an_emptied_box_is_not_recorded_any_more(cast, two, sign_in):
    client = sign_in(cast.an)
    pay(cast.a1, two[0], 1, 2)
    base = f"{two[0].pk}.1=50000 {two[0].pk}.2=50000"
    send(client, cast, {(two[0], 1): "", (two[0], 2): "50.000"}, version=2, base=base)
    assert paid() == {(two[0].full_name, 2, 50_000)}


def test_the_buttons_fill_without_a_script(cast, two, sign_in):
    client = sign_in(cast.an)
    one, other = two
    relieve(other, percent=100, first=10, last=10)
    send(client, cast, {(one, 11): "1.000", (other, 11): ""}, everybody=11)
    assert paid() == {(one.full_name, 11, 1000), (other.full_name, 11, 50_000)}
    blank = {(other, month): "" for month in range(1, 11) if month != 10}
    base = f"{one.pk}.11=1000 {other.pk}.11=50000"
    send(client, cast, blank, version=2, base=base, through=other.pk)
    months = {month for name, month, _ in paid() if name == other.full_name}
    assert months == set(range(1, 12)) - {10}


@pytest.mark.parametrize("text", ["năm mươi", "-5", "1,5", "9" * 12, "²", "50.000.000.000"])
def test_what_is_no_amount_is_told_and_stays(cast, two, sign_in, text):
    answer = send(sign_in(cast.an), cast, {(two[0], 1): text, (two[1], 1): "50.000"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nguyễn Thị Một, tháng 1: " in page
    assert f'value="{text}"' in page and 'aria-invalid="true"' in page
    assert paid() == set()


def test_full_without_an_amount_is_told(cast, sign_in):
    member = enter(cast.a1)
    answer = send(sign_in(cast.an), cast, {(member, 1): "x"}, version=0)
    assert answer.status_code == 422
    assert "chưa có mức đóng" in answer.content.decode()


def test_a_second_writer_is_told_box_by_box(cast, two, sign_in):
    client = sign_in(cast.an)
    one, other = two
    send(client, cast, {(one, 1): "50.000", (one, 2): "50.000"})
    mine = {(one, 1): "40.000", (one, 2): "", (other, 1): "50.000"}
    answer = send(client, cast, mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Nguyễn Thị Một, tháng 1: người kia ghi 50.000 đ; đồng chí ghi 40.000" in page
    assert "Nguyễn Thị Một, tháng 2: người kia ghi 50.000 đ</li>" in page
    assert f'name="o-{one.pk}-1" value="40.000"' in page
    assert f'name="o-{one.pk}-2" value="50.000"' in page, "what they wrote is there"
    assert paid() == {(one.full_name, 1, 50_000), (one.full_name, 2, 50_000)}

    version, base = (re.search(rf'name="{n}" value="(.*?)"', page)[1] for n in ("version", "base"))
    mine[one, 2] = "50.000"
    assert send(client, cast, mine, version=version, base=base).status_code == 302
    assert paid() == {
        (one.full_name, 1, 40_000),
        (one.full_name, 2, 50_000),
        (other.full_name, 1, 50_000),
    }


@pytest.mark.parametrize("year", [0, 1, 1999, 2028, 99999])
@pytest.mark.parametrize("name", ["dues", "dues_standings", "dues_account", "dues_pdf"])
def test_a_strange_year_is_not_found(cast, two, sign_in, name, year):
    path = reverse(name, args=[cast.a1.pk, year])
    assert sign_in(cast.an).get(path).status_code == 404


@pytest.mark.parametrize("value", ["²", "9" * 5000, "-1", "13"])
@pytest.mark.parametrize("field", ["version", "base", "thang", "everybody", "through"])
def test_a_strange_value_is_answered(cast, two, sign_in, field, value):
    answer = send(sign_in(cast.an), cast, {(two[0], 1): "50.000"}, **{field: value})
    assert answer.status_code in (302, 409, 422)


@pytest.mark.parametrize("path", ["", "muc-dong/", "thu-nop/"])
def test_the_sheets_ask_as_often_for_three_as_for_one(
    cast, sign_in, django_assert_max_num_queries, path
):
    client, asked = sign_in(cast.an), []
    for number in range(3):
        member = enter(cast.a1, full_name=f"Người {number}")
        assess(cast.a1, member)
        pay(cast.a1, member, 1, 2)
        with django_assert_max_num_queries(14) as queries:
            client.get(PAGE.format(cast.a1.pk) + path)
        asked.append(len(queries))
    assert asked[0] == asked[2]


# --- Amounts and reliefs ------------------------------------------------------------------------


def assess_page(client, cast, version, **lines):
    path = PAGE.format(cast.a1.pk) + "muc-dong/"
    return client.post(path, {"version": version, "thang": 3} | lines)


def test_amounts_of_the_cell_are_written_from_a_month_on(cast, sign_in):
    client = sign_in(cast.an)
    one, other = enter(cast.a1), enter(cast.a1, full_name="Trần Văn Hai")
    lines = {f"d-{one.pk}": "insured", f"m-{one.pk}": "60.000"}
    assert assess_page(client, cast, 0, **lines).status_code == 302
    row = DuesStanding.unscoped.get()
    assert (row.member, row.amount, row.valid.lower) == (one, 60_000, MONTHS[3])

    student = {f"d-{other.pk}": "student", f"m-{other.pk}": "7.000"}
    asked = assess_page(client, cast, 1, **lines, **student)
    assert "Đã kiểm tra, vẫn lưu" in asked.content.decode()
    assert assess_page(client, cast, 1, **lines, **student, **yes(asked)).status_code == 302
    assert DuesStanding.unscoped.count() == 2

    late = assess_page(client, cast, 1, **{f"d-{one.pk}": "insured", f"m-{one.pk}": "61.000"})
    assert late.status_code == 409
    assert "đang lưu: 60.000 đ" in late.content.decode()


@pytest.mark.parametrize(
    ("payer", "amount", "told"),
    [
        ("", "60.000", "Hãy chọn đối tượng"),
        ("insured", "", "Hãy ghi số tiền một tháng"),
        ("x", "60.000", "Hãy chọn đối tượng"),
        ("insured", "sáu mươi", "không phải là số tiền"),
    ],
)
def test_half_a_line_is_told(cast, two, sign_in, payer, amount, told):
    pk = two[0].pk
    answer = assess_page(sign_in(cast.an), cast, 1, **{f"d-{pk}": payer, f"m-{pk}": amount})
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_a_relief_is_written_refused_and_ended(cast, two, sign_in):
    client = sign_in(cast.an)
    sent = {"ground": "hardship", "percent": 50, "first": "01/2026", "decision": "NQ 01"}
    path = reverse("relief_add", args=[two[0].pk])
    assert "không quá 12 tháng" in client.post(path, sent).content.decode()
    assert "tháng và năm" in client.post(path, sent | {"last": "13/2026"}).content.decode()
    assert client.post(path, sent | {"last": "12/2026"}).status_code == 302
    edit = reverse("relief_edit", args=[DuesRelief.unscoped.get().pk])
    assert 'value="12/2026"' in client.get(edit).content.decode()
    assert client.post(edit, sent | {"last": "3/2026", "version": 0}).status_code == 302
    assert DuesRelief.unscoped.get().last_month == MONTHS[3]


# --- One member ---------------------------------------------------------------------------------


def test_a_member_has_a_page_of_dues(cast, two, sign_in):
    client = sign_in(cast.an)
    pay(cast.a1, two[0], 1, 3)
    page = client.get(reverse("member_dues", args=[two[0].pk])).content.decode()
    assert "Còn nợ 8 tháng đã qua: 400.000 đ." in page
    link = reverse("dues_payment", args=[DuesPayment.unscoped.first().pk])
    assert link in page
    sent = {"version": 2, "amount": "0", "channel": "portal", "paid_on": ""}
    assert "Hãy ghi số tiền" in client.post(link, sent | {"amount": ""}).content.decode()
    assert client.post(link, sent).status_code == 302
    row = DuesPayment.unscoped.first()
    assert (row.amount, row.paid_on, row.channel) == (0, None, "portal")


def test_the_books_of_a_former_cell_stay_with_it(cast, two, sign_in):
    from members.actions import affiliations

    pay(cast.a1, two[0], 1)
    affiliations.move(member=two[0], unit=cast.b1, on=MONTHS[5], by=None)
    page = sign_in(cast.dung).get(reverse("member_dues", args=[two[0].pk])).content.decode()
    assert "Tháng 5" in page and "Tháng 1<" not in page


# --- Kept and sent ------------------------------------------------------------------------------


def test_a_share_and_a_remittance_are_written(cast, two, sign_in):
    client = sign_in(cast.an)
    pay(cast.a1, two[0], 1, 2)
    account = PAGE.format(cast.a1.pk) + "thu-nop/"
    assert "Chưa ghi tỷ lệ" in client.get(account).content.decode()
    sent = {"percent": 70, "month": "01/2026"}
    assert client.post(reverse("dues_retain", args=[cast.a1.pk]), sent).status_code == 302
    remit = reverse("dues_remit", args=[cast.a1.pk])
    assert "30.000 đ" in client.get(remit).content.decode()
    sent = {"on": "20/11/2026", "amount": "30.000", "version": DuesBook.unscoped.get().version}
    assert client.post(remit, sent).status_code == 302
    page = client.get(account).content.decode()
    assert "30.000 đ" in page and "20/11/2026" in page
    annul = re.search(r'href="(/dang-phi/nop-len/\d+/bo/)"', page)[1]
    sent = {"reason": "nhầm", "version": DuesBook.unscoped.get().version}
    assert client.post(annul, sent).status_code == 302
    assert "đã bỏ" in client.get(account).content.decode()


def test_the_book_is_fetched(cast, two, sign_in):
    client = sign_in(cast.binh)
    for extension, kind in (("pdf", "inline"), ("docx", "attachment")):
        answer = client.get(PAGE.format(cast.a1.pk) + f"so.{extension}")
        expected = f'{kind}; filename="so-dang-phi-2026-A1.{extension}"'
        assert answer.headers["Content-Disposition"].startswith(kind)
        assert answer.headers["Content-Disposition"] in (expected, kind)
