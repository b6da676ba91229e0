"""Entering, correcting, recognising and opening a member's record."""

from datetime import date

import pytest

from chibo.models import Disclosure
from chibo.regulations import Conflict, Refused
from members.actions import events, members
from members.enums import Step
from members.models import BirthDateCorrection, Member, Spell

from .people import PLAIN, enter, enter_probationary

CARD, OTHER = "099170000001", "099170000002"


def found(refused):
    return [(f.code, f.field) for f in refused.value.findings]


def test_registering_writes_person_stay_and_spells(cast):
    member = members.register(
        unit=cast.a1, since=date(2010, 5, 19), reason="admitted", by=cast.an, **PLAIN
    )
    stay = member.affiliations.get()
    assert (stay.unit, stay.valid.lower, stay.valid.upper) == (cast.a1, date(2010, 5, 19), None)
    assert list(Spell.unscoped.values_list("status", "valid__startswith").order_by("valid")) == [
        ("probationary", date(2010, 5, 19)),
        ("official", date(2011, 5, 19)),
    ]
    assert member.unit == cast.a1


def test_everything_wrong_is_said_at_once_and_nothing_kept(cast):
    with pytest.raises(Refused) as refused:
        members.register(
            unit=cast.a1,
            since=date(2010, 5, 19),
            by=cast.an,
            **PLAIN
            | {
                "decided_on": date(2010, 6, 1),
                "card_number": "123",
                "old_card_number": "9",
                "record_number": "1",
            },
        )
    assert found(refused) == [
        ("M10", "card_number"),
        ("M10", "old_card_number"),
        ("M10", "record_number"),
        ("M6", "ceremony_on"),
    ]
    assert not Member.unscoped.exists()


def test_a_day_to_come_is_refused(cast):
    with pytest.raises(Refused, match="chưa đến"):
        enter(cast.a1, ceremony_on=date(2026, 11, 23), decided_on=None, official_on=None)


@pytest.mark.parametrize("name", ["card_number", "identity_number"])
def test_a_number_is_refused_when_somebody_holds_it_anywhere(cast, name):
    enter(cast.b1, full_name="Trần Thị Kín", **{name: CARD})
    with pytest.raises(Refused) as refused:
        enter(cast.a1, **{name: CARD})
    assert found(refused) == [("M10", name)]
    assert "Kín" not in str(refused.value), "whose it is stays untold"


def test_a_record_number_is_refused_when_taken(cast):
    enter(cast.b1, full_name="Trần Thị Kín", record_number="000001 HN")
    with pytest.raises(Refused, match="đã có trong sổ"):
        enter(cast.a1, record_number="000001hn")


def test_a_card_unlike_the_identity_number_waits_for_a_yes(cast):
    fields = PLAIN | {"card_number": CARD, "identity_number": OTHER}
    asked = {"unit": cast.a1, "since": date(2010, 5, 19), "by": cast.an, **fields}
    with pytest.raises(Refused) as refused:
        members.register(**asked)
    assert refused.value.confirmable
    assert members.register(**asked, confirmed=True).confirmations == ["M10"]


def test_a_namesake_born_the_same_day_waits_for_a_yes(cast):
    enter(cast.a1)
    same = PLAIN | {"full_name": "NGUYỄN THỊ ÁNH"}
    with pytest.raises(Refused, match="Đã có đồng chí Nguyễn Thị Ánh") as refused:
        members.register(unit=cast.a1, since=date(2010, 5, 19), by=cast.an, **same)
    assert found(refused) == [("duplicate", "full_name")] and refused.value.confirmable


def test_a_namesake_out_of_sight_is_not_told(cast):
    enter(cast.b1)
    members.register(unit=cast.a1, since=date(2010, 5, 19), by=cast.an, **PLAIN)
    assert Member.unscoped.count() == 2


def test_correcting_changes_only_what_is_given(cast):
    member = enter(cast.a1, card_number=CARD, phone="0123456789")
    after = members.correct(
        member=member, version=member.version, occupation="Giáo viên", by=cast.an
    )
    after.refresh_from_db()
    assert (after.occupation, after.phone, after.card_number.reveal()) == (
        "Giáo viên",
        "0123456789",
        CARD,
    )
    assert after.version == member.version + 1


def test_correcting_other_things_leaves_sealed_columns_alone(cast):
    """Written again under a new nonce they would look changed in the history."""
    member = enter(cast.a1, card_number=CARD)
    raw = Member.unscoped.filter(pk=member.pk).extra(select={"raw": "md5(card_number)"})
    before = raw.values_list("raw", flat=True).get()
    members.correct(member=member, occupation="Giáo viên", by=cast.an)
    assert raw.values_list("raw", flat=True).get() == before


def test_correcting_dates_rewrites_the_spells(cast):
    member = enter(cast.a1)
    members.correct(member=member, exempt_on=date(2020, 1, 1), by=cast.an)
    last = Spell.unscoped.get(valid__contains=date(2021, 1, 1))
    assert (last.status, last.exempt) == ("official", True)


def test_a_sealed_number_can_be_taken_away(cast):
    member = enter(cast.a1, card_number=CARD)
    members.correct(member=member, card_number="", by=cast.an)
    member.refresh_from_db()
    assert (member.card_number, member.card_blind) == (None, None)


@pytest.mark.parametrize("name", ["birth_date", "birth_precision", "unit"])
def test_correct_does_not_touch_what_has_an_act_of_its_own(cast, name):
    with pytest.raises(TypeError, match=name):
        members.correct(member=enter(cast.a1), by=cast.an, **{name: None})


def test_a_stale_version_overwrites_nothing(cast):
    member = enter(cast.a1)
    members.correct(member=member, version=member.version, occupation="Một", by=cast.an)
    with pytest.raises(Conflict) as conflict:
        members.correct(member=member, version=member.version, occupation="Hai", by=cast.binh)
    assert conflict.value.current.occupation == "Một"


def test_another_official_date_waits_for_a_yes_where_a_rule_is_on_record(cast):
    recent = enter_probationary(cast.a1, date(2024, 5, 19))
    with pytest.raises(Refused, match="19/05/2025") as refused:
        members.recognise(member=recent, official_on=date(2025, 6, 1), by=cast.an)
    assert refused.value.confirmable
    old = enter_probationary(
        cast.a1, date(1985, 5, 19), birth_date=date(1960, 1, 1), since=date(2000, 1, 1)
    )
    assert members.recognise(member=old, official_on=date(1986, 12, 1), by=cast.an).official_on


@pytest.mark.parametrize(("on", "refused"), [(date(2026, 9, 4), True), (date(2026, 9, 5), False)])
def test_nobody_is_official_or_looked_at_before_the_months_are_over(cast, on, refused):
    member = enter_probationary(cast.a1, date(2025, 9, 5))
    acts = (
        lambda: members.recognise(member=member, official_on=on, confirmed=True, by=None),
        lambda: events.record(
            member=member, kind=Step.PROPOSED, on=on, votes_for=6, votes_base=6, by=None
        ),
    )
    for act in reversed(acts):
        if refused:
            with pytest.raises(Refused, match=r"Đến 05/09/2026 mới đủ 12 tháng dự bị.*294-QĐ/TW"):
                act()
        else:
            act()


def test_recognition_makes_official_from_its_day(cast):
    member = enter_probationary(cast.a1, date(2024, 5, 19))
    members.recognise(member=member, official_on=date(2025, 5, 19), by=cast.an)
    states = [Spell.unscoped.on(day).get().status for day in (date(2025, 5, 18), date(2025, 5, 19))]
    assert states == ["probationary", "official"]


def test_a_birth_date_changes_on_record_only_m11(cast):
    member = enter(cast.a1)
    members.correct_birth_date(
        member=member,
        birth_date=date(1969, 1, 1),
        birth_precision="year",
        reason="Theo lý lịch gốc năm 2010",
        by=cast.an,
    )
    kept = BirthDateCorrection.unscoped.get()
    assert (kept.before, kept.after, kept.after_precision, kept.user) == (
        date(1970, 3, 15),
        date(1969, 1, 1),
        "year",
        cast.an,
    )
    member.refresh_from_db()
    assert member.birth_text == "1969"


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_birth_date_correction_says_why(cast, reason):
    with pytest.raises(Refused, match="căn cứ"):
        members.correct_birth_date(
            member=enter(cast.a1),
            birth_date=date(1969, 1, 1),
            birth_precision="year",
            reason=reason,
            by=cast.an,
        )


def test_revealing_leaves_a_trace(cast):
    member = enter(cast.a1, card_number=CARD)
    text = members.reveal(member=member, field="card_number", reason="Đối chiếu thẻ", by=cast.an)
    seen = Disclosure.objects.get()
    assert text == CARD
    assert (seen.user, seen.subject, seen.field, seen.reason) == (
        cast.an,
        f"member:{member.pk}",
        "card_number",
        "Đối chiếu thẻ",
    )


def test_revealing_without_a_reason_is_refused(cast):
    with pytest.raises(Refused, match="lý do"):
        members.reveal(
            member=enter(cast.a1, card_number=CARD), field="card_number", reason=" ", by=cast.an
        )
    assert not Disclosure.objects.exists()


def test_only_masked_fields_are_revealed(cast):
    with pytest.raises(TypeError, match="phone"):
        members.reveal(member=enter(cast.a1), field="phone", reason="x", by=cast.an)
