"""An administrator's morning: a new cell, its secretary, and the link that lets them in."""

from io import BytesIO

from openpyxl import Workbook
from playwright.sync_api import expect

from tests.members.people import enter as enter_member
from tests.subjects import split

WORDS = "một câu của riêng tôi"


def found_a_cell(page, accessible):
    page.get_by_role("link", name="Lập tổ chức", exact=True).click()
    accessible()
    page.get_by_label("Cấp trên trực tiếp").select_option(label="Đảng bộ phường An Lạc")
    page.get_by_label("Loại tổ chức").select_option(label="Chi bộ")
    page.get_by_label("Tên*", exact=True).fill("Chi bộ Tổ dân phố 7")
    page.get_by_label("Tên gọi tắt").fill("TDP 7")
    page.get_by_label("Mã").fill("A7")
    page.get_by_label("Địa danh").fill("An Lạc")
    page.get_by_label("Thành lập ngày").fill("3/2/2020")
    page.get_by_role("button", name="Lập tổ chức").click()
    expect(page.get_by_text("Đã lập Chi bộ Tổ dân phố 7.")).to_be_visible()
    accessible()


def open_an_account(page, accessible):
    page.get_by_role("link", name="Mở tài khoản mới").click()
    accessible()
    page.get_by_label("Họ và tên").fill("Lý Thị Mới")
    page.get_by_label("Tên đăng nhập").fill("LyThiMoi")
    page.get_by_label("Bí thư, cấp ủy viên chi bộ").check()
    expect(page.get_by_label("Ở tổ chức")).to_contain_text("Chi bộ Tổ dân phố 7")
    page.get_by_role("button", name="Mở tài khoản").click()
    expect(page.get_by_text("Đã mở tài khoản lythimoi")).to_be_visible()
    accessible()
    page.get_by_role("button", name="Cấp liên kết đặt mật khẩu").click()
    accessible()
    return page.get_by_label("Liên kết").input_value()


def set_the_password(page, link, accessible):
    page.context.clear_cookies()
    page.goto(link)
    accessible()
    page.get_by_label("Mật khẩu mới", exact=True).fill(WORDS)
    page.get_by_label("Gõ lại mật khẩu", exact=True).fill(WORDS)
    page.get_by_role("button", name="Đặt mật khẩu").click()
    expect(page.get_by_text("Đã đặt mật khẩu")).to_be_visible()


def test_from_a_new_cell_to_its_secretary(page, enter, visit, accessible):
    enter("giang")
    expect(page.get_by_role("heading", name="Tổ chức đảng", level=1)).to_be_visible()
    accessible()
    found_a_cell(page, accessible)
    link = open_an_account(page, accessible)
    set_the_password(page, link, accessible)
    page.get_by_label("Tên đăng nhập").fill("Lythimoi")
    page.get_by_label("Mật khẩu", exact=True).fill(WORDS)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", name="Việc cần làm", level=1)).to_be_visible()
    expect(page.get_by_text("Chi bộ Tổ dân phố 7").first).to_be_visible()
    accessible()

    page.context.clear_cookies()
    page.goto(link)
    expect(page.get_by_text("Liên kết không dùng được nữa").first).to_be_visible()
    accessible()


def test_a_secretary_changes_and_a_cell_is_renamed(page, enter, visit, accessible):
    enter("giang")
    page.get_by_role("link", name="Chi bộ Tổ dân phố 1").click()
    page.get_by_role("link", name="Đổi tên").click()
    accessible()
    page.get_by_label("Tên mới").fill("Chi bộ Tổ dân phố số 1")
    page.get_by_label("Từ ngày").fill("01/7/2025")
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_text("chưa ghi gì")).to_be_visible()
    accessible()
    page.get_by_role("button", name="Đổi tên tổ chức đảng").click()
    expect(page.get_by_role("heading", name="Chi bộ Tổ dân phố số 1", level=1)).to_be_visible()
    expect(page.get_by_text("đổi tên tổ chức đảng").first).to_be_visible()
    accessible()

    page.get_by_role("link", name="Nguyễn Thị An").click()
    page.get_by_role("link", name="Bàn giao").click()
    accessible()
    page.get_by_label("Bàn giao cho").select_option(label="Vũ Văn Hết")
    page.get_by_role("button", name="Bàn giao").click()
    expect(page.get_by_text("Đã bàn giao cho Vũ Văn Hết.")).to_be_visible()
    accessible()
    enter("an")
    expect(page.get_by_text("chưa giữ vai trò nào hôm nay")).to_be_visible()
    accessible()


def test_two_cells_are_merged_and_the_merger_is_taken_back(page, enter, visit, accessible):
    enter("giang")
    page.get_by_role("link", name="Chi bộ Tổ dân phố 1").click()
    page.get_by_role("link", name="Sáp nhập, chia tách").click()
    accessible()
    page.get_by_role("link", name="Sáp nhập", exact=True).click()
    page.get_by_label("Chi bộ Trường tiểu học An Lạc", exact=True).check()
    page.get_by_label("Tổ chức còn lại").select_option(label="Chi bộ Trường tiểu học An Lạc")
    page.get_by_label("Từ ngày").fill("1/7/2026")
    page.get_by_label("Quyết định số").fill("12-QĐ/ĐU")
    page.get_by_label("Ngày ký").fill("20/6/2026")
    accessible()
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_text("không còn vai trò nào").first).to_be_visible()
    accessible()
    page.get_by_role("button", name="Sáp nhập tổ chức đảng").click()
    expect(page.get_by_text("Đã kết thúc").first).to_be_visible()
    page.get_by_role("link", name="Sáp nhập, chia tách").click()
    page.get_by_role("link", name="Hoàn tác").click()
    accessible()
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_text("đã hoàn tác", exact=True)).to_be_visible()
    accessible()


def test_a_secretary_says_who_goes_where_after_a_split(page, enter, visit, accessible, people):
    enter_member(people.a1)
    split(people.a1)
    enter("an")
    page.get_by_role("link", name="Phân", exact=True).click()
    accessible()
    page.get_by_label("Nguyễn Thị Ánh: Chi bộ mới").check()
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã lưu phân đảng viên.")).to_be_visible()
    expect(page.get_by_label("Nguyễn Thị Ánh: Chi bộ mới")).to_be_checked()
    accessible()


def test_a_tree_comes_from_excel(page, enter, visit, accessible):
    book = Workbook()
    book.active.append(
        ["Mã", "Tên", "Tên gọi tắt", "Loại", "Mã cấp trên", "Địa danh", "Ngày thành lập"]
    )
    for number in (7, 8):
        name = f"Chi bộ Tổ dân phố {number}"
        book.active.append([f"A{number}", name, "", "Chi bộ", "A", "An Lạc", "3/2/2020"])
    stored = BytesIO()
    book.save(stored)

    enter("giang")
    page.get_by_role("link", name="Nhập từ Excel").click()
    accessible()
    page.get_by_label("Tệp Excel").set_input_files(
        {"name": "cay.xlsx", "mimeType": "application/octet-stream", "buffer": stored.getvalue()}
    )
    page.get_by_role("button", name="Đọc tệp").click()
    expect(page.get_by_text("2 mới · 0 đã có · 0 lỗi")).to_be_visible()
    accessible()
    page.get_by_role("button", name="Lập 2 tổ chức").click()
    expect(page.get_by_text("Đã lập 2 tổ chức từ tệp.")).to_be_visible()
    expect(page.get_by_role("link", name="Chi bộ Tổ dân phố 8")).to_be_visible()
    accessible()


def test_the_observer_opens_a_number_and_nothing_else(page, enter, visit, accessible):
    enter("chi")
    expect(page.get_by_role("heading", name="Tổng hợp năm")).to_be_visible()
    accessible()
    page.get_by_role("link", name="Đảng viên 0").click()
    expect(page.get_by_text("các chi bộ làm nên con số")).to_be_visible()
    accessible()
    page.get_by_role("link", name="Chi bộ Thôn Đông").first.click()
    expect(page.get_by_text("Tỉnh Bình Sơn").first).to_be_visible()
    accessible()
    visit("/ai-duoc-lam-gi/")
    accessible()
    visit("/don-vi/?q=thon")
    accessible()
    visit("/tim/?q=thon+dong")
    accessible()
    assert visit("/dang-vien/").status == 403
