"""Who owes which month, what was paid, and what the numbers say. Today is 22 November 2026."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.history import acting
from chibo.indicators import Count, Period
from chibo.regulations import Conflict, Refused
from members.actions import affiliations, dues, dues_standing, events
from members.enums import Step
from members.indicators import INDICATORS
from members.models import DuesBook, DuesPayment, DuesRelief, DuesStanding
from members.queries import dues_debts, dues_months, dues_sheet, full_month
from members.regulations import due
from tests.cast import TODAY

from .dues import MONTHS, assess, pay, relieve
from .people import enter, enter_probationary

COUNT = {indicator.key: indicator for indicator in INDICATORS}
YEAR = Period.year(2026)


@pytest.fixture
def two(cast):
    """Two of A1 who owe 50.000 đ a month since January 2026."""
    found = [enter(cast.a1, full_name=name) for name in ("Nguyễn Thị Một", "Trần Văn Hai")]
    assess(cast.a1, *found)
    return found


def owing(unit, member):
    found = dues_months([unit.pk], MONTHS[1], MONTHS[12])
    return sorted(line.month.month for line in found if line.member_id == member.pk and line.owes)


# --- Who owes a month ---------------------------------------------------------------------------


def test_a_month_is_owed_where_one_was_on_its_first_day(cast, two):
    affiliations.move(member=two[0], unit=cast.a2, on=date(2026, 5, 12), by=cast.binh)
    assert owing(cast.a1, two[0]) == [1, 2, 3, 4, 5]
    assert owing(cast.a2, two[0]) == [6, 7, 8, 9, 10, 11, 12]


def test_whoever_lives_with_another_cell_owes_there(cast, two):
    stay = {"form": "work", "host": cast.a2, "until": date(2026, 12, 1), "by": None}
    events.record(member=two[0], kind=Step.AWAY, on=date(2026, 5, 12), **stay)
    events.record(member=two[0], kind=Step.RETURNED, on=date(2026, 9, 1), by=None)
    assert owing(cast.a2, two[0]) == [6, 7, 8]
    assert owing(cast.a1, two[0]) == [1, 2, 3, 4, 5, 9, 10, 11, 12]


def test_nothing_is_collected_from_the_suspended(cast, two):
    events.record(member=two[0], kind=Step.SUSPENDED, on=date(2026, 2, 1), by=None)
    events.record(member=two[0], kind=Step.REINSTATED, on=date(2026, 11, 1), by=None)
    assert owing(cast.a1, two[0]) == [1, 11, 12]


def test_what_was_paid_ahead_elsewhere_is_not_owed_again(cast, two):
    pay(cast.a1, two[0], 5, 6, 7)
    affiliations.move(member=two[0], unit=cast.a2, on=date(2026, 5, 12), by=cast.binh)
    assert owing(cast.a2, two[0]) == [8, 9, 10, 11, 12]


def test_whoever_is_admitted_owes_that_month_already(cast):
    admitted = enter_probationary(cast.a1, date(2026, 9, 17))
    assert owing(cast.a1, admitted) == [9, 10, 11, 12]


def test_whoever_comes_from_elsewhere_has_paid_that_month_there(cast):
    assert owing(cast.a1, enter(cast.a1, since=date(2026, 10, 2))) == [11, 12]


@pytest.mark.parametrize(
    ("ending", "last"), [("died", 4), ("removed", 4), ("expelled", 4), ("transferred", 5)]
)
def test_who_left_the_party_does_not_owe_the_month_of_leaving(cast, two, ending, last):
    affiliations.end(member=two[0], on=date(2026, 5, 20), ending=ending, by=cast.an)
    assert owing(cast.a1, two[0])[-1] == last


# --- How much -----------------------------------------------------------------------------------


def amounts(unit, member, *numbers):
    found = {line.month.month: line.due for line in dues_months([unit.pk], MONTHS[1], MONTHS[12])}
    return [found[number] for number in numbers]


def test_an_amount_holds_from_its_month_until_another(cast):
    member = enter(cast.a1)
    assess(cast.a1, member, amount=50_000, month=MONTHS[3])
    assess(cast.a1, member, amount=70_000, month=MONTHS[9])
    assess(cast.a1, member, amount=60_000, month=MONTHS[6])
    assess(cast.a1, member, amount=0, month=MONTHS[9])
    assert amounts(cast.a1, member, 2, 3, 5, 6, 8, 9, 12) == [
        None,
        50000,
        50000,
        60000,
        60000,
        0,
        0,
    ]
    assess(cast.a1, member, amount=40_000, month=MONTHS[1])
    assert amounts(cast.a1, member, 1, 2, 3) == [40_000, 40_000, 50_000]


def test_an_amount_beside_the_rate_is_asked_about(cast):
    member = enter(cast.a1)
    asked = {"unit": cast.a1, "month": MONTHS[6], "changed": {member.dues_key: ("student", 9000)}}
    with pytest.raises(Refused, match="không khớp") as refused:
        dues_standing.assess(**asked, by=cast.an)
    assert refused.value.confirmable
    dues_standing.assess(**asked, confirmed=True, by=cast.an)
    assert DuesStanding.unscoped.get().amount == 9000


def test_no_amount_for_somebody_of_another_cell(cast):
    with pytest.raises(Refused, match="vừa thay đổi"):
        assess(cast.a1, enter(cast.a2))


@pytest.mark.parametrize("percent", [30, 50, 70, 100])
def test_the_sheet_lets_off_what_the_rule_says(cast, percent):
    member = enter(cast.a1)
    assess(cast.a1, member, amount=55_000)
    relieve(member, percent=percent)
    left = due(55_000, percent, 1000)
    assert amounts(cast.a1, member, 1, 6, 7) == [left, left, 55_000]


def test_reliefs_do_not_overlap_and_are_judged(cast, two):
    relieve(two[0])
    with pytest.raises(Refused, match="đã được miễn, giảm rồi"):
        relieve(two[0], first=6, last=8)
    with pytest.raises(Refused, match="không quá 12 tháng"):
        relieve(two[1], last=None)
    with pytest.raises(Refused, match="mới 15 năm"):
        relieve(two[1], ground="party_age", percent=100, last=None)
    with pytest.raises(Refused, match="trước tháng bắt đầu"):
        relieve(two[1], first=6, last=5)


def test_a_relief_is_ended_earlier(cast, two):
    relieved = relieve(two[0], last=12)
    dues_standing.amend(
        relieved=relieved,
        ground="hardship",
        percent=50,
        first=MONTHS[1],
        last=MONTHS[3],
        decision="Nghị quyết 04",
        version=0,
        by=cast.an,
    )
    row = DuesRelief.unscoped.get()
    assert (row.last_month, row.decision, row.version) == (MONTHS[3], "Nghị quyết 04", 1)
    with pytest.raises(Conflict):
        dues_standing.amend(
            relieved=row,
            ground="hardship",
            percent=30,
            first=MONTHS[1],
            last=MONTHS[3],
            decision="x",
            version=0,
            by=cast.an,
        )


# --- Paying -------------------------------------------------------------------------------------


def paid(unit):
    _, _, boxes = dues_sheet(unit, 2026)
    return {
        (person, month.month): line.paid
        for (person, month), line in boxes.items()
        if line.paid is not None
    }


def test_only_the_boxes_that_changed_are_written(cast, two):
    one, other = two
    pay(cast.a1, one, 1, 2, 3, version=1)
    pay(cast.a1, other, 1, amount=0, version=2)
    pay(cast.a1, one, 2, amount=None, version=3)
    assert paid(cast.a1) == {
        (one.dues_key, 1): 50_000,
        (one.dues_key, 3): 50_000,
        (other.dues_key, 1): 0,
    }


def test_a_second_writer_is_told_and_changes_nothing(cast, two):
    pay(cast.a1, two[0], 1, version=1)
    with pytest.raises(Conflict):
        pay(cast.a1, two[0], 1, amount=1, version=1)
    assert paid(cast.a1) == {(two[0].dues_key, 1): 50_000}


def test_refused(cast, two):
    with pytest.raises(Refused, match="vừa thay đổi"):
        pay(cast.a1, enter(cast.a2, full_name="Người Khác"), 1)
    with pytest.raises(Refused, match="chưa đến"):
        pay(cast.a1, two[0], 1, paid_on=date(2026, 11, 23))
    with pytest.raises(Refused, match="do chi bộ thu"):
        pay(cast.a, two[0], 1)


def test_a_payment_is_corrected_with_the_version_of_the_book(cast, two):
    pay(cast.a1, two[0], 1)
    payment, version = DuesPayment.unscoped.get(), DuesBook.unscoped.get().version
    sent = {"amount": 45_000, "paid_on": date(2026, 1, 5), "channel": "portal", "by": cast.an}
    dues.correct(payment=payment, version=version, **sent)
    assert paid(cast.a1) == {(two[0].dues_key, 1): 45_000}
    with pytest.raises(Conflict):
        dues.correct(payment=payment, version=version, **sent)


# --- Debts --------------------------------------------------------------------------------------


def debts(unit):
    return [
        (debt.full_name, [month.month for month in debt.months], debt.amount)
        for debt in dues_debts([unit.pk], TODAY)
    ]


def test_debts_begin_with_the_book_and_end_with_the_month_that_is_over(cast, two):
    one, other = two
    assert debts(cast.a1) == []
    pay(cast.a1, one, 7, 8, 9, 10)
    pay(cast.a1, other, 8)
    pay(cast.a1, other, 9, amount=20_000)
    assert debts(cast.a1) == [("Trần Văn Hai", [7, 9, 10], 130_000)]
    affiliations.end(member=other, on=date(2026, 11, 20), ending="transferred", by=cast.an)
    assert debts(cast.a1) == []


def test_nobody_is_behind_who_is_let_off_or_owes_nothing(cast, two):
    pay(cast.a1, two[0], 1)
    relieve(two[0], percent=100, first=2, last=12)
    relieve(two[1], ground="allowance", percent=100, last=None)
    assess(cast.a1, enter(cast.a1, full_name="Lê Văn Không"), amount=0)
    assert debts(cast.a1) == []


@pytest.mark.parametrize(
    ("day", "month"),
    [(date(2026, 11, 22), 10), (date(2026, 11, 30), 11), (date(2026, 3, 1), 2)],
)
def test_a_month_is_over_on_its_last_day(day, month):
    assert full_month(day) == MONTHS[month]


# --- The numbers --------------------------------------------------------------------------------


def test_counted_by_hand(cast, two):
    """A1, Jan to Oct: Một pays all ten, Hai three and a part of the fourth, one month let off."""
    one, other = two
    pay(cast.a1, one, *range(1, 13))
    pay(cast.a1, other, 1, 2, 3)
    pay(cast.a1, other, 4, amount=20_000)
    relieve(other, percent=100, first=10, last=10)
    stranger = enter(cast.a2, full_name="Lê Thị Ba")
    assess(cast.a2, stranger, amount=10_000)
    pay(cast.a2, stranger, 10, amount=10_000)
    cells = [cast.a1, cast.a2, cast.b1]
    assert COUNT["dues_paid"].count(cells, YEAR) == {
        cast.a1.pk: Count(13, 19),
        cast.a2.pk: Count(1, 1),
        cast.b1.pk: Count(0, 0),
    }
    assert COUNT["dues_collected"].count(cells, YEAR) == {
        cast.a1.pk: Count(670_000, 950_000),
        cast.a2.pk: Count(10_000, 10_000),
        cast.b1.pk: Count(0, 0),
    }
    quarter = Period(date(2026, 4, 1), date(2026, 6, 30))
    assert COUNT["dues_paid"].count([cast.a1], quarter) == {cast.a1.pk: Count(3, 6)}
    rows = COUNT["dues_paid"].rows(cast.a, YEAR)
    assert rows.count() == 14
    assert {row.member.full_name for row in rows} == {one.full_name, other.full_name, "Lê Thị Ba"}
    assert sum(row.amount for row in COUNT["dues_collected"].rows(cast.a, YEAR)) == 680_000


# --- What the database keeps --------------------------------------------------------------------


def refused(name, write):
    with acting(None, "thử"), pytest.raises(IntegrityError, match=name), transaction.atomic():
        write()


def test_the_database_keeps_the_book(cast, two):
    book = pay(cast.a1, two[0], 1)
    row = {"book": book, "member": two[0], "amount": 1, "channel": "cash"}
    create = DuesPayment.unscoped.create
    refused("dues_payment_once", lambda: create(**row, month=MONTHS[1]))
    refused("dues_payment_for_a_month", lambda: create(**row, month=date(2026, 2, 2)))
    wrong = row | {"channel": "khac"}
    refused("dues_payment_known_channel", lambda: create(**wrong, month=MONTHS[2]))
    refused("members_duesbook_unit", lambda: DuesBook.unscoped.create(unit=cast.a1))


SPAN = DateRange(MONTHS[1], MONTHS[6])


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({}, "dues_standing_one_at_a_time"),
        ({"valid": DateRange(date(2020, 1, 2), MONTHS[1])}, "dues_standing_whole_months"),
        ({"valid": DateRange(None, MONTHS[1])}, "dues_standing_whole_months"),
        ({"valid": DateRange(date(2020, 1, 1), date(2020, 2, 2))}, "dues_standing_whole_months"),
        ({"valid": DateRange(date(2020, 1, 1), MONTHS[1]), "payer": "x"}, "known_payer"),
    ],
)
def test_the_database_keeps_amounts(cast, two, fields, name):
    row = {"member": two[0], "payer": "insured", "amount": 1, "valid": SPAN} | fields
    refused(name, lambda: DuesStanding.unscoped.create(**row))


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"valid": SPAN}, "dues_relief_one_at_a_time"),
        ({"valid": DateRange(date(2020, 1, 2), MONTHS[1])}, "dues_relief_whole_months"),
        ({"ground": "x"}, "dues_relief_known_ground"),
        ({"percent": 40}, "dues_relief_sensible_percent"),
        ({"valid": DateRange(MONTHS[7], None)}, "dues_relief_of_hardship_ends"),
        ({"decision": ""}, "dues_relief_says_why"),
    ],
)
def test_the_database_keeps_reliefs(cast, two, fields, name):
    relieve(two[0])
    row = {"member": two[0], "ground": "hardship", "percent": 50, "decision": "NQ"}
    later = {"valid": DateRange(MONTHS[7], MONTHS[9])}
    refused(name, lambda: DuesRelief.unscoped.create(**row | later | fields))
