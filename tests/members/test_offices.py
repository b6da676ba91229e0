"""Posts in a cell: dated, one secretary at a time."""

from datetime import date as D

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from chibo.history import acting
from chibo.regulations import Refused
from members.actions import affiliations, events, offices
from members.enums import Step
from members.models import Member, Office

from .people import enter, enter_probationary

ON = D(2026, 3, 2)


@pytest.fixture
def first(cast):
    return enter(cast.a1, full_name="Đặng Văn Trước")


@pytest.fixture
def second(cast):
    return enter(cast.a1, full_name="Bùi Thị Sau")


def post_of(member):
    return Member.unscoped.get(pk=member.pk).party_post


def test_one_secretary_follows_another(first, second):
    offices.assign(member=first, post="secretary", on=D(2020, 1, 1), by=None)
    with pytest.raises(Refused, match="Đặng Văn Trước đang là Bí thư"):
        offices.assign(member=second, post="secretary", on=ON, by=None)
    offices.end(member=first, on=ON, by=None)
    offices.assign(member=second, post="secretary", on=ON, by=None)
    assert (post_of(first), post_of(second)) == ("", "secretary")


def test_another_post_ends_the_one_before(first):
    offices.assign(member=first, post="committee", on=D(2020, 1, 1), by=None)
    offices.assign(member=first, post="deputy", on=ON, decision="NQ 3", by=None)
    assert [(o.post, o.valid.lower, o.valid.upper) for o in first.offices.all()] == [
        ("committee", D(2020, 1, 1), ON),
        ("deputy", ON, None),
    ]


def test_whoever_leaves_holds_no_post_until_it_is_taken_back(first):
    offices.assign(member=first, post="secretary", on=D(2020, 1, 1), by=None)
    affiliations.end(member=first, on=ON, ending="died", by=None)
    assert post_of(first) == ""
    events.annul(event=first.events.get(kind=Step.DIED), reason="nhầm", by=None)
    assert post_of(first) == "secretary"


@pytest.mark.parametrize(
    ("on", "match"), [(D(2027, 1, 1), "chưa đến"), (D(2009, 1, 1), "chính thức đang sinh hoạt")]
)
def test_a_post_needs_an_official_member_of_the_day(first, on, match):
    with pytest.raises(Refused, match=match):
        offices.assign(member=first, post="committee", on=on, by=None)


def test_nobody_on_probation_holds_a_post(cast):
    new = enter_probationary(cast.a1, D(2026, 1, 5))
    with pytest.raises(Refused, match="chính thức"):
        offices.assign(member=new, post="committee", on=ON, by=None)


def test_giving_up_what_one_does_not_hold(first):
    with pytest.raises(Refused, match="không giữ chức vụ nào"):
        offices.end(member=first, on=ON, by=None)


OPEN = DateRange(D(2020, 1, 1), None)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("office_one_secretary", [("first", "secretary", OPEN), ("second", "secretary", OPEN)]),
        ("office_one_post_at_a_time", [("first", "deputy", OPEN), ("first", "committee", OPEN)]),
        ("office_has_beginning", [("first", "deputy", DateRange(None, ON))]),
        ("office_known_post", [("first", "king", OPEN)]),
    ],
)
def test_the_database_refuses_a_wrong_post(cast, first, second, name, rows):
    people = {"first": first, "second": second}
    with (
        pytest.raises(IntegrityError, match=name),
        transaction.atomic(),
        acting(None, "thử"),
    ):
        for who, post, valid in rows:
            Office.unscoped.create(member=people[who], unit=cast.a1, post=post, valid=valid)


def test_the_pages_write_and_end_a_post(cast, sign_in, first):
    client = sign_in(cast.an)
    sent = {"version": first.version, "post": "deputy", "on": "02/03/2026", "decision": "NQ 3"}
    client.post(reverse("office_assign", args=[first.pk]), sent)
    assert post_of(first) == "deputy"
    version = Member.unscoped.get(pk=first.pk).version
    sent = {"version": version, "on": "01/09/2026"}
    client.post(reverse("office_end", args=[first.pk]), sent)
    assert post_of(first) == ""
