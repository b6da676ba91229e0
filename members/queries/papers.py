"""What the printed registers list, each in one query."""

from collections import defaultdict

from django.db.models import F, OuterRef, Q, Subquery

from chibo.access import Permission
from chibo.queries import tree_on
from members.enums import Step
from members.models import Affiliation, Event

from .movements import cells_in
from .roll import roster


def cells_to_list(unit, user, *, on=None, period=None):
    """The cells of the unit as of then, as branches, of which the person may read names today."""
    branches = cells_in(unit, period) if period else tree_on(unit, on).cells
    paths = user.paths(Permission.READ_MEMBERS)
    return [b for b in branches if any(b.unit.path.startswith(path) for path in paths)]


def by_cell(branches, rows):
    """[(branch, its rows)] in the order of the branches."""
    found = defaultdict(list)
    for row in rows:
        found[row.unit_id].append(row)
    return [(branch, found[branch.unit.pk]) for branch in branches]


def roll_of(branches, on):
    """The spells of those cells on the day, with member and the member's unit of today."""
    return roster([b.unit.pk for b in branches], on).select_related("member__unit")


def departures(branches, period):
    """The stays that ended in the period, in the order of the days; `went_to` names a cell here."""
    next_stay = Affiliation.unscoped.filter(
        member=OuterRef("member"), valid__startswith=OuterRef("valid__endswith")
    )
    return (
        Affiliation.unscoped.filter(
            Q(valid__endswith__range=(period.start, period.end)),
            unit__in=[b.unit.pk for b in branches],
            valid__endswith__gt=F("member__ceremony_on"),
        )
        .select_related("member")
        .annotate(went_to=Subquery(next_stay.values("unit__short_name")[:1]))
        .order_by("valid__endswith", "member__sort_key", "pk")
    )


def helped_by(members, on):
    """{member id: {step: the latest event}} of mentors and classes of probation, up to a day."""
    ids = [member.pk for member in members]
    events = (
        Event.unscoped.standing()
        .filter(kind__in=(Step.MENTORED, Step.TAUGHT), on__lte=on)
        .filter(Q(member__in=ids) | Q(candidate__member__in=ids))
        .annotate(whose=F("member"), earlier=F("candidate__member"))
    )
    found = defaultdict(dict)
    for event in events:
        found[event.whose or event.earlier][Step(event.kind)] = event
    return found
