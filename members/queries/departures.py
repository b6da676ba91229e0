"""Who belonged to a cell and left it: what the cell keeps of them, by its own period alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from chibo.queries import closed_years
from members.enums import Ending, Step
from members.models import Affiliation, DuesPayment, Event, Office, Rating


@dataclass(frozen=True)
class Kept:
    """The records of one stay that has ended: what happened in that cell while it lasted."""

    stay: Affiliation
    steps: list
    offices: list
    ratings: list


def departures_seen(user, unit):
    """Stays that ended in the cells below a unit, the latest first; entries in error are none."""
    ended = Affiliation.visible_to(user, below=unit).filter(valid__upper_inf=False)
    ended = ended.exclude(ending=Ending.ANNULLED)
    return ended.select_related("member", "unit").order_by(F("valid__endswith").desc(), "-pk")


def kept_of(stay):
    """What its cell keeps of somebody who left, in three queries."""
    here = {"member": stay.member_id, "unit": stay.unit_id}
    lasted = Q(on__gte=stay.valid.lower, on__lte=stay.valid.upper)
    steps = Event.unscoped.standing().filter(lasted, **here).select_related("host", "person")
    offices = Office.unscoped.filter(valid__overlap=stay.valid, **here)
    ratings = Rating.unscoped.filter(
        member=stay.member_id,
        sheet__unit=stay.unit_id,
        sheet__year__gte=stay.valid.lower.year,
        sheet__year__lte=stay.valid.upper.year,
    )
    return Kept(
        stay,
        list(steps.order_by("on", "pk")),
        list(offices.order_by("valid")),
        list(ratings.select_related("sheet").order_by("-sheet__year")),
    )


@dataclass(frozen=True)
class WrittenAfter:
    """What the cell has on record of somebody from a day on which they were to be gone."""

    paid_to: date | None
    rated: Sequence[int]
    closed: Sequence[int]


def written_after(departure):
    """What stands in the way of an event by which a member goes, before it is written."""
    member, on = departure.member, departure.on
    mine = DuesPayment.unscoped.filter(book__unit=member.unit, member=member, amount__gt=0)
    return WrittenAfter(
        mine.filter(_not_owed(departure)).values_list("month", flat=True).last(),
        [] if departure.kind == Step.AWAY else _decided_after(member, on),
        closed_years(member.unit, on.year),
    )


def _not_owed(departure):
    """The months owed elsewhere, or nowhere: those whose first day the member is not there.

    A slip says up to which day dues are paid ahead; whoever is away owes at home again later.
    """
    until = departure.until
    if until is None:
        return Q(month__gte=departure.on)
    if departure.kind == Step.AWAY:
        return Q(month__gte=departure.on, month__lt=until)
    return Q(month__gte=departure.on, month__gt=until)


def _decided_after(member, on):
    """The years of which the cell's sheet has a level decided since, for who was gone by then."""
    decided = Rating.unscoped.exclude(decided="").filter(
        member=member, sheet__unit=member.unit, sheet__year__gte=on.year, sheet__decided_on__gte=on
    )
    return list(decided.order_by("sheet__year").values_list("sheet__year", flat=True))
