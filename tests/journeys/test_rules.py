"""An administrator of the province corrects a day of rest and a rule."""

import pytest
from playwright.sync_api import expect

from tests.chibo.keepers import appoint


@pytest.fixture
def keeper(people):
    """Who may."""
    return appoint(people)


def test_a_day_of_rest_and_a_rule_are_corrected(keeper, page, enter, accessible):
    enter(keeper.username)
    page.get_by_role("link", name="Quy định", exact=True).click()
    accessible()
    page.get_by_role("link", name="Ngày nghỉ lễ").click()
    page.get_by_label("Ngày*", exact=True).fill("28/12/2026")
    page.get_by_label("Nghỉ vì").fill("Nghỉ bù")
    page.get_by_role("button", name="Thêm ngày nghỉ").click()
    expect(page.get_by_text("Đã thêm ngày nghỉ 28/12/2026: Nghỉ bù.")).to_be_visible()
    accessible()

    page.get_by_role("navigation", name="Quy định dùng chung").get_by_text("Quy định").click()
    page.get_by_role("link", name="Thời gian dự bị").click()
    accessible()
    page.get_by_role("link", name="Đặt bản mới").click()
    page.get_by_label("Có hiệu lực từ ngày").fill("1/1/2027")
    page.get_by_label("Biết từ đâu").select_option(label="đã đọc nguyên văn")
    page.get_by_label("Thời gian dự bị (tháng)").fill("một năm")
    page.get_by_role("button", name="Đặt bản mới").click()
    expect(page.get_by_text("Hãy ghi một số nguyên").first).to_be_visible()
    accessible()
    page.get_by_label("Thời gian dự bị (tháng)").fill("18")
    page.get_by_role("button", name="Đặt bản mới").click()
    expect(page.get_by_text("Đã đặt: Thời gian dự bị, từ ngày 01/01/2027.")).to_be_visible()
    expect(page.get_by_text("Chưa tới")).to_be_visible()
