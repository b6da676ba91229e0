"""What the numbers of this app share: rows counted by cell, and the people behind them."""

from members.models import Member


def by_unit(spells, units, *, part, whole):
    """{unit id: (part, whole)} for every unit asked for; a cell without members counts nothing."""
    wanted = ids(units)
    counted = spells.filter(unit__in=wanted).values("unit").annotate(part=part, whole=whole)
    found = {row["unit"]: (row["part"], row["whole"]) for row in counted.order_by()}
    return {unit: found.get(unit, (0, 0)) for unit in wanted}


def ids(units):
    return [getattr(unit, "pk", unit) for unit in units]


def people(spells, unit):
    """The members behind a set of spells in a unit's subtree."""
    return Member.unscoped.filter(pk__in=spells.within([unit.path]).values("member")).walked()
