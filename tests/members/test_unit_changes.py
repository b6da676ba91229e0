"""Members when units change: all moved at once, and put back where they were."""

from datetime import date

import pytest

from chibo.actions import reorganisations, units
from chibo.indicators import Period
from chibo.queries.unit_changes import merging, placing, splitting
from chibo.regulations import Refused
from members.actions import (
    affiliations,
    candidates,
    dues_account,
    events,
    members,
    temporary_stays,
)
from members.enums import Step
from members.indicators import INDICATORS
from members.models import DuesPayment, DuesRelief, DuesStanding, Event, TemporaryStay
from members.queries import dues_of, life_of
from members.queries.unit_changes import preview

from .dues import MONTHS, assess, end, pay, receive, relieve
from .people import enlist, enter, enter_probationary

ON = date(2026, 7, 1)
COUNT = {indicator.key: indicator.count for indicator in INDICATORS}


def merge(cast):
    return reorganisations.merge(sources=[cast.a1], target=cast.a2, on=ON, by=cast.giang)


def test_each_kind_of_act_tells_what_becomes_of_the_members(cast):
    enter(cast.a1)
    new = cast.a2
    lines = [
        next(iter(preview(change)))
        for change in (
            merging([cast.a1], cast.a2, ON),
            placing(cast.a, cast.province, ON),
            splitting(cast.a1, [new], ON),
        )
    ]
    assert [(line.number, line.becomes.split(",")[0]) for line in lines] == [
        (1, "chuyển về Chi bộ Trường tiểu học An Lạc"),
        (1, "ở nguyên chi bộ"),
        (1, "ở lại cho tới khi bí thư hoặc văn phòng phân về chi bộ mới"),
    ]


def test_what_the_books_of_an_ending_cell_still_lack_is_told(cast):
    payer, debtor = enter(cast.a1), enter(cast.a1, full_name="Hồ Văn Nợ")
    assess(cast.a1, payer, debtor)
    pay(cast.a1, payer, 1, 2, 3, 4, 5, 6, paid_on=date(2026, 6, 30))
    pay(cast.a1, debtor, 1, paid_on=date(2026, 1, 30))
    dues_account.retain(unit=cast.a1, percent=30, month=date(2026, 1, 1), by=None)
    told = {line.what: line for line in preview(merging([cast.a1], cast.a2, ON)) if line.warns}
    assert {what: line.number for what, line in told.items()} == {
        "đảng viên còn nợ đảng phí": 1,
        "đồng đảng phí chưa nộp lên cấp trên": 7 * 35_000,
    }


def test_a_probation_goes_on_in_the_other_cell(cast):
    member = enter_probationary(cast.a1, date(2026, 1, 5))
    merge(cast)
    assert [(s.unit, s.status, s.valid.upper) for s in member.spells.all()] == [
        (cast.a1, "probationary", ON),
        (cast.a2, "probationary", None),
    ]


def test_whoever_died_before_the_day_stays_where_they_were(cast):
    member = enter(cast.a1)
    affiliations.end(member=member, on=date(2026, 5, 1), ending="died", by=cast.an)
    merge(cast)
    member.refresh_from_db()
    assert (member.unit, member.affiliations.count()) == (cast.a1, 1)


def test_a_member_who_left_the_other_cell_since_stands_against_taking_it_back(cast):
    member = enter(cast.a1)
    act = merge(cast)
    affiliations.end(member=member, on=date(2026, 8, 1), ending="died", by=cast.an)
    with pytest.raises(Refused, match="đã có 1 lần chuyển, tiếp nhận"):
        reorganisations.undo(act=act, by=cast.giang)


def test_a_step_of_a_candidate_since_stands_against_taking_it_back(cast):
    candidate = enlist(cast.a1)
    act = merge(cast)
    candidate.refresh_from_db()
    candidates.record(
        candidate=candidate, kind=Step.CERTIFIED, on=date(2026, 8, 1), number="12", by=None
    )
    with pytest.raises(Refused, match="đã ghi 1 bước kết nạp, công nhận"):
        reorganisations.undo(act=act, by=cast.giang)


def test_a_recognition_by_the_cell_that_took_them_stands_against_it(cast):
    member = enter_probationary(cast.a1, date(2025, 8, 5))
    act = merge(cast)
    member.refresh_from_db()
    members.recognise(member=member, official_on=date(2026, 8, 5), confirmed=True, by=cast.binh)
    with pytest.raises(Refused, match="đã ghi 1 bước"):
        reorganisations.undo(act=act, by=cast.giang)


def figures(cast, key, first=date(2026, 1, 1), last=date(2026, 6, 30)):
    """What both cells count for the first half of the year."""
    count = COUNT[key]([cast.a1, cast.a2], Period(first, last))
    return count[cast.a1.pk], count[cast.a2.pk]


def whole(guest):
    """The rows of a stay, the first one first."""
    return list(TemporaryStay.unscoped.filter(guest_name=guest.guest_name).order_by("valid"))


def test_guests_and_their_dues_go_on_in_the_cell_that_stays(cast):
    guest = receive(cast.a1)
    assess(cast.a1, guest, month=MONTHS[4])
    relieve(guest, first=9, last=10)
    pay(cast.a1, guest, 4, 5, 8)
    told = {line.what: line.number for line in preview(merging([cast.a1], cast.a2, ON))}
    assert told["người sinh hoạt tạm thời ở đó"] == 1
    before = figures(cast, "dues_paid"), figures(cast, "temporary_here")
    act = merge(cast)
    first, rest = whole(guest)
    assert (first.host, first.valid.upper) == (cast.a1, ON)
    assert (rest.unit, rest.host, rest.valid.lower, rest.valid.upper) == (
        cast.a2,
        cast.a2,
        ON,
        None,
    )
    assert (rest.continues, rest.first_day, rest.until) == (first, date(2026, 3, 2), guest.until)
    # The past stands where it was; from the day on they owe to the other cell, but what was paid
    # ahead to the old one is paid.
    assert (figures(cast, "dues_paid"), figures(cast, "temporary_here")) == before
    cells = type(cast.a1).unscoped.all()
    months = {
        line.month.month: line for stay in whole(guest) for line in dues_of(stay, cells, 2026)
    }
    owed = {n: line.unit_id for n, line in months.items() if line.owes}
    assert owed == dict.fromkeys((4, 5, 6), cast.a1.pk) | dict.fromkeys(
        (7, 9, 10, 11, 12), cast.a2.pk
    )
    assert (months[8].unit_id, months[8].paid, months[8].owes) == (cast.a1.pk, 50_000, False)
    assert (months[7].due, months[9].due) == (50_000, 25_000)
    with pytest.raises(Refused, match="nay tiếp tục ở"):
        end(first, date(2026, 8, 1))
    with pytest.raises(Refused, match="không bỏ được"):
        temporary_stays.drop(stay=rest, by=None)
    pay(cast.a2, rest, 7)
    assess(cast.a2, rest, month=MONTHS[11], amount=60_000)
    end(rest, date(2026, 11, 20))
    reorganisations.undo(act=act, by=cast.giang)
    (back,) = whole(guest)
    assert (back.pk, back.unit, back.host) == (guest.pk, cast.a1, cast.a1)
    assert back.valid.upper == date(2026, 11, 20), "that it ended was written since"
    assert DuesPayment.unscoped.filter(stay=guest).count() == 4
    rates = DuesStanding.unscoped.filter(stay=guest).order_by("valid")
    assert [row.amount for row in rates] == [50_000, 60_000]
    assert DuesRelief.unscoped.get().stay == back


def test_a_guest_who_left_after_the_day_of_the_merger_leaves_the_other_cell(cast):
    guest = receive(cast.a1)
    end(guest, date(2026, 10, 5))
    act = merge(cast)
    first, rest = whole(guest)
    assert (first.valid.upper, rest.valid.lower, rest.valid.upper) == (ON, ON, date(2026, 10, 5))
    reorganisations.undo(act=act, by=cast.giang)
    assert [stay.valid.upper for stay in whole(guest)] == [date(2026, 10, 5)]


def test_a_guest_who_came_after_that_day_came_to_the_other_cell(cast):
    guest = receive(cast.a1, on=date(2026, 8, 3))
    act = merge(cast)
    assert [stay.host for stay in whole(guest)] == [cast.a2]
    reorganisations.undo(act=act, by=cast.giang)
    assert [stay.host for stay in whole(guest)] == [cast.a1]


def test_a_cell_with_guests_is_not_closed(cast):
    receive(cast.a1)
    with pytest.raises(Refused, match="còn 1 người sinh hoạt tạm thời ở đó"):
        units.close(unit=cast.a1, on=ON, by=cast.giang)


AWAY = {"form": "work", "until": date(2026, 12, 1), "by": None}


def go(member, host, on=date(2026, 5, 12)):
    events.record(member=member, kind=Step.AWAY, on=on, host=host, **AWAY)


def rows(member):
    """(home, host, first day after it) of each row of the member's stays."""
    stays = member.temporary_stays.order_by("valid")
    return [(stay.unit, stay.host, stay.valid.upper) for stay in stays]


def test_a_member_who_lives_with_an_ending_cell_lives_with_the_next(cast):
    away = enter(cast.b1)
    go(away, cast.a1)
    before = figures(cast, "temporary_here")
    act = merge(cast)
    assert rows(away) == [(cast.b1, cast.a1, ON), (cast.b1, cast.a2, None)]
    assert figures(cast, "temporary_here") == before
    events.record(member=away, kind=Step.RETURNED, on=date(2026, 9, 1), by=None)
    assert rows(away)[1] == (cast.b1, cast.a2, date(2026, 9, 1))
    reorganisations.undo(act=act, by=cast.giang)
    assert rows(away) == [(cast.b1, cast.a1, date(2026, 9, 1))]


def test_a_member_of_an_ending_cell_is_away_from_the_next(cast):
    away = enter(cast.a1)
    go(away, cast.b1)
    before = figures(cast, "temporary_away")
    merge(cast)
    assert rows(away) == [(cast.a1, cast.b1, ON), (cast.a2, cast.b1, None)]
    assert figures(cast, "temporary_away") == before
    event = Event.unscoped.get(member=away, kind=Step.AWAY)
    events.annul(event=event, reason="nhầm", by=None)
    assert rows(away) == [], "the stay never was, at neither cell"


@pytest.mark.parametrize(("home", "host"), [("a2", "a1"), ("a1", "a2")])
def test_nobody_is_the_guest_of_their_own_cell(cast, home, host):
    member = enter(getattr(cast, home))
    go(member, getattr(cast, host))
    act = merge(cast)
    assert rows(member) == [(getattr(cast, home), getattr(cast, host), ON)]
    assert [event.kind for event in life_of(member)][-1] == Step.RETURNED
    reorganisations.undo(act=act, by=cast.giang)
    assert rows(member) == [(getattr(cast, home), getattr(cast, host), None)]
    assert [event.kind for event in life_of(member)][-1] == Step.AWAY


def test_who_was_a_guest_of_their_own_cell_may_go_elsewhere_again(cast):
    member = enter(cast.a2)
    go(member, cast.a1)
    merge(cast)
    go(member, cast.b1, on=date(2026, 8, 3))
    assert rows(member)[1:] == [(cast.a2, cast.b1, None)]
