"""Numbers that the database counts by itself: one statement answers every question of a page."""

from dataclasses import dataclass
from functools import update_wrapper

from django.db.models import BigIntegerField, F, Value
from django.db.models.functions import Cast

from chibo.indicators import Count, Indicator, Period

ALONE = Cast(Value(None), BigIntegerField())
"""The whole of a number that has none."""
NOBODY = Value(0, BigIntegerField())
COLUMNS = ("cell", "part", "whole", "left_out")


class Tally:
    """The `count` of an indicator that is one query, so that many can be asked together.

    `query(units, period, **parameters)` gives the `COLUMNS` for every cell in which something was
    found. The others have counted `nothing`; where that is None they give no number.
    """

    def __init__(self, query, nothing):
        self.query, self.nothing = query, nothing
        update_wrapper(self, query)

    def __call__(self, units, period, **parameters):
        counts = self.before(units)
        if units:
            for cell, *numbers in self.query(units, period, **parameters).values_list(*COLUMNS):
                counts[cell] = Count(*numbers)
        return counts

    def before(self, units):
        """What the cells have as long as nothing was found."""
        return {} if self.nothing is None else dict.fromkeys(ids(units), self.nothing)


def tally(nothing):
    """Decorator: this query is what an indicator counts with."""
    return lambda query: Tally(query, nothing)


def by_cell(rows, units, *, cell="unit", part, whole=ALONE, left_out=NOBODY):
    """Rows counted cell by cell: the query of a tally. `cell` is the way from a row to its unit."""
    mine = rows.filter(**{f"{cell}__in": ids(units)}).order_by().values(cell=F(cell))
    return mine.annotate(part=part, whole=whole, left_out=left_out)


def ids(units):
    """The ids of units, whether they come as rows or as ids already."""
    return [getattr(unit, "pk", unit) for unit in units]


@dataclass(frozen=True)
class Question:
    """How many of what, within which days; `parameters` as pairs."""

    indicator: Indicator
    parameters: tuple[tuple[str, object], ...]
    period: Period


def answers(asked):
    """{question: {unit id: Count}} for {question: units it is asked for}.

    What the database counts is one statement, however many questions; every other is its own.
    """
    found, together = {}, []
    for question, units in asked.items():
        count, parameters = question.indicator.count, dict(question.parameters)
        if isinstance(count, Tally) and units:
            query = count.query(units, question.period, **parameters)
            together.append((question, query))
            found[question] = count.before(units)
        else:
            found[question] = count(units, question.period, **parameters)
    questions = [question for question, _ in together]
    for place, cell, *numbers in _united([query for _, query in together]):
        found[questions[place]][cell] = Count(*numbers)
    return found


def _united(queries):
    numbered = [
        query.annotate(place=Value(place)).values_list("place", *COLUMNS)
        for place, query in enumerate(queries)
    ]
    return numbered[0].union(*numbered[1:], all=True) if numbered else ()
