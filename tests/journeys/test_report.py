"""Office staff in December: what is missing, two figures typed, the report printed."""

import pytest
from playwright.sync_api import expect

from tests.resolutions import factory


@pytest.fixture
def issued(people):
    """Cell A1 has a resolution for 2025 to 2030."""
    return factory.issued(people.a1)


def test_staff_type_two_results_and_print_the_report(
    page, live_server, issued, enter, visit, accessible
):
    enter("binh", form=True)
    visit("/bao-cao/")
    accessible()
    page.get_by_role("link", name="còn thiếu 7").click()
    accessible()

    fund = page.get_by_label("Kết quả: Quỹ khuyến học")
    fund.fill("15,5")
    page.get_by_role("button", name="Lưu kết quả").click()
    expect(page.get_by_text("Chưa lưu dòng nào")).to_be_visible()
    expect(fund).to_have_value("15,5")
    accessible()

    fund.press("Tab")
    page.keyboard.type("Sổ quỹ khuyến học")
    page.get_by_label("Kết quả: Cả nhiệm kỳ vận động").fill("143/150")
    page.get_by_label("Minh chứng (bắt buộc): Cả nhiệm kỳ vận động").fill("Công văn số 15")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Đã lưu 2 kết quả.")).to_be_visible()
    expect(page.get_by_text("143/150 (95,3%)")).to_be_visible()
    expect(page.get_by_text("124%")).to_be_visible()
    accessible()
    with page.expect_download() as kept:
        page.get_by_role("link", name="Word").click()
    assert kept.value.suggested_filename == "bao-cao-2026-A1.docx"
    paper = page.get_by_role("link", name="In báo cáo").get_attribute("href")
    assert page.request.get(live_server.url + paper).body().startswith(b"%PDF")


def test_observer_reads_the_report_and_cannot_type(page, issued, enter, visit, accessible):
    enter("chi")
    visit(f"/bao-cao/{issued.pk}/2026/")
    expect(page.get_by_role("link", name="In báo cáo")).to_be_visible()
    expect(page.get_by_role("link", name="Nhập kết quả")).to_have_count(0)
    accessible()


@pytest.mark.parametrize("width", [768, 360])
def test_on_a_tablet_and_a_phone_no_column_stands_outside(page, issued, enter, visit, width):
    page.set_viewport_size({"width": width, "height": 900})
    enter("binh")
    places = {
        "/bao-cao/": page.get_by_role("link", name="In báo cáo của"),
        f"/bao-cao/{issued.pk}/2026/": page.locator("[data-label='Đánh giá']").first,
        f"/bao-cao/{issued.pk}/2026/nhap/": page.get_by_label("Kết quả: Cả nhiệm kỳ vận động"),
    }
    for address, last in places.items():
        visit(address)
        box = last.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
        assert box["width"] >= (150 if "nhap" in address else 0)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
