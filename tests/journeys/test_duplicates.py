"""One person entered twice: seen while typing, laid side by side, merged, taken apart again."""

from playwright.sync_api import expect

from tests.members import people as register


def test_two_records_are_merged_and_taken_apart(page, enter, visit, accessible, people):
    register.enter(people.a1, hometown="An Lạc")
    twin = {"full_name": "Nguyen Thi Anh", "phone": "0912345678", "hometown": "Ba Vàng"}
    register.enter(people.a1, **twin)
    enter("an")
    visit("/dang-vien/them/")
    page.get_by_label("Họ và tên khai sinh").fill("Nguyễn Thị Ánh")
    page.get_by_label("Ngày sinh").fill("15/3/1970")
    page.get_by_label("Ngày sinh").blur()
    expect(page.get_by_text("Trong sổ đã có người giống thế này")).to_be_visible()
    accessible()

    visit("/dang-vien/trung/")
    accessible()
    page.get_by_role("link", name="Xem cạnh nhau").click()
    page.get_by_label("Ba Vàng").check()
    expect(page.get_by_label("0912345678")).to_be_checked()
    page.get_by_label("Lý do").fill("Nhập hai lần")
    accessible()
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 1366, "height": 768})
    page.get_by_role("button", name="Gộp hai hồ sơ").click()
    page.get_by_role("dialog").get_by_role("button").last.click()
    expect(page.get_by_text("Đã gộp hai hồ sơ")).to_be_visible()
    expect(page.get_by_text("Ba Vàng")).to_be_visible()
    accessible()
    page.get_by_role("button", name="Bỏ gộp").click()
    page.get_by_role("dialog").get_by_role("button").last.click()
    expect(page.get_by_text("Đã bỏ gộp")).to_be_visible()
    expect(page.get_by_text("An Lạc", exact=True).first).to_be_visible()
