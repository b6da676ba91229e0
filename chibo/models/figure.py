"""What the records count, kept: a page from above reads rows and counts nothing.

A row may always be counted anew from the records.
"""

from collections import Counter
from decimal import Decimal

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from chibo.indicators import Count

from .unit import Unit


class Numbers(models.Model):
    """One wide row of what the indicators count in a unit and all below it.

    `numbers` holds {indicator's key: what `kept` makes of it, None where nothing could be counted}.
    """

    numbers = models.JSONField("số liệu", default=dict, encoder=DjangoJSONEncoder)
    cells = models.PositiveIntegerField("số chi bộ")

    class Meta:
        abstract = True

    def tells(self, key):
        """(Count, in how many cells), or (None, 0) where nothing could be counted."""
        found = self.numbers.get(key)
        if found is None:
            return None, 0
        numerator, denominator, left_out, grades, cells = found
        given = tuple(Counter(grades).elements())
        return Count(_number(numerator), _number(denominator), left_out, given), cells


class Figure(Numbers):
    """What is counted in a unit and a year, at every unit of the tree.

    `fresh` ends when a record below is written; a running year also ages with the day.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField("năm")
    counted_to = models.DateField("tính đến hết ngày")
    counted_at = models.DateTimeField("tính lúc")
    fresh = models.BooleanField("còn đúng", default=True)

    objects = models.Manager()

    class Meta:
        verbose_name = "số liệu tổng hợp"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                name="figure_once",
                violation_error_message="Mỗi năm một tổ chức chỉ có một dòng số liệu.",
            )
        ]
        indexes = [
            models.Index(fields=["year"], condition=models.Q(fresh=False), name="figure_stale")
        ]

    def __str__(self):
        return f"{self.unit}, {self.year}"

    def answers(self, keys, day):
        """Whether the row still tells these indicators as of that day."""
        return self.fresh and self.counted_to == day and self.numbers.keys() >= set(keys)


def kept(count, cells):
    """A `Count` as it stands in a row, and in how many cells it could be counted."""
    grades = dict(count.distribution)
    return [count.numerator, count.denominator, count.left_out, grades, cells]


def _number(stored):
    """Amounts are kept as text: JSON's own fractions are not exact."""
    return Decimal(stored) if isinstance(stored, str) else stored
