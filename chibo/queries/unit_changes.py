"""What an act on units would do, before it is done: as numbers, without a name of a member."""

from django.db.models import Exists, OuterRef
from django.utils import timezone

from chibo.models import RoleAssignment, Unit, YearClosing
from chibo.models.reorganisation import CHANGED, Act, Role
from chibo.registry import Consequence, UnitChange, unit_changes


def renaming(unit, on, decision=""):
    """The unit is called otherwise."""
    return UnitChange(Act.RENAME, on, decision, (unit,))


def placing(unit, parent, on, decision=""):
    """The unit stands below another parent."""
    return UnitChange(Act.PLACE, on, decision, (unit,), above=parent)


def merging(sources, target, on, decision=""):
    """The sources end and `target` takes what they have; unsaved, it will be founded."""
    founded = (target,) if target.pk is None else ()
    units = (*sources, target)
    return UnitChange(Act.MERGE, on, decision, units, tuple(sources), target, founded)


def splitting(unit, founded, on, decision=""):
    """New units beside the old one, which stays."""
    return UnitChange(Act.SPLIT, on, decision, (unit, *founded), founded=tuple(founded))


def dissolving(unit, into, on, decision=""):
    """The unit ends; `into` takes what it has, or nothing may be left (None)."""
    units = (unit, into) if into else (unit,)
    return UnitChange(Act.DISSOLVE, on, decision, units, (unit,), into)


def change_of(act):
    """The act as it was done, its units as they are today."""
    founded = tuple(act.units(Role.FOUNDED))
    targets = act.units(Role.TARGET) or (founded if act.kind == Act.MERGE else ())
    ends = act.units(Role.SOURCE)
    if act.kind == Act.DISSOLVE:
        ends = act.units(Role.SUBJECT)
    return UnitChange(
        kind=act.kind,
        on=act.on,
        decision=act.decision,
        units=tuple(act.units(*CHANGED)),
        ends=tuple(ends),
        into=next(iter(targets), None),
        founded=founded,
        above=next(iter(act.units(Role.NEW_PARENT)), None),
    )


def consequences(change):
    """Everything the act would touch, line by line; a line of nothing is left out."""
    apps = (line for _, preview in unit_changes("preview") for line in preview(change))
    lines = [*_tree(change), *apps, *_roles(change), *_closings(change)]
    return [line for line in lines if line.number]


def roles_ending(change):
    """The roles that would end with their units; `only` tells whether the person keeps none."""
    today = timezone.localdate()
    ending = RoleAssignment.unscoped.not_over(today).filter(unit__in=_keys(change.ends))
    others = RoleAssignment.unscoped.not_over(today).exclude(unit__in=_keys(change.ends))
    roles = ending.annotate(others=Exists(others.filter(user=OuterRef("user"))))
    roles = list(roles.select_related("user", "unit"))
    for role in roles:
        role.only = not role.others
    return roles


def _tree(change):
    """Units below: they go along, stand in the way, or print another name above their own."""
    tops = change.ends or (change.units if change.kind != Act.SPLIT else ())
    below = Unit.unscoped.open(timezone.localdate()).within([unit.path for unit in tops])
    number = below.exclude(pk__in=_keys(tops)).count() if tops else 0
    what = "tổ chức bên dưới"
    if change.into is not None and change.ends:
        yield Consequence(what, number, f"chuyển về {change.into.name}")
    elif change.kind == Act.PLACE:
        yield Consequence(what, number, f"đi theo, về {change.above.name}")
    elif change.kind == Act.RENAME:
        yield Consequence(what, number, "không đổi; văn bản mới in tên mới ở dòng cấp trên")


def _roles(change):
    roles = roles_ending(change)
    yield Consequence("vai trò được giao", len(roles), "thôi từ ngày này")
    alone = len({role.user_id for role in roles if role.only})
    yield Consequence("tài khoản", alone, "không còn vai trò nào", warns=True)


def _keys(units):
    return [unit.pk for unit in units]


def _closings(change):
    there = _keys(change.units)
    closed = YearClosing.unscoped.filter(year__gte=change.on.year, figures__unit__in=there)
    becomes = "số đã chốt giữ nguyên theo tổ chức cũ; cần số mới thì chốt lại sau việc này"
    number = closed.values("year").distinct().count()
    yield Consequence("năm đã chốt số liệu", number, becomes, warns=True)
