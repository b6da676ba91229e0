"""Who pressed the button: append-only rows written by the database, and actions that sign them.

Domain history (events with decisions) is data and lives in the apps. Here is the other kind. The
context stands inside each event row rather than in a table of its own: a row that is never updated
can be sealed, a shared context row cannot.
"""

import functools
from contextlib import contextmanager
from contextvars import ContextVar

import pghistory
import pgtrigger
from django.db import models, transaction

from .refusals import in_words

_acting = ContextVar("acting", default=None)


def tracked(*, leave_out=()):
    """Class decorator: every insert, update and delete of the model leaves a sealed row.

    Statement level, since row level is quadratic for bulk writes. `leave_out` names generated
    columns and large bytes.
    """
    level = {"level": pghistory.Statement}
    return pghistory.track(
        pghistory.InsertEvent(**level),
        pghistory.UpdateEvent(**level),
        pghistory.DeleteEvent(**level),
        exclude=list(leave_out),
        obj_field=pghistory.ObjForeignKey(related_name="+"),
        context_field=pghistory.ContextJSONField(null=False),
        context_id_field=pghistory.ContextUUIDField(null=False, db_index=True),
        meta={
            "triggers": [
                pgtrigger.Trigger(
                    name="never_truncated",
                    level=pgtrigger.Statement,
                    when=pgtrigger.Before,
                    operation=pgtrigger.Truncate,
                    func="RAISE EXCEPTION 'history is append-only';",
                )
            ],
            "constraints": [
                models.CheckConstraint(
                    name="%(class)s_signed",
                    condition=models.Q(pgh_context__has_keys=["user", "action"]),
                )
            ],
        },
    )


@contextmanager
def acting(by, label):
    """Sign everything written inside with `by` (a user; None for the program itself) and `label`.

    Inside another action the outer signature stands: the person pressed one button.
    """
    if _acting.get() is not None:
        yield
        return
    token = _acting.set(label)
    name = by.full_name if by else "Chương trình"
    try:
        with pghistory.context(user=by.pk if by else None, name=name, action=label):
            yield
    finally:
        _acting.reset(token)


def action(label):
    """A verb of the product: keyword-only, its actor named, one transaction, one signature.

    What the database refuses in the end is `Refused` like what a rule refuses.
    """

    def decorate(function):
        @functools.wraps(function)
        def run(*, by, **arguments):
            with in_words(), transaction.atomic(), acting(by, label):
                return function(by=by, **arguments)

        run.label = label
        return run

    return decorate
