"""What the ledger of dues adds up to: paid out of due by cell, and who is behind."""

from dataclasses import dataclass
from datetime import timedelta

from chibo.models import Unit
from chibo.vietnamese.names import sort_key
from members.models import DuesPayment, dues_key

from .dues import ask, full_month
from .dues_ledger import LEDGER

LOOK_BACK = timedelta(days=730)


@dataclass(frozen=True)
class DuesDebt:
    """Somebody of a cell behind by whole months; `amount` counts what is known to be due.

    `stay_id` is 0 of a member, `member_id` of a guest from elsewhere.
    """

    unit_id: int
    member_id: int
    stay_id: int
    full_name: str
    months: list
    amount: int

    @property
    def key(self):
        """Whose debt."""
        return dues_key(self.member_id, self.stay_id)


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
    by_name = kept.order_by("member__sort_key", "member_id", "stay__guest_name", "stay_id", "month")
    return by_name.select_related("member", "stay")


def dues_debts(units, today):
    """Who, being on the cell's roll or its guest today, is behind with months that are over (F2).

    Months of which nobody wrote an amount are no debt of the member's: the book asks for it.
    """
    last = full_month(today)
    found = ask(
        f"""{LEDGER} SELECT l.unit_id, l.member_id, l.stay_id,
        coalesce(p.full_name, g.guest_name), array_agg(l.month ORDER BY l.month),
        sum(coalesce(l.due, 0) - coalesce(l.paid, 0)), p.sort_key
        FROM ledger l LEFT JOIN members_member p ON p.id = l.member_id
        LEFT JOIN members_temporarystay g ON g.id = l.stay_id
        WHERE l.payable AND l.due > 0 AND l.kept AND NOT l.settled
          AND (g.valid @> %(today)s::date OR EXISTS (
            SELECT FROM members_spell s WHERE s.member_id = l.member_id
            AND s.unit_id = l.unit_id AND s.valid @> %(today)s::date))
        GROUP BY l.unit_id, l.member_id, l.stay_id, p.full_name, g.guest_name, p.sort_key
        ORDER BY l.unit_id, l.member_id, l.stay_id""",
        units,
        (last - LOOK_BACK).replace(day=1),
        last,
        today=today,
    )
    debts = [(key, DuesDebt(*row)) for *row, key in found]
    debts.sort(key=lambda pair: (pair[1].unit_id, pair[0] or sort_key(pair[1].full_name)))
    return [debt for _, debt in debts]


def _over(period, today):
    """The months of a period that are over: dues of a running month are not yet late."""
    first = period.start
    if first.day > 1:
        first = (first.replace(day=1) + timedelta(days=31)).replace(day=1)
    return first, full_month(min(period.end, today))
