"""Papers when units change: told before, never moved, and what was issued under the act's names."""

from datetime import date

from chibo.actions import reorganisations, units
from chibo.queries.unit_changes import merging, renaming
from resolutions.models import Resolution
from resolutions.queries.unit_changes import built_on, marks, preview

from . import factory

ON = date(2026, 7, 1)


def told(change):
    return [(line.what, line.number, line.warns) for line in preview(change)]


def test_drafts_and_issued_papers_are_told(cast):
    factory.drafted(cast.a1)
    factory.issued(cast.a1)
    factory.drafted(cast.a2)
    assert told(merging([cast.a1], cast.a2, ON)) == [
        ("dự thảo nghị quyết", 1, True),
        ("nghị quyết đã ban hành", 1, False),
    ]
    assert told(renaming(cast.a, ON)) == [
        ("dự thảo nghị quyết", 2, False),
        ("nghị quyết đã ban hành", 1, False),
    ]


def test_papers_stay_with_the_cell_that_ended(cast):
    paper = factory.issued(cast.a1)
    reorganisations.merge(sources=[cast.a1], target=cast.a2, on=ON, by=None)
    assert Resolution.unscoped.get(pk=paper.pk).unit == cast.a1


def test_a_name_rests_on_papers_issued_since_and_not_on_drafts(cast):
    change = renaming(cast.a1, ON)
    done = marks(change)
    factory.drafted(cast.a1)
    assert list(built_on(change, done)) == []
    factory.issued(cast.a1)
    assert list(built_on(change, done)) == ["đã ban hành 1 nghị quyết ở đó"]


def test_a_name_above_rests_on_the_papers_below(cast):
    change = renaming(cast.a, ON)
    done = marks(change)
    units.rename(unit=cast.a, name="Tên mới", short_name="T", seat="X", on=ON, by=None)
    factory.issued(cast.a2)
    assert list(built_on(change, done)) == ["đã ban hành 1 nghị quyết ở đó"]
