"""What the ledger of dues adds up to: paid out of due by cell, and who is behind."""

from dataclasses import dataclass
from datetime import timedelta

from chibo.models import Unit
from members.models import DuesPayment

from .dues import LEDGER, ask, full_month

LOOK_BACK = timedelta(days=730)


@dataclass(frozen=True)
class DuesDebt:
    """One member of a cell behind by whole months; `amount` counts what is known to be due."""

    unit_id: int
    member_id: int
    full_name: str
    months: list
    amount: int


def dues_counts(units, period, today):
    """{unit: (months paid, months due, đồng paid, đồng due)} for months that are over."""
    found = ask(
        f"""{LEDGER} SELECT unit_id, count(*) FILTER (WHERE payable AND kept AND settled),
        count(*) FILTER (WHERE payable AND kept), coalesce(sum(paid), 0),
        coalesce(sum(due) FILTER (WHERE payable AND kept), 0) FROM ledger GROUP BY unit_id""",
        units,
        *_over(period, today),
    )
    return {unit: figures for unit, *figures in found}


def dues_paid_in(unit, period, today, *, settled):
    """The payments behind those numbers in a unit's subtree: of months settled, or all."""
    cells = Unit.unscoped.below(unit).values_list("pk", flat=True)
    condition = "payable AND kept AND settled" if settled else "payment IS NOT NULL"
    found = ask(
        f"{LEDGER} SELECT payment FROM ledger WHERE {condition}", cells, *_over(period, today)
    )
    kept = DuesPayment.unscoped.filter(pk__in=[payment for (payment,) in found])
    return kept.select_related("member").order_by("member__sort_key", "member_id", "month")


def dues_debts(units, today):
    """Who, being on the cell's roll today, is behind with months that are over (F2).

    Months of which nobody wrote an amount are no debt of the member's: the book asks for it.
    """
    last = full_month(today)
    found = ask(
        f"""{LEDGER} SELECT l.unit_id, l.member_id, p.full_name,
        array_agg(l.month ORDER BY l.month), sum(coalesce(l.due, 0) - coalesce(l.paid, 0))
        FROM ledger l JOIN members_member p ON p.id = l.member_id
        WHERE l.payable AND l.due > 0 AND l.kept AND NOT l.settled AND EXISTS (
            SELECT FROM members_spell s WHERE s.member_id = l.member_id
            AND s.unit_id = l.unit_id AND s.valid @> %(today)s::date)
        GROUP BY l.unit_id, l.member_id, p.full_name, p.sort_key
        ORDER BY l.unit_id, p.sort_key, l.member_id""",
        units,
        (last - LOOK_BACK).replace(day=1),
        last,
        today=today,
    )
    return [DuesDebt(*row) for row in found]


def _over(period, today):
    """The months of a period that are over: dues of a running month are not yet late."""
    first = period.start
    if first.day > 1:
        first = (first.replace(day=1) + timedelta(days=31)).replace(day=1)
    return first, full_month(min(period.end, today))
