"""The tree of units as of a day: what stood below a unit, under which name, with which cells."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from django.db.models import F
from django.db.models.functions import Length

from chibo.models import Unit, UnitName, UnitPlace
from chibo.vietnamese.text import search_key

STEP = len("000001.")  # of a path, for each level


@dataclass(frozen=True)
class Branch:
    """A unit as it was on the day. `cells` are the cells of its subtree, itself included.

    `ended_on` stands only in the tree of a period: the unit was there for part of it.
    """

    unit: Unit
    name: str
    parent_name: str
    path: str
    depth: int
    cells: tuple[int, ...]
    ended_on: date | None = None


@dataclass(frozen=True)
class Tree:
    """Everything below one unit on one day, `all` in the order of a printed tree.

    Empty when the unit was not there.
    """

    top: Branch | None
    children: tuple[Branch, ...]
    cells: tuple[Branch, ...]
    all: tuple[Branch, ...]


def tree_on(unit, day, *, since=None, levels=None):
    """The subtree of `unit` by the tree of that day; sums of a past day follow it.

    With `since`, the tree of a period: units that ended within it stand where they stood last, so
    that what they did before counts where they were. With `levels`, no more of them below `unit`.
    """
    spot = unit.places.filter(valid__contains=day).first()
    if spot is None:
        return Tree(None, (), (), ())
    places = UnitPlace.objects.filter(valid__contains=day, path__startswith=spot.path)
    longest = len(spot.path) + levels * STEP if levels is not None else None
    if longest:
        places = places.alias(length=Length("path")).filter(length__lte=longest)
    places = list(places.select_related("unit__kind").order_by("path"))
    if since is not None:
        ended = [p for p in _ended(since, day, places) if not longest or len(p.path) <= longest]
        places = sorted([*places, *ended], key=lambda place: place.path)
    return tree_of(_branches(places, _names_on(day, places), spot.path))


def tree_of(branches):
    """The tree of these branches, whose first is its top."""
    return Tree(
        top=branches[0],
        children=in_order(b for b in branches if b.depth == 1),
        cells=in_order(b for b in branches if b.unit.kind.is_cell),
        all=_walked(branches),
    )


def cells_below(rows):
    """The cells at and below each of these rows, which stand in the order of their paths: so a
    subtree is a slice."""
    paths = [row.path for row in rows]
    cells = [row.unit_id for row in rows if row.unit.kind.is_cell]
    passed = [0, *accumulate(int(row.unit.kind.is_cell) for row in rows)]
    ends = [bisect_left(paths, path[:-1] + "/") for path in paths]
    return [tuple(cells[passed[at] : passed[end]]) for at, end in enumerate(ends)]


def _ended(since, day, standing):
    """The last places of units that ended meanwhile, below where their parents stood in the end."""
    rows = UnitPlace.objects.filter(
        unit__closed_on__gt=since,
        unit__closed_on__lte=day,
        valid__endswith=F("unit__closed_on"),
    )
    rows = {row.unit_id: row for row in rows.select_related("unit__kind")}
    paths = {place.unit_id: place.path for place in standing}

    def path_of(key):
        if key not in paths and key in rows:
            above = path_of(rows[key].parent_id)
            paths[key] = above and f"{above}{key:06d}."
        return paths.get(key)

    for key, row in rows.items():
        row.path = path_of(key)
        if row.path:
            yield row


def _branches(places, names, above):
    return [
        Branch(
            unit=place.unit,
            name=names.get(place.unit_id, place.unit.name),
            parent_name=names.get(place.parent_id, ""),
            path=place.path,
            depth=(len(place.path) - len(above)) // STEP,
            cells=cells,
            ended_on=place.unit.closed_on if place.valid.upper == place.unit.closed_on else None,
        )
        for place, cells in zip(places, cells_below(places), strict=True)
    ]


def _walked(branches):
    """Every branch under its parent, siblings in order."""
    place = {b.path: (b.unit.kind.rank, natural_key(b.name)) for b in branches}
    ends = [[m.end() for m in re.finditer(r"\.", b.path)] for b in branches]
    keys = {
        b.path: [place[b.path[:end]] for end in cut if b.path[:end] in place]
        for b, cut in zip(branches, ends, strict=True)
    }
    return tuple(sorted(branches, key=lambda b: keys[b.path]))


def _names_on(day, places):
    known = UnitName.objects.filter(
        valid__contains=day, unit_id__in={key for p in places for key in (p.unit_id, p.parent_id)}
    )
    return dict(known.values_list("unit_id", "name"))


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
