"""The cell's account of its dues: collected, kept, to be sent up, sent, month by month."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Sum
from django.db.models.functions import Coalesce, TruncMonth

from chibo.queries import recorded_rules
from members.models import DuesPayment, DuesRemittance, DuesRetention
from members.regulations import retained

from .dues import dues_months


@dataclass
class AccountLine:
    """A month, a quarter or a year. Money by the day it came or went; people by the last month.

    What depends on a share nobody wrote down is None, and so is everything that follows from it.
    """

    name: str
    members: int | None = None
    exempt: int | None = None
    unpaid: int | None = None
    collected: int = 0
    kept: int | None = 0
    sent: int = 0
    balance: int | None = 0

    @property
    def to_send(self):
        """What is the committee's of the money collected."""
        return None if self.kept is None else self.collected - self.kept

    @property
    def is_ahead(self):
        """A month that has not begun, and nobody paid or sent anything in it."""
        return self.members is None and not self.collected and not self.sent


@dataclass
class DuesAccount:
    """The account of a cell's year: `lines` are months with their quarters between, then the year.

    `opening` is what earlier years left unsent, None where that cannot be said.
    """

    opening: int | None = 0
    lines: list = field(default_factory=list)

    @property
    def year(self):
        """The whole year."""
        return self.lines[-1]


def dues_account(unit, year, today):
    """Part II of the dues book, up to the month that runs."""
    money = _money(unit)
    people = _people(unit, year, today)
    account = DuesAccount(opening=_balance(m for month, m in money.items() if month.year < year))
    balance, quarter, whole = account.opening, None, AccountLine(f"Năm {year}", kept=0)
    for number in range(1, 13):
        month = date(year, number, 1)
        if number % 3 == 1:
            quarter = AccountLine(f"Quý {('I', 'II', 'III', 'IV')[number // 3]}", kept=0)
        line = money.get(month) or AccountLine("")
        line.name = f"Tháng {number}"
        line.members, line.exempt, line.unpaid = people.get(number, (None, None, None))
        balance = None if None in (balance, line.to_send) else balance + line.to_send - line.sent
        line.balance = balance
        for total in (quarter, whole):
            _add(total, line)
        account.lines += [line, quarter] if number % 3 == 0 else [line]
    account.lines.append(whole)
    return account


def unsent(unit):
    """Đồng of all years that the cell has not sent up; None where a share was not written."""
    return _balance(_money(unit).values())


def retention_of(unit, month):
    """The share a cell keeps in a month, in percent; None where none is written."""
    found = DuesRetention.unscoped.filter(unit=unit, valid__contains=month).first()
    return found.percent if found else None


def _money(unit):
    """{month: AccountLine} with what came in and went out, of every year of the book."""
    lines = defaultdict(lambda: AccountLine(""))
    came = (
        DuesPayment.unscoped.filter(book__unit=unit)
        .once()
        .annotate(at=TruncMonth(Coalesce(F("paid_on"), F("month"))))
    )
    for month, amount in came.values_list("at").annotate(Sum("amount")).order_by():
        lines[month].collected = amount
    went = DuesRemittance.unscoped.filter(book__unit=unit, annulled_because="")
    for month, amount in (
        went.annotate(at=TruncMonth("on")).values_list("at").annotate(Sum("amount")).order_by()
    ):
        lines[month].sent = amount
    shares = list(DuesRetention.unscoped.filter(unit=unit))
    rules = recorded_rules("dues")
    for month, line in lines.items():
        share = _in_force(shares, month)
        rule = _in_force(rules, month)
        line.kept = _kept(line.collected, share, rule.parameters["round_to"] if rule else 1)
    return dict(lines)


def _in_force(dated, month):
    return next((row for row in dated if month in row.valid), None)


def _kept(collected, share, round_to):
    if not collected:
        return 0
    return None if share is None else retained(collected, share.percent, round_to)


def _balance(lines):
    total = 0
    for line in lines:
        if line.to_send is None:
            return None
        total += line.to_send - line.sent
    return total


def _people(unit, year, today):
    """{month number: (members owing, of them exempt, unpaid)} for months that have begun."""
    last = min(date(year, 12, 1), today.replace(day=1))
    counts = {}
    for line in dues_months([unit.pk], date(year, 1, 1), last):
        members, exempt, unpaid = counts.get(line.month.month, (0, 0, 0))
        counts[line.month.month] = (
            members + line.owes,
            exempt + line.is_exempt,
            unpaid + line.is_unpaid,
        )
    return counts


def _add(total, line):
    """A month into its quarter and year: money adds up, people are those of the last month."""
    total.collected += line.collected
    total.sent += line.sent
    total.kept = None if None in (total.kept, line.kept) else total.kept + line.kept
    total.balance = line.balance
    if line.members is not None:
        total.members, total.exempt, total.unpaid = line.members, line.exempt, line.unpaid
