"""The data for a slip of transfer: ahead, transferred, moved. Today is 22 November 2026."""

import io
from datetime import date

import docx
import pytest

from chibo.models import Disclosure
from chibo.pdf import render
from members.actions import dossiers, events, inspections, offices
from members.documents import slip
from members.enums import PartyPost, Step
from members.models import DuesPayment
from members.queries import check_list, paid_up, slip_of
from members.queries.dues import DuesMonth
from tests.cast import TODAY
from tests.chibo.printed import information

from .dues import assess, pay, relieve
from .people import enter, enter_probationary, schedule

D = date
CARD = "099170000012"
LEFT = D(2026, 10, 12)


@pytest.fixture
def anh(cast):
    enter(cast.a1, full_name="Bùi Văn An", gender="male")
    return enter(cast.a1, card_number=CARD, identity_number=CARD)


def told(data):
    """{item: text} of the paper."""
    return {item: text for _, items in slip.lines(data) for item, text in items}


def ahead(member, **asked):
    return told(slip_of(member, **{"on": TODAY, "today": TODAY} | asked))


def leave(member, kind=Step.TRANSFERRED, on=LEFT, **details):
    plain = {"place": "Chi bộ Gạch, Đảng bộ xã Lò Nung", "until": D(2026, 9, 30)}
    details = (plain if kind == Step.TRANSFERRED else {}) | details
    events.record(member=member, kind=kind, on=on, number="GGT 14", by=None, **details)
    return member.events.get(kind=kind)


# --- What is on it ------------------------------------------------------------------------------


def test_a_slip_ahead_has_every_line_of_the_form(cast, anh):
    offices.assign(member=anh, post=PartyPost.DEPUTY, on=D(2025, 1, 1), by=None)
    found = ahead(anh, goes_to="Đảng bộ xã Lò Nung")
    carried, due = found.pop("Mang theo"), found.pop("Nộp giấy ở nơi đến")
    assert found == {
        "Họ và tên": "NGUYỄN THỊ ÁNH",
        "Sinh ngày": "15/03/1970",
        "Số thẻ đảng viên": "…… …… …… …… …… (xem trên thẻ)",
        "Vào Đảng ngày": "19/05/2010",
        "Chính thức ngày": "19/05/2011",
        "Chức vụ trong Đảng": "Phó Bí thư",
        "Số SĐV": "thứ 2 trong danh sách chi bộ ngày 22/11/2026",
        "Nơi đi": "Chi bộ Tổ dân phố 1, Đảng bộ phường An Lạc",
        "Nơi đến": "Đảng bộ xã Lò Nung",
        "Giấy giới thiệu số": "",
        "Ngày giấy giới thiệu": "22/11/2026",
        "Đã đóng đảng phí đến hết": "",
        "Thành phần hồ sơ đảng viên": "",
    }
    assert carried.startswith("Thẻ đảng viên; hồ sơ đã niêm phong")
    assert due.startswith("trong 30 ngày làm việc, chậm nhất ngày 05/01/2027; quá 3 tháng")
    assert due.endswith("(208-QĐ/TW)")


def test_a_transfer_on_record_tells_of_the_day_before_it(cast, anh):
    offices.assign(member=anh, post=PartyPost.DEPUTY, on=D(2025, 1, 1), by=None)
    event = leave(anh)
    found = told(slip_of(anh, on=TODAY, today=TODAY, event=event))
    assert found["Số SĐV"] == "thứ 2 trong danh sách chi bộ ngày 11/10/2026"
    assert found["Chức vụ trong Đảng"] == "Phó Bí thư"
    assert found["Nơi đến"] == "Chi bộ Gạch, Đảng bộ xã Lò Nung"
    assert (found["Giấy giới thiệu số"], found["Ngày giấy giới thiệu"]) == ("GGT 14", "12/10/2026")
    assert "23/11/2026" in found["Nộp giấy ở nơi đến"]
    assert found["Đã đóng đảng phí đến hết"] == "ngày 30/09/2026, theo lần ghi chuyển sinh hoạt"


def test_a_move_names_both_cells_and_their_committees(cast, anh):
    event = leave(anh, Step.MOVED, unit=cast.a2)
    anh.refresh_from_db()
    found = told(slip_of(anh, on=TODAY, today=TODAY, event=event))
    assert found["Nơi đi"] == "Chi bộ Tổ dân phố 1, Đảng bộ phường An Lạc"
    assert found["Nơi đến"] == ("Chi bộ Trường tiểu học An Lạc, Đảng bộ phường An Lạc")


def test_a_transfer_of_an_earlier_rule_is_told_by_it(anh):
    event = leave(anh, on=D(2026, 3, 2))
    assert (
        "(294-QĐ/TW)"
        in told(slip_of(anh, on=TODAY, today=TODAY, event=event))["Nộp giấy ở nơi đến"]
    )


def test_somebody_on_probation(cast):
    found = ahead(enter_probationary(cast.a1, D(2026, 1, 5)))
    assert found["Chính thức ngày"] == "Đang dự bị"
    assert found["Chức vụ trong Đảng"] == "Đảng viên"


# --- Dues ---------------------------------------------------------------------------------------


def month(number, **told):
    """A month of 2026, owed and neither paid nor let off unless `told` otherwise."""
    plain = dict.fromkeys(DuesMonth.__dataclass_fields__)
    plain |= {"month": D(2026, number, 1), "owes": True, "payable": True, "kept": True}
    return DuesMonth(**plain | {"settled": False} | told)


PAID = {"settled": True}
FREE = {"payable": False, "percent": 100}
BEFORE = {"kept": False}


@pytest.mark.parametrize(
    ("months", "until", "debts", "exempt"),
    [
        ([], None, [], False),
        ([BEFORE, BEFORE], None, [], False),
        ([PAID, PAID, PAID], 3, [], False),
        ([PAID, PAID, {}, {}], 2, [], False),
        ([PAID, {}, PAID], 1, [2], False),
        ([{}, {}, {}], None, [1, 2], False),
        ([PAID, PAID, PAID, PAID, PAID], 5, [], False),
        ([PAID, PAID, FREE, FREE, FREE], 3, [], True),
        ([PAID, FREE, FREE | PAID], 3, [], True),
        ([BEFORE, PAID, PAID], 3, [], False),
    ],
)
def test_up_to_which_month_nothing_is_owed_in_march(months, until, debts, exempt):
    found = paid_up([month(n, **told) for n, told in enumerate(months, 1)][::-1], D(2026, 3, 20))
    assert found.until == (until and D(2026, until, 1))
    assert [day.month for day in found.debts] == debts
    assert found.exempt == exempt


def test_dues_come_from_the_book_of_the_cell_that_is_left(cast, anh):
    assess(cast.a1, anh)
    pay(cast.a1, anh, 1, 2, 3, 4)
    assert ahead(anh)["Đã đóng đảng phí đến hết"] == "tháng 04/2026"
    assert ahead(anh)["Còn chưa đóng đủ"] == "6 tháng, từ tháng 05/2026 đến tháng 10/2026"
    pay(cast.a1, anh, *range(5, 9))
    assert ahead(anh)["Còn chưa đóng đủ"] == "tháng 09/2026, 10/2026"
    pay(cast.a1, anh, 9, 10)
    assert ahead(anh)["Đã đóng đảng phí đến hết"] == "tháng 10/2026"
    assert "Còn chưa đóng đủ" not in ahead(anh)
    event = leave(anh, Step.MOVED, on=D(2026, 11, 2), unit=cast.a2)
    anh.refresh_from_db()
    found = told(slip_of(anh, on=TODAY, today=TODAY, event=event))
    assert found["Đã đóng đảng phí đến hết"] == "tháng 10/2026"
    assert DuesPayment.unscoped.count() == 10


def test_dues_let_off_are_said_to_be(cast, anh):
    assess(cast.a1, anh)
    pay(cast.a1, anh, 1)
    relieve(anh, percent=100, first=2, last=12)
    assert ahead(anh)["Đã đóng đảng phí đến hết"] == "tháng 11/2026 (được miễn)"


# --- Dossier ------------------------------------------------------------------------------------


def check(member, present):
    """The check-list with every paper there, or none but the first."""
    lines = check_list(member).lines
    papers = {
        line.code: {
            "state": "there" if present or not place else "missing",
            "number": "",
            "dated_on": None,
            "note": "",
        }
        for place, line in enumerate(lines)
    }
    dossiers.check(owner=member, papers=papers, checked_on=D(2026, 10, 1), by=None)
    return lines


def test_the_dossier_is_complete_or_names_what_is_missing(anh):
    lines = check(anh, present=False)
    found = ahead(anh)["Thành phần hồ sơ đảng viên"]
    assert found.startswith(f"Có 1/{len(lines)} loại giấy tờ, còn thiếu: {lines[1].name}; ")
    assert found.endswith("(đối chiếu ngày 01/10/2026)")
    check(anh, present=True)
    assert ahead(anh)["Thành phần hồ sơ đảng viên"] == (
        f"Đủ {len(lines)} loại giấy tờ (đối chiếu ngày 01/10/2026)"
    )


# --- The page and the files ---------------------------------------------------------------------


def test_the_card_number_is_nowhere(cast, anh, sign_in):
    data = slip_of(anh, on=TODAY, today=TODAY)
    assert CARD not in repr(slip.document(data, by=cast.an, today=TODAY))
    assert CARD not in sign_in(cast.an).get(f"/dang-vien/{anh.pk}/phieu-chuyen/").content.decode()


def test_the_paper_is_taken_from_the_form_of_the_transfer_and_recorded(cast, anh, sign_in):
    client = sign_in(cast.an)
    address = f"/dang-vien/{anh.pk}/phieu-chuyen/"
    for step in ("transferred", "moved"):
        assert address in client.get(f"/dang-vien/{anh.pk}/buoc/{step}/").content.decode()
    client.get(address)
    assert not Disclosure.objects.exists(), "looking at the page is no download"
    sent = {"kind": "docx", "on": "1/12/2026", "goes_to": "Đảng bộ xã Lò Nung"}
    answer = client.post(address, sent)
    assert f"phieu-chuyen-sinh-hoat-{anh.pk}.docx" in answer["Content-Disposition"]
    [table] = [t for t in docx.Document(io.BytesIO(answer.content)).tables if len(t.rows) > 9]
    cells = [cell.text for row in table.rows for cell in row.cells]
    assert {"Đảng bộ xã Lò Nung", "01/12/2026"} <= set(cells)
    kept = Disclosure.objects.get()
    assert (kept.user, kept.subject) == (cast.an, f"member:{anh.pk}")
    assert kept.field == "Phiếu thông tin chuyển sinh hoạt đảng, Word"


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"on": "1/1/2000"}, "trước lễ kết nạp (19/05/2010)"),
        ({"on": "1/1/2028"}, "đến hết năm 2027"),
        ({"on": "²"}, "Chưa in được"),
        ({"kind": "exe"}, "Chưa in được"),
    ],
)
def test_a_form_that_makes_no_sense_is_told_on_the_page(cast, anh, sign_in, sent, sentence):
    answer = sign_in(cast.an).post(
        f"/dang-vien/{anh.pk}/phieu-chuyen/", {"kind": "pdf", "on": "1/12/2026"} | sent
    )
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_transfer_on_record_offers_its_paper_on_the_page_of_the_life(cast, anh, sign_in):
    event = leave(anh)
    address = f"/dang-vien/buoc/{event.pk}/phieu-chuyen/"
    client = sign_in(cast.an)
    assert address in client.get(f"/dang-vien/{anh.pk}/qua-trinh/").content.decode()
    page = client.get(address).content.decode()
    assert "Chi bộ Gạch, Đảng bộ xã Lò Nung" in page and 'name="goes_to"' not in page
    answer = client.post(address, {"kind": "pdf"})
    assert answer.content.startswith(b"%PDF")
    events.annul(event=event, reason="Ghi nhầm", by=None)
    assert client.get(address).status_code == 404


def test_the_new_cell_is_not_told_of_the_dues_in_the_old_one(cast, anh, sign_in):
    """Whoever reads both cells has the paper of a move; the receiving cell sees the move only."""
    event = leave(anh, Step.MOVED, unit=cast.a2)
    address, life = f"/dang-vien/buoc/{event.pk}/phieu-chuyen/", f"/dang-vien/{anh.pk}/qua-trinh/"
    receiver = sign_in(cast.two_roles)
    assert address not in receiver.get(life).content.decode()
    assert receiver.get(address).status_code == 404
    office = sign_in(cast.binh)
    assert address in office.get(life).content.decode()
    assert office.get(address).status_code == 200


@pytest.mark.parametrize("kind", [Step.REWARDED, Step.DIED])
def test_another_step_has_no_slip(cast, anh, sign_in, kind):
    form = {"form": "praised"} if kind == Step.REWARDED else {}
    events.record(member=anh, kind=kind, on=D(2026, 10, 1), by=None, **form)
    event = anh.events.get(kind=kind)
    address = f"/dang-vien/buoc/{event.pk}/phieu-chuyen/"
    assert sign_in(cast.an).get(address).status_code == 404


def test_whoever_is_under_inspection_is_told_on_the_page(cast, anh, sign_in):
    inspection = schedule(cast.a1, anh)
    inspections.take_step(inspection=inspection, step="notified", on=D(2026, 11, 2), by=None)
    page = sign_in(cast.an).get(f"/dang-vien/{anh.pk}/phieu-chuyen/").content.decode()
    assert "đang được kiểm tra (thông báo ngày 02/11/2026" in page


def test_the_data_ask_as_often_whatever_the_cell_holds(cast, anh, django_assert_num_queries):
    assess(cast.a1, anh)
    pay(cast.a1, anh, 1)
    for number in (1, 3):
        pay(cast.a1, anh, *range(1, number + 2))
        enter(cast.a1, full_name=f"Lý Văn {number}")
        with django_assert_num_queries(13):
            slip_of(anh, on=TODAY, today=TODAY)


def test_the_paper_is_a_tagged_pdf(cast, anh):
    drawn = slip.document(slip_of(anh, on=TODAY, today=TODAY), by=cast.an, today=TODAY)
    assert "Tagged:          yes" in information(render(drawn))
    assert [s.authority for s in drawn.signatures] == ["NGƯỜI LẬP", "T/M CHI BỘ"]
