"""Contact with the residence: its pages, and the register that is printed."""

from datetime import date

import pytest

from chibo.indicators import Period
from members.actions import affiliations
from members.documents import REGISTERS
from members.queries import sheet_of
from tests.cast import TODAY

from .people import comment_on, enter, introduce_home
from .residences import seven_of

YEAR = Period.year(2025)


@pytest.fixture
def member(cast):
    return enter(cast.a1)


@pytest.fixture
def seven(cast):
    return seven_of(cast)


# --- The paper ----------------------------------------------------------------------------------


def test_the_register_of_introductions(cast, seven):
    paper = REGISTERS["noi-cu-tru"].draw(cast.a1, period=YEAR, by=cast.an, today=TODAY)
    [table, basis] = paper.blocks
    home = ("Chi bộ Tổ dân phố 5", "Phường An Lạc", "14-GT/CB")
    born = ("", "15/03/1970")
    assert sorted(row[1:] for row in table.rows) == sorted(
        [
            ("Hồ Thị Ba", *born, *home, "02/03/2020", "28/02/2025", "", ""),
            (
                *("Hồ Thị Ba", *born, *home, "01/03/2025", "", ""),
                "Không lấy nhận xét: Đi học tập trung cả năm, học sinh, sinh viên xa nhà",
            ),
            ("Hồ Thị Bốn", *born, *home, "02/03/2020", "31/01/2025", "2025: Tốt", ""),
            (
                *("Hồ Thị Bốn", *born, "", "", "", "01/02/2025", "01/11/2025", ""),
                "Không giới thiệu: Quân đội, Công an ở tập trung tại doanh trại, nhà công vụ",
            ),
            ("Hồ Thị Hai", *born, *home, "02/03/2020", "", "", ""),
            ("Hồ Thị Một", *born, *home, "02/03/2020", "", "2025: Tốt", ""),
        ]
    )
    whole = REGISTERS["noi-cu-tru"].draw(cast.a, period=YEAR, by=cast.binh, today=TODAY)
    assert whole.blocks[0].rows[0] == ("Chi bộ Tổ dân phố 1: 4 đảng viên",)
    assert paper.closing == "Sổ này có {pages} trang, 6 dòng, 5 lượt giới thiệu"
    assert "213-QĐ/TW" in basis.text and "33-HD/BTCTW" in basis.text
    assert [sign.authority for sign in paper.signatures] == ["NGƯỜI LẬP BIỂU", "T/M CHI BỘ"]
    assert paper.page_numbers == "of_total"


def test_the_former_cell_prints_nothing_of_later(cast, member):
    introduce_home(member)
    comment_on(member, 2024)
    affiliations.move(member=member, unit=cast.a2, on=date(2025, 7, 1), by=None)
    introduce_home(member, first=date(2025, 9, 1), place="Chi bộ Nhà Mới")
    comment_on(member, 2025)
    period = Period(date(2024, 1, 1), date(2026, 6, 30))
    draw = REGISTERS["noi-cu-tru"].draw
    [row] = draw(cast.a1, period=period, by=cast.an, today=TODAY).blocks[0].rows
    assert row[4:10] == (
        *("Chi bộ Tổ dân phố 5", "Phường An Lạc", "14-GT/CB"),
        *("02/03/2020", "", "2024: Tốt"),
    )
    rows = draw(cast.a2, period=period, by=cast.binh, today=TODAY).blocks[0].rows
    assert [(row[4], row[9]) for row in rows] == [
        ("Chi bộ Tổ dân phố 5", "2024: Tốt"),
        ("Chi bộ Nhà Mới", "2025: Tốt"),
    ]


def test_the_former_cell_reads_nothing_that_came_later(cast, member, sign_in):
    comment_on(member, 2024, remark="Của A1")
    introduce_home(member)
    affiliations.move(member=member, unit=cast.b1, on=date(2026, 2, 1), by=None)
    comment_on(member, received_on=date(2026, 3, 1), level="poor", remark="Của B1")
    client, file = sign_in(cast.an), f"/dang-vien/{member.pk}/noi-cu-tru/"
    assert client.get(file).status_code == 404
    for path in ("noi-cu-tru", "theo-doi"):
        for year, said in ((2024, ("Tốt", "05/12/2024")), (2025, ("Kém", "01/03/2026"))):
            page = client.get(f"/chi-bo/{cast.a1.pk}/{path}/{year}/").content.decode()
            assert member.full_name in page and file not in page
            assert "Của A1" not in page and "Của B1" not in page
            assert [words in page for words in said] == [year == 2024] * 2
            assert "Chưa có nhận xét của" not in page
    version, _ = sheet_of(cast.a1, 2025)
    page = client.post(f"/chi-bo/{cast.a1.pk}/theo-doi/2025/", {"version": version})
    assert page.status_code == 302 and member.residence_comments.standing().count() == 2
    period = Period(date(2024, 1, 1), date(2026, 6, 30))
    draw = REGISTERS["noi-cu-tru"].draw
    [row] = draw(cast.a1, period=period, by=cast.an, today=TODAY).blocks[0].rows
    assert row[9] == "2024: Tốt"
    affiliations.move(member=member, unit=cast.a1, on=date(2026, 5, 1), by=None)
    page = client.get(f"/chi-bo/{cast.a1.pk}/noi-cu-tru/2025/").content.decode()
    assert "Của B1" in page and file in page and "Kém" in page


@pytest.mark.parametrize("people", [1, 3])
def test_the_register_asks_as_often_for_three_as_for_one(cast, people, django_assert_num_queries):
    for number in range(people):
        someone = enter(cast.a1, full_name=f"Người {number}")
        introduce_home(someone)
        comment_on(someone)
    assert cast.binh.assignments_today
    with django_assert_num_queries(12):
        REGISTERS["noi-cu-tru"].draw(cast.a, period=YEAR, by=cast.binh, today=TODAY)


# --- The pages ----------------------------------------------------------------------------------

SLIP = {
    "act": "contact",
    "contact-place": "Chi bộ Thôn Đông",
    "contact-ward": "Xã Ba Vàng",
    "contact-first": "2/3/2020",
    "contact-number": "7",
}
SAID = {
    "act": "comment",
    "comment-year": "2025",
    "comment-received_on": "5/12/2025",
    "comment-level": "fair",
    "comment-remark": "Tham gia đầy đủ",
}


def test_written_corrected_and_dropped_on_the_pages(cast, member, sign_in):
    client = sign_in(cast.an)
    address = f"/dang-vien/{member.pk}/noi-cu-tru/"
    assert client.post(address, SLIP).status_code == 302
    assert client.post(address, SAID).status_code == 302
    page = client.get(address).content.decode()
    assert "Chi bộ Thôn Đông, Xã Ba Vàng" in page and "02/03/2020 – nay" in page
    assert "Khá" in page and "nhận 05/12/2025" in page and "Tham gia đầy đủ" in page
    assert '<option value="Chi bộ Thôn Đông">' in page
    row, said = member.residence_contacts.get(), member.residence_comments.get()
    edit = f"/dang-vien/noi-cu-tru/{row.pk}/sua/"
    assert 'value="Chi bộ Thôn Đông"' in client.get(edit).content.decode()
    sent = {"place": "Chi bộ Thôn Tây", "first": "2/3/2020", "last": "1/3/2026", "version": 0}
    assert client.post(edit, sent).status_code == 302
    page = client.get(address).content.decode()
    assert "Chi bộ Thôn Tây" in page and "02/03/2020 – 01/03/2026" in page
    edit = f"/dang-vien/nhan-xet/{said.pk}/sua/"
    assert "Tham gia đầy đủ" in client.get(edit).content.decode()
    sent = {"year": "2025", "received_on": "6/12/2025", "level": "good", "version": 0}
    assert client.post(edit, sent).status_code == 302
    for part, line in (("noi-cu-tru", row), ("nhan-xet", said)):
        drop = f"/dang-vien/{part}/{line.pk}/bo/"
        assert client.post(drop, {"version": 1}).status_code == 200
        assert client.post(drop, {"version": 1, "reason": "nhầm"}).status_code == 302
    page = client.get(address).content.decode()
    assert "Chi bộ Thôn Tây" not in page and "06/12/2025" not in page
    history = client.get(f"/dang-vien/{member.pk}/lich-su/").content.decode()
    assert "Chi bộ Thôn Tây" in history and "nhầm" in history


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (SLIP | {"contact-place": "", "contact-ward": "Xã Kia"}, "hoặc chọn lý do được miễn"),
        (SLIP | {"contact-first": "1/1/2027", "contact-ward": "Xã Kia"}, "Ngày này chưa đến"),
        (SLIP | {"contact-ground": "other", "contact-ward": "Xã Kia"}, "lý do khác là gì"),
        (SAID | {"comment-year": "hai", "comment-remark": "Xã Kia"}, "Hãy ghi một năm"),
        (SAID | {"comment-year": "2024", "comment-remark": "Xã Kia"}, "trước lần giới thiệu"),
        (SAID | {"comment-level": "", "comment-remark": "Xã Kia"}, "Hãy chọn một mục"),
    ],
)
def test_what_is_refused_is_told_and_what_was_typed_stays(cast, member, sign_in, sent, said):
    introduce_home(member, first=date(2025, 6, 1), last=date(2025, 7, 1))
    if sent.get("comment-year") == "2024":
        sent = sent | {"comment-received_on": "5/12/2024"}
    page = sign_in(cast.an).post(f"/dang-vien/{member.pk}/noi-cu-tru/", sent).content.decode()
    assert said in page and 'value="Xã Kia"' in page


def test_the_cell_sees_who_lacks_what(cast, seven, sign_in):
    page = sign_in(cast.an).get(f"/chi-bo/{cast.a1.pk}/noi-cu-tru/2025/").content.decode()
    slips_missing, comments_missing = page.split("Chưa có nhận xét của")
    names = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy")
    missing = [name for name in names if f"Hồ Thị {name}" in slips_missing]
    assert missing == ["Bốn", "Năm", "Sáu", "Bảy"]
    assert ">Hồ Thị Bảy</a>" in page and ">Hồ Thị Sáu</a>" not in page, "whose file is A2's now"
    notice = comments_missing.split("<table")[0]
    assert [name for name in names if f">Hồ Thị {name}</a>" in notice] == ["Hai", "Bảy"]
    assert sign_in(cast.an).get(f"/chi-bo/{cast.a1.pk}/noi-cu-tru/2027/").status_code == 404
    assert sign_in(cast.binh).get(f"/chi-bo/{cast.a.pk}/noi-cu-tru/2025/").status_code == 404


def test_the_sheet_shows_what_the_file_says(cast, seven, sign_in):
    client = sign_in(cast.an)
    address = f"/chi-bo/{cast.a1.pk}/theo-doi/2025/"
    page = client.get(address).content.decode()
    one, two, three, *_ = seven
    assert "Tốt, 05/12/2025" in page and ">Không<" in page
    assert ">Có<" in page and ">Không phải lấy<" in page
    assert f'value="{one.pk}-residence"' not in page
    assert f'value="{three.pk}-residence"' not in page
    assert f'value="{two.pk}-residence"' in page
    version, _ = sheet_of(cast.a1, 2025)
    sent = {"version": version, "done": [f"{two.pk}-residence"]}
    assert client.post(address, sent).status_code == 302
    assert [row.is_bare for row in two.residence_comments.standing()] == [True]
    assert one.residence_comments.standing().get().level == "good"


def test_the_pages_ask_as_often_for_three_as_for_one(cast, sign_in, django_assert_num_queries):
    client = sign_in(cast.an)
    for number in range(3):
        someone = enter(cast.a1, full_name=f"Người {number}")
        introduce_home(someone)
        comment_on(someone)
        if number in (0, 2):
            with django_assert_num_queries(10):
                client.get(f"/chi-bo/{cast.a1.pk}/noi-cu-tru/2025/")
    for year in (2023, 2024):
        comment_on(someone, year)
    with django_assert_num_queries(10):
        client.get(f"/dang-vien/{someone.pk}/noi-cu-tru/")
