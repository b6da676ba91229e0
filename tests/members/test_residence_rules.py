"""Contact with the residence: what the rules say, and what the database keeps."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.history import acting
from chibo.indicators import Count, Period
from members.indicators import INDICATORS
from members.models import ResidenceComment, ResidenceContact, Tick, YearSheet
from members.regulations import (
    comments_follow,
    introduced_or_exempt,
    order_of_comment,
    order_of_introduction,
)

from .people import comment_on, enter, introduce_home

KEPT = next(one for one in INDICATORS if one.key == "residence_contact")
YEAR = Period.year(2025)


@pytest.fixture
def member(cast):
    return enter(cast.a1)


# --- The rules (213-QĐ/TW 2020, 33-HD/BTCTW 2020) -------------------------------------------------

NOW = date(2026, 11, 25)
ADMITTED = date(2010, 5, 19)
LATE = [(2021, date(2021, 12, 5))]


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        (introduced_or_exempt("Chi bộ 5", "", ""), ""),
        (introduced_or_exempt("", "away", ""), ""),
        (introduced_or_exempt("", "", ""), "Hãy ghi chi bộ nơi cư trú"),
        (introduced_or_exempt("", "other", ""), "lý do khác là gì"),
        (order_of_introduction(date(2020, 1, 1), None, date(2010, 1, 1), NOW), ""),
        (order_of_introduction(date(2026, 12, 1), None, date(2010, 1, 1), NOW), "chưa đến"),
        (order_of_introduction(date(2009, 12, 31), None, date(2010, 1, 1), NOW), "trước lễ"),
        (
            order_of_introduction(date(2020, 1, 2), date(2020, 1, 1), date(2010, 1, 1), NOW),
            "không thể trước",
        ),
        (order_of_comment(2025, date(2025, 12, 5), ADMITTED, NOW), ""),
        (order_of_comment(2025, date(2026, 1, 5), ADMITTED, NOW), ""),
        (order_of_comment(2025, date(2024, 12, 31), ADMITTED, NOW), "năm 2025 hoặc 2026"),
        (order_of_comment(2024, date(2026, 1, 1), ADMITTED, NOW), "năm 2024 hoặc 2025"),
        (order_of_comment(2026, date(2026, 11, 26), ADMITTED, NOW), "chưa đến"),
        (order_of_comment(2027, date(2027, 1, 1), ADMITTED, NOW), "Năm 2027 chưa đến"),
        (order_of_comment(2010, date(2010, 12, 5), ADMITTED, NOW), ""),
        (order_of_comment(2009, date(2010, 12, 5), ADMITTED, NOW), "lễ kết nạp (19/05/2010)"),
        (comments_follow(None, [(2025, date(2025, 12, 5))]), ""),
        (comments_follow(date(2025, 12, 5), [(2025, date(2025, 12, 5))]), ""),
        (comments_follow(date(2025, 12, 6), [(2025, date(2025, 12, 5))]), "trước lần giới thiệu"),
        (comments_follow(date(2025, 1, 1), LATE, before=date(2024, 1, 1)), ""),
        (comments_follow(date(2025, 1, 1), LATE, before=date(2020, 1, 1)), "trước lần giới thiệu"),
    ],
)
def test_the_rules(findings, said):
    told = " ".join(map(str, findings))
    assert said in told and bool(said) == bool(told)


# --- What the database keeps --------------------------------------------------------------------

ANOTHER = DateRange(date(2024, 1, 1), None)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"valid": DateRange(None, None)}, "residence_contact_has_beginning"),
        ({"ground": "lười"}, "residence_contact_known_ground"),
        ({"place": " "}, "residence_contact_somewhere_or_why_not"),
        ({"place": "", "ground": "away"}, "residence_contact_somewhere_or_why_not"),
        ({"ground": "other"}, "residence_contact_other_ground_in_words"),
        ({"ground_text": "xa"}, "residence_contact_other_ground_in_words"),
    ],
)
def test_the_database_refuses_a_wrong_slip(member, fields, name):
    row = introduce_home(member)
    with acting(None, "thử"), pytest.raises(IntegrityError, match=name), transaction.atomic():
        ResidenceContact.unscoped.filter(pk=row.pk).update(**fields)


def test_the_database_keeps_one_slip_at_a_time(member):
    introduce_home(member)
    with acting(None, "thử"):
        with pytest.raises(IntegrityError, match="one_at_a_time"), transaction.atomic():
            ResidenceContact.unscoped.create(member=member, place="Khác", valid=ANOTHER)
        ResidenceContact.unscoped.create(
            member=member, place="Khác", valid=ANOTHER, dropped_because="nhầm"
        )


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"year": 1, "received_on": None, "level": ""}, "residence_comment_sensible_year"),
        ({"level": ""}, "residence_comment_whole_or_bare"),
        ({"received_on": None}, "residence_comment_whole_or_bare"),
        ({"level": "siêu"}, "residence_comment_whole_or_bare"),
        ({"received_on": date(2024, 12, 31)}, "residence_comment_received_in_time"),
        ({"received_on": date(2027, 1, 1)}, "residence_comment_received_in_time"),
    ],
)
def test_the_database_refuses_a_wrong_comment(member, fields, name):
    row = comment_on(member)
    with acting(None, "thử"), pytest.raises(IntegrityError, match=name), transaction.atomic():
        ResidenceComment.unscoped.filter(pk=row.pk).update(**fields)
    with acting(None, "thử"), pytest.raises(IntegrityError, match="once_a"), transaction.atomic():
        ResidenceComment.unscoped.create(member=member, year=2025)


@pytest.mark.as_owner
def test_old_ticks_are_carried_over(cast, member):
    """As a database of before has them; ticked on the sheets of two cells is one comment."""
    other = enter(cast.a2)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE members_tick DROP CONSTRAINT tick_known_duty")
    with acting(None, "như trước"):
        for cell, ticked in ((cast.a1, [member]), (cast.a2, [member, other])):
            sheet = YearSheet.unscoped.create(unit=cell, year=2025)
            for one in ticked:
                Tick.unscoped.create(sheet=sheet, member=one, duty="residence")
        Tick.unscoped.create(sheet=sheet, member=other, duty="example")
    import_module("members.migrations.0006_residence").carry_over(apps, None)
    assert [tick.duty for tick in Tick.unscoped.all()] == ["example"]
    assert KEPT.count([cast.a1, cast.a2], YEAR) == {
        cast.a1.pk: Count(1, 1),
        cast.a2.pk: Count(1, 1),
    }
