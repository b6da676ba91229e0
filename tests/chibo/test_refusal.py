"""A refusal says which permission is missing and whom to ask, and nothing about what exists."""

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string

from chibo.access import Permission, requires


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ([Permission.MANAGE_UNITS], "lập, đổi tên, chuyển, sáp nhập, tách, kết thúc tổ chức đảng"),
        (
            [Permission.READ_UNITS, Permission.MANAGE_ACCOUNTS],
            "mở trang quản lý cây tổ chức.* hoặc mở tài khoản",
        ),
    ],
)
def test_refusal_names_the_permission(cast, rf, wanted, words):
    request = rf.get("/")
    request.user = cast.an
    with pytest.raises(PermissionDenied, match=words):
        requires(*wanted)(lambda request: None)(request)


@pytest.mark.parametrize(
    ("exception", "sentence"),
    [
        ("xem cây tổ chức", "Trang này dành cho người được: <b>xem cây tổ chức</b>."),
        ("", "Vai trò hiện nay của đồng chí chưa có quyền làm việc này."),
    ],
)
def test_page_of_refusal(rf, exception, sentence):
    page = render_to_string("403.html", {"exception": exception}, rf.get("/dang-vien/1/"))
    assert sentence in page
    assert "nhờ người quản trị của cấp ủy giao vai trò" in page
