"""From outstanding person to official member and on to another cell, with every refusal met."""

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.members.people import enter


@pytest.fixture
def cell(people):
    """Twelve official members, two of whom can vouch."""
    for number, name in enumerate(("Trần Văn Một", "Lê Thị Hai", *"ABCDEFGHIK")):
        enter(
            people.a1,
            full_name=f"Đảng Viên {name}" if len(name) == 1 else name,
            by=people.an,
            birth_date=date(1960 + number, 1, 2),
        )
    return people.a1


def type_all(page, **fields):
    for label, value in fields.items():
        page.get_by_label(label.replace("_", " ")).fill(value)


def save(page):
    page.get_by_role("button", name="Lưu", exact=True).click()


def keep_paper(page, name, state):
    """On the check-list: what was found of one paper."""
    page.get_by_role("group", name=name).get_by_label(state, exact=True).check()


def refused(page, words, clause):
    expect(page.locator(".alert, [role=alert]").filter(has_text=words).first).to_be_visible()
    expect(page.get_by_text(clause).first).to_be_visible()


def test_a_life_from_the_list_to_an_official_member(page, cell, enter, visit, accessible):
    enter("an")
    visit("/")
    page.get_by_role("link", name="Phát triển Đảng").click()
    accessible()
    page.get_by_role("link", name="Thêm quần chúng ưu tú", exact=True).click()
    accessible()
    type_all(page, Họ_và_tên_khai_sinh="hồ thị hạnh", Ngày_sinh="10/11/2007")
    page.get_by_label("Nữ", exact=True).check()
    type_all(page, Đưa_vào_danh_sách_ngày="03/3/2020")
    save(page)
    expect(page.get_by_role("heading", name="Hồ Thị Hạnh")).to_be_visible()
    accessible()

    page.get_by_role("link", name="Ghi bước này").click()
    type_all(page, Ngày_cấp_giấy_chứng_nhận="01/8/2020", Số_giấy_chứng_nhận="12", Nơi_cấp="TTCT")
    save(page)

    # The dossier: the certificate is known by the step, one paper is still on its way.
    page.get_by_role("link", name="Đối chiếu", exact=True).click()
    accessible()
    expect(page.get_by_text("Bước đã ghi: số 12 ngày 01/08/2020")).to_be_visible()
    for name in (
        "Giấy chứng nhận",
        "Đơn xin vào Đảng",
        "Lý lịch của người xin",
        "Văn bản thẩm tra",
    ):
        keep_paper(page, name, "có")
    keep_paper(page, "Giấy giới thiệu", "có")
    keep_paper(page, "Nghị quyết giới thiệu", "không cần")
    keep_paper(page, "Tổng hợp ý kiến", "thiếu")
    save(page)
    expect(page.get_by_text("có 5/6")).to_be_visible()
    accessible()
    page.get_by_role("link", name="Hồ Thị Hạnh").click()
    expect(page.get_by_text("Có 5/6 loại giấy tờ · còn thiếu 1")).to_be_visible()

    page.get_by_role("link", name="Ghi bước này").click()
    accessible()
    page.get_by_label("Đảng viên chính thức của chi bộ").select_option(label="Trần Văn Một")
    type_all(page, Cùng_công_tác="01/01/2015", Ngày_viết_giấy="02/9/2025")
    save(page)
    expect(page.get_by_role("link", name="Ghi người giới thiệu thứ hai")).to_be_visible()

    # The vote meets every refusal at once: seventeen, an old certificate, one introducer, too few.
    page.get_by_role("link", name="Ghi bước Chi bộ biểu quyết").click()
    expect(page.get_by_label("Trên số đảng viên tính biểu quyết")).to_have_value("12")
    type_all(page, Ngày_họp_chi_bộ="15/9/2025", Tán_thành="7")
    save(page)
    refused(page, "Hồ sơ kết nạp còn thiếu: Tổng hợp ý kiến", "294-QĐ/TW")
    refused(page, "mới 17 tuổi 10 tháng", "294-QĐ/TW; Điều lệ Đảng, Điều 1, khoản 2")
    refused(page, "đã quá 60 tháng", "294-QĐ/TW; Điều lệ Đảng, Điều 4")
    refused(page, "mới có 1 đảng viên giới thiệu", "294-QĐ/TW; Điều lệ Đảng, Điều 4, khoản 1")
    refused(page, "7/12 tán thành chưa đủ 2 phần 3: cần ít nhất 8", "Điều lệ Đảng, Điều 4, khoản 3")
    accessible()
    page.get_by_role("link", name="Thôi", exact=True).click()

    # What was typed wrong is put right: birth date, certificate; the second member vouches.
    page.get_by_role("link", name="Sửa lý lịch").click()
    type_all(page, Ngày_sinh="10/4/1998")
    save(page)
    page.get_by_role("link", name="Sửa bước học lớp nhận thức").click()
    accessible()
    type_all(page, Ngày_cấp_giấy_chứng_nhận="01/6/2025")
    save(page)
    page.get_by_role("link", name="Ghi người giới thiệu thứ hai").click()
    page.get_by_label("Đảng viên chính thức của chi bộ").select_option(label="Lê Thị Hai")
    type_all(page, Cùng_công_tác="01/01/2015", Ngày_viết_giấy="02/9/2025")
    save(page)
    page.get_by_role("link", name="Đối chiếu", exact=True).click()
    keep_paper(page, "Tổng hợp ý kiến", "có")
    save(page)
    page.get_by_role("link", name="Hồ Thị Hạnh").click()
    page.get_by_role("link", name="Ghi bước này").click()
    type_all(page, Ngày_họp_chi_bộ="15/9/2025", Tán_thành="8")
    save(page)

    # No ceremony before the decision.
    page.get_by_role("link", name="Ghi bước Lễ kết nạp").click()
    type_all(page, Ngày_làm_lễ="20/10/2025")
    save(page)
    refused(page, "Chưa có quyết định kết nạp", "294-QĐ/TW; Điều lệ Đảng, Điều 4, khoản 3")
    page.get_by_role("link", name="Thôi", exact=True).click()
    page.get_by_role("link", name="Ghi bước này").click()
    type_all(page, Ngày_ký_quyết_định="27/10/2025", Số_quyết_định="45-QĐ/ĐU")
    save(page)
    page.get_by_role("link", name="Ghi bước này").click()
    accessible()
    type_all(page, Ngày_làm_lễ="20/10/2025")
    save(page)
    refused(
        page, "không thể trước quyết định kết nạp (27/10/2025)", "294-QĐ/TW; Điều lệ Đảng, Điều 4"
    )
    type_all(page, Ngày_làm_lễ="19/11/2025")
    page.get_by_label("Đảng viên chính thức giúp đỡ").select_option(label="Trần Văn Một")
    save(page)
    expect(page.get_by_role("heading", name="Hồ Thị Hạnh")).to_be_visible()
    expect(page.get_by_role("heading", name="Đang dự bị")).to_be_visible()
    accessible()

    # What was checked on the way in stands in the member's dossier.
    page.get_by_role("link", name="Thành phần hồ sơ").click()
    expect(page.get_by_text("có 6/22")).to_be_visible()
    accessible()

    page.get_by_role("link", name="Quá trình", exact=True).click()
    accessible()
    page.get_by_role("link", name="Chi bộ đề nghị công nhận chính thức").click()
    type_all(page, Ngày_họp_chi_bộ="20/11/2026", Tán_thành="12")
    save(page)
    page.get_by_role("link", name="Công nhận chính thức", exact=True).click()
    expect(page.get_by_label("Ngày công nhận chính thức")).to_have_value("19/11/2026")
    type_all(page, Số_quyết_định="9-QĐ/ĐU")
    page.get_by_role("button", name="Ghi công nhận").click()
    expect(page.get_by_text("Chính thức", exact=True).first).to_be_visible()
    accessible()

    # The cell that receives is out of the secretary's reach; the office above moves the record.
    page.get_by_role("link", name="Quá trình", exact=True).click()
    page.get_by_text("Chuyển sang chi bộ khác").first.click()
    expect(page.get_by_text("văn phòng cấp ủy cấp trên ghi việc này")).to_be_visible()
    enter("binh")
    visit("/dang-vien/?q=ho+thi+hanh")
    page.get_by_role("link", name="Hồ Thị Hạnh").click()
    page.get_by_role("link", name="Quá trình", exact=True).click()
    page.get_by_role("link", name="Chuyển sang chi bộ khác").click()
    accessible()
    page.get_by_label("Chuyển đến").select_option(label="Chi bộ Trường tiểu học An Lạc")
    type_all(page, Từ_ngày="21/11/2026", Số_giấy_giới_thiệu="12-GT")
    save(page)
    expect(page.get_by_text("Chi bộ Trường tiểu học An Lạc").first).to_be_visible()
    expect(page.get_by_text("21/11/2026 · Chi bộ Trường tiểu học An Lạc")).to_be_visible()


def test_the_road_on_a_phone(page, cell, enter, visit, accessible):
    page.set_viewport_size({"width": 360, "height": 1600})
    enter("an")
    visit("/phat-trien-dang/")
    page.get_by_role("link", name="Thêm người đầu tiên").click()
    type_all(page, Họ_và_tên_khai_sinh="Hồ Thị Hạnh", Ngày_sinh="10/4/1998")
    page.get_by_label("Nữ", exact=True).check()
    type_all(page, Đưa_vào_danh_sách_ngày="03/3/2025")
    save(page)
    expect(page.get_by_role("link", name="Ghi bước này")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    accessible()
