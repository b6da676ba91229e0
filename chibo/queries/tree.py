"""The tree of units as of a day: what stood below a unit, under which name, with which cells."""

import re
from dataclasses import dataclass

from chibo.models import Unit, UnitName, UnitPlace
from chibo.vietnamese.text import search_key


@dataclass(frozen=True)
class Branch:
    """A unit as it was on the day. `cells` are the cells of its subtree, itself included."""

    unit: Unit
    name: str
    parent_name: str
    depth: int
    cells: tuple[int, ...]


@dataclass(frozen=True)
class Tree:
    """Everything below one unit on one day. Empty when the unit was not there."""

    top: Branch | None
    children: tuple[Branch, ...]
    cells: tuple[Branch, ...]
    all: tuple[Branch, ...]


def tree_on(unit, day):
    """The subtree of `unit` by the tree of that day; sums of a past day follow it."""
    spot = unit.places.filter(valid__contains=day).first()
    if spot is None:
        return Tree(None, (), (), ())
    places = UnitPlace.objects.filter(valid__contains=day, path__startswith=spot.path)
    places = list(places.select_related("unit__kind").order_by("path"))
    names = _names_on(day, places)
    branches = [_branch(place, places, names, spot.path) for place in places]
    return Tree(
        top=branches[0],
        children=in_order(b for b in branches if b.depth == 1),
        cells=in_order(b for b in branches if b.unit.kind.is_cell),
        all=tuple(branches),
    )


def _names_on(day, places):
    known = UnitName.objects.filter(
        valid__contains=day, unit_id__in={key for p in places for key in (p.unit_id, p.parent_id)}
    )
    return dict(known.values_list("unit_id", "name"))


def _branch(place, places, names, above):
    cells = [p.unit_id for p in places if p.path.startswith(place.path) and p.unit.kind.is_cell]
    return Branch(
        unit=place.unit,
        name=names.get(place.unit_id, place.unit.name),
        parent_name=names.get(place.parent_id, ""),
        depth=(len(place.path) - len(above)) // len("000001."),
        cells=tuple(cells),
    )


def in_order(branches):
    """Greater bodies first, then by name, "Tổ dân phố 9" before "Tổ dân phố 10"."""
    return tuple(sorted(branches, key=lambda b: (b.unit.kind.rank, natural_key(b.name))))


def natural_key(name):
    """A key that reads numbers as numbers."""
    return re.sub(r"\d+", lambda digits: digits[0].zfill(6), search_key(name))


def ancestors(unit, paths):
    """The units above `unit` inside the subtrees `paths`, from the top down."""
    numbers = [int(number) for number in unit.path.split(".")[:-2]]
    above = Unit.unscoped.within(paths).filter(pk__in=numbers)
    return list(above.order_by("path"))
