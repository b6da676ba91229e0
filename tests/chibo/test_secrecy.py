"""What calls itself secret is told from ordinary words about secrets."""

import pytest

from chibo.secrecy import check_said_secret, check_secrecy


@pytest.mark.parametrize(
    "words",
    [
        *["MẬT", "mật", "TỐI MẬT", "Tuyệt mật", "12-QĐ/TU (MẬT)", "Độ mật: tối mật", "[mật]"],
        *["văn bản mật số 3", "đóng dấu mật", "Quyết định MẬT của Tỉnh ủy"],
    ],
)
def test_said_secret(words):
    assert len(list(check_said_secret(words))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Cam kết giữ bí mật",
        "CAM KẾT BẢO MẬT",
        "BÍ MẬT NHÀ NƯỚC",
        "quan hệ mật thiết",
        "45-QĐ/ĐU",
    ],
)
def test_ordinary_words(words):
    assert list(check_said_secret(words)) == []


@pytest.mark.parametrize(
    ("line", "marked"),
    [("MẬT", True), ("ĐỘ MẬT: TỐI MẬT", True), ("Giữ bí mật", False), ("mật", False)],
)
def test_a_line_that_is_a_mark(line, marked):
    assert bool(list(check_secrecy(["NGHỊ QUYẾT", line]))) is marked
