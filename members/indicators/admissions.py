"""Admissions as a rate of the members there were before them."""

from datetime import timedelta

from django.db.models import Count as SqlCount
from django.db.models import OuterRef, Subquery

from chibo.indicators import Count, Indicator, Kind
from chibo.models import Unit
from members.models import Spell

from .counting import ids
from .register import admitted, admitted_members


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
    counted = Unit.unscoped.filter(pk__in=ids(units)).order_by()
    counted = counted.annotate(
        part=Subquery(done.annotate(n=SqlCount("pk")).values("n")),
        whole=Subquery(base.order_by().values("unit").annotate(n=SqlCount("pk")).values("n")),
    )
    found = counted.values_list("pk", "part", "whole")
    return {unit: Count(part or 0, whole or 0) for unit, part, whole in found}


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
