"""Dues of the months that are over: member-months, and đồng."""

from django.utils import timezone

from chibo.indicators import Count, Indicator, Kind
from chibo.tallies import ids
from members.queries import dues_counts, dues_paid_in


def dues(key, label, measure, place, *, settled):
    """Dues of the months of the period that are over, out of what was due for them.

    `place` is that of the pair in `dues_counts`: member-months, or đồng.
    """

    def count(units, period):
        found = dues_counts(units, period, timezone.localdate())
        return {
            unit: Count(*found.get(unit, (0, 0, 0, 0))[place : place + 2]) for unit in ids(units)
        }

    def rows(unit, period):
        return dues_paid_in(unit, period, timezone.localdate(), settled=settled)

    return Indicator(key, label, Kind.AMOUNT, measure, count, rows)


INDICATORS = (
    dues("dues_paid", "Tháng đảng phí đã đóng đủ", "tháng", 0, settled=True),
    dues("dues_collected", "Đảng phí đã thu", "đồng", 2, settled=False),
)
