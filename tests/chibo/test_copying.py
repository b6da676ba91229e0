"""COPY does what INSERT does: keys, triggers with their signature, constraints in words."""

import pytest
from django.db import IntegrityError

from chibo.history import acting
from chibo.models.copying import copy_in
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
