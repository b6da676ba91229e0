"""What an administrator does to one unit. What concerns several stands in `reorganisations.py`."""

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.access import Role as Kept
from chibo.history import action
from chibo.models import RoleAssignment, Unit, UnitKind, UnitKindParent, UnitName, UnitPlace
from chibo.models.reorganisation import Role
from chibo.queries.unit_changes import dissolving, placing, renaming
from chibo.registry import gather
from chibo.regulations import Finding, Refused, expect_version

from .ledger import Ledger

KINDS = "208-QĐ/TW, các loại tổ chức đảng"


@action("lập tổ chức đảng")
def found(*, code, kind, parent, name, short_name, seat, opened_on, decision="", by):
    """A new unit below `parent` (None at the top) from `opened_on`."""
    require_allowed_parent(kind, parent, opened_on)
    if Unit.unscoped.filter(code=code).exists():
        raise Refused(Finding("", "Mã này đã dùng. Hãy chọn mã khác.", field="code"))
    unit = Unit(pk=_next_number(), code=code, kind=kind, opened_on=opened_on, parent=parent)
    unit.name, unit.short_name, unit.seat = name, short_name, seat
    unit.path = (parent.path if parent else "") + _own(unit)
    unit.save(force_insert=True)
    since = DateRange(opened_on, None)
    UnitName.objects.create(
        unit=unit, name=name, short_name=short_name, seat=seat, valid=since, decision=decision
    )
    UnitPlace.objects.create(
        unit=unit, parent=parent, path=unit.path, valid=since, decision=decision
    )
    return unit


@action("nhập cây tổ chức từ tệp")
def found_tree(*, rows, units, by):
    """Found many units in one act, parents before children whatever their order in the file.

    `rows` are dictionaries with the codes of kind and parent; `units` the ones already there, by
    code. One refusal refuses all.
    """
    units, left = dict(units), list(rows)
    while left:
        ready = [row for row in left if row["parent"] in units]
        if not ready:
            raise Refused(Finding("", "Có tổ chức không tìm thấy cấp trên."))
        for row in ready:
            kind = UnitKind.objects.get(pk=row["kind"])
            above = units[row["parent"]]
            units[row["code"]] = found(**row | {"kind": kind, "parent": above}, by=by)
        left = [row for row in left if row["code"] not in units]
    return [units[row["code"]] for row in rows]


@action("đổi tên tổ chức đảng")
def rename(*, unit, name, short_name, seat, on, decision="", decided_on=None, version=None, by):
    """Another name from `on`; papers of earlier days keep the old one."""
    unit = expect_version(unit, version)
    ledger = Ledger(renaming(unit, on, decision))
    ledger.rename(unit, name=name, short_name=short_name, seat=seat)
    ledger.keep([(unit, Role.SUBJECT)], decided_on=decided_on, by=by)
    unit.refresh_from_db()
    return unit


@action("chuyển tổ chức đảng về cấp trên khác")
def place(*, unit, parent, on, decision="", decided_on=None, version=None, by):
    """Under another parent from `on`, with everything below it."""
    unit = expect_version(unit, version)
    if parent.path.startswith(unit.path):
        raise Refused(
            Finding("", "Không thể đặt một tổ chức dưới chính nó hoặc cấp dưới của nó.", KINDS)
        )
    require_allowed_parent(unit.kind, parent, on)
    ledger = Ledger(placing(unit, parent, on, decision))
    above = [] if unit.parent in (None, parent) else [(unit.parent, Role.OLD_PARENT)]
    ledger.place(unit, parent)
    parts = [(unit, Role.SUBJECT), *above, (parent, Role.NEW_PARENT)]
    ledger.keep(parts, decided_on=decided_on, by=by)
    unit.refresh_from_db()
    return unit


@action("kết thúc tổ chức đảng")
def close(*, unit, on, decision="", decided_on=None, version=None, by):
    """No longer there from `on`. Refused while somebody or something still hangs on it."""
    unit = expect_version(unit, version)
    reasons = list(gather("open_work", unit))
    if Unit.unscoped.below(unit).exclude(pk=unit.pk).open(on).exists():
        reasons.insert(0, "còn tổ chức trực thuộc đang hoạt động")
    if reasons:
        sentence = "Chưa kết thúc được: " + "; ".join(reasons) + ". Hãy chuyển đi trước."
        raise Refused(Finding("", sentence))
    require_other_hands(by, [unit])
    ledger = Ledger(dissolving(unit, None, on, decision))
    ledger.end([unit])
    ledger.keep([(unit, Role.SUBJECT)], decided_on=decided_on, by=by)
    unit.refresh_from_db()
    return unit


def require_allowed_parent(kind, parent, on):
    """The first unit of an installation may be of any kind: what is above it is not kept here."""
    allowed = UnitKindParent.objects.filter(kind=kind, valid__contains=on)
    if parent is not None:
        fits = allowed.filter(parent_kind=parent.kind).exists()
    else:
        fits = not allowed.exists() or not Unit.unscoped.exists()
    if fits:
        return
    above = f"dưới {parent.kind}" if parent else "ở trên cùng"
    sentence = f"{kind} không đặt {above} được. Hãy chọn cấp trên khác."
    raise Refused(Finding("", sentence, KINDS, field="parent"))


def require_other_hands(by, units):
    """Whoever ends the unit in which they keep the tree would end their own right to undo it."""
    own = RoleAssignment.unscoped.today().filter(
        user=by, role=Kept.ADMINISTRATOR, unit__in=[unit.pk for unit in units]
    )
    if by is not None and own.exists():
        sentence = "Không tự thôi vai trò quản trị của mình được. Hãy nhờ người quản trị cấp trên."
        raise Refused(Finding("", sentence))


def _own(unit):
    return f"{unit.pk:06d}."


def _next_number():
    """The number the row will have: its path must hold it at once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('chibo_unit', 'id'))")
        return cursor.fetchone()[0]
