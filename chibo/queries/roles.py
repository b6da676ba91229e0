"""Who holds which role where."""

from chibo.models import RoleAssignment


def role_holders(unit):
    """The roles in force today in the unit itself and in everything above it."""
    steps = unit.path.split(".")[:-1]
    paths = [".".join(steps[: depth + 1]) + "." for depth in range(len(steps))]
    over = RoleAssignment.unscoped.today().filter(unit__path__in=paths, user__is_active=True)
    return list(over.select_related("user", "unit").order_by("-unit__path", "role", "user"))
