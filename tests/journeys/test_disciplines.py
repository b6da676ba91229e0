"""A discipline is written down, masked from then on, and opened once with a reason."""

from playwright.sync_api import expect

from tests.members.people import enter as enter_member


def test_a_discipline_is_masked_until_it_is_opened(page, people, enter, visit, accessible):
    member = enter_member(people.a1)
    enter("an")
    visit(f"/dang-vien/{member.pk}/qua-trinh/")
    page.get_by_role("link", name="Kỷ luật", exact=True).click()
    page.get_by_label("Hình thức").select_option("Khiển trách")
    page.get_by_label("Ngày công bố quyết định").fill("02/03/2026")
    page.get_by_label("Số quyết định").fill("4-QĐ/CB")
    page.get_by_label("Cấp quyết định").fill("Chi bộ")
    page.get_by_role("button", name="Lưu", exact=True).click()

    expect(page.get_by_text("Kỷ luật: đã che")).to_be_visible()
    expect(page.get_by_text("4-QĐ/CB")).to_have_count(0)
    accessible()
    page.get_by_role("link", name="Mở phần kỷ luật ngày 02/03/2026").click()
    page.get_by_role("button", name="Mở", exact=True).click()
    expect(page.get_by_text("Hãy ghi lý do cần xem.").first).to_be_visible()
    accessible()
    page.get_by_label("Lý do cần xem").fill("Xét khen thưởng năm")
    page.get_by_role("button", name="Mở", exact=True).click()
    expect(page.get_by_text("Khiển trách")).to_be_visible()
    expect(page.get_by_text("4-QĐ/CB")).to_be_visible()
    accessible()
    page.get_by_role("link", name="Về quá trình").click()
    expect(page.get_by_text("4-QĐ/CB")).to_have_count(0)
