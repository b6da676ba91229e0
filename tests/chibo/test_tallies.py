"""What the database counts: asked together and asked one by one are the same numbers."""

from datetime import date

from django.db.models import Count as SqlCount

from chibo.indicators import Count, Indicator, Kind, Period
from chibo.models import Unit
from chibo.tallies import Question, answers, by_cell, tally

YEAR, BEFORE = (Period.year(year) for year in (2026, 2025))


@tally(Count(0, 0))
def children(units, period, only=None):
    """Units below, out of them and itself."""
    below = Unit.unscoped.filter(code__startswith=only or "")
    return by_cell(below, units, cell="parent", part=SqlCount("pk"), whole=SqlCount("pk") + 1)


@tally(None)
def names(units, period):
    """A number of its own, of the days asked for; of a unit that nothing is known of, none."""
    opened = Unit.unscoped.filter(opened_on__lte=period.start)
    return by_cell(opened, units, cell="pk", part=SqlCount("names"))


def by_hand(units, period):
    return {unit: Count(7) for unit in units}


def asking(count, period=YEAR, **parameters):
    indicator = Indicator("x", "X", Kind.STOCK, "x", count, None)
    return Question(indicator, tuple(parameters.items()), period)


def test_a_cell_without_a_row_has_counted_nothing_or_gives_no_number(cast):
    asked = [cast.a, cast.a1]
    assert children(asked, YEAR) == {cast.a.pk: Count(2, 3), cast.a1.pk: Count(0, 0)}
    assert names(asked, Period(date(1999, 1, 1), date(1999, 1, 1))) == {}
    assert names([cast.a1.pk], YEAR) == {cast.a1.pk: Count(1)}


def test_without_a_unit_nothing_is_asked(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert answers({asking(children): [], asking(names): []}) == {
            asking(children): {},
            asking(names): {},
        }


def test_many_questions_are_one_statement(cast, django_assert_num_queries):
    units = [cast.a.pk, cast.b.pk, cast.a1.pk]
    asked = {
        asking(children): units,
        asking(children, only=cast.a1.code): units,
        asking(children, BEFORE): units[:1],
        asking(names): units,
        asking(by_hand): units,
    }
    alone = {q: q.indicator.count(asked[q], q.period, **dict(q.parameters)) for q in asked}
    with django_assert_num_queries(1):
        assert answers(asked) == alone
    assert alone[asking(children, only=cast.a1.code)][cast.a.pk] == Count(1, 2)
