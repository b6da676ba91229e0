"""A secretary puts what waits into the calendar of the phone, and takes the address back."""

from urllib.request import urlopen


def test_the_calendar_of_a_phone(enter, page, accessible):
    enter("an")
    page.get_by_role("link", name="Đưa việc cần làm vào lịch điện thoại").click()
    page.get_by_role("button", name="Lập địa chỉ lịch cho TDP 1").click()
    address = page.get_by_label("Địa chỉ lịch của").input_value()
    accessible()
    with urlopen(address) as answer:
        assert "Sinh hoạt thường kỳ" in answer.read().decode()
    page.set_viewport_size({"width": 360, "height": 760})
    page.get_by_role("button", name="Thu hồi").click()
    page.get_by_text("Chưa có địa chỉ nào").wait_for()
    accessible()
    assert page.request.get(address).status == 404
