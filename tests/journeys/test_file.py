"""An inspection from plan to conclusion, a document studied, a course and the papers."""

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.members.people import enter as enrol


@pytest.fixture
def cell(people):
    """Three members of An's cell."""
    for number, name in enumerate(("Trần Văn Một", "Lê Thị Hai", "Hồ Văn Ba")):
        enrol(people.a1, full_name=name, by=people.an, birth_date=date(1960 + number, 1, 2))
    return people.a1


def save(page, name="Lưu"):
    page.get_by_role("button", name=name, exact=True).click()


def test_inspected_and_concluded(page, cell, enter, visit, accessible):
    enter("an")
    visit("/")
    page.get_by_role("link", name="Kiểm tra", exact=True).click()
    accessible()
    page.get_by_role("link", name="Thêm cuộc đầu tiên").click()
    accessible()
    page.get_by_label("Giám sát").check()
    page.get_by_label("Thường xuyên").check()
    page.get_by_label("Nội dung").fill("Việc nêu gương của đảng viên")
    page.get_by_label("Mọi đảng viên của chi bộ").check()
    save(page)
    expect(page.get_by_role("link", name="Hồ Văn Ba")).to_be_visible()
    accessible()
    page.get_by_role("link", name="Ghi bước Chi bộ họp, kết luận").click()
    page.get_by_label("Ngày họp chi bộ").fill("20/11/2026")
    save(page)
    expect(page.get_by_text("Hãy ghi lời kết luận.").first).to_be_visible()
    page.get_by_label("Kết luận của chi bộ").fill("Nêu gương tốt.")
    save(page)
    page.get_by_role("link", name="Kiểm tra, giám sát").click()
    expect(page.get_by_text("3/3")).to_be_visible()
    accessible()


def test_a_document_studied_on_a_phone(page, cell, enter, visit, accessible):
    page.set_viewport_size({"width": 360, "height": 1200})
    enter("an")
    visit("/hoc-nghi-quyet/")
    page.get_by_role("link", name="Ghi đợt đầu tiên").click()
    page.get_by_role("textbox", name="Văn bản").fill("Nghị quyết số 57-NQ/TW")
    page.get_by_label("Ngày học").fill("10/3/2026")
    page.get_by_label("Trực tiếp").check()
    save(page, "Lưu và điểm danh")
    accessible()
    row = page.locator("li.study-line").filter(has_text="Lê Thị Hai")
    expect(row.get_by_label("Ngày học bù")).to_be_hidden()
    row.get_by_label("đã học bù").check()
    row.get_by_label("Ngày học bù").fill("15/3/2026")
    page.locator("li.study-line").filter(has_text="Hồ Văn Ba").get_by_label("chưa học").check()
    save(page, "Lưu điểm danh")
    expect(page.get_by_text("2/3, trong đó 1 học bù")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    accessible()


def test_a_course_and_the_papers(page, cell, enter, visit, accessible):
    enter("an")
    visit("/dang-vien/")
    page.get_by_role("link", name="Trần Văn Một").click()
    page.get_by_role("link", name="Sửa phần tuyển dụng").click()
    accessible()
    page.get_by_label("Danh hiệu được phong").fill("Nhà giáo ưu tú")
    save(page, "Lưu hồ sơ")
    page.get_by_role("link", name="Công tác, đào tạo").click()
    page.get_by_text("Thêm một lớp").click()
    page.get_by_label("Loại").select_option(label="Lý luận chính trị")
    page.get_by_label("Trình độ lý luận").select_option(label="Trung cấp")
    page.get_by_label("Cử đi học ngày").fill("2/3/2026")
    save(page, "Thêm")
    expect(page.get_by_text("đang học", exact=True)).to_be_visible()
    accessible()
    page.get_by_role("link", name="Thành phần hồ sơ").click()
    page.get_by_role("link", name="Đối chiếu hồ sơ").click()
    accessible()
    decision = page.get_by_role("group", name="Quyết định kết nạp đảng viên")
    decision.get_by_label("có", exact=True).check()
    page.get_by_label("Số: Quyết định kết nạp đảng viên").fill("45-QĐ/ĐU (MẬT)")
    save(page)
    expect(page.get_by_text("117/2025/QH15").first).to_be_visible()
    page.get_by_label("Số: Quyết định kết nạp đảng viên").fill("45-QĐ/ĐU")
    save(page)
    expect(page.get_by_text("có 1/23")).to_be_visible()
    accessible()

    # What was chosen by mistake is taken back; the four words fit on a line, on a phone on two.
    page.get_by_role("link", name="Đối chiếu hồ sơ").click()
    unseen = decision.get_by_label("chưa xem")
    other = page.get_by_role("group", name="Lý lịch đảng viên").get_by_label("chưa xem")
    expect(unseen).to_be_visible()
    expect(other).to_be_hidden()
    for width, lines in ((1366, 1), (768, 1), (360, 2)):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        first, last = (box.bounding_box() for box in (decision.get_by_label("có"), unseen))
        assert (last["y"] > first["y"]) is (lines > 1)
    unseen.check()
    expect(unseen).to_be_visible()
    accessible()
    save(page)
    expect(page.get_by_text("có 0/23")).to_be_visible()
