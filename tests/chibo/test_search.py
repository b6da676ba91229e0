"""One search box: everything found is the person's own to see."""

import pytest
from django.urls import reverse

from chibo.registry import Contribution


def labels(client, text):
    page = client.get(reverse("search"), {"q": text})
    return [label for _, hits in page.context["groups"] for _, label, _ in hits]


@pytest.mark.parametrize(
    ("who", "text", "found"),
    [
        ("giang", "an lac", ["Đảng bộ phường An Lạc", "Chi bộ Trường tiểu học An Lạc"]),
        ("giang", "NGUYEN THI", ["Nguyễn Thị An (an)"]),
        ("giang", "thon dong", []),
        ("giang", "pham quoc", []),
        ("chi", "thôn đông", ["Chi bộ Thôn Đông"]),
        ("chi", "nguyen thi", []),
        ("an", "tran van", []),
        ("ended", "chi bo", []),
    ],
)
def test_only_what_is_ones_own_is_found(cast, sign_in, who, text, found):
    assert labels(sign_in(getattr(cast, who)), text) == found


def test_what_the_apps_find_stands_by_kind(cast, sign_in, monkeypatch):
    def search(user, unit, text):
        yield "Đảng viên", f"{text} một", "/1/"
        yield "Đảng viên", f"{text} hai", "/2/"
        yield "Nghị quyết", f"{text} ba", "/3/"

    given = (Contribution(search=search),)
    monkeypatch.setattr("chibo.registry.contributions", lambda: given)
    page = sign_in(cast.an).get(reverse("search"), {"q": "thử"})
    assert [(kind, len(hits)) for kind, hits in page.context["groups"]] == [
        ("Đảng viên", 2),
        ("Nghị quyết", 1),
    ]


@pytest.mark.parametrize("text", ["", "a", "  "])
def test_too_short_a_word_asks_for_more(cast, sign_in, text):
    page = sign_in(cast.giang).get(reverse("search"), {"q": text})
    assert "Gõ ít nhất hai ký tự" in page.content.decode()


def test_nothing_found_says_so_and_escapes_the_word(cast, sign_in):
    page = sign_in(cast.giang).get(reverse("search"), {"q": "<b>zzz"}).content.decode()
    assert "Không tìm thấy gì" in page and "<b>zzz" not in page


@pytest.mark.parametrize(
    ("who", "hint"),
    [
        ("an", "Tìm đảng viên, cuộc họp, nghị quyết, tổ chức"),
        ("chi", "Tìm nghị quyết, tổ chức"),
        ("giang", "Tìm tổ chức, tài khoản"),
    ],
)
def test_the_box_names_what_this_person_may_find(cast, sign_in, who, hint):
    page = sign_in(getattr(cast, who)).get(reverse("search"))
    assert f'placeholder="{hint}…"' in page.content.decode()
