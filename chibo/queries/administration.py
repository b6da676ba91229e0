"""The tree as an administrator keeps it: today's or an earlier day's, with what was closed."""

from dataclasses import dataclass

from chibo.access import Permission
from chibo.models import RoleAssignment, Unit

from .tree import tree_on


@dataclass(frozen=True)
class Line:
    """A unit in the tree; `depth` below the top of the person's own part of it."""

    unit: Unit
    name: str
    depth: int


def administered_tree(user, day):
    """Every unit of the subtrees in which the person may read units, as the tree was on the day."""
    paths = user.paths(Permission.READ_UNITS)
    tops = Unit.unscoped.filter(path__in=paths).order_by("path")
    trees = (tree_on(top, day) for top in tops)
    return [Line(b.unit, b.name, min(b.depth, 4)) for tree in trees for b in tree.all]


def closed_units(user, day):
    """Units of those subtrees that had ended by the day, the last first."""
    units = Unit.visible_to(user, Permission.READ_UNITS).filter(closed_on__lte=day)
    return units.select_related("kind", "parent").order_by("-closed_on", "path")


def roles_ever_in(unit):
    """Every role given in the unit, running ones first."""
    given = RoleAssignment.unscoped.filter(unit=unit).select_related("user")
    return sorted(given, key=lambda a: (a.valid.upper is not None, a.role, a.valid.lower))
