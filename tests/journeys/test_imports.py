"""A list from Excel: brought, looked at, written, taken back; on a laptop and on a phone."""

from playwright.sync_api import expect

from tests.members.imports.files import ANH, BINH, people

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def choose(page, content):
    page.get_by_label("Tệp danh sách").set_input_files(
        {"name": "danh-sach.xlsx", "mimeType": EXCEL, "buffer": content}
    )
    page.get_by_role("button", name="Đọc tệp").click()


def test_a_list_is_brought_and_taken_back(page, enter, visit, accessible):
    enter("an")
    visit("/dang-vien/")
    page.get_by_role("link", name="Nhập danh sách từ Excel").click()
    accessible()
    choose(page, people(ANH, ["Trần Văn Bình", "31/02/1950", *BINH[2:]]))
    expect(page.get_by_text("cột Ngày sinh:")).to_be_visible()
    page.get_by_text("Các cột đã hiểu").click()
    accessible()
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 1366, "height": 768})

    page.get_by_role("link", name="Chọn tệp khác").click()
    choose(page, people(ANH, BINH))
    page.get_by_role("button", name="Ghi 2 đồng chí mới").click()
    expect(page.get_by_text("Đã ghi 2 đồng chí mới")).to_be_visible()
    accessible()
    page.get_by_role("button", name="Hoàn tác cả lần nhập").click()
    page.get_by_role("dialog").get_by_role("button").last.click()
    expect(page.get_by_text("Đã hoàn tác lần nhập này")).to_be_visible()
    visit("/dang-vien/")
    expect(page.get_by_text("Danh sách còn trống")).to_be_visible()


def test_a_list_is_taken_away(page, enter, visit, accessible):
    enter("an")
    visit("/dang-vien/nhap-excel/")
    choose(page, people(ANH))
    page.get_by_role("button", name="Ghi 1 đồng chí mới").click()
    visit("/dang-vien/?gioi_tinh=female")
    page.get_by_role("link", name="Xuất ra Excel").click()
    accessible()
    with page.expect_download() as given:
        page.get_by_role("button", name="Tải tệp").click()
    assert given.value.suggested_filename.endswith(".xlsx")
