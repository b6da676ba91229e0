"""A slip home, the comments on the sheet, three of three in the report, the register."""

import pytest
from playwright.sync_api import expect

from members.models import Member
from resolutions.enums import Comparator, Measure
from tests.members.people import comment_on, introduce_home
from tests.members.people import enter as enrol
from tests.resolutions import factory

CLAUSE = (
    "100% đảng viên giữ mối liên hệ với chi ủy nơi cư trú",
    (Measure.PERCENT, Comparator.EQ, "yearly"),
    {"value": 100, "unit_of_measure": "%", "indicator": "residence_contact"},
)


@pytest.fixture
def cell(people):
    """Three members of An's cell, and a resolution that asks for the contact."""
    for name in ("Trần Văn Một", "Lê Thị Hai", "Hồ Văn Ba"):
        enrol(people.a1, full_name=name, by=people.an)
    people.a1.paper = factory.issued(people.a1, wanted=[CLAUSE])
    return people.a1


def save(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def test_a_slip_the_comments_and_the_register(page, cell, enter, visit, accessible):
    enter("an")
    visit("/dang-vien/")
    page.get_by_role("link", name="Nơi cư trú", exact=True).click()
    expect(page.get_by_text("Chưa ghi giới thiệu hoặc lý do được miễn")).to_be_visible()
    accessible()

    page.locator("main").get_by_role("link", name="Trần Văn Một").first.click()
    accessible()
    page.get_by_text("Ghi giới thiệu, chuyển nhà hoặc được miễn").click()
    page.get_by_label("Xã, phường").fill("Phường Đông Lạc")
    page.get_by_label("Ngày giới thiệu (hoặc được miễn từ ngày)").fill("2/3/2020")
    save(page, "Ghi")
    expect(page.get_by_text("Hãy ghi chi bộ nơi cư trú").first).to_be_visible()
    expect(page.get_by_label("Xã, phường")).to_have_value("Phường Đông Lạc")
    accessible()
    page.get_by_label("Chi bộ nơi cư trú").fill("Chi bộ Tổ dân phố 5")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Chi bộ Tổ dân phố 5, Phường Đông Lạc")).to_be_visible()

    page.get_by_text("Ghi nhận xét của một năm").click()
    page.get_by_label("Ngày nhận").fill("20/11/2026")
    page.get_by_label("Mức nhận xét").select_option(label="Tốt")
    save(page, "Ghi")
    expect(page.get_by_text("nhận 20/11/2026")).to_be_visible()
    accessible()

    visit(f"/chi-bo/{cell.pk}/theo-doi/2026/")
    expect(page.get_by_role("link", name="Tốt, 20/11/2026")).to_be_visible()
    accessible()
    for name in ("Lê Thị Hai", "Hồ Văn Ba"):
        page.get_by_label(f"{name}: Nơi cư trú nhận xét").check()
    page.get_by_role("button", name="Đăng ký làm theo gương Bác: cả chi bộ").click()
    save(page, "Lưu sổ")
    expect(page.get_by_text("Đã lưu sổ theo dõi năm 2026.")).to_be_visible()
    ticked = page.get_by_role("checkbox", name="Đăng ký làm theo gương Bác", checked=True)
    expect(ticked).to_have_count(3)

    visit(f"/bao-cao/{cell.paper.pk}/2026/")
    expect(page.get_by_text("3/3").first).to_be_visible()

    visit("/dang-vien/in/")
    register = page.get_by_role("form", name="Sổ giới thiệu đảng viên")
    with page.expect_download() as taken:
        register.get_by_role("button", name="Word").click()
    assert taken.value.suggested_filename == "noi-cu-tru-A1.docx"


@pytest.mark.parametrize("width", [1366, 768, 360])
def test_on_every_width_no_column_stands_outside(page, cell, enter, visit, width, accessible):
    one, two, _ = Member.unscoped.filter(unit=cell).order_by("pk")
    introduce_home(one)
    comment_on(one)
    introduce_home(two, place="", ward="", number="", ground="studying")
    page.set_viewport_size({"width": width, "height": 900})
    enter("an")
    for path in (
        f"/chi-bo/{cell.pk}/noi-cu-tru/2025/",
        f"/chi-bo/{cell.pk}/theo-doi/2025/",
        f"/dang-vien/{one.pk}/noi-cu-tru/",
    ):
        visit(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        accessible()
