"""Whose figures must be counted again: marks that the database sets itself.

Whoever writes a record that some indicator counts marks its unit, in the same transaction and by a
trigger of the table, so that no path can forget it.
"""

import pgtrigger
from django.db import models
from django.db.models.expressions import RawSQL

OF_THE_UNIT = "SELECT unit_id FROM {rows}"
TRANSACTION = "pg_current_xact_id()::text::bigint"


class Stale(models.Model):
    """A mark: a record of this unit was written since its figures were last counted.

    Once for each unit and transaction. A mark of another transaction says nothing to this one: it
    may be about to be taken away by whoever counted without what is being written here.
    """

    unit = models.ForeignKey("chibo.Unit", models.CASCADE, related_name="+", db_constraint=False)
    transaction = models.BigIntegerField("giao dịch", db_default=RawSQL(TRANSACTION, []))

    objects = models.Manager()

    class Meta:
        verbose_name = "dấu cần tính lại"
        indexes = [models.Index(fields=["unit", "transaction"], name="stale_of_transaction")]

    def __str__(self):
        return str(self.unit_id)


MARK = f"""
INSERT INTO chibo_stale (unit_id)
SELECT DISTINCT touched.unit_id FROM ({{touched}}) touched
WHERE touched.unit_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM chibo_stale mark
  WHERE mark.unit_id = touched.unit_id AND mark.transaction = {TRANSACTION});
RETURN NULL;
"""


def through(*ways):
    """For `counted`: `through("sheet", "members_ratingsheet")` follows `sheet_id` to that table.

    More pairs lead on from there; the last table holds the unit.
    """
    at, joins = "changed", []
    for number, (name, table) in enumerate(zip(ways[::2], ways[1::2], strict=True)):
        joins.append(f"JOIN {table} way{number} ON way{number}.id = {at}.{name}_id")
        at = f"way{number}"
    return f"SELECT {at}.unit_id FROM {{rows}} changed {' '.join(joins)}"


def counted(units=OF_THE_UNIT):
    """Class decorator for a model whose rows some indicator counts: writing them marks units.

    `units` selects those whose figures a changed row may change, as `unit_id`, from `{rows}`.
    """
    written, gone = units.format(rows="written"), units.format(rows="gone")
    new, old = {"new": "written"}, {"old": "gone"}
    return pgtrigger.register(
        _mark("insert", pgtrigger.Insert, new, written),
        _mark("update", pgtrigger.Update, new | old, f"{written} UNION ALL {gone}"),
        _mark("delete", pgtrigger.Delete, old, gone),
    )


def _mark(name, operation, referencing, touched):
    return pgtrigger.Trigger(
        name=f"figures_{name}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**referencing),
        func=MARK.format(touched=touched),
    )
