"""Meetings when units change: told before, left where they are, and what rests on the act."""

from datetime import date

from chibo.queries.unit_changes import merging, renaming
from congresses.models import Meeting
from congresses.queries.unit_changes import built_on, marks, preview

from .people import open_regular

ON = date(2026, 7, 1)


def test_open_meetings_and_those_of_the_day_or_later_are_told(cast):
    open_regular(cast.a1, date(2026, 6, 3))
    open_regular(cast.a1, date(2026, 7, 3))
    open_regular(cast.a2, date(2026, 7, 3))
    lines = list(preview(merging([cast.a1], cast.a2, ON)))
    assert [(line.what, line.number, line.warns) for line in lines] == [
        ("cuộc họp chưa khóa", 2, True),
        ("cuộc họp", 1, True),
    ]
    assert list(preview(renaming(cast.a1, ON))) == []


def test_only_meetings_since_of_those_who_gained_rest_on_the_act(cast):
    open_regular(cast.a2, date(2026, 7, 3))
    change = merging([cast.a1], cast.a2, ON)
    done = marks(change)
    open_regular(cast.b1, date(2026, 8, 3))
    assert list(built_on(change, done)) == []
    open_regular(cast.a2, date(2026, 8, 3))
    assert list(built_on(change, done)) == ["đã ghi 1 cuộc họp ở Chi bộ Trường tiểu học An Lạc"]
    assert Meeting.unscoped.filter(unit=cast.a2).count() == 2
