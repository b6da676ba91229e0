"""What people type about gatherings."""

import pytest
from django.core.exceptions import ValidationError

from congresses.forms.congresses import OrdinalField
from congresses.forms.gatherings import HourField, guest_of


@pytest.mark.parametrize(
    ("line", "guest"),
    [
        ("Lê Văn Khách – Đảng ủy viên phường", ("Lê Văn Khách", "Đảng ủy viên phường")),
        ("Lê Văn Khách - Đảng ủy, Mặt trận", ("Lê Văn Khách", "Đảng ủy, Mặt trận")),
        ("Lê Văn Khách, Đảng ủy viên", ("Lê Văn Khách", "Đảng ủy viên")),
        ("Bà Hai", ("Bà Hai", "")),
        ("H-Ren Ayun – Trưởng buôn", ("H-Ren Ayun", "Trưởng buôn")),
        (", Đảng ủy viên", ("Đảng ủy viên", "")),
    ],
)
def test_a_line_is_a_guest(line, guest):
    assert guest_of(line) == guest


@pytest.mark.parametrize(("text", "number"), [("III", 3), ("iii", 3), ("3", 3), (" XIV ", 14)])
def test_an_ordinal_is_read_in_both_writings(text, number):
    assert OrdinalField().clean(text) == number


@pytest.mark.parametrize("text", ["IIII", "ba", "-1", ""])
def test_what_is_no_ordinal_is_refused(text):
    with pytest.raises(ValidationError):
        OrdinalField().clean(text)


@pytest.mark.parametrize("text", ["19:30", "19h30"])
def test_an_hour_is_read_as_it_is_written(text):
    assert f"{HourField().clean(text):%H:%M}" == "19:30"
