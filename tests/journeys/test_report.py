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
    enter("binh")
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
    page.get_by_label("Minh chứng: Cả nhiệm kỳ vận động").fill("Công văn số 15")
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
