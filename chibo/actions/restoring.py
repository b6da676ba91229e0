"""Taking an act back: what its ledger noted, undone row by row."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import ProtectedError, Q

from chibo.models import ReorganisationPart, Unit
from chibo.regulations import Finding, Refused

from .ledger import MORE, NAMES, PLACES, ROWS, carry


def take_back(act):
    """Every row as it was before the act; what the act founded was never there."""
    done = act.done["chibo"]
    for kind, keys in done["made"].items():
        ROWS[kind].filter(pk__in=keys).delete()
    for kind, ended in done["ended"].items():
        _restore(ROWS[kind], {pk: upper and date.fromisoformat(upper) for pk, upper in ended})
    units = done["units"]
    Unit.unscoped.filter(pk__in=units["closed"]).update(closed_on=None, **MORE)
    for unit in Unit.unscoped.filter(pk__in=units["renamed"]):
        row = unit.names.last()
        name = {"name": row.name, "short_name": row.short_name, "seat": row.seat}
        Unit.unscoped.filter(pk=unit.pk).update(**name, **MORE)
    for unit in Unit.unscoped.filter(pk__in=units["moved"]):
        row = unit.places.last()
        Unit.unscoped.filter(pk=unit.pk).update(parent=row.parent_id, **MORE)
        carry(unit.path, row.path)
    _unfound(act, units["founded"])


def _unfound(act, keys):
    """Nothing hangs on them, or the database says so: its own references are the proof."""
    parts = ReorganisationPart.unscoped.filter(unit__in=keys)
    undone = Q(reorganisation__undone_at__isnull=False)
    parts.filter(undone | Q(reorganisation=act)).update(unit=None)
    for kind in (NAMES, PLACES):
        ROWS[kind].filter(unit__in=keys).delete()
    for unit in Unit.unscoped.filter(pk__in=keys):
        try:
            unit.delete()
        except ProtectedError:
            sentence = f"Chưa hoàn tác được: đã có sổ sách khác ghi ở {unit}."
            raise Refused(Finding("", sentence)) from None


def _restore(rows, uppers):
    ended = list(rows.filter(pk__in=uppers))
    for row in ended:
        row.valid = DateRange(row.valid.lower, uppers[row.pk])
    rows.bulk_update(ended, ["valid"])
