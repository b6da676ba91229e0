"""Who belonged to a cell and left it: what the cell keeps of them, by its own period alone."""

from dataclasses import dataclass

from django.db.models import F, Q

from members.enums import Ending
from members.models import Affiliation, Event, Office, Rating


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
