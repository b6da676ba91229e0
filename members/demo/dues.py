"""Two years of dues: most pay early in the month, some lag, the oldest are let off."""

from datetime import date, timedelta
from random import Random

from django.db.backends.postgresql.psycopg_any import DateRange

from members.enums import DuesChannel, Payer, ReliefGround
from members.models import (
    DuesBook,
    DuesPayment,
    DuesRelief,
    DuesRemittance,
    DuesRetention,
    DuesStanding,
    TemporaryStay,
    dues_owner,
)
from members.queries import dues_account, dues_months
from members.regulations import add_months

UNINSURED = ("Nông dân", "Buôn bán")
NEW_RATES = date(2026, 2, 1)
LAGGING = ((2, 4), (5, 2), (7, 1))
"""In every third cell: which of its members, and how many of the last months they owe."""


def build(units, members, today, rng):
    """Books of these cells since last January; the last cell has not begun one."""
    since = date(today.year - 1, 1, 1)
    standings = [row for member in members for row in _standings(member, since, today, rng)]
    standings += map(_standing_of_guest, TemporaryStay.unscoped.filter(member=None, host__in=units))
    DuesStanding.unscoped.bulk_create(standings)
    DuesRelief.unscoped.bulk_create(_reliefs(members, since, today))
    for place, unit in enumerate(units[:-1]):
        book = DuesBook.unscoped.create(unit=unit, version=1)
        DuesPayment.unscoped.bulk_create(_payments(book, place % 3 == 0, since, today, rng))
        DuesRetention.unscoped.create(
            unit=unit, percent=70, valid=DateRange(since, None), decision="Hướng dẫn của Đảng ủy"
        )
        remittances = [row for year in (since.year, today.year) for row in _sent(book, year, today)]
        DuesRemittance.unscoped.bulk_create(remittances)


def _standings(member, since, today, rng):
    if member.age(today) > 60:
        yield _standing(member, Payer.PENSIONER, rng.randrange(18, 46) * 1000, since)
    elif member.occupation in UNINSURED:
        until = NEW_RATES if since < NEW_RATES <= today else None
        yield _standing(member, Payer.WORKING, 10_000, since, until)
        if until:
            yield _standing(member, Payer.WORKING, 14_000, until)
    else:
        yield _standing(member, Payer.INSURED, rng.randrange(52, 145) * 1000, since)


def _standing_of_guest(stay):
    first = stay.valid.lower.replace(day=1)
    return DuesStanding(stay=stay, payer=Payer.INSURED, amount=64_000, valid=DateRange(first, None))


def _standing(member, payer, amount, since, until=None):
    return DuesStanding(member=member, payer=payer, amount=amount, valid=DateRange(since, until))


def _reliefs(members, since, today):
    """Fifty years in the Party; and one hardship, decided this year for half a year."""
    for member in members:
        if member.party_age(since) >= 50:
            ground, percent, valid = ReliefGround.PARTY_AGE, 100, DateRange(since, None)
            paper = "Nghị quyết chi bộ"
        elif member is members[8]:
            first = date(today.year, 1, 1)
            ground, percent = ReliefGround.HARDSHIP, 50
            valid, paper = DateRange(first, add_months(first, 6)), "Đơn có xác nhận của chi bộ"
        else:
            continue
        yield DuesRelief(member=member, ground=ground, percent=percent, valid=valid, decision=paper)


def _payments(book, lags, since, today, rng):
    this_month = today.replace(day=1)
    lines = dues_months([book.unit_id], since, this_month)
    lines.sort(key=lambda line: (line.month, line.member_id))
    people = sorted({line.member_id for line in lines} - {0})
    behind = {people[place]: months for place, months in LAGGING if lags and place < len(people)}
    for line in lines:
        owed = add_months(line.month, behind.get(line.member_id, 0)) >= this_month
        if not line.payable or not line.due or (line.member_id in behind and owed):
            continue
        dice = (
            rng if line.member_id else Random(line.month.toordinal())
        )  # a guest shifts nobody's days
        paid_on = line.month + timedelta(days=dice.randint(1, 9))
        if paid_on <= today:
            channel = dice.choices(list(DuesChannel), weights=(1, 2))[0]
            yield DuesPayment(
                book=book,
                month=line.month,
                amount=line.due,
                paid_on=paid_on,
                channel=channel,
                **dues_owner(line.key),
            )


def _sent(book, year, today):
    """What was due up at the end of each quarter that is over."""
    account = dues_account(book.unit, year, today)
    for number in range(1, 5):
        on = date(year, number * 3, 28)
        quarter = account.lines[number * 4 - 1]
        if on < today and quarter.to_send:
            note = f"Phiếu thu quý {number}"
            yield DuesRemittance(book=book, on=on, amount=quarter.to_send, note=note)
