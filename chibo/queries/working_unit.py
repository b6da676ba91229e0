"""The unit a person works in, and those they may choose."""

from django.utils import timezone

from chibo.models import Unit


def choose_working_unit(user, unit_id):
    """The unit chosen last, if the person still holds a role over it; else the first of theirs."""
    mine = user.assignments_today
    if not mine:
        return None
    if unit_id:
        chosen = Unit.unscoped.select_related("parent", "kind").filter(pk=unit_id).first()
        if chosen and any(chosen.path.startswith(a.unit.path) for a in mine):
            return chosen
    return mine[0].unit


def working_units(user):
    """The open units this person may work in, in the order of the tree."""
    paths = [assignment.unit.path for assignment in user.assignments_today]
    return Unit.unscoped.within(paths).open(timezone.localdate()).select_related("kind")
