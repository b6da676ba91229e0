"""What an act writes into the tree, noted while it is written, so that it can be taken back.

Dated rows are cut and made in bulk: an act on a committee touches every unit below it.
"""

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import DateField, F, Func, Value
from django.db.models.functions import Concat, Substr
from django.utils import timezone

from chibo.models import (
    Reorganisation,
    ReorganisationPart,
    RoleAssignment,
    Unit,
    UnitName,
    UnitPlace,
)
from chibo.registry import unit_changes
from chibo.regulations import Finding, Refused
from chibo.vietnamese.dates import short_date

NAMES, PLACES, ROLES = "names", "places", "roles"
ROWS = {
    NAMES: UnitName.objects,
    PLACES: UnitPlace.objects,
    ROLES: RoleAssignment.unscoped,
}
MORE = {"version": F("version") + 1}


class Ledger:
    """The writing of one act, a `UnitChange`; what the apps do of it is done at once."""

    def __init__(self, change):
        self.change, self.on, self.decision = change, change.on, change.decision
        self.made = {NAMES: [], PLACES: []}
        self.ended = {NAMES: [], PLACES: [], ROLES: []}
        self.units = {"founded": [], "closed": [], "renamed": [], "moved": []}
        self.apps = {app: apply(change) for app, apply in unit_changes("apply")}

    def rename(self, unit, **name):
        """The unit under another name; `name` holds the fields of `UnitName`."""
        self._cut(NAMES, unit.names)
        row = UnitName.objects.create(
            unit=unit, valid=DateRange(self.on, None), decision=self.decision, **name
        )
        self.made[NAMES].append(row.pk)
        self.units["renamed"].append(unit.pk)
        Unit.unscoped.filter(pk=unit.pk).update(**name, **MORE)

    def place(self, unit, parent):
        """The unit below another parent with everything below it, what has ended in name only."""
        old, new = unit.path, parent.path + f"{unit.pk:06d}."
        below = self._cut(PLACES, UnitPlace.objects.filter(path__startswith=old))
        rows = UnitPlace.objects.bulk_create(
            UnitPlace(
                unit_id=row.unit_id,
                parent_id=parent.pk if row.unit_id == unit.pk else row.parent_id,
                path=new + row.path[len(old) :],
                valid=DateRange(self.on, row.valid.upper),
                decision=self.decision,
            )
            for row in below
        )
        self.made[PLACES] += [row.pk for row in rows]
        self.units["moved"].append(unit.pk)
        Unit.unscoped.filter(pk=unit.pk).update(parent=parent, **MORE)
        carry(old, new)

    def end(self, units):
        """The units are there no more, and nobody holds a role in them."""
        for kind in (NAMES, PLACES):
            self._cut(kind, ROWS[kind].filter(unit__in=units))
        roles = RoleAssignment.unscoped.not_over(timezone.localdate())
        self._cut(ROLES, roles.filter(unit__in=units))
        self.units["closed"] += [unit.pk for unit in units]
        Unit.unscoped.filter(pk__in=[u.pk for u in units]).update(closed_on=self.on, **MORE)

    def keep(self, parts, *, decided_on=None, by):
        """The record of the act: `parts` are (unit, role), its subjects under their old names."""
        kernel = {"units": self.units, "made": self.made, "ended": self.ended}
        act = Reorganisation.unscoped.create(
            kind=self.change.kind,
            on=self.on,
            decision=self.decision,
            decided_on=decided_on,
            by=by,
            done=self.apps | {"chibo": kernel},
        )
        ReorganisationPart.unscoped.bulk_create(
            ReorganisationPart(reorganisation=act, unit=unit, role=role, name=unit.name)
            for unit, role in parts
        )
        return act

    def _cut(self, kind, rows):
        """End on the day what runs over it; a row that begins later stands against the act."""
        standing = list(rows.filter(valid__overlap=DateRange(self.on, None)).order_by("pk"))
        later = [row.valid.lower for row in standing if row.valid.lower >= self.on]
        if later:
            raise Refused(_too_early(kind, max(later)))
        over = ROWS[kind].filter(pk__in=[row.pk for row in standing])
        over.update(valid=_span(Func(F("valid"), function="lower"), Value(self.on, DateField())))
        self.ended[kind] += [[row.pk, _iso(row.valid.upper)] for row in standing]
        return standing


def carry(old, new):
    """Today's copies of the paths below `old`, whatever has ended there included."""
    moved = Unit.unscoped.filter(path__startswith=old)
    moved.update(path=Concat(Value(new), Substr("path", len(old) + 1)))


def _span(start, end):
    """A span of days as an expression."""
    return Func(start, end, function="daterange")


def _too_early(kind, day):
    if kind == ROLES:
        sentence = (
            f"Ở tổ chức sẽ kết thúc có vai trò mới giao từ {short_date(day)}. Hãy chọn ngày sau đó."
        )
    else:
        sentence = f"Ngày phải sau lần thay đổi gần nhất ({short_date(day)})."
    return Finding("", sentence, field="on")


def _iso(day):
    return day and day.isoformat()
