"""At the year's end: a secretary takes the roll for binding, an observer the figures."""

from datetime import date

from playwright.sync_api import expect

from tests.members import people as entered


def test_a_secretary_prints_the_roll_and_a_sheet(page, people, enter, visit, accessible):
    member = entered.enter(people.a1, identity_number="099170000012")
    entered.enter_probationary(people.a1, date(2026, 3, 3))
    enter("an")
    visit("/dang-vien/")
    page.get_by_role("link", name="In sổ, biểu").click()
    accessible()
    register = page.get_by_role("form", name="Danh sách đảng viên", exact=True)
    register.get_by_label("Tính đến ngày").fill("1/1/2030")
    register.get_by_role("button", name="PDF").click()
    expect(page.get_by_text("Ngày này chưa đến.")).to_be_visible()
    accessible()
    register.get_by_label("Tính đến ngày").fill("20/11/2026")
    with page.expect_download() as taken:
        register.get_by_role("button", name="Word").click()
    assert taken.value.suggested_filename == "danh-sach-A1.docx"

    visit(f"/dang-vien/{member.pk}/")
    page.get_by_role("link", name="In phiếu").click()
    accessible()
    page.get_by_label("Lý do mở phần được che").fill("Bổ sung hồ sơ cuối năm")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Tải Word").click()
    assert taken.value.suggested_filename == f"phieu-dang-vien-{member.pk}.docx"


def test_an_observer_takes_the_figures_on_a_phone(page, people, enter, visit, accessible):
    page.set_viewport_size({"width": 360, "height": 740})
    entered.enter(people.a1)
    enter("chi")
    visit(f"/tong-hop/{people.a.pk}/")
    accessible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    with page.expect_download() as taken:
        page.get_by_role("form", name="Biểu 1").get_by_role("button", name="Word").click()
    assert taken.value.suggested_filename == "bieu-1-A.docx"
