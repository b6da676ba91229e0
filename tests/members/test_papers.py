"""The printed registers and forms: what stands on them, who may take them, what is recorded."""

import io
from copy import deepcopy
from datetime import date
from unittest import mock

import docx
import pytest

from chibo.indicators import Period
from chibo.models import Disclosure
from chibo.pdf import render
from chibo.regulations import Refused
from members.actions import affiliations, events, papers
from members.documents import REGISTERS, STATISTICS, departures, movements, roster, strength
from members.enums import Step
from members.models import Spell
from tests.cast import TODAY
from tests.chibo.printed import information

from .people import enter, enter_probationary

YEAR = Period.year(2025)


@pytest.fixture(scope="module")
def lives_once(lasting_cast):
    """A1: Ánh, exempt since 2024; Ba, moved to A2 in July 2025; Mới, admitted in September 2025.
    A2: Tư, came from elsewhere in 2025 and died there. B1: Sáu."""
    cast = lasting_cast
    enter(
        cast.a1,
        exempt_on=date(2024, 1, 1),
        hometown="Ba Vàng",
        permanent_residence="Số 5, An Lạc",
        general_education="12/12",
        professional_level="university",
        record_number="000012 BS",
        party_post="secretary",
        card_number="099170000012",
        identity_number="099170000012",
        religion="Phật giáo",
    )
    moved = enter(
        cast.a1, full_name="Trần Văn Ba", gender="male", hometown="Quê Cũ", birth_precision="day"
    )
    affiliations.move(
        member=moved, unit=cast.a2, on=date(2025, 7, 1), decision="GGT số 14", by=cast.binh
    )
    enter_probationary(cast.a1, date(2025, 9, 2))
    came = enter(
        cast.a2, full_name="Hồ Văn Tư", gender="male", since=date(2025, 2, 1), reason="transferred"
    )
    affiliations.end(member=came, on=date(2025, 10, 1), ending="died", by=cast.binh)
    enter(cast.b1, full_name="Kiều Thị Sáu")
    return cast


@pytest.fixture
def lives(lives_once):
    """As it was written: a test may change what it is given."""
    return deepcopy(lives_once)


def table_of(document, place=0):
    return [block for block in document.blocks if block.kind == "table"][place]


def rows_of(document, place=0):
    return list(table_of(document, place).rows)


def column(document, header):
    """{name: what stands in the column} of a register."""
    table = table_of(document)
    place = [c.header for c in table.columns].index(header)
    return {row[1]: row[place] for row in table.rows if len(row) > 1}


# --- Registers ----------------------------------------------------------------------------------


def test_the_roster_of_a_cell_has_the_columns_of_the_register(lives):
    paper = roster.document(lives.a1, on=TODAY, by=lives.an, today=TODAY)
    assert rows_of(paper) == [
        (
            "1", "Nguyễn Thị Ánh", "", "15/03/1970", "Ba Vàng", "Số 5, An Lạc", "Kinh", "12/12",
            "Đại học", "", "19/05/2010", "19/05/2011", "000012 BS", "Bí thư", "Miễn SHĐ",
        ),
        (
            "2", "Lê Văn Mới", "02/01/1998", "", "", "", "Kinh", "", "", "", "02/09/2025", "", "",
            "", "Dự bị",
        ),
    ]  # fmt: skip
    assert paper.closing == "Danh sách này có 2 đảng viên, {pages} trang"
    assert [(s.authority, s.name) for s in paper.signatures] == [
        ("NGƯỜI LẬP BIỂU", "Nguyễn Thị An"),
        ("T/M CHI BỘ", "Nguyễn Thị Ánh"),
    ]
    assert (paper.masthead.parent, paper.masthead.body) == (
        "ĐẢNG BỘ PHƯỜNG AN LẠC",
        "CHI BỘ TỔ DÂN PHỐ 1",
    )


def test_the_roster_of_a_committee_stands_cell_by_cell_and_is_numbered_through(lives):
    paper = roster.document(lives.a, on=TODAY, by=lives.binh, today=TODAY)
    assert [row[:2] for row in rows_of(paper)] == [
        ("Chi bộ Tổ dân phố 1: 2 đảng viên",),
        ("1", "Nguyễn Thị Ánh"),
        ("2", "Lê Văn Mới"),
        ("Chi bộ Trường tiểu học An Lạc: 1 đảng viên",),
        ("3", "Trần Văn Ba"),
    ]


def test_the_roster_of_a_past_day_is_that_days_and_tells_no_news_of_who_has_left(lives):
    """A1 keeps the name and the records of its own period; where Ba lives now is A2's business."""
    paper = roster.document(lives.a1, on=date(2025, 6, 30), by=lives.an, today=TODAY)
    assert column(paper, "Ghi chú") == {"Trần Văn Ba": "Đã chuyển", "Nguyễn Thị Ánh": "Miễn SHĐ"}
    assert column(paper, "Quê quán") == {"Trần Văn Ba": "", "Nguyễn Thị Ánh": "Ba Vàng"}
    assert column(paper, "Chức vụ")["Nguyễn Thị Ánh"] == "", "posts are not dated"
    office = roster.document(lives.a1, on=date(2025, 6, 30), by=lives.binh, today=TODAY)
    assert column(office, "Quê quán")["Trần Văn Ba"] == "Quê Cũ"


def test_an_official_date_still_to_come_on_that_day_is_not_told(cast):
    enter(cast.a1)
    paper = roster.document(cast.a1, on=date(2011, 1, 1), by=cast.an, today=TODAY)
    assert rows_of(paper)[0][11] == ""
    assert column(paper, "Ghi chú") == {"Nguyễn Thị Ánh": "Dự bị"}


def test_nobody_reads_names_of_a_cell_that_is_no_longer_theirs(lives):
    """A cell that moved to B: A's office prints the roll of a day when it was A's without it."""
    from chibo.actions import units

    units.place(unit=lives.a2, parent=lives.b, on=date(2026, 1, 1), decision="số 3", by=lives.giang)
    paper = roster.document(lives.a, on=date(2025, 12, 1), by=lives.binh, today=TODAY)
    assert [row[0] for row in rows_of(paper) if len(row) == 1] == [
        "Chi bộ Tổ dân phố 1: 2 đảng viên"
    ]


def test_probation_is_printed_with_its_clocks_and_its_mentor(lives):
    [member] = [s.member for s in Spell.unscoped.on(TODAY).probationary().select_related("member")]
    events.record(
        member=member,
        kind=Step.MENTORED,
        on=date(2025, 9, 9),
        person_name="Nguyễn Thị Ánh",
        by=lives.an,
    )
    events.record(member=member, kind=Step.TAUGHT, on=date(2026, 3, 1), by=lives.an)
    draw = REGISTERS["du-bi"].draw
    paper = draw(lives.a1, on=TODAY, by=lives.an, today=TODAY)
    assert rows_of(paper) == [
        (
            "1", "Lê Văn Mới", "02/01/1998", "", "", "02/09/2025", "02/09/2026", "14/10/2026",
            "Nguyễn Thị Ánh", "01/03/2026", "Quá hạn xét",
        )
    ]  # fmt: skip
    earlier = draw(lives.a1, on=date(2025, 12, 1), by=lives.an, today=TODAY)
    assert column(earlier, "Lớp đảng viên mới") == {"Lê Văn Mới": ""}
    assert column(earlier, "Ghi chú") == {"Lê Văn Mới": ""}
    assert rows_of(draw(lives.a2, on=TODAY, by=lives.binh, today=TODAY)) == []


def test_departures_say_when_why_and_by_which_paper(lives):
    paper = departures.document(lives.a, period=YEAR, by=lives.binh, today=TODAY)
    assert rows_of(paper) == [
        ("Chi bộ Tổ dân phố 1: 1 đảng viên",),
        (
            "1", "Trần Văn Ba", "15/03/1970", "", "19/05/2010", "19/05/2010", "01/07/2025",
            "Chuyển sang chi bộ khác trong hệ thống này", "GGT số 14", "Đến TH An Lạc",
        ),
        ("Chi bộ Trường tiểu học An Lạc: 1 đảng viên",),
        (
            "2", "Hồ Văn Tư", "15/03/1970", "", "19/05/2010", "01/02/2025", "01/10/2025",
            "Từ trần", "", "",
        ),
    ]  # fmt: skip
    assert paper.closing == "Sổ này có {pages} trang, 2 dòng"
    empty = departures.document(lives.a, period=Period.year(2024), by=lives.binh, today=TODAY)
    assert (rows_of(empty), empty.closing) == ([], "Sổ này có {pages} trang, 0 dòng")


QUERIES = {
    "danh-sach": 7,
    "du-bi": 9,
    "ra-khoi-chi-bo": 10,
    "huy-hieu": 9,
    "bieu-1": 23,
    "bieu-3": 18,
}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("slug", QUERIES)
def test_a_paper_asks_as_often_for_three_rows_as_for_one(
    cast, django_assert_num_queries, rows, slug
):
    for place, cell in enumerate((cast.a1, cast.a2, cast.a1)[:rows]):
        gone = enter_probationary(cell, date(2026, 1, 5), full_name=f"Võ Văn {place}")
        affiliations.end(member=gone, on=date(2026, 6, 1), ending="removed", by=None)
        enter(cell, full_name=f"Lý Văn {place}")
        enter_probationary(cell, date(2025, 12, 5 + place), full_name=f"Hồ Văn {place}")
        enter(cell, full_name=f"Cao Văn {place}", decided_on=date(1990, 1, 1))
    paper = (REGISTERS | STATISTICS)[slug]
    asked = {"period": Period.year(2026)} if paper.asks == "span" else {"on": TODAY}
    assert cast.binh.assignments_today
    with django_assert_num_queries(QUERIES[slug]):
        drawn = paper.draw(cast.a, by=cast.binh, today=TODAY, **asked)
    assert len(rows_of(drawn)) > rows


# --- Forms of figures ---------------------------------------------------------------------------


def figures(document):
    return {row[1]: row[2:] for row in rows_of(document)}


def test_form_1_of_a_cell(lives):
    paper = movements.document(lives.a1, period=YEAR, by=lives.an, today=TODAY)
    assert figures(paper) == {
        "Đảng viên đầu kỳ": ("2", "2", "0", "100%"),
        "Tăng trong kỳ": ("1", "0", "+1", ""),
        "Kết nạp": ("1", "0", "+1", ""),
        "Kết nạp lại": ("0", "0", "0", ""),
        "Chuyển đến": ("0", "0", "0", ""),
        "Ghi sổ lần đầu": ("0", "0", "0", ""),
        "Giảm trong kỳ": ("1", "0", "+1", ""),
        "Từ trần": ("0", "0", "0", ""),
        "Khai trừ": ("0", "0", "0", ""),
        "Xóa tên": ("0", "0", "0", ""),
        "Xin ra": ("0", "0", "0", ""),
        "Chuyển đi": ("1", "0", "+1", ""),
        "Đảng viên cuối kỳ": ("2", "2", "0", "100%"),
        "Trong đó: dự bị": ("1", "0", "+1", ""),
        "Trong đó: được miễn công tác và sinh hoạt đảng": ("1", "1", "0", "100%"),
    }
    assert len([block for block in paper.blocks if block.kind == "table"]) == 1


def test_form_1_of_a_committee_counts_at_its_own_border(lives):
    paper = movements.document(lives.a, period=YEAR, by=lives.binh, today=TODAY)
    found = figures(paper)
    assert [found[line][0] for line in ("Kết nạp", "Chuyển đến", "Từ trần", "Chuyển đi")] == [
        "1", "1", "1", "0",
    ]  # fmt: skip
    assert [found[line][0] for line in ("Đảng viên đầu kỳ", "Đảng viên cuối kỳ")] == ["2", "3"]
    table = table_of(paper, 1)
    assert table.rows == (
        ("Chi bộ Tổ dân phố 1", *"2100000000012"),
        ("Chi bộ Trường tiểu học An Lạc", *"0001011000001"),
    )
    assert table.footer == ("Cộng", *"2101011000013")


def test_t1_a_register_that_contradicts_itself_is_not_printed(lives):
    """Spells are derived; should one be missing, the sum no longer adds up."""
    Spell.unscoped.filter(unit=lives.a1, member__full_name="Nguyễn Thị Ánh").delete()
    enter(lives.a1, full_name="Võ Thị Bảy", since=date(2025, 3, 1))
    Spell.unscoped.filter(unit=lives.a1, member__full_name="Võ Thị Bảy").delete()
    with pytest.raises(Refused, match=r"Chi bộ Tổ dân phố 1.* không bằng cuối kỳ .*chưa in"):
        movements.document(lives.a, period=YEAR, by=lives.binh, today=TODAY)


def test_a_year_before_the_unit_has_nothing_beside_it(cast):
    period = Period(date(2000, 1, 1), date(2000, 12, 31))
    paper = movements.document(cast.a1, period=period, by=cast.an, today=TODAY)
    assert figures(paper)["Đảng viên đầu kỳ"] == ("0", "", "", "")


def test_form_3_adds_up_cell_by_cell_and_says_why_it_has_no_religion(lives):
    paper = strength.document(lives.a, on=TODAY, by=lives.binh, today=TODAY)
    table = table_of(paper)
    counts = {
        part.title: [int(row[1][0]) for row in part.rows] for part in table.parts if part.title
    }
    assert {sum(numbers) for numbers in counts.values()} == {3}
    assert rows_of(paper)[:5] == [
        ("Tổng số đảng viên", "3", ""),
        ("Đảng viên nữ", "1", "33,3%"),
        ("Đảng viên dự bị", "1", "33,3%"),
        ("Đảng viên được miễn công tác và sinh hoạt đảng", "1", "33,3%"),
        ("Đảng viên là người dân tộc thiểu số", "0", "0%"),
    ]
    by_cell = table_of(paper, 1)
    assert by_cell.rows == (
        ("Chi bộ Tổ dân phố 1", *"2111010010"),
        ("Chi bộ Trường tiểu học An Lạc", *"1000000010"),
    )
    assert by_cell.footer == ("Cộng", *"3111010020")
    assert rows_of(paper)[5] == ("Đảng viên có đạo", "không in", "")
    assert any("tôn giáo" in getattr(block, "text", "") for block in paper.blocks)


def test_form_3_tells_religion_where_it_points_at_nobody(cast):
    for place in range(10):
        faith = "Cao Đài" if place < 5 else "Không"
        enter(cast.a1 if place else cast.a2, full_name=f"Lý Văn {place}", religion=faith)

    def line(unit):
        paper = strength.document(unit, on=TODAY, by=cast.binh, today=TODAY)
        assert "Cao Đài" not in repr(paper)
        return rows_of(paper)[5][1:]

    assert line(cast.a) == ("5", "50%")
    assert line(cast.a1) == ("không in", "")


def test_forms_of_figures_name_nobody(lives):
    for slug, asked in (("bieu-1", {"period": YEAR}), ("bieu-3", {"on": TODAY})):
        paper = STATISTICS[slug].draw(lives.province, by=lives.chi, today=TODAY, **asked)
        told = repr(paper)
        assert [name for name in ("Ánh", "Trần Văn Ba", "Lê Văn Mới", "Sáu") if name in told] == []


# --- The sheet of a member ----------------------------------------------------------------------


@pytest.fixture
def anh(lives):
    from members.models import Member

    return Member.unscoped.select_related("unit").get(full_name="Nguyễn Thị Ánh")


def told(document):
    return [f"{b.marker or ''} {b.text}".strip() for b in document.blocks if b.kind == "paragraph"]


def test_the_sheet_has_the_items_of_the_form_and_covers_what_is_masked(lives, anh):
    paper = papers.hand_out_sheet(member=anh, kind="pdf", by=lives.an)
    lines = told(paper)
    assert "1. Họ và tên khai sinh: NGUYỄN THỊ ÁNH" in lines
    assert "4. Sinh ngày: 15/03/1970" in lines
    assert [line for line in lines if "••••••" in line] == [
        "Số thẻ đảng viên: ••••••",
        "9. Tôn giáo: ••••••",
        "19. Số căn cước: ••••••",
    ]
    headings = [b.label for b in paper.blocks if b.kind == "heading"]
    items = [line.split(".")[0] for line in lines if line.split(".")[0].isdecimal()]
    numbers = sorted(int(n.rstrip(".")) for n in (*headings, *items))
    assert numbers == [*range(1, 18), *range(19, 26)]
    assert lines[-1].startswith("Mục 18 và các mục từ 26 đến 30 thuộc hồ sơ đảng viên")
    assert "Phật giáo" not in repr(paper) and "099170000012" not in repr(paper)


def test_a_reason_opens_what_is_masked_and_each_opening_is_recorded(lives, anh):
    paper = papers.hand_out_sheet(member=anh, kind="docx", reason="Bổ sung hồ sơ", by=lives.an)
    assert "9. Tôn giáo: Phật giáo" in told(paper)
    assert "19. Số căn cước: 099170000012" in told(paper)
    kept = Disclosure.objects.order_by("pk").values_list("user", "subject", "field", "reason")
    subject = f"member:{anh.pk}"
    assert list(kept) == [
        (lives.an.pk, subject, field, "Bổ sung hồ sơ")
        for field in ("card_number", "religion", "identity_number", "Phiếu đảng viên, Word")
    ]


def test_a_sheet_that_cannot_be_recorded_is_not_handed_out(lives, anh):
    with mock.patch("members.actions.papers.record_download", side_effect=Refused()):
        with pytest.raises(Refused):
            papers.hand_out_sheet(member=anh, kind="pdf", by=lives.an)


def test_the_page_of_the_sheet_answers_with_the_file(lives, anh, sign_in):
    client = sign_in(lives.an)
    address = f"/dang-vien/{anh.pk}/phieu/"
    assert "Lý do mở phần được che" in client.get(address).content.decode()
    assert not Disclosure.objects.exists(), "looking at the page is no download"
    answer = client.post(address, {"kind": "docx", "reason": ""})
    assert answer["Content-Disposition"] == f'attachment; filename="phieu-dang-vien-{anh.pk}.docx"'
    file = docx.Document(io.BytesIO(answer.content))
    assert "19. Số căn cước: ••••••" in [p.text for p in file.paragraphs]
    assert Disclosure.objects.get().field == "Phiếu đảng viên, Word"
    assert client.post(address, {"kind": "exe"}).status_code == 422


# --- The files ----------------------------------------------------------------------------------


def opened(answer):
    file = docx.Document(io.BytesIO(answer.content))
    return "\n".join(cell.text for table in file.tables for row in table.rows for cell in row.cells)


def test_a_register_taken_away_is_recorded(lives, sign_in):
    answer = sign_in(lives.an).get(
        f"/dang-vien/in/{lives.a1.pk}/danh-sach.docx", {"ngay": "30/6/2025"}
    )
    assert "Trần Văn Ba" in opened(answer)
    kept = Disclosure.objects.get()
    assert (kept.user, kept.subject, kept.field) == (
        lives.an,
        f"unit:{lives.a1.pk}",
        "Danh sách đảng viên, Word",
    )
    assert kept.reason == "Danh sách đảng viên Chi bộ Tổ dân phố 1, tính đến 30/06/2025"


def test_figures_taken_away_are_nobodys_data(lives, sign_in):
    answer = sign_in(lives.chi).get(f"/tong-hop/{lives.a.pk}/in/bieu-1.docx", {"tu": "01/01/2025"})
    assert "Chi bộ Tổ dân phố 1" in opened(answer)
    assert "Ánh" not in opened(answer)
    assert not Disclosure.objects.exists()


@pytest.mark.parametrize(
    ("paper", "sent", "sentence"),
    [
        ("danh-sach", {"ngay": "01/01/2030"}, "Ngày này chưa đến."),
        ("danh-sach", {"ngay": "01/01/1999"}, "có từ 01/01/2000"),
        ("danh-sach", {"ngay": "hôm qua"}, "Chưa in được"),
        ("danh-sach", {"ngay": ""}, "Chưa in được"),
        ("ra-khoi-chi-bo", {"tu": "01/02/2026", "den": "01/01/2026"}, "Ngày đầu phải trước"),
        ("ra-khoi-chi-bo", {"tu": "²", "den": "\x00"}, "Chưa in được"),
        ("ra-khoi-chi-bo", {"tu": "01/01/0001"}, "không hợp lý"),
    ],
)
def test_a_day_that_makes_no_sense_is_told_on_the_page(lives, sign_in, paper, sent, sentence):
    answer = sign_in(lives.an).get(f"/dang-vien/in/{lives.a1.pk}/{paper}.pdf", sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Disclosure.objects.exists()


def test_a_contradiction_is_told_on_the_page(lives, sign_in):
    Spell.unscoped.filter(unit=lives.a1, member__full_name="Lê Văn Mới").delete()
    answer = sign_in(lives.chi).get(
        f"/tong-hop/{lives.a.pk}/in/bieu-1.pdf", {"tu": "01/01/2025", "den": "31/12/2025"}
    )
    assert answer.status_code == 422
    assert "Hãy xem lại ngày đến, ngày rời" in answer.content.decode()


@pytest.mark.parametrize("name", ["bieu-1.pdf", "danh-sach.exe", "khac.pdf"])
def test_a_paper_there_is_not_is_not_found(cast, sign_in, name):
    assert sign_in(cast.an).get(f"/dang-vien/in/{cast.a1.pk}/{name}").status_code == 404


def test_the_page_offers_what_the_person_may_take(cast, sign_in):
    client = sign_in(cast.an)
    page = client.get("/dang-vien/in/").content.decode()
    for slug in REGISTERS:
        assert f'formaction="/dang-vien/in/{cast.a1.pk}/{slug}.pdf"' in page
    for slug in STATISTICS:
        assert f'formaction="/tong-hop/{cast.a1.pk}/in/{slug}.docx"' in page
    assert "/dang-vien/in/" in client.get("/dang-vien/").content.decode()


def test_an_observer_finds_the_figures_on_the_overview_and_no_register(cast, sign_in):
    page = sign_in(cast.chi).get(f"/tong-hop/{cast.a.pk}/").content.decode()
    assert f'formaction="/tong-hop/{cast.a.pk}/in/bieu-3.pdf"' in page
    assert "/dang-vien/in/" not in page
    keeper = sign_in(cast.binh).get(f"/tong-hop/{cast.a.pk}/").content.decode()
    assert "formaction" not in keeper


def test_where_one_only_observes_there_are_figures_and_no_registers(cast, sign_in):
    client = sign_in(cast.two_roles)
    answer = client.get(f"/tong-hop/{cast.b1.pk}/in/bieu-3.pdf", {"ngay": "x"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"/tong-hop/{cast.b1.pk}/in/bieu-1.pdf" in page
    assert f"/dang-vien/in/{cast.b1.pk}/" not in page


@pytest.mark.parametrize("slug", [*REGISTERS, *STATISTICS])
def test_every_paper_is_a_tagged_pdf(lives, slug):
    paper = (REGISTERS | STATISTICS)[slug]
    asked = {"period": YEAR} if paper.asks == "span" else {"on": TODAY}
    drawn = paper.draw(lives.a, by=lives.binh, today=TODAY, **asked)
    about = information(render(drawn))
    assert "Tagged:          yes" in about
    assert f"Title:           {drawn.title}" in about


def test_a_member_who_was_never_recognised_prints_a_sheet_too(cast):
    member = enter_probationary(cast.a1, date(2026, 1, 5))
    lines = told(papers.hand_out_sheet(member=member, kind="pdf", by=cast.an))
    [official] = [line for line in lines if line.startswith("Ngày công nhận chính thức")]
    assert "……" in official
