"""Who came by transfer and who left, by cause: the same turns of life as form 1 prints.

A transfer counts at the border of each cell; what moves between two cells of a committee stands on
both sides and comes to nothing when the one is taken from the other.
"""

from collections import Counter

from django.db.models import Q

from chibo.indicators import Count, Indicator, Kind
from chibo.tallies import ids
from members.enums import Ending, Entry
from members.models import Affiliation
from members.queries.movements import stays_turning, turns


def flow(key, label, cause):
    """Stays that began or ended by `cause` within the period, on the day written in the record."""

    def turned(where, period):
        found = turns(stays_turning(where, period), period)
        return [turn.stay for turn in found if turn.cause is cause]  # two lists share a word

    def count(units, period):
        wanted = ids(units)
        found = Counter(stay.unit for stay in turned(Q(unit__in=wanted), period))
        return {unit: Count(found[unit]) for unit in wanted}

    def rows(unit, period):
        there = Q(unit__path__startswith=unit.path)
        found = Affiliation.unscoped.filter(pk__in=[stay.pk for stay in turned(there, period)])
        return found.select_related("member", "unit")

    return Indicator(key, label, Kind.FLOW, "đảng viên", count, rows)


INDICATORS = (
    flow("transfers_in", "Chuyển sinh hoạt đảng chính thức đến", Entry.TRANSFERRED),
    flow("transfers_out", "Chuyển sinh hoạt đảng chính thức đi", Ending.TRANSFERRED),
    flow("deaths", "Đảng viên từ trần", Ending.DIED),
    flow("expulsions", "Khai trừ khỏi Đảng", Ending.EXPELLED),
    flow("removals", "Xóa tên trong danh sách đảng viên", Ending.REMOVED),
    flow("resignations", "Xin ra khỏi Đảng", Ending.RESIGNED),
)
