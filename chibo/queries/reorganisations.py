"""The acts on the units of a subtree, and what stands against taking one back."""

from django.db.models import Q

from chibo.models import (
    Reorganisation,
    ReorganisationPart,
    RoleAssignment,
    UnitName,
    UnitPlace,
    YearClosing,
)
from chibo.models.reorganisation import CHANGED, Act
from chibo.registry import unit_changes
from chibo.vietnamese.dates import short_date

from .unit_changes import change_of


def acts_in(unit):
    """Every act in which a unit of the subtree took part, the last first, with its parts."""
    acts = Reorganisation.unscoped.within([unit.path])
    return acts.select_related("by", "undone_by").prefetch_related("parts__unit__kind")


def built_on(act):
    """Sentences about what rests on the act by now; none, and it can be taken back."""
    later = _later_acts(act)
    if later:  # their rows are the reason; what the apps would say of them is the same again
        return later
    change = change_of(act)
    apps = [
        sentence
        for app, rests in unit_changes("built_on")
        for sentence in rests(change, act.done.get(app, {}))
    ]
    return [*_later_rows(act), *_roles(change), *_closings(change), *apps]


def _later_acts(act):
    """A later act on one of the units, or above or below one where it is about the tree."""
    parts = ReorganisationPart.unscoped.filter(
        reorganisation__gt=act.pk, reorganisation__undone_at=None, role__in=CHANGED
    )
    units = act.units()
    touching = Q(unit__in=units)
    if act.kind != Act.RENAME:
        tree = Q()
        for unit in units:
            above = [int(number) for number in unit.path.split(".")[:-1]]
            tree |= Q(unit__path__startswith=unit.path) | Q(unit__in=above)
        touching |= tree & ~Q(reorganisation__kind=Act.RENAME)
    found = Reorganisation.unscoped.filter(pk__in=parts.filter(touching).values("reorganisation"))
    return [
        f"sau đó đã ghi “{later}” từ ngày {short_date(later.on)}, hãy hoàn tác việc đó trước"
        for later in found.prefetch_related("parts__unit__kind")
    ]


def _later_rows(act):
    """Names and places below that began since: units founded there, acts of before the records."""
    done = act.done["chibo"]
    units, made = done["units"], done["made"]
    names = UnitName.objects.filter(unit__in=units["renamed"]).exclude(pk__in=made["names"])
    below = Q(pk__in=[])
    for unit in act.units():
        if unit.pk in units["moved"] or unit.pk in units["founded"]:
            below |= Q(path__startswith=unit.path)
    places = UnitPlace.objects.filter(below).exclude(pk__in=made["places"])
    places = places.exclude(unit__in=units["founded"])
    since = {"valid__startswith__gte": act.on, "valid__upper_inf": True}
    number = names.filter(**since).count() + places.filter(**since).count()
    if number:
        yield f"đã có {number} lần lập, đổi tên hoặc chuyển tổ chức ở đó"


def _roles(change):
    number = RoleAssignment.unscoped.filter(unit__in=change.founded).count()
    if number:
        yield f"đã giao {number} vai trò ở {', '.join(unit.name for unit in change.founded)}"


def _closings(change):
    closed = YearClosing.unscoped.filter(figures__unit__in=change.founded)
    for year in sorted(set(closed.values_list("year", flat=True))):
        yield f"đã chốt số liệu năm {year} của {', '.join(unit.name for unit in change.founded)}"
