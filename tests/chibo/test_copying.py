"""COPY does what INSERT and UPDATE do: keys, signed history, generated columns, constraints."""

import pytest
from django.db import IntegrityError

from chibo.history import acting
from chibo.models.copying import copy_in, copy_over
from chibo.queries import sentences
from members.models import Member
from tests.members.people import PLAIN


def member(cell, **fields):
    return Member(unit=cell, **PLAIN | fields)


def test_rows_get_keys_generated_columns_and_history(cast):
    with acting(None, "việc trước"):
        copy_in([member(cast.a1, full_name="Lê Trước")])
    with acting(cast.an, "chép vào"):
        rows = copy_in(
            member(cast.a1, full_name=name, phone="") for name in ("Lê An", "Lê\tBình\\N")
        )
    kept = Member.unscoped.filter(pk__in=[row.pk for row in rows]).order_by("pk")
    assert [row.full_name for row in kept] == ["Lê An", "Lê\tBình\\N"]
    assert kept[0].search_key == "le an"
    assert [(s.who, s.what) for s in sentences(kept[0])] == [(cast.an.full_name, "chép vào")]


def test_a_constraint_is_a_database_error_as_ever(cast):
    with pytest.raises(IntegrityError), acting(None, "thử"):
        copy_in([member(cast.a1, gender="x")])


def test_nothing_is_copied_as_nothing(cast):
    assert copy_in([]) == []


def test_rows_written_over_are_as_if_updated(cast):
    with acting(None, "việc trước"):
        rows = copy_in(member(cast.a1, full_name=name, phone="") for name in ("Lê An", "Lê Bình"))
        other = copy_in([member(cast.a1, full_name="Lê Ngoài")])[0]
    for row, name in zip(rows, ("Lê\tCường", "Lê \\N"), strict=True):
        row.full_name, row.version, row.phone = name, 7, "0901111111"
    with acting(cast.an, "chép lên"):
        copy_over(rows, ["full_name", "version"])
        copy_over(rows[:1], ["phone"])  # twice in one transaction
    kept = Member.unscoped.filter(pk__in=[row.pk for row in rows]).order_by("pk")
    assert [(row.full_name, row.version, row.phone) for row in kept] == [
        ("Lê\tCường", 7, "0901111111"),
        ("Lê \\N", 7, ""),
    ]
    assert kept[0].search_key == "le cuong"
    assert {(s.who, s.what) for s in sentences(kept[1])} == {
        ("Chương trình", "việc trước"),
        (cast.an.full_name, "chép lên"),
    }
    other.refresh_from_db()
    assert other.full_name == "Lê Ngoài"


def test_a_constraint_stands_when_written_over(cast):
    with acting(None, "thử"):
        rows = copy_in([member(cast.a1)])
        rows[0].gender = "x"
        with pytest.raises(IntegrityError):
            copy_over(rows, ["gender"])


def test_nothing_is_written_over_nothing(cast):
    copy_over([], ["full_name"])
    copy_over([member(cast.a1)], [])
