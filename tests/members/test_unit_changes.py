"""Members when units change: all moved at once, and put back where they were."""

from datetime import date

import pytest

from chibo.actions import reorganisations
from chibo.queries.unit_changes import merging, placing, splitting
from chibo.regulations import Refused
from members.actions import affiliations, candidates, dues_account, events, members
from members.enums import Step
from members.models import DuesPayment
from members.queries import dues_of
from members.queries.unit_changes import preview

from .dues import MONTHS, assess, pay, receive
from .people import enlist, enter, enter_probationary

ON = date(2026, 7, 1)


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


def test_guests_and_their_dues_go_on_in_the_cell_that_stays(cast):
    guest = receive(cast.a1)
    assess(cast.a1, guest, month=MONTHS[4])
    pay(cast.a1, guest, 4, 5, 8)
    told = {line.what: line.number for line in preview(merging([cast.a1], cast.a2, ON))}
    assert told["người đang sinh hoạt tạm thời ở đó"] == 1
    act = merge(cast)
    guest.refresh_from_db()
    assert (guest.unit, guest.host, guest.version) == (cast.a2, cast.a2, 1)
    months = dues_of(guest, type(cast.a1).unscoped.all(), 2026)
    where = {line.month.month: line.unit_id for line in months}
    assert where == {n: cast.a1.pk if n in (4, 5, 8) else cast.a2.pk for n in range(4, 13)}
    assert all(line.due == 50_000 for line in months if line.owes)
    pay(cast.a2, guest, 7)
    reorganisations.undo(act=act, by=cast.giang)
    guest.refresh_from_db()
    assert (guest.unit, guest.host) == (cast.a1, cast.a1)
    assert DuesPayment.unscoped.filter(stay=guest).count() == 4


def test_a_member_who_lives_with_an_ending_cell_lives_with_the_next(cast):
    stay = {"form": "work", "host": cast.a1, "until": date(2026, 12, 1), "by": None}
    away, home = enter(cast.b1), enter(cast.a2, full_name="Hồ Văn Nhà")
    for member in (away, home):
        events.record(member=member, kind=Step.AWAY, on=date(2026, 5, 12), **stay)
    act = merge(cast)
    assert away.temporary_stays.get().host == cast.a2
    assert home.temporary_stays.get().host == cast.a1, "nobody is the guest of their own cell"
    reorganisations.undo(act=act, by=cast.giang)
    assert away.temporary_stays.get().host == cast.a1
