"""Acts on units in the browser: form, preview with numbers and no names, yes, and undo."""

import re
from datetime import date

import pytest
from django.urls import reverse

from chibo.actions import reorganisations, units
from chibo.models import Reorganisation, Unit
from members.models import Member
from tests.members.people import enter
from tests.subjects import renamed

SENT = {"on": "01/07/2026", "decision": "12-QĐ/ĐU", "decided_on": "20/06/2026", "version": "0"}


@pytest.fixture
def ask(sign_in, cast):
    """ask(address, unit, **sent) -> the text of the answer to Giang, and the answer."""

    def run(address, subject, **sent):
        response = sign_in(cast.giang).post(reverse(address, args=[subject.pk]), SENT | sent)
        return response.content.decode(), response

    return run


def stamp(text):
    """The fingerprint of the preview on the page."""
    return re.search(r'name="stamp" value="(\w+)"', text)[1]


def merging(cast):
    return {"others": [cast.a2.pk], "target": cast.a2.pk}


def test_a_merger_is_previewed_in_numbers_before_anything_is_written(cast, ask):
    enter(cast.a1)
    text, _ = ask("unit_merge", cast.a1, **merging(cast))
    assert "chưa ghi gì" in text and "chuyển về Chi bộ Trường tiểu học An Lạc" in text
    assert "Nguyễn Thị Ánh" not in text and "không còn vai trò nào" in text
    assert not Reorganisation.unscoped.exists()
    _, response = ask("unit_merge", cast.a1, stamp=stamp(text), **merging(cast))
    assert (response.status_code, Member.unscoped.get().unit) == (302, cast.a2)


def test_a_preview_whose_numbers_changed_is_shown_again(cast, ask):
    text, _ = ask("unit_merge", cast.a1, **merging(cast))
    enter(cast.a1)
    again, _ = ask("unit_merge", cast.a1, stamp=stamp(text), **merging(cast))
    assert "Số liệu vừa thay đổi" in again and not Reorganisation.unscoped.exists()


def test_what_would_be_refused_is_refused_before_the_preview(cast, ask):
    enter(cast.a1, since=date(2026, 7, 1))
    text, _ = ask("unit_merge", cast.a1, **merging(cast))
    assert "1 đảng viên đến đó từ ngày 01/07/2026" in text and 'name="stamp"' not in text


def test_going_back_from_the_preview_keeps_what_was_typed(cast, ask):
    text, _ = ask("unit_merge", cast.a1, sua="1", **merging(cast))
    assert "12-QĐ/ĐU" in text and 'name="stamp"' not in text


ACTS = {
    "unit_rename": {"name": "Chi bộ mới", "short_name": "Mới", "seat": "An Lạc"},
    "unit_split": {"name_1": "Chi bộ 7", "short_name_1": "CB 7", "code_1": "A7"},
    "unit_close": {},
}


@pytest.mark.parametrize("name", ACTS)
def test_each_act_has_its_form_its_preview_and_its_record(cast, ask, name):
    text, _ = ask(name, cast.a1, **ACTS[name])
    _, response = ask(name, cast.a1, stamp=stamp(text), **ACTS[name])
    assert response.status_code == 302
    act = Reorganisation.unscoped.get()
    assert (act.decision, act.decided_on, act.by) == ("12-QĐ/ĐU", date(2026, 6, 20), cast.giang)


def test_a_cell_is_placed_below_another_committee_of_mine(cast, ask):
    between = units.found(
        code="A9",
        kind=_kind("grassroots"),
        parent=cast.a,
        name="Đảng bộ Chợ",
        short_name="Chợ",
        seat="X",
        opened_on=date(2020, 1, 1),
        by=None,
    )
    text, _ = ask("unit_place", cast.a1, parent=between.pk)
    ask("unit_place", cast.a1, parent=between.pk, stamp=stamp(text))
    assert Unit.unscoped.get(pk=cast.a1.pk).parent == between


def test_a_merger_into_a_new_unit_asks_for_its_names(cast, ask):
    text, _ = ask("unit_merge", cast.a1, others=[cast.a2.pk])
    assert "Lập tổ chức mới thì phải ghi mục này" in text
    new = {"name": "Chi bộ 7", "short_name": "CB 7", "code": "A7"}
    text, _ = ask("unit_merge", cast.a1, others=[cast.a2.pk], **new)
    ask("unit_merge", cast.a1, others=[cast.a2.pk], stamp=stamp(text), **new)
    assert Unit.unscoped.get(code="A7").parent == cast.a


@pytest.mark.parametrize("name", ["unit_merge", "unit_split", "unit_close"])
def test_units_are_merged_split_and_ended_by_decision(cast, ask, name):
    sent = ACTS.get(name) or merging(cast)
    text, _ = ask(name, cast.a1, decision="", decided_on="", **sent)
    assert text.count('class="invalid-feedback"') == 2


@pytest.mark.parametrize(
    ("name", "field"), [("unit_merge", "others"), ("unit_close", "into"), ("unit_place", "parent")]
)
def test_no_form_offers_units_of_another_subtree(cast, sign_in, name, field):
    text = sign_in(cast.giang).get(reverse(name, args=[cast.a1.pk])).content.decode()
    assert "Thôn Đông" not in text and f'name="{field}"' in text


def test_the_acts_of_a_unit_are_listed_and_taken_back(cast, sign_in):
    act = renamed(cast.a1)
    page = sign_in(cast.giang)
    listed = page.get(reverse("unit_acts", args=[cast.a.pk])).content.decode()
    assert "Đổi tên" in listed and reverse("reorganisation_undo", args=[act.pk]) in listed
    page.post(reverse("reorganisation_undo", args=[act.pk]))
    listed = page.get(reverse("unit_acts", args=[cast.a.pk])).content.decode()
    assert "đã hoàn tác" in listed


def test_what_was_built_on_an_act_is_said_before_anybody_presses(cast, sign_in):
    act = reorganisations.merge(sources=[cast.a1], target=cast.a2, on=date(2026, 7, 1), by=None)
    enter(cast.a2)
    page, address = sign_in(cast.giang), reverse("reorganisation_undo", args=[act.pk])
    text = page.get(address).content.decode()
    assert "Đã có 1 lần chuyển, tiếp nhận đảng viên." in text and "undo-2" not in text
    assert "Không hoàn tác được nữa" in page.post(address, follow=True).content.decode()


def test_an_act_that_reaches_beyond_is_seen_and_not_taken_back(cast, sign_in):
    units.place(unit=cast.a1, parent=cast.b, on=date(2026, 7, 1), by=None)
    act = Reorganisation.unscoped.get()
    page = sign_in(cast.giang)
    listed = page.get(reverse("unit_acts", args=[cast.a.pk])).content.decode()
    assert "Chuyển về cấp trên khác" in listed and "do cấp trên" in listed
    assert page.post(reverse("reorganisation_undo", args=[act.pk])).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_no_more_for_more_acts(cast, sign_in, number, django_assert_num_queries):
    for year in range(number):
        units.rename(
            unit=cast.a1,
            name=f"Tên {year}",
            short_name="T",
            seat="X",
            on=date(2020 + year, 1, 1),
            by=cast.giang,
        )
    page = sign_in(cast.giang)
    with django_assert_num_queries(10):
        page.get(reverse("unit_acts", args=[cast.a.pk]))


def _kind(code):
    from chibo.models import UnitKind

    return UnitKind.objects.get(pk=code)
