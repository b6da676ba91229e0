"""What the kernel gives the search box: units and accounts."""

from django.urls import reverse
from django.utils import timezone

from chibo.access import Permission
from chibo.models import Unit, User
from chibo.vietnamese.text import search_key

P = Permission
MOST = 20


def find(user, unit, text):
    """(kind, label, address) of units and accounts whose name or code holds `text`."""
    yield from _units(user, search_key(text))
    yield from _accounts(user, text)


def _units(user, wanted):
    """A unit opens where the person has something to do with it: the tree, else the figures."""
    keeps, sees = user.paths(P.READ_UNITS), user.paths(P.READ_FIGURES)
    units = Unit.unscoped.within([*keeps, *sees]).open(timezone.localdate())
    found = (u for u in units if wanted in search_key(f"{u.name} {u.short_name} {u.code}"))
    for _, unit in zip(range(MOST), found, strict=False):
        view = "unit" if any(unit.path.startswith(path) for path in keeps) else "overview_unit"
        yield "Tổ chức đảng", unit.name, reverse(view, args=[unit.pk])


def _accounts(user, text):
    for account in User.visible_to(user).called(text)[:MOST]:
        label = f"{account.full_name} ({account.username})"
        yield "Tài khoản", label, reverse("account", args=[account.pk])
