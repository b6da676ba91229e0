"""Inspections and supervisions: what was concluded, and about whom."""

from django.db.models import Count as SqlCount
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from chibo.indicators import Count, Indicator, Kind
from chibo.tallies import by_cell, tally
from members.models import Inspection, Spell
from members.queries import concluded_about, planned

from .counting import people


@tally(Count(0, 0))
def count_inspections(units, period, kind=None, mode=None):
    """Inspections and supervisions concluded within the period, out of those planned for it.

    One belongs to the period in which its quarter begins (without a quarter, its year); what is
    done later counts where it was concluded. Dropped ones count nowhere.
    """
    done = Q(concluded_on__range=(period.start, period.end))
    part, whole = SqlCount("pk", filter=done), SqlCount("pk", filter=planned(period))
    return by_cell(_inspections(kind, mode), units, cell="plan__unit", part=part, whole=whole)


def concluded_inspections(unit, period, kind=None, mode=None):
    """Which were concluded."""
    done = _inspections(kind, mode).concluded(period.start, period.end)
    return done.within([unit.path]).select_related("plan").order_by("concluded_on", "pk")


def _inspections(kind, mode):
    wanted = {name: value for name, value in (("kind", kind), ("mode", mode)) if value}
    return Inspection.unscoped.standing().filter(**wanted)


@tally(Count(0, 0))
def count_inspected(units, period, at_least=1):
    """Members of the last day whom at least so many concluded ones were about, out of all.

    Wherever they were concluded: somebody who moved brings theirs along.
    """
    seen = SqlCount("pk", filter=Q(times__gte=at_least))
    return by_cell(_times_inspected(period), units, part=seen, whole=SqlCount("pk"))


def inspected_members(unit, period, at_least=1):
    """Who they are."""
    return people(_times_inspected(period).filter(times__gte=at_least), unit)


def _times_inspected(period):
    mine = concluded_about(period).filter(member=OuterRef("member")).order_by().values("member")
    times = Subquery(mine.annotate(times=SqlCount("pk")).values("times"))
    return Spell.unscoped.on(period.end).alias(times=Coalesce(times, 0))


INDICATORS = (
    Indicator(
        "inspections",
        "Cuộc kiểm tra, giám sát đã kết luận",
        Kind.FLOW,
        "cuộc",
        count_inspections,
        concluded_inspections,
        ("kind", "mode"),
    ),
    Indicator(
        "members_inspected",
        "Đảng viên được kiểm tra, giám sát",
        Kind.DISTINCT,
        "đảng viên",
        count_inspected,
        inspected_members,
        ("at_least",),
    ),
)
