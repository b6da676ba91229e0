"""The history tab: sealed rows as sentences."""

from datetime import date

import pytest
from django.template.loader import render_to_string

from chibo.actions import accounts, units
from chibo.queries import newest, sentences


def _rename(unit, cast, name, on):
    return units.rename(unit=unit, name=name, short_name="TDP", seat="An Lạc", on=on, by=cast.giang)


def test_an_act_is_one_sentence_with_what_it_changed(cast):
    _rename(cast.a1, cast, "Chi bộ Đông", date(2025, 7, 1))
    newest = sentences(cast.a1)[0]
    assert (newest.who, newest.what) == ("Hoàng Giang", "đổi tên tổ chức đảng")
    assert newest.changes == (
        ("tên", "Chi bộ Tổ dân phố 1", "Chi bộ Đông"),
        ("tên gọi tắt", "TDP 1", "TDP"),
    )


def test_sentences_run_from_the_newest_to_the_founding(cast):
    _rename(cast.a1, cast, "Một", date(2025, 1, 1))
    _rename(cast.a1, cast, "Hai", date(2025, 2, 1))
    told = [(s.who, s.what) for s in sentences(cast.a1)]
    assert told == [
        ("Hoàng Giang", "đổi tên tổ chức đảng"),
        ("Hoàng Giang", "đổi tên tổ chức đảng"),
        ("Chương trình", "lập tổ chức đảng"),
    ]


def test_choices_days_and_links_are_words(cast):
    units.place(unit=cast.a1, parent=cast.a, on=date(2024, 1, 1), by=cast.giang)
    accounts.correct_account(account=cast.an, full_name="An", is_active=False, by=cast.giang)
    assert ("được đăng nhập", "có", "không") in sentences(cast.an)[0].changes
    row = cast.an.assignments.get()
    accounts.end(assignment=row, on=date(2025, 3, 2), by=cast.giang)
    assert sentences(row)[0].changes == (
        ("hiệu lực", "từ 01/01/2000", "từ 01/01/2000 đến trước 02/03/2025"),
    )


def test_links_are_told_by_the_name_of_what_they_point_to(cast):
    units.place(unit=cast.b1, parent=cast.a, on=date(2025, 1, 1), by=cast.giang)
    assert ("cấp trên", "Đảng bộ xã Ba Vàng", "Đảng bộ phường An Lạc") in (
        sentences(cast.b1)[0].changes
    )


def test_rows_that_belong_together_share_the_sentence(cast):
    _rename(cast.a1, cast, "Chi bộ Đông", date(2025, 7, 1))
    alone, together = sentences(cast.a1), sentences(cast.a1, *cast.a1.names.all())
    assert [s.what for s in together] == [s.what for s in alone]
    assert ("hiệu lực", "từ 01/01/2000", "từ 01/01/2000 đến trước 01/07/2025") in (
        together[0].changes
    )


@pytest.mark.parametrize("times", [1, 3])
def test_the_queries_do_not_grow_with_the_history(cast, django_assert_num_queries, times):
    for year in range(times):
        units.place(unit=cast.a1, parent=cast.a, on=date(2020 + year, 1, 1), by=cast.giang)
        units.place(unit=cast.a1, parent=cast.a, on=date(2020 + year, 6, 1), by=cast.giang)
        _rename(cast.a1, cast, f"Tên {year}", date(2020 + year, 1, 1))
    units.place(unit=cast.b1, parent=cast.a, on=date(2025, 1, 1), by=cast.giang)
    with django_assert_num_queries(2):
        sentences(cast.a1, cast.b1)


def test_only_the_acts_after_a_known_place_are_told(cast):
    known = newest(cast.a1, cast.b1)
    assert sentences(cast.a1, cast.b1, after=known) == []
    _rename(cast.a1, cast, "Chi bộ Đông", date(2025, 7, 1))
    told = sentences(cast.a1, cast.b1, after=known)
    assert [s.what for s in told] == ["đổi tên tổ chức đảng"]
    assert ("tên", "Chi bộ Tổ dân phố 1", "Chi bộ Đông") in told[0].changes


def test_a_kind_of_row_unknown_before_is_told_whole(cast):
    assert len(sentences(cast.a1, after={})) == len(sentences(cast.a1))


def test_acts_of_one_moment_keep_their_order(cast):
    """Inside one transaction, as in a test, every row bears its beginning."""
    for year, name in enumerate("ABCDEFGH", 2010):
        _rename(cast.a1, cast, name, date(year, 7, 1))
    told = [
        after for s in sentences(cast.a1)[:8] for label, _, after in s.changes if label == "tên"
    ]
    assert told == list("HGFEDCBA")


def test_the_component_escapes_what_people_typed(cast):
    _rename(cast.a1, cast, "<b>Chi bộ</b>", date(2025, 7, 1))
    page = render_to_string("components/history.html", {"history": sentences(cast.a1)})
    assert "&lt;b&gt;Chi bộ" in page and "<b>Chi bộ</b>" not in page
