"""The list and the record: what An, Bình, Chi, Dũng and a stranger get."""

from datetime import date

import pytest
from django.urls import reverse

from chibo.models import Disclosure
from members.actions import affiliations, members
from members.models import Member
from tests.asked import yes

from .people import enter, enter_probationary

CARD = "099170000001"
LIST = "/dang-vien/"
TYPED = {
    "full_name": "Phan Anh Tuấn",
    "gender": "male",
    "birth": "3/1980",
    "ethnicity": "Kinh",
    "ceremony_on": "19/5/2010",
    "official_on": "19/05/2011",
    "reason": "recorded",
}


@pytest.fixture
def anh(cast):
    return enter(cast.a1, card_number=CARD, religion="Phật giáo")


def page(client, address, **data):
    return client.get(address, data).content.decode()


def of(member, name="member", *more):
    return reverse(name, args=[member.pk, *more])


PAGES = [
    ("member", ()),
    ("member_history", ()),
    ("member_edit", ()),
    ("member_life", ()),
    ("office_assign", ()),
    ("member_birth_date", ()),
    ("member_reveal", ("card_number",)),
]


@pytest.mark.parametrize(
    ("who", "status"),
    [("an", 200), ("binh", 200), ("chi", 403), ("dung", 404), ("giang", 403), ("ended", 403)],
)
@pytest.mark.parametrize(("name", "more"), PAGES)
def test_who_opens_what(cast, sign_in, anh, name, more, who, status):
    answer = sign_in(getattr(cast, who)).get(of(anh, name, *more))
    assert answer.status_code == status
    if status != 200:
        assert "Ánh" not in answer.content.decode()


@pytest.mark.parametrize(("name", "more"), PAGES)
def test_a_stranger_is_sent_to_sign_in(client, anh, name, more):
    assert client.get(of(anh, name, *more)).headers["Location"].startswith("/dang-nhap/")


@pytest.mark.parametrize(
    ("who", "status", "names"),
    [
        ("an", 200, ["Ánh"]),
        ("binh", 200, ["Ánh", "Hai"]),
        ("dung", 200, ["Ba"]),
        ("two_roles", 200, ["Hai"]),
        ("chi", 403, []),
        ("giang", 403, []),
    ],
)
def test_the_list_holds_only_ones_own(cast, sign_in, anh, who, status, names):
    enter(cast.a2, full_name="Trần Văn Hai", gender="male")
    enter(cast.b1, full_name="Lê Văn Ba", gender="male")
    answer = sign_in(getattr(cast, who)).get(LIST)
    found = [row.full_name.split()[-1] for row in answer.context["page"]] if status == 200 else []
    assert (answer.status_code, found) == (status, names)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, ["Ánh", "Mới"]),
        ({"q": "nguyen anh"}, ["Ánh"]),
        ({"q": CARD}, ["Ánh"]),
        ({"q": "không có"}, []),
        ({"trang_thai": "probationary"}, ["Mới"]),
        ({"trang_thai": "official"}, ["Ánh"]),
        ({"trang_thai": "exempt"}, []),
        ({"trang_thai": "left"}, ["Đi"]),
        ({"trang_thai": "x"}, ["Ánh", "Mới"]),
        ({"gioi_tinh": "female"}, ["Ánh"]),
        ({"gioi_tinh": "female", "trang_thai": "probationary"}, []),
        ({"trang": "99"}, ["Ánh", "Mới"]),
    ],
)
def test_the_list_is_narrowed(cast, sign_in, anh, asked, names):
    enter_probationary(cast.a1, date(2026, 1, 5))
    left = enter(cast.a1, full_name="Hồ Văn Đi", gender="male")
    affiliations.end(member=left, on=date(2020, 1, 1), ending="transferred", by=cast.an)
    rows = sign_in(cast.an).get(LIST, asked).context["page"]
    assert [row.full_name.split()[-1] for row in rows] == names


def test_staff_narrow_by_cell_and_see_only_their_cells_offered(cast, sign_in, anh):
    enter(cast.a2, full_name="Trần Văn Hai", gender="male")
    answer = sign_in(cast.binh).get(LIST, {"chi_bo": cast.a2.pk})
    assert [row.full_name for row in answer.context["page"]] == ["Trần Văn Hai"]
    offered = list(answer.context["form"].fields["chi_bo"].queryset)
    assert offered == [cast.a1, cast.a2]


@pytest.mark.parametrize(("who", "queries"), [("an", 8), ("binh", 9)])
def test_the_list_asks_as_often_for_three_as_for_one(
    cast, sign_in, anh, django_assert_num_queries, who, queries
):
    client = sign_in(getattr(cast, who))
    with django_assert_num_queries(queries):
        client.get(LIST)
    enter(cast.a1, full_name="Trần Văn Hai", gender="male")
    enter(cast.a1, full_name="Trần Văn Ba", gender="male")
    with django_assert_num_queries(queries):
        client.get(LIST)


def test_pages_of_fifty_keep_the_filters(cast, sign_in):
    for number in range(52):
        enter(cast.a1, full_name=f"Trần Văn {chr(65 + number % 26)}{number}", gender="male")
    text = page(sign_in(cast.an), LIST, gioi_tinh="male")
    assert "1–50 trong 52 đảng viên" in text and "gioi_tinh=male&amp;trang=2" in text


def test_the_record_leads_through_the_filtered_list(cast, sign_in):
    first = enter(cast.a1, full_name="Lê Thị An")
    enter(cast.a1, full_name="Lê Văn Ba", gender="male")
    last = enter(cast.a1, full_name="Lê Thị Cúc")
    context = sign_in(cast.an).get(of(first), {"gioi_tinh": "female"}).context
    assert (context["before"], context["after"]) == (None, last)
    everybody = sign_in(cast.an).get(of(first)).context
    assert everybody["after"].full_name == "Lê Văn Ba"


def test_a_record_outside_the_filter_leads_nowhere(cast, sign_in, anh):
    assert "after" not in sign_in(cast.an).get(of(anh), {"gioi_tinh": "male"}).context


@pytest.mark.parametrize("name", ["member", "member_edit", "member_history"])
def test_no_page_holds_a_masked_text(cast, sign_in, anh, name):
    members.correct(member=anh, identity_number="099170000009", confirmed=True, by=cast.an)
    text = page(sign_in(cast.an), of(anh, name))
    assert CARD not in text and "099170000009" not in text
    if name == "member":
        assert "Phật giáo" not in text and "••••••" in text


def test_revealing_asks_for_a_reason_and_shows_once(cast, sign_in, anh):
    client = sign_in(cast.an)
    address = of(anh, "member_reveal", "card_number")
    assert CARD not in page(client, address)
    assert not Disclosure.objects.exists(), "looking at the question is not an opening"
    refused = client.post(address, {"reason": ""}).content.decode()
    assert CARD not in refused and "Hãy ghi lý do cần xem." in refused
    assert CARD in client.post(address, {"reason": "Đối chiếu thẻ"}).content.decode()
    assert Disclosure.objects.get().reason == "Đối chiếu thẻ"
    assert CARD not in page(client, address)
    history = page(client, of(anh, "member_history"))
    assert "Nguyễn Thị An: số thẻ đảng viên" in history and "Lý do: Đối chiếu thẻ" in history
    assert CARD not in history


@pytest.mark.parametrize("field", ["phone", "full_name", "card_blind"])
def test_only_masked_fields_have_an_opening(cast, sign_in, anh, field):
    assert sign_in(cast.an).get(of(anh, "member_reveal", field)).status_code == 404


def test_adding_with_the_least_one_can_say(cast, sign_in):
    answer = sign_in(cast.an).post(LIST + "them/", TYPED | {"unit": cast.a1.pk})
    member = Member.unscoped.get()
    assert answer.headers["Location"] == of(member)
    assert (member.full_name, member.birth_text) == ("Phan Anh Tuấn", "03/1980")
    assert member.spells.on(date(2026, 11, 22)).get().status == "official"
    assert member.affiliations.get().valid.lower == date(2010, 5, 19)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("full_name", "", "Hãy ghi họ và tên."),
        ("birth", "", "Hãy ghi ngày sinh hoặc năm sinh."),
        ("birth", "31/2/1980", "Chưa hiểu “31/2/1980”"),
        ("birth", "1880", "không hợp lý"),
        ("gender", "", "Hãy chọn nam hoặc nữ."),
        ("ceremony_on", "", "Hãy ghi ngày làm lễ kết nạp."),
        ("ceremony_on", "2010", "Hãy ghi ngày theo dạng 19/05/2010."),
        ("ceremony_on", "19/05/2012", "không thể trước"),
        ("card_number", "1234", "Số thẻ đảng viên gồm đúng 12 chữ số."),
        ("record_number", "12 HN", "Số lý lịch gồm 6 chữ số"),
        ("phone", "12", "Số điện thoại gồm 8 đến 15 chữ số."),
        ("since", "01/01/2009", "trước ngày vào Đảng"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(cast, sign_in, field, typed, said):
    text = (
        sign_in(cast.an)
        .post(LIST + "them/", TYPED | {"unit": cast.a1.pk, "hometown": "Làng Sen", field: typed})
        .content.decode()
    )
    assert said in text and "Làng Sen" in text
    assert not Member.unscoped.exists()


def test_a_name_in_capitals_gets_its_ordinary_spelling(cast, sign_in):
    typed = TYPED | {"unit": cast.a1.pk, "full_name": "PHAN  ANH TUẤN"}
    sign_in(cast.an).post(LIST + "them/", typed)
    assert Member.unscoped.get().full_name == "Phan Anh Tuấn"


def test_another_cells_door_stays_shut(cast, sign_in):
    sign_in(cast.an).post(LIST + "them/", TYPED | {"unit": cast.b1.pk})
    assert not Member.unscoped.exists()


def test_save_and_add_another_keeps_what_is_common(cast, sign_in):
    client = sign_in(cast.an)
    common = {"unit": cast.a1.pk, "hometown": "An Lạc", "since": "01/01/2020", "another": "1"}
    assert client.post(LIST + "them/", TYPED | common).headers["Location"] == LIST + "them/"
    form = client.get(LIST + "them/").context["form"]
    assert (form["hometown"].value(), form["since"].value()) == ("An Lạc", "01/01/2020")
    assert form["full_name"].value() is None
    assert client.get(LIST + "them/").context["form"]["hometown"].value() is None


def test_a_namesake_is_saved_after_a_yes(cast, sign_in):
    enter(cast.a1, full_name="Phan Anh Tuấn", birth_date=date(1980, 3, 1), gender="male")
    client, typed = sign_in(cast.an), TYPED | {"unit": cast.a1.pk}
    asked = client.post(LIST + "them/", typed)
    text = asked.content.decode()
    assert "Đã có đồng chí Phan Anh Tuấn" in text and "Đã kiểm tra, vẫn lưu" in text
    assert Member.unscoped.count() == 1
    client.post(LIST + "them/", typed | yes(asked))
    assert Member.unscoped.latest("pk").confirmations == ["duplicate"]


def edited(member, **changes):
    """What the form sends for this record, with other values in some fields."""
    plain = {
        "full_name": member.full_name,
        "gender": member.gender,
        "ethnicity": member.ethnicity,
        "decided_on": "02/05/2010",
        "ceremony_on": "19/05/2010",
        "official_on": "19/05/2011",
        "version": member.version,
    }
    return plain | changes


def test_correcting_keeps_masked_fields_left_empty(cast, sign_in, anh):
    sign_in(cast.an).post(of(anh, "member_edit"), edited(anh, occupation="Giáo viên"))
    anh.refresh_from_db()
    assert (anh.occupation, anh.card_number.reveal()) == ("Giáo viên", CARD)


def test_a_masked_field_is_taken_away_on_purpose(cast, sign_in, anh):
    sign_in(cast.an).post(of(anh, "member_edit"), edited(anh, forget=["card_number"]))
    anh.refresh_from_db()
    assert anh.card_number is None and anh.religion.reveal() == "Phật giáo"


def test_the_form_does_not_touch_the_birth_date(cast, sign_in, anh):
    smuggled = {"birth": "1/1/1950", "birth_date": "1950-01-01", "unit": cast.b1.pk}
    sign_in(cast.an).post(of(anh, "member_edit"), edited(anh, **smuggled))
    anh.refresh_from_db()
    assert (anh.birth_date, anh.unit) == (date(1970, 3, 15), cast.a1)


def test_two_at_once_both_versions_stand_and_nothing_is_lost(cast, sign_in, anh):
    members.correct(member=anh, occupation="Bác sĩ", by=cast.binh)
    stale = edited(anh, occupation="Giáo viên")
    client = sign_in(cast.an)
    answer = client.post(of(anh, "member_edit"), stale)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert answer.context["differences"] == [("nghề nghiệp hiện nay", "Bác sĩ", "Giáo viên")]
    assert "Bác sĩ" in text and "Giáo viên" in text
    assert Member.unscoped.get(pk=anh.pk).occupation == "Bác sĩ"
    again = stale | {"version": answer.context["form"]["version"].value()}
    assert client.post(of(anh, "member_edit"), again).status_code == 302
    assert Member.unscoped.get(pk=anh.pk).occupation == "Giáo viên"


def test_staff_edit_below_themselves(cast, sign_in, anh):
    sign_in(cast.binh).post(of(anh, "member_edit"), edited(anh, occupation="Y tá"))
    assert Member.unscoped.get(pk=anh.pk).occupation == "Y tá"


def test_a_sibling_changes_nothing(cast, sign_in, anh):
    assert sign_in(cast.dung).post(of(anh, "member_edit"), edited(anh)).status_code == 404


def test_the_birth_date_is_corrected_on_its_own_page(cast, sign_in, anh):
    sign_in(cast.an).post(
        of(anh, "member_birth_date"),
        {"birth": "1969", "reason": "Lý lịch gốc", "version": anh.version},
    )
    anh.refresh_from_db()
    assert anh.birth_text == "1969"
    assert "Lý lịch gốc" in page(sign_in(cast.an), of(anh, "member_history"))


def test_recognition_offers_the_day_and_writes_it(cast, sign_in):
    member = enter_probationary(cast.a1, date(2025, 5, 19))
    client, address = sign_in(cast.an), of(member, "member_recognise")
    form = client.get(address).context["form"]
    assert form["official_on"].value() == date(2026, 5, 19)
    client.post(address, {"official_on": "19/05/2026", "version": member.version})
    assert client.get(address).status_code == 404, "nothing left to recognise"


def test_another_day_of_recognition_is_asked_about(cast, sign_in):
    member = enter_probationary(cast.a1, date(2025, 5, 19))
    sent = {"official_on": "20/05/2026", "version": member.version}
    client, address = sign_in(cast.an), of(member, "member_recognise")
    asked = client.post(address, sent)
    assert "19/05/2026: đủ 12 tháng" in asked.content.decode()
    assert client.post(address, sent | yes(asked)).status_code == 302
