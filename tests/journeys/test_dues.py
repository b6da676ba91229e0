"""The evening after the meeting: dues of the month by keyboard, then on a phone."""

import pytest
from playwright.sync_api import expect

from members.models import DuesPayment
from tests.members.dues import assess
from tests.members.people import enter


@pytest.fixture
def cell(people):
    """Three who owe 50.000 đ a month, by given name: Ba, Hai, Một."""
    names = ("Nguyễn Thị Một", "Trần Văn Hai", "Lê Văn Ba")
    assess(people.a1, *(enter(people.a1, full_name=name) for name in names), by=people.an)
    return people.a1


def paid():
    rows = DuesPayment.unscoped.values_list("member__full_name", "month__month", "amount")
    return sorted(rows.order_by())


def box(page, name, month):
    return page.get_by_label(f"{name}, tháng {month},")


def test_dues_by_keyboard_and_on_a_phone(page, cell, enter, visit, accessible):
    enter("an")
    visit("/dang-vien/")
    page.get_by_role("link", name="Đảng phí", exact=True).click()
    accessible()
    box(page, "Lê Văn Ba", 9).click()
    page.keyboard.press("x")
    page.keyboard.press("Enter")
    expect(box(page, "Trần Văn Hai", 9)).to_be_focused()
    page.keyboard.type("30000")
    page.keyboard.press("ArrowRight")
    expect(box(page, "Trần Văn Hai", 10)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("x")
    expect(page.get_by_role("row", name="Lê Văn Ba").locator("[data-sum]")).to_have_text("100.000")
    page.get_by_role("button", name="Cả chi bộ đã nộp tháng 11").click()
    expect(page.locator("[data-total-all]")).to_have_text("280.000")
    expect(page.get_by_text("Đã ghi 3 ô, chưa lưu.")).to_be_attached()
    page.get_by_role("button", name="Lưu đảng phí").click()
    expect(page.get_by_text("Đã lưu đảng phí năm 2026.")).to_be_visible()
    assert paid() == [
        ("Lê Văn Ba", 9, 50_000),
        ("Lê Văn Ba", 10, 50_000),
        ("Lê Văn Ba", 11, 50_000),
        ("Nguyễn Thị Một", 11, 50_000),
        ("Trần Văn Hai", 9, 30_000),
        ("Trần Văn Hai", 11, 50_000),
    ]
    expect(page.get_by_text("nợ 2 tháng")).to_have_count(2)

    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_role("navigation", name="Tháng").get_by_role("link", name="10", exact=True).click()
    page.wait_for_url("**thang=10")
    expect(box(page, "Nguyễn Thị Một", 9)).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Nguyễn Thị Một: ghi đủ").click()
    page.get_by_role("button", name="Lưu đảng phí").click()
    expect(page.get_by_text("Đã lưu đảng phí năm 2026.")).to_be_visible()
    assert {month for name, month, _ in paid() if name == "Nguyễn Thị Một"} == {*range(1, 12)}
    accessible()

    page.get_by_role("link", name="Nguyễn Thị Một").click()
    page.get_by_role("link", name="Ghi miễn, giảm").click()
    accessible()
    visit(f"/chi-bo/{cell.pk}/dang-phi/2026/muc-dong/")
    accessible()
    visit(f"/chi-bo/{cell.pk}/dang-phi/2026/thu-nop/")
    accessible()
