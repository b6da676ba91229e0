"""The end of the year: a secretary marks the whole cell, the office decides, the page counts."""

from playwright.sync_api import expect

from tests.members import people as register


def choose(page, name, field, value):
    page.get_by_label(f"{name}: {field}").select_option(value)


def test_a_cell_is_rated_and_decided_on(page, enter, visit, accessible, people):
    names = [f"Trần Văn {given}" for given in ("Ba", "Bốn", "Hai", "Một", "Năm", "Sáu")]
    for name in names:
        register.enter(people.a1, full_name=name)
    enter("an")
    visit(f"/chi-bo/{people.a1.pk}/xep-loai/2025/")
    for name in names[1:]:
        choose(page, name, "Chi bộ đề nghị", "HTTNV")
    expect(page.locator('[data-count="proposed:HTTNV"]')).to_have_text("5")
    choose(page, names[0], "Chi bộ đề nghị", "HTXSNV")
    expect(page.get_by_text("vượt mức")).to_be_hidden()
    choose(page, names[1], "Chi bộ đề nghị", "HTXSNV")
    expect(page.get_by_text("vượt mức")).to_be_visible()
    choose(page, names[1], "Diện", "suspended")
    expect(page.locator('[data-sum="left_out"]')).to_have_text("1")
    page.get_by_role("button", name="Lưu bảng").click()
    expect(page.get_by_text("không thuộc diện xếp loại mà có phiếu hoặc mức")).to_be_visible()
    accessible()
    choose(page, names[1], "Diện", "")
    choose(page, names[1], "Chi bộ đề nghị", "HTTNV")
    page.get_by_label("Ngày chi bộ bỏ phiếu").fill("20/12/2025")
    page.get_by_label("Số quyết định").fill("12-QĐ/ĐU")
    page.get_by_label("Ngày quyết định").fill("10/01/2026")
    page.get_by_label("lấy mức chi bộ đề nghị").check()
    page.get_by_role("button", name="Lưu bảng").click()
    expect(page.get_by_text("Đã lưu bảng xếp loại năm 2025.")).to_be_visible()
    expect(page.get_by_text("đã có quyết định").first).to_be_visible()

    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 1366, "height": 768})
    enter("binh")
    visit(f"/to-chuc/{people.a.pk}/xep-loai/2025/")
    choose(page, "Chi bộ Tổ dân phố 1", "Quyết định", "HTTNV")
    page.get_by_label("Số quyết định").fill("45-QĐ/ĐU")
    page.get_by_label("Ngày quyết định").fill("12/01/2026")
    page.get_by_role("button", name="Lưu các quyết định").click()
    expect(page.get_by_text("1 nơi thay đổi")).to_be_visible()
    accessible()
