"""A secretary's evening with the register: enter, find, open a number, correct, let go."""

from playwright.sync_api import expect


def fill_in_the_least(page):
    page.get_by_label("Họ và tên khai sinh").fill("Phan Thị Ánh")
    page.get_by_label("Ngày sinh").fill("1960")
    page.get_by_label("Nữ", exact=True).check()
    page.get_by_label("Ngày vào Đảng").fill("19/5/2010")
    page.get_by_label("Ngày công nhận chính thức").fill("19052011")
    page.get_by_label("Số thẻ đảng viên").fill("0991 6000 0001")


def test_a_secretary_keeps_the_register(page, enter, visit, accessible):
    enter("an")
    visit("/dang-vien/")
    expect(page.get_by_text("Danh sách còn trống")).to_be_visible()
    accessible()

    page.get_by_role("link", name="Thêm đảng viên", exact=True).click()
    accessible()
    page.get_by_role("button", name="Lưu hồ sơ").click()
    expect(page.get_by_text("Hãy ghi họ và tên.").first).to_be_visible()
    accessible()
    fill_in_the_least(page)
    page.get_by_role("button", name="Lưu hồ sơ").click()
    expect(page.get_by_text("Đã ghi tên đồng chí Phan Thị Ánh")).to_be_visible()
    expect(page.get_by_text("Chính thức", exact=True).first).to_be_visible()
    expect(page.get_by_text("099160000001")).to_have_count(0)
    accessible()

    page.get_by_role("link", name="Xem số thẻ đảng viên").click()
    page.get_by_label("Lý do cần xem").fill("Đối chiếu thẻ cuối năm")
    page.get_by_role("button", name="Xem", exact=True).click()
    expect(page.get_by_text("099160000001")).to_be_visible()
    accessible()
    page.get_by_role("link", name="Về hồ sơ").click()

    page.get_by_role("link", name="Sửa hồ sơ").click()
    page.get_by_label("Nghề nghiệp hiện nay").fill("Giáo viên")
    page.get_by_role("button", name="Lưu hồ sơ").click()
    page.get_by_role("link", name="Lịch sử", exact=True).click()
    expect(page.get_by_text("sửa hồ sơ đảng viên")).to_be_visible()
    expect(page.get_by_text("Giáo viên")).to_be_visible()
    accessible()

    visit("/dang-vien/")
    page.get_by_label("Họ tên hoặc số thẻ").fill("phan anh")
    page.get_by_role("button", name="Lọc").click()
    page.get_by_role("link", name="Phan Thị Ánh").click()
    page.get_by_role("link", name="Quá trình", exact=True).click()
    page.get_by_role("link", name="Xin ra khỏi Đảng").click()
    accessible()
    page.get_by_label("Không còn trong danh sách từ ngày").fill("01/03/2020")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Đã ghi: xin ra khỏi Đảng.")).to_be_visible()
    visit("/dang-vien/?trang_thai=left")
    expect(page.get_by_role("link", name="Phan Thị Ánh")).to_be_visible()


def test_a_namesake_on_a_phone(page, enter, visit, accessible):
    """At 360 px, the same person typed twice: the second time the program asks."""
    page.set_viewport_size({"width": 360, "height": 740})
    enter("an")
    for _ in range(2):
        visit("/dang-vien/them/")
        fill_in_the_least(page)
        page.get_by_label("Số thẻ đảng viên").fill("")
        page.get_by_role("button", name="Lưu và thêm người khác").click()
    expect(page.get_by_text("Đã có đồng chí Phan Thị Ánh, sinh 1960")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    accessible()
    page.get_by_role("button", name="Đã kiểm tra, vẫn lưu").click()
    expect(page.get_by_text("Đã ghi tên đồng chí Phan Thị Ánh")).to_be_visible()
    visit("/dang-vien/")
    expect(page.get_by_role("link", name="Phan Thị Ánh")).to_have_count(2)
    accessible()
