"""Acts on several units at once, and taking an act back."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from chibo.access import Permission
from chibo.history import action
from chibo.models import Reorganisation, Unit
from chibo.models.reorganisation import Role
from chibo.queries.reorganisations import built_on
from chibo.queries.unit_changes import change_of, dissolving, merging, splitting
from chibo.registry import unit_changes
from chibo.regulations import Finding, Refused, enforce, expect_version
from chibo.vietnamese.dates import short_date

from .ledger import Ledger
from .restoring import take_back
from .units import KINDS, close, found, require_allowed_parent, require_other_hands


@action("sáp nhập tổ chức đảng")
def merge(*, sources, target=None, founded=None, on, decision="", decided_on=None, by):
    """Units of one kind become one: the sources end on the day, what they had goes to `target`.

    Without a target a new unit takes it; `founded` are then the arguments of `units.found` that the
    sources do not settle. Returns the record of the act.
    """
    sources = _locked(sources)
    _require_manager(by, [*sources, *([target] if target else [])])
    require_other_hands(by, sources)
    kind = sources[0].kind
    enforce(_mergeable(kind, sources, target))
    role = Role.TARGET if target else Role.FOUNDED
    if target is None:
        target = found(kind=kind, opened_on=on, decision=decision, by=by, **founded)
    enforce(_there_already(target, on))
    ledger = Ledger(merging(sources, target, on, decision))
    if role == Role.FOUNDED:
        ledger.units["founded"].append(target.pk)
    _hand_over(ledger, sources, target)
    parts = [*((unit, Role.SOURCE) for unit in sources), (target, role)]
    return ledger.keep(parts, decided_on=decided_on, by=by)


@action("tách tổ chức đảng")
def split(*, unit, founded, on, decision="", decided_on=None, version=None, by):
    """New units of the same kind beside this one, for part of its members.

    Who goes where needs names, and an administrator sees none: the members stay in the old unit
    until those who keep its books assign them, as of the day of the act. Returns the record.
    """
    unit = expect_version(unit, version)
    _require_manager(by, [unit])
    enforce(_there_already(unit, on))
    common = {"kind": unit.kind, "parent": unit.parent, "opened_on": on, "decision": decision}
    new = [found(by=by, **common, **names) for names in founded]
    ledger = Ledger(splitting(unit, new, on, decision))
    ledger.units["founded"] += [one.pk for one in new]
    Unit.unscoped.filter(pk=unit.pk).update(version=unit.version + 1)
    parts = [(unit, Role.SUBJECT), *((one, Role.FOUNDED) for one in new)]
    return ledger.keep(parts, decided_on=decided_on, by=by)


@action("kết thúc tổ chức đảng")
def dissolve(*, unit, into=None, on, decision="", decided_on=None, version=None, by):
    """The unit ends on the day. `into` takes its members, or the units below it; without `into`
    nothing may be left. Returns the unit."""
    details = {"on": on, "decision": decision, "decided_on": decided_on, "by": by}
    if into is None:
        return close(unit=unit, version=version, **details)
    unit = expect_version(unit, version)
    _require_manager(by, [unit, into])
    require_other_hands(by, [unit])
    enforce([*_receives(unit, into), *_there_already(into, on)])
    ledger = Ledger(dissolving(unit, into, on, decision))
    _hand_over(ledger, [unit], into)
    ledger.keep([(unit, Role.SUBJECT), (into, Role.TARGET)], decided_on=decided_on, by=by)
    unit.refresh_from_db()
    return unit


@action("hoàn tác việc sắp xếp tổ chức")
def undo(*, act, by):
    """Every row as before the act, while nothing was built on it."""
    act = Reorganisation.unscoped.select_for_update().get(pk=act.pk)
    if by is not None and not act.in_the_hands_of(by):
        raise PermissionDenied
    if act.undone_at:
        raise Refused(Finding("", "Việc này đã được hoàn tác rồi."))
    if reasons := built_on(act):
        sentence = "Không hoàn tác được nữa: " + "; ".join(reasons) + "."
        raise Refused(Finding("", sentence))
    change = change_of(act)
    for app, revert in unit_changes("revert"):
        revert(change, act.done.get(app, {}))
    take_back(act)
    act.undone_at, act.undone_by = timezone.now(), by
    act.version += 1
    act.save(update_fields=["undone_at", "undone_by", "version"])
    return act


def rehearse(act, **arguments):
    """Do it and take it back at once: what is refused is refused before anybody confirms."""
    with transaction.atomic():
        act(**arguments)
        transaction.set_rollback(True)
    return True


def _hand_over(ledger, sources, target):
    """What stands below the sources stands below the target; then the sources end."""
    for below in Unit.unscoped.open(ledger.on).filter(parent__in=sources).select_related("kind"):
        require_allowed_parent(below.kind, target, ledger.on)
        ledger.place(below, target)
    ledger.end(sources)


def _mergeable(kind, sources, target):
    if target is not None and target in sources:
        yield Finding("", "Tổ chức tiếp nhận không thể nằm trong số nhập vào.", field="target")
    if any(unit.kind_id != kind.pk for unit in (*sources, *([target] if target else []))):
        yield Finding("", "Chỉ sáp nhập các tổ chức cùng loại.", KINDS, field="others")
    if any(a != b and a.path.startswith(b.path) for a in sources for b in sources):
        yield Finding("", "Không sáp nhập một tổ chức với cấp dưới của nó.", field="others")
    if target is not None and any(target.path.startswith(unit.path) for unit in sources):
        yield Finding("", "Không nhập một tổ chức vào cấp dưới của nó.", field="target")


def _receives(unit, into):
    if into.path.startswith(unit.path):
        yield Finding("", "Không chuyển về chính nó hoặc cấp dưới của nó.", field="into")
    elif into.kind.is_cell != unit.kind.is_cell:
        wanted = "một chi bộ" if unit.kind.is_cell else "một cấp ủy"
        yield Finding("", f"Nơi tiếp nhận phải là {wanted}.", KINDS, field="into")


def _there_already(unit, on):
    if unit.opened_on > on or unit.closed_on is not None:
        since = short_date(unit.opened_on)
        sentence = f"{unit} không hoạt động vào ngày này (thành lập {since}). Hãy chọn ngày khác."
        yield Finding("", sentence, field="on")


def _locked(units):
    keys = [unit.pk for unit in units]
    locked = Unit.unscoped.select_for_update().filter(pk__in=keys, closed_on=None).order_by("pk")
    if len(locked) < len(set(keys)) or not keys:
        raise Refused(Finding("", "Có tổ chức vừa kết thúc. Hãy mở lại trang.", field="others"))
    return list(locked)


def _require_manager(by, units):
    if by is not None and not all(by.may(Permission.MANAGE_UNITS, unit) for unit in units):
        raise PermissionDenied
