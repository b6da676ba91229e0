"""A secretary writes down the month's meeting, calls the roll on a phone, and holds a congress."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from congresses.actions import meetings
from congresses.enums import MeetingKind
from congresses.models import Attendance, Congress, Meeting
from tests.congresses.people import found_cell

# So tall that the bars that stay in view cover nothing: axe measures what is left of a target.
PHONE = {"width": 360, "height": 1600}


@pytest.fixture
def cell(people):
    return found_cell(people.a1)


@pytest.fixture
def meeting(people, cell):
    return meetings.open_meeting(
        unit=people.a1,
        kind=MeetingKind.REGULAR,
        held_on=timezone.localdate(),
        place="Nhà văn hóa",
        by=people.an,
    )


def row(page, name):
    return page.get_by_role("listitem").filter(has_text=name)


def test_from_an_empty_year_to_a_closed_meeting(page, visit, enter, accessible, cell):
    enter("an")
    page.get_by_role("link", name="Sinh hoạt").click()
    accessible()

    page.get_by_role("link", name="Ghi cuộc họp đầu tiên").click()
    expect(page.get_by_label("Chủ trì")).to_have_value(str(cell.anh.pk))
    accessible()
    page.get_by_label("Bắt đầu lúc").fill("19:00")
    page.get_by_label("Kết thúc lúc").fill("20h00")
    page.get_by_label("Địa điểm").fill("Nhà văn hóa")
    page.get_by_label("Khách mời").fill("Lê Khách – Đảng ủy phường")
    page.get_by_role("button", name="Lưu rồi điểm danh").click()

    expect(page.get_by_role("heading", name="Điểm danh")).to_be_visible()
    accessible()
    row(page, "Trần Bình").get_by_label("vắng có lý do").check(force=True)
    page.get_by_role("button", name="Lưu điểm danh").click()
    expect(page.get_by_text("Đã lưu điểm danh.")).to_be_visible()
    accessible()

    page.get_by_role("button", name="Khóa cuộc họp").click()
    page.get_by_role("dialog").get_by_role("button", name="Khóa cuộc họp").click()
    expect(page.get_by_text("Cuộc họp dài 60 phút, ngắn hơn 90 phút")).to_be_visible()
    page.get_by_role("button", name="Đúng như vậy, vẫn khóa").click()
    expect(page.get_by_text("Đã khóa cuộc họp.")).to_be_visible()
    accessible()

    page.get_by_role("link", name="Lịch sử").click()
    expect(page.get_by_text("khóa cuộc họp").first).to_be_visible()
    accessible()
    assert Meeting.unscoped.get().is_open is False


def test_the_roll_on_a_phone_counts_while_marking(page, visit, enter, accessible, cell, meeting):
    page.set_viewport_size(PHONE)
    enter("an")
    visit(f"/sinh-hoat/{meeting.pk}/diem-danh/")
    accessible()
    wider = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert page.evaluate(wider) is False
    tally = page.locator(".tally")
    expect(tally).to_contain_text("3/3")
    expect(tally).to_contain_text("đủ điều kiện họp (cần 2)")

    find = page.get_by_role("searchbox", name="Gõ một phần tên")
    find.fill("anh")
    expect(row(page, "Nguyễn Thị Ánh")).to_be_visible()
    expect(row(page, "Trần Bình")).to_be_hidden()
    find.press("Enter")
    expect(find).to_be_focused()
    expect(tally).to_contain_text("2/3")
    find.fill("cuc")
    find.press("Enter")
    find.press("Enter")
    expect(row(page, "Lê Cúc")).to_contain_text("vắng không lý do")
    expect(tally).to_contain_text("1/3")
    expect(tally).to_contain_text("chưa đủ điều kiện họp")

    find.fill("")
    page.get_by_role("button", name="Tất cả có mặt").click()
    expect(tally).to_contain_text("3/3")
    row(page, "Đỗ Miên").get_by_label("có mặt").check(force=True)
    expect(tally).to_contain_text("4/4")
    row(page, "Trần Bình").get_by_label("Thêm lý do").click()
    row(page, "Trần Bình").get_by_label("Sinh hoạt tạm thời nơi khác").check()
    row(page, "Trần Bình").get_by_label("Lý do, ghi chú").fill("biệt phái")
    expect(tally).to_contain_text("3/3")
    accessible()
    page.get_by_role("button", name="Lưu điểm danh").click()
    expect(page.get_by_text("Đã lưu điểm danh.")).to_be_visible()
    stored = Attendance.unscoped.get(meeting=meeting, member=cell.binh)
    assert (stored.presence, stored.note) == ("away", "biệt phái")


def test_the_roll_without_script(browser, live_server, page, enter, cell, meeting):
    enter("an")
    plain = browser.new_context(java_script_enabled=False, viewport=PHONE)
    plain.add_cookies(page.context.cookies())
    roll = plain.new_page()
    roll.goto(f"{live_server.url}/sinh-hoat/{meeting.pk}/diem-danh/")
    row(roll, "Nguyễn Thị Ánh").get_by_label("vắng không lý do").check(force=True)
    roll.get_by_role("button", name="Lưu điểm danh").click()
    expect(roll.get_by_text("Đã lưu điểm danh.")).to_be_visible()
    plain.close()
    assert Attendance.unscoped.get(member=cell.anh).presence == "unexcused"


def test_two_people_and_one_meeting(page, visit, enter, accessible, people, meeting):
    enter("an")
    visit(f"/sinh-hoat/{meeting.pk}/sua/")
    meetings.correct(meeting=meeting, place="Trường học", by=people.binh)
    page.get_by_label("Địa điểm").fill("Hội trường")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Chưa có gì bị ghi đè")).to_be_visible()
    expect(page.locator(".versions")).to_contain_text("Trường học")
    accessible()
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã lưu cuộc họp.")).to_be_visible()
    meeting.refresh_from_db()
    assert meeting.place == "Hội trường"


def test_a_congress_is_held(page, visit, enter, accessible, cell):
    enter("an")
    page.get_by_role("link", name="Đại hội").click()
    accessible()
    page.get_by_role("link", name="Ghi đại hội").last.click()
    page.get_by_label("Đại hội lần thứ").fill("III")
    page.get_by_label("Nhiệm kỳ từ năm").fill("2025")
    page.get_by_label("Đến năm").fill("2030")
    page.get_by_label("Ngày đại hội").fill("12/4/2025")
    page.get_by_label("Đoàn chủ tịch").fill("Nguyễn Thị Ánh\nÔng Từ Trên")
    accessible()
    page.get_by_role("button", name="Lưu").click()
    expect(
        page.get_by_role("heading", name="Đại hội lần thứ III, nhiệm kỳ 2025–2030")
    ).to_be_visible()
    expect(page.get_by_text("chưa nối hồ sơ")).to_have_count(1)
    accessible()
    assert Congress.unscoped.get().place == ""
