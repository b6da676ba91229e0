"""Office staff in December with many cells: the reports are made behind, and the file waits."""

import pytest
from playwright.sync_api import expect

from chibo.actions import work
from tests.resolutions import factory


@pytest.fixture
def many(people, monkeypatch):
    """Both cells of A have a resolution, which counts as many here."""
    monkeypatch.setattr("resolutions.exports.reports.AT_ONCE", 1)
    return [factory.issued(cell) for cell in (people.a1, people.a2)]


def test_staff_ask_for_all_reports_watch_and_fetch_the_file(
    page, live_server, many, enter, visit, accessible
):
    enter("binh")
    visit("/bao-cao/")
    page.get_by_role("button", name="Lập tệp PDF").click()
    expect(page.get_by_text("Đang chờ đến lượt")).to_be_visible()
    accessible()

    job = work.take()  # from here on the test is the worker
    work.Progress(job)(1, 2, "Đã trình bày báo cáo")
    expect(page.get_by_text("Đã trình bày báo cáo: 1/2")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "1")
    accessible()
    work.carry_out(job)
    expect(page.get_by_text("tệp mới")).to_be_visible()
    accessible()

    paper = page.get_by_role("link", name="Tải về").get_attribute("href")
    assert page.request.get(live_server.url + paper).body().startswith(b"%PDF")
    page.get_by_role("button", name="Xóa").click()
    page.get_by_role("dialog").get_by_role("button", name="Xóa").click()
    expect(page.get_by_text("Chưa có tệp nào")).to_be_visible()
    accessible()
