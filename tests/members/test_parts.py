"""The record in parts: each saves its own fields and leaves the others alone."""

from datetime import date

import pytest

from chibo.regulations import Refused
from members.actions import members
from members.forms import PARTS
from members.models import Member

from .people import enter

CARD = "099170000001"


@pytest.fixture
def anh(cast):
    return enter(
        cast.a1, occupation="Y tá", religion="Phật giáo", identity_number=CARD, honours="NGƯT"
    )


def send(client, member, part, **typed):
    return client.post(f"/dang-vien/{member.pk}/sua/{part}/", {"version": member.version} | typed)


PARTY = {"decided_on": "02/05/2010", "ceremony_on": "19/05/2010", "official_on": "19/05/2011"}


@pytest.mark.parametrize(
    ("part", "typed", "field", "kept"),
    [
        ("vao-dang", PARTY | {"youth_union_on": "26/3/1986"}, "youth_union_on", date(1986, 3, 26)),
        ("cong-tac", {"recruited_by": "Trạm y tế"}, "recruited_by", "Trạm y tế"),
        ("cong-tac", {"enlisted_on": "1/2/1990"}, "enlisted_on", date(1990, 2, 1)),
        ("trinh-do", {"computing": "Cơ bản"}, "computing", "Cơ bản"),
        ("so-the", {"record_number": "012345 HN"}, "record_number", "012345 HN"),
    ],
)
def test_a_part_saves_its_own_fields_only(cast, anh, sign_in, part, typed, field, kept):
    assert send(sign_in(cast.an), anh, part, **typed).status_code == 302
    found = Member.unscoped.get(pk=anh.pk)
    assert getattr(found, field) == kept
    assert (found.occupation, found.religion.reveal()) == ("Y tá", "Phật giáo")
    assert found.identity_number.reveal() == CARD
    assert found.honours == ("" if part == "cong-tac" else "NGƯT")


def test_fields_of_another_part_are_not_smuggled_in(cast, anh, sign_in):
    send(sign_in(cast.an), anh, "trinh-do", occupation="Khác", identity_number="099170000002")
    found = Member.unscoped.get(pk=anh.pk)
    assert (found.occupation, found.identity_number.reveal()) == ("Y tá", CARD)


def test_a_masked_field_stays_masked_and_is_kept(cast, anh, sign_in):
    client = sign_in(cast.an)
    for part in PARTS:
        assert CARD not in client.get(f"/dang-vien/{anh.pk}/sua/{part}/").content.decode()
    typed = {"full_name": anh.full_name, "gender": "female", "ethnicity": "Kinh"}
    assert send(client, anh, "ly-lich", **typed, other_names="Út").status_code == 302
    found = Member.unscoped.get(pk=anh.pk)
    assert (found.other_names, found.religion.reveal()) == ("Út", "Phật giáo")
    assert send(client, found, "ly-lich", **typed, forget=["identity_number"]).status_code == 200
    send(client, found, "ly-lich", **typed, forget=["religion"])
    found = Member.unscoped.get(pk=anh.pk)
    assert (found.religion, found.identity_number.reveal()) == (None, CARD)


def test_two_at_once(cast, anh, sign_in):
    members.correct(member=anh, computing="Cơ bản", by=cast.binh)
    answer = send(sign_in(cast.an), anh, "trinh-do", computing="Nâng cao")
    assert answer.status_code == 409
    assert answer.context["differences"] == [("tin học", "Cơ bản", "Nâng cao")]


def test_an_unknown_part_is_not_found(cast, anh, sign_in):
    assert sign_in(cast.an).get(f"/dang-vien/{anh.pk}/sua/khac/").status_code == 404


def test_days_of_service_follow_one_another(cast, anh):
    with pytest.raises(Refused, match="phải theo thứ tự"):
        members.correct(member=anh, discharged_on=date(1993, 1, 1), by=None)
    with pytest.raises(Refused, match="chưa đến"):
        members.correct(member=anh, recruited_on=date(2026, 11, 23), by=None)
