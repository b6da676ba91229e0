"""The ledger of dues, month by month: a cell's sheet of a year, one person's, the query itself."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection
from django.db.models import Q

from chibo.vietnamese.names import sort_key
from members.enums import LEFT_THE_PARTY
from members.models import DuesBook, Member, TemporaryStay, dues_key, dues_owner

from .dues_ledger import LEDGER


@dataclass(frozen=True)
class DuesMonth:
    """Somebody's month in one cell's book; amounts in đồng, None is not recorded.

    `stay_id` is 0 of a member, `member_id` of a guest from elsewhere.
    """

    unit_id: int
    member_id: int
    stay_id: int
    month: date
    owes: bool
    payable: bool
    settled: bool
    kept: bool
    payer: str | None
    amount: int | None
    percent: int | None
    ground: str | None
    due: int | None
    payment: int | None
    paid: int | None
    paid_on: date | None
    channel: str | None

    @property
    def key(self):
        """Whose month."""
        return dues_key(self.member_id, self.stay_id)

    @property
    def is_exempt(self):
        """Owes nothing this month, by decision."""
        return self.owes and self.percent == 100

    @property
    def is_unpaid(self):
        """Owed since the book began, and not paid in full, whether or not an amount is known."""
        return self.payable and self.kept and not self.settled

    @property
    def is_debt(self):
        """The same where an amount was written: without one nobody owes, the book asks for it."""
        return self.is_unpaid and self.due is not None

    @property
    def missing(self):
        """The đồng still owed."""
        return max((self.due or 0) - (self.paid or 0), 0) if self.is_debt else 0


FIELDS = ", ".join(DuesMonth.__dataclass_fields__)


@dataclass(frozen=True)
class DuesPerson:
    """Somebody of a cell's book: a member, or a guest whose home is not kept here."""

    sort_key: str
    key: str
    full_name: str
    member_id: int | None = None
    stay_id: int | None = None


def dues_months(units, first, last, person=None):
    """Every month owed or paid in these cells, from one month to another, both included; those of
    one member or guest only, where one is given."""
    rows = ask(f"{LEDGER} SELECT {FIELDS} FROM ledger", units, first, last, person)
    return [DuesMonth(*row) for row in rows]


def dues_of(person, cells, year):
    """The months of a member or guest in a year, in those of the cells to which they belonged."""
    if isinstance(person, Member):
        units = person.affiliations.filter(unit__in=cells).values_list("unit", flat=True)
    else:
        paid_to = DuesBook.unscoped.filter(payments__stay=person).values("unit")
        there = Q(pk=person.host_id) | Q(pk__in=paid_to)
        units = cells.filter(there).values_list("pk", flat=True)
    found = dues_months(units, date(year, 1, 1), date(year, 12, 1), person)
    return sorted(found, key=lambda line: line.month)


def dues_version(unit):
    """The version of the cell's book; 0 while nobody began one."""
    return DuesBook.unscoped.filter(unit=unit).values_list("version", flat=True).first() or 0


def dues_sheet(unit, year):
    """(version, people by given name, {(person's key, month's first day): DuesMonth}) of a year."""
    found = dues_months([unit.pk], date(year, 1, 1), date(year, 12, 1))
    boxes = {(line.key, line.month): line for line in found}
    members = Member.unscoped.filter(pk__in={line.member_id for line in found})
    guests = TemporaryStay.unscoped.filter(pk__in={line.stay_id for line in found})
    return dues_version(unit), dues_people(members, guests), boxes


def dues_people(members, guests):
    """These members and guests in one list, by given name."""
    found = [
        DuesPerson(key, dues_key(pk, None), name, member_id=pk)
        for pk, name, key in members.values_list("pk", "full_name", "sort_key").order_by()
    ]
    for pk, name in guests.values_list("pk", "guest_name").order_by():
        found.append(DuesPerson(sort_key(name), dues_key(None, pk), name, stay_id=pk))
    return sorted(found, key=lambda person: (person.sort_key, person.member_id or 0, person.key))


def full_month(day):
    """The first day of the last month that is over on a day."""
    first = day.replace(day=1)
    is_over = day.day == monthrange(day.year, day.month)[1]
    return first if is_over else (first - timedelta(days=1)).replace(day=1)


def ask(sql, units, first, last, person=None, today=None):
    """The rows of a query over the ledger; `units` are cells or their numbers."""
    who = dues_owner(person.dues_key) if person else {}
    with connection.cursor() as cursor:
        cursor.execute(
            sql,
            {
                "units": [getattr(unit, "pk", unit) for unit in units],
                "first": first,
                "last": last,
                "member": who.get("member_id"),
                "stay": who.get("stay_id"),
                "today": today,
                "left": list(LEFT_THE_PARTY),
            },
        )
        return cursor.fetchall()
