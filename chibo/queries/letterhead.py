"""The names at the head of a paper, as they were on its day."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Letterhead:
    """The unit above, the unit itself, and the place its papers name."""

    parent: str
    name: str
    seat: str


def letterhead(unit, on):
    """The names on the day `on`: an old paper prints the name and parent of its own date."""
    own = unit.names.filter(valid__contains=on).first() or unit
    place = unit.places.filter(valid__contains=on).select_related("parent").first()
    parent = place.parent if place else unit.parent
    above = (parent.names.filter(valid__contains=on).first() or parent) if parent else None
    return Letterhead(above.name if above else "", own.name, own.seat)
