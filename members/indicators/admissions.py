"""Admissions as a rate of the members there were before them."""

from datetime import timedelta

from django.db.models import Count as SqlCount
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from chibo.indicators import Count, Indicator, Kind
from chibo.models import Unit
from chibo.tallies import by_cell, tally
from members.models import Spell

from .register import admitted, admitted_members


@tally(Count(0, 0))
def count_admission_rate(units, period):
    """People whose ceremony fell within the period, out of the members of the base day: the day
    before the period begins, be it of a year or of a term.

    That evening is the "end of the previous year" and the "start of the year" in one, and somebody
    admitted on the first day is not their own base. A cell founded within the period has a base of
    nobody, hence no rate of its own.
    """
    here = {"unit": OuterRef("pk")}
    done = admitted(period).filter(**here).order_by().values("unit")
    base = Spell.unscoped.on(period.start - timedelta(days=1)).filter(**here)
    part = Subquery(done.annotate(n=SqlCount("pk")).values("n"))
    whole = Subquery(base.order_by().values("unit").annotate(n=SqlCount("pk")).values("n"))
    return by_cell(
        Unit.unscoped, units, cell="pk", part=Coalesce(part, 0), whole=Coalesce(whole, 0)
    )


INDICATORS = (
    Indicator(
        "admission_rate",
        "Tỷ lệ kết nạp đảng viên",
        Kind.FLOW,
        "đảng viên",
        count_admission_rate,
        admitted_members,
    ),
)
