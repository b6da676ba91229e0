"""What a slip of transfer is written from: the person, both ends, dues, dossier and days."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Min

from chibo.queries import holidays, letterhead
from members.enums import Step
from members.models import DuesPayment, Event, Inspection, Member
from members.regulations import Transfers, add_working_days, not_under_inspection

from .dossiers import CheckList, check_list
from .dues import dues_months
from .lives import life_rule
from .roll import roster

SLIPS = (Step.TRANSFERRED, Step.MOVED)


@dataclass(frozen=True)
class PaidUp:
    """The last month up to which nothing is owed, None while the book does not say.

    `debts` are the months before the slip's that were not paid in full; `exempt` says that the last
    month was let off.
    """

    until: date | None = None
    debts: tuple = ()
    exempt: bool = False


@dataclass(frozen=True)
class Slip:
    """The data of one slip; `event` is the transfer or move, None while it is ahead.

    `last_day` is the last one on the cell's roll, today while the transfer is ahead; `place` is the
    number of the member in the cell's list of that day (số SĐV). `held_up` are the findings that
    stand against a transfer.
    """

    member: Member
    unit: object
    on: date
    goes_to: str
    last_day: date
    from_cell: str
    from_committee: str
    post: str
    place: int | None
    paid: PaidUp
    dossier: CheckList
    rule: Transfers
    present_by: date
    event: Event | None = None
    held_up: list = field(default_factory=list)


def has_slip(event):
    """Whether the step is a transfer or move that holds."""
    return Event.unscoped.standing().filter(pk=event.pk, kind__in=SLIPS).exists()


def slip_of(member, *, on, today, goes_to="", event=None):
    """What the slip of that day says; of a recorded transfer, from the cell that was left."""
    unit = event.unit if event else member.unit
    on = event.on if event else on
    last_day = on - timedelta(days=1) if event else min(on, today)
    rule = life_rule("transfer", on)
    left = letterhead(unit, last_day)
    return Slip(
        member=member,
        unit=unit,
        on=on,
        goes_to=_destination(event) if event else goes_to,
        last_day=last_day,
        from_cell=left.name,
        from_committee=left.parent,
        post=_post(member, unit, last_day),
        place=_place(member, unit, last_day),
        paid=paid_up(_months(member, unit, on), on),
        dossier=check_list(member),
        rule=rule,
        present_by=add_working_days(on, rule.present_working_days, holidays()),
        event=event,
        held_up=[] if event else _held_up(member, on, rule),
    )


def paid_up(months, on):
    """Up to which month nothing is owed, of `months` (DuesMonth) of one member in one cell's book.

    Months paid ahead count, months let off ahead do not.
    """
    here = on.replace(day=1)
    until, exempt, debts, owing = None, False, [], False
    for line in sorted(months, key=lambda line: line.month):
        if line.is_unpaid:
            owing = True
            if line.month < here:
                debts.append(line.month)
        elif line.kept and not owing and (line.settled or line.month <= here):
            until, exempt = line.month, line.is_exempt
    return PaidUp(until, tuple(debts), exempt)


def _months(member, unit, on):
    paid = DuesPayment.unscoped.filter(book__unit=unit)
    began = paid.aggregate(began=Min("month"))["began"]
    return dues_months([unit], began, date(on.year, 12, 1), member) if began else []


def _destination(event):
    if event.host is None:
        return event.place
    host = letterhead(event.host, event.on)
    return ", ".join(filter(None, (host.name, host.parent)))


def _post(member, unit, on):
    held = member.offices.on(on).filter(unit=unit).first()
    return held.get_post_display() if held else ""


def _place(member, unit, on):
    listed = list(roster([unit], on).values_list("member", flat=True))
    return listed.index(member.pk) + 1 if member.pk in listed else None


def _held_up(member, on, rule):
    about = Inspection.unscoped.under_way(on).filter(inspected__member=member)
    return list(not_under_inspection(about.values_list("notified_on", flat=True), rule))
