"""The ratings of units: self, proposed, decided by the committee above for many in one go."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from chibo.history import acting
from chibo.indicators import Count, Period
from chibo.regulations import Conflict, Refused
from members.actions import unit_ratings
from members.actions.unit_ratings import Decided
from members.indicators import INDICATORS
from members.models import UnitRating
from members.queries import unit_rating_of

from .people import enter

BY_KEY = {indicator.key: indicator for indicator in INDICATORS}
YEAR = Period.year(2025)
TOLD = {"decision": "45-QĐ/ĐU", "decided_on": date(2026, 1, 12), "decided_by": "Đảng ủy phường"}


def decide(cast, *levels, versions=(0, 0), confirmed=True, **told):
    """What A decides on A1 and A2."""
    rows = [
        Decided(unit, "", level, version)
        for unit, level, version in zip((cast.a1, cast.a2), levels, versions, strict=False)
    ]
    arguments = {"confirmed": confirmed, "by": cast.binh}
    return unit_ratings.decide(above=cast.a, year=2025, rows=rows, **arguments, **TOLD | told)


def test_one_decision_for_many_and_only_changes_are_written(cast):
    assert len(decide(cast, "HTTNV", "")) == 1
    assert UnitRating.unscoped.count() == 1
    assert len(decide(cast, "HTTNV", "HTNV", versions=(1, 0), decision="46-QĐ/ĐU")) == 1
    assert [unit_rating_of(u, 2025).decision for u in (cast.a1, cast.a2)] == [
        "45-QĐ/ĐU",
        "46-QĐ/ĐU",
    ]


def test_another_number_everywhere_when_asked(cast):
    decide(cast, "HTTNV", "HTNV")
    decide(cast, "HTTNV", "HTNV", versions=(1, 1), decision="47-QĐ/ĐU", everywhere=True)
    assert set(UnitRating.unscoped.values_list("decision", flat=True)) == {"47-QĐ/ĐU"}


def test_a_level_taken_back_loses_its_decision(cast):
    decide(cast, "HTTNV")
    decide(cast, "", versions=(1,), decision="")
    rating = unit_rating_of(cast.a1, 2025)
    assert (rating.decided, rating.decision, rating.decided_on) == ("", "", None)


def test_a_second_writer_changes_nothing(cast):
    decide(cast, "HTTNV")
    with pytest.raises(Conflict):
        decide(cast, "HTNV", "HTNV")
    assert unit_rating_of(cast.a2, 2025) is None


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"decision": ""}, "số quyết định"),
        ({"decided_on": None}, "ngày ký"),
        ({"decided_on": date(2027, 1, 1)}, "không sau hôm nay"),
    ],
)
def test_a_decision_has_number_and_day(cast, told, said):
    with pytest.raises(Refused, match=said):
        decide(cast, "HTTNV", **told)


def test_excellent_cells_are_capped_like_members(cast):
    with pytest.raises(Refused, match="Chi bộ trực thuộc: 1 HTXSNV vượt mức 0"):
        decide(cast, "HTXSNV", "HTTNV", confirmed=False)


def test_a_unit_below_somebody_else_is_refused(cast):
    with pytest.raises(Refused, match="vừa thay đổi"):
        rows = [Decided(cast.b1, "", "HTTNV", 0)]
        unit_ratings.decide(above=cast.a, year=2025, rows=rows, by=cast.binh, **TOLD)


def test_a_unit_rates_itself_by_the_bands(cast):
    arguments = {"unit": cast.a1, "year": 2025, "by": cast.an}
    unit_ratings.rate_self(self_points=92, self_level="HTXSNV", version=0, **arguments)
    with pytest.raises(Conflict):
        unit_ratings.rate_self(self_points=80, self_level="HTTNV", version=0, **arguments)
    with pytest.raises(Refused, match="không phải HTXSNV"):
        unit_ratings.rate_self(self_points=80, self_level="HTXSNV", version=1, **arguments)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"year": 2025}, "unit_rating_once"),
        ({"year": 2024, "decided": "A"}, "unit_rating_known_words"),
        ({"year": 2024, "decided": "HTNV"}, "unit_rating_whole_decision"),
        ({"year": 2024, "self_points": 101}, "unit_rating_points_of_a_hundred"),
    ],
)
def test_the_database_keeps_its_promises(cast, fields, name):
    decide(cast, "HTTNV")
    with acting(None, "thử"), pytest.raises(IntegrityError, match=name), transaction.atomic():
        UnitRating.unscoped.create(unit=cast.a1, **fields)


# --- What is counted ------------------------------------------------------------------------------


def test_grades_add_up_to_a_distribution(cast):
    decide(cast, "HTTNV", "HTNV")
    indicator = BY_KEY["unit_rating"]
    total = indicator.total([cast.a1, cast.a2, cast.b1], YEAR)
    assert (total.numerator, total.distribution) == (2, {"HTTNV": 1, "HTNV": 1})
    assert [str(row) for row in indicator.rows(cast.a1, YEAR)] == [
        "Chi bộ Tổ dân phố 1: Hoàn thành tốt nhiệm vụ (2025)"
    ]


def test_sub_units_at_a_level_or_better_of_those_rated(cast):
    decide(cast, "HTTNV", "HTNV")
    indicator = BY_KEY["subunit_ratings"]
    assert indicator.count([cast.a, cast.b, cast.a1], YEAR) == {cast.a.pk: Count(1, 2)}
    assert indicator.count([cast.a], YEAR, level="HTNV") == {cast.a.pk: Count(2, 2)}
    assert [row.unit for row in indicator.rows(cast.a, YEAR)] == [cast.a1]


# --- The pages ------------------------------------------------------------------------------------


def page_of(cast, year=2025):
    return f"/to-chuc/{cast.a.pk}/xep-loai/{year}/"


def sent(cast, a1=("", "HTTNV", 0), a2=("", "", 0), **fields):
    data = {"decision": "45-QĐ/ĐU", "decided_on": "12/01/2026", "decided_by": "Đảng ủy"}
    for unit, (proposed, decided, version) in ((cast.a1, a1), (cast.a2, a2)):
        data |= {
            f"u{unit.pk}-proposed": proposed,
            f"u{unit.pk}-decided": decided,
            f"u{unit.pk}-version": version,
        }
    return data | fields


def test_a_committees_page_decides_on_all_of_its_cells(cast, sign_in):
    client = sign_in(cast.binh)
    assert client.post(page_of(cast), sent(cast)).status_code == 302
    page = client.get(page_of(cast)).content.decode()
    assert "45-QĐ/ĐU, 12/01/2026" in page
    assert "Chi bộ Trường tiểu học An Lạc" in page and "Chi bộ Thôn Đông" not in page


def test_what_was_chosen_stays_when_another_was_quicker(cast, sign_in):
    client = sign_in(cast.binh)
    client.post(page_of(cast), sent(cast))
    answer = client.post(page_of(cast), sent(cast, a1=("", "HTNV", 0)))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "bản vừa lưu ghi <b>HTTNV</b>, của đồng chí <b>HTNV</b>" in page
    assert f'name="u{cast.a1.pk}-version" value="1"' in page
    assert client.post(page_of(cast), sent(cast, a1=("", "HTNV", 1))).status_code == 302


def test_what_is_wrong_is_told_and_kept(cast, sign_in):
    answer = sign_in(cast.binh).post(page_of(cast), sent(cast, decision=""))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Hãy ghi số quyết định" in page
    assert '<option value="HTTNV" selected>' in page


def test_only_those_above_decide(cast, sign_in):
    assert sign_in(cast.an).post(page_of(cast), sent(cast)).status_code in (403, 404)
    address = f"/to-chuc/{cast.a1.pk}/tu-xep-loai/2025/"
    typed = {"version": 0, "self_points": "85", "self_level": "HTTNV", "decided": "HTXSNV"}
    assert sign_in(cast.an).post(address, typed).status_code == 302
    rating = unit_rating_of(cast.a1, 2025)
    assert (rating.self_level, rating.decided) == ("HTTNV", "")


@pytest.mark.parametrize(
    ("who", "leads_to"),
    [("an", "/chi-bo/{a1}/xep-loai/2025/"), ("binh", "/to-chuc/{a}/xep-loai/2025/")],
)
def test_the_menu_leads_to_the_year_under_way(cast, sign_in, who, leads_to):
    answer = sign_in(getattr(cast, who)).get("/xep-loai/")
    assert answer.url == leads_to.format(a=cast.a.pk, a1=cast.a1.pk)


def test_the_page_asks_as_often_for_three_as_for_one(cast, sign_in, django_assert_num_queries):
    client = sign_in(cast.binh)
    for level in ("", "HTTNV"):
        enter(cast.a1, full_name=f"Người {level}")
        if level:
            decide(cast, level, level)
        with django_assert_num_queries(13):
            client.get(page_of(cast))
