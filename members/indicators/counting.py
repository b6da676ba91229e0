"""What the numbers of this app share: the people behind them."""

from members.models import Member


def people(spells, unit):
    """The members behind a set of spells in a unit's subtree."""
    return Member.unscoped.filter(pk__in=spells.within([unit.path]).values("member")).walked()
