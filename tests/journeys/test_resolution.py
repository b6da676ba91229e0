"""From a pasted text to a printed resolution, as a secretary does it."""

import re
import subprocess

from playwright.sync_api import expect

from tests.resolutions.texts import TEXT


def test_a_pasted_text_becomes_an_issued_paper(
    page, enter, visit, accessible, live_server, tmp_path
):
    enter("an", form=True)
    page.get_by_role("link", name="Nghị quyết", exact=True).first.click()
    accessible()

    # She pastes the text and sees what was read.
    page.get_by_role("link", name="Đọc từ văn bản").first.click()
    accessible()
    page.get_by_label("Dán toàn văn nghị quyết").fill(TEXT)
    page.get_by_role("button", name="Đọc", exact=True).click()
    expect(page.get_by_role("heading", name="Xem lại phần đọc được")).to_be_visible()
    expect(page.get_by_text("Văn bản nhắc đến một chi bộ khác")).to_be_visible()
    expect(page.get_by_text("3 chỉ tiêu; bỏ dấu chọn")).to_be_visible()
    expect(page.get_by_label("Đại hội lần thứ")).to_have_value("4")
    expect(page.get_by_label("Ngày họp")).to_have_value("10/06/2025")
    expect(page.get_by_text("215 lượt xem")).to_be_visible()
    accessible()

    # She corrects one thing and saves.
    page.get_by_label("Nơi họp").fill("Nhà văn hóa tổ dân phố 1")
    page.get_by_role("button", name="Lưu thành dự thảo").click()
    expect(page.get_by_text("Đã lập dự thảo")).to_be_visible()
    paper = page.frame_locator("iframe[title='Bản in']")
    expect(paper.get_by_text("ĐẠI HỘI LẦN THỨ IV")).to_be_visible()
    accessible()

    # She rewrites a sentence; it saves itself and the paper follows.
    page.get_by_role("link", name=re.compile("2.2. Nhiệm vụ")).click()
    body = page.get_by_label("Nội dung")
    body.fill("Toàn chi bộ ra sức thi đua")
    expect(page.locator("#saved")).to_contain_text("Đã lưu lúc", timeout=8000)
    expect(paper.get_by_text("Toàn chi bộ ra sức thi đua")).to_be_visible()

    # She names who signs.
    page.get_by_role("link", name="Phần đầu, phần ký").click()
    accessible()
    page.get_by_label("Người ký", exact=True).fill("Nguyễn Thị An")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã lưu phần đầu và phần ký")).to_be_visible()

    # She issues it under number 01; the program asks about the signatory, she confirms.
    page.get_by_role("link", name="Ban hành…").click()
    expect(page.get_by_role("spinbutton", name="Số")).to_have_value("1")
    accessible()
    page.get_by_role("button", name="Ban hành", exact=True).click()
    expect(page.get_by_text("Nguyễn Thị An đúng là người ký, hãy xác nhận")).to_be_visible()
    page.get_by_label("Tôi đã kiểm tra và vẫn ban hành").check()
    page.get_by_role("button", name="Ban hành", exact=True).click()
    expect(page.get_by_text("Đã ban hành Số 01-NQ/ĐH")).to_be_visible()
    expect(page.get_by_text("không ghi", exact=True)).to_be_visible()
    accessible()

    # The PDF is the paper; the DOCX is the same paper for Word.
    address = live_server.url + page.get_by_role("link", name="PDF").get_attribute("href")
    printed = page.context.request.get(address)
    file = tmp_path / "nghi-quyet.pdf"
    file.write_bytes(printed.body())
    text = subprocess.run(
        ["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "Số 01-NQ/ĐH" in text
    assert "Toàn chi bộ ra sức thi đua" in text
    with page.expect_download() as download:
        page.get_by_role("link", name="DOCX").click()
    assert download.value.suggested_filename.endswith(".docx")


def test_a_second_writer_is_told_and_nothing_is_lost(page, enter, visit, people, live_server):
    from resolutions.actions import sections
    from resolutions.models import Section
    from tests.resolutions import factory

    resolution = factory.drafted(people.a1, by=people.an)
    section = Section.unscoped.filter(resolution=resolution).first()
    enter("an")
    visit(f"/nghi-quyet/{resolution.pk}/soan/?muc={section.pk}")
    sections.write(
        section=section, label="I-", heading="Chỉ tiêu", body="Lời của người khác", by=people.an
    )
    page.get_by_label("Nội dung").fill("Lời của tôi")
    expect(page.get_by_text("Có người vừa lưu mục này")).to_be_visible(timeout=8000)
    versions = page.locator(".versions")
    expect(versions.get_by_text("Lời của người khác")).to_be_visible()
    expect(versions.get_by_text("Lời của tôi")).to_be_visible()
    assert [p.text for p in section.paragraphs.all()] == ["Lời của người khác"]
    page.get_by_role("button", name="Giữ bản của tôi").click()
    expect(page.get_by_text("Đã lưu mục")).to_be_visible()
    assert [p.text for p in section.paragraphs.all()] == ["Lời của tôi"]


def test_sections_move_by_keyboard(page, enter, visit, people):
    from resolutions.actions import sections
    from tests.resolutions import factory

    resolution = factory.drafted(people.a1, by=people.an)
    second = sections.add(resolution=resolution, label="II-", heading="Nhiệm vụ", by=people.an)
    enter("an")
    visit(f"/nghi-quyet/{resolution.pk}/soan/?muc={second.pk}")
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("[data-outline] li").first).to_contain_text("Nhiệm vụ")
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("[data-outline] li").last).to_contain_text("Nhiệm vụ")
    page.keyboard.press("Alt+ArrowRight")
    expect(page.locator("[data-outline] li").last).to_have_class("depth-1")
