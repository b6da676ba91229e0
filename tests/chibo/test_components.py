"""The parts of a page: what they show, and what they refuse."""

from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import RequestContext, Template, TemplateSyntaxError
from django.test import RequestFactory

from chibo.templatetags.components import bar


def shown(source, path="/", **context):
    """The text of a template, its white space drawn together."""
    page = RequestContext(RequestFactory().get(path))
    page.push(**context)
    return " ".join(Template(source).render(page).split())


@pytest.mark.parametrize(
    ("percent", "full", "notch"),
    [
        (0, 0, None),
        (-5, 0, None),
        (64.4, 64, None),
        (100, 100, None),
        (133.3, 100, 75),  # full, and the notch stands where the target was
        (501.8, 100, 20),
    ],
)
def test_bar_over_its_target(percent, full, notch):
    assert bar(percent) == {"full": full, "notch": notch, "kind": "ok"}


@pytest.mark.parametrize(
    "source",
    [
        '{% card titel="Quá hạn" %}{% endcard %}',
        "{% tag %}",
        '{% blocked "Ban hành" %}',
        '{% empty_state "Chưa có" pic="inbox" %}{% endempty_state %}',
    ],
)
def test_component_with_wrong_props_does_not_compile(source):
    with pytest.raises(TemplateSyntaxError):
        Template(source)


@pytest.mark.parametrize(
    "source",
    [
        "{% tag word %}",
        "{% card word %}{{ word }}{% endcard %}",
        "{% notice 'info' word %}{{ word }}{% endnotice %}",
        "{% fact word word %}",
        "{% stat word word word %}",
        "{% blocked word word word %}",
        "{% button word confirm=word %}",
    ],
)
def test_component_escapes_what_it_is_given(source):
    text = shown(source, word="<b onclick=x>")
    assert "&lt;b onclick=x&gt;" in text
    assert "<b onclick" not in text


@pytest.mark.parametrize(
    ("value", "expected"),
    [("12/03/1979", "12/03/1979"), (0, "0"), ("", "chưa ghi"), (None, "chưa ghi")],
)
def test_fact_without_a_value_says_so(value, expected):
    text = shown('<dl>{% fact "Ngày sinh" value %}</dl>', value=value)
    assert f">{expected}<" in text
    assert ("unknown" in text) == (expected == "chưa ghi")


class Sums(forms.Form):
    votes = forms.IntegerField(label="Tán thành")
    on = forms.DateField(label="Ngày")
    version = forms.IntegerField(widget=forms.HiddenInput)


def test_the_summary_counts_and_shows_every_sentence():
    form = Sums({"votes": "9", "on": "2026-01-01", "version": "1"})
    assert shown("{% error_summary form %}", form=form) == ""
    for field, sentence in [
        (None, "Chưa có quyết định."), (None, "Chi bộ đã thôi xem xét."),
        ("votes", "Hơn cơ sở."), ("votes", "Chưa đủ 2/3."), ("version", "Hãy mở lại trang."),
    ]:  # fmt: skip
        form.add_error(field, sentence)
    text = shown("{% error_summary form %}", form=form)
    assert "Hãy xem lại 5 điều:" in text and text.count("<li>") == 5
    assert '<a href="#id_votes">Tán thành</a>: Hơn cơ sở.' in text and "Chưa đủ 2/3." in text
    assert "id_version" not in text


def test_crumbs_with_half_a_pair_is_an_error():
    with pytest.raises(ValueError, match="zip"):
        shown('{% crumbs "Nghị quyết" "/nghi-quyet/" "Đại hội" %}')


MENU = [
    SimpleNamespace(label="Việc cần làm", url_name="home", icon="list-checks"),
    SimpleNamespace(label="Đổi mật khẩu", url_name="account_change_password", icon="key-round"),
    SimpleNamespace(label="Chưa có trang", url_name="no such page", icon="house"),
]


@pytest.mark.parametrize(
    ("path", "section", "current"),
    [
        ("/", None, ["/"]),
        ("/doi-mat-khau/", None, ["/doi-mat-khau/"]),
        ("/doi-mat-khau/xong/", None, ["/doi-mat-khau/"]),
        ("/tim/", None, []),
        ("/tim/", "home", ["/"]),
    ],
)
def test_rail_marks_the_section_of_the_page(path, section, current):
    text = shown("{% rail %}", path, menu=MENU, section=section)
    lines = text.split("<a ")[1:]
    assert [line.split('"')[3] for line in lines if 'aria-current="page"' in line] == current
    assert len(lines) == 2  # a line whose page does not exist is left out


def test_pager_keeps_the_filters():
    page = Paginator(range(45), 20).page(2)
    text = shown('{% pager page "đảng viên" %}', "/?ten=an&trang=2", page=page)
    assert "21–40 trong 45 đảng viên · trang 2/3" in text
    assert 'href="?ten=an&amp;trang=1"' in text
    assert 'href="?ten=an&amp;trang=3"' in text


def test_again_repeats_the_title_as_heading():
    page = '{% extends "base.html" %}{% block title %}Đảng viên{% endblock %}'
    text = shown(page)
    assert "<title>Đảng viên · Chibo</title>" in text
    assert "<h1>Đảng viên </h1>" in text


def test_a_paper_opens_beside_the_program_and_says_so():
    link = shown('{% link_button "In (PDF)" "/x.pdf" new_tab=True %}')
    for part in ('target="_blank"', 'rel="noopener"', "mở ở trang mới"):
        assert part in link
    assert "target" not in shown('{% link_button "Sửa" "/x/" %}')
