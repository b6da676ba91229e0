"""The sealed rows of the history, read as sentences: who did what, and what changed from what."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from django.db.models import Max

from chibo.encryption import EncryptedTextField

from .wording import NOTHING, worded

NEVER_TOLD = {"id", "version"}


class Change(NamedTuple):
    """One field: its label, and the words for what stood there before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Sentence:
    """One press of a button."""

    at: datetime
    who: str
    what: str
    changes: tuple[Change, ...]


def sentences(*objects, after=None):
    """What happened to these rows, newest first; one sentence for each act.

    The first is the thing itself, the others belong to it (names of a unit, roles of an account).
    With `after`, what `newest` once answered, only the acts since.
    What an act changed is told of rows that it altered, not of rows it made. The number of queries
    depends on the kinds of rows and of what they point to, never on how many there are.
    """
    steps = _steps(_events(objects))
    named = _named(steps)
    acts = [[*act] for _, act in groupby(steps, key=lambda step: step[0].pgh_context_id)]
    told = [_sentence(act, named) for act in acts if after is None or _is_after(act, after)]
    return told[::-1]


def newest(*objects):
    """How far the history of these rows goes by now: {kind of row: its last event}."""
    return {
        _kind(events.model): events.aggregate(last=Max("pgh_id"))["last"] or 0
        for events in _tables(objects)
    }


def _is_after(act, place):
    return any(event.pgh_id > place.get(_kind(event), 0) for event, _ in act)


def _kind(event):
    return event._meta.model_name


def _tables(objects):
    """For each kind of row the events of those given."""
    keys = defaultdict(list)
    for row in objects:
        keys[type(row)].append(row.pk)
    for model, pks in keys.items():
        yield model.pgh_event_models["insert"].objects.filter(pgh_obj_id__in=pks)


def _events(objects):
    """Every event of the rows, in the order in which they were written."""
    found = [event for events in _tables(objects) for event in events.order_by("pgh_id")]
    first = {}
    for event in found:
        at, place = first.get(event.pgh_context_id, (event.pgh_created_at, len(first)))
        first[event.pgh_context_id] = min(at, event.pgh_created_at), place
    return sorted(found, key=lambda event: first[event.pgh_context_id])


def _steps(events):
    """(event, [(field, before, after)]), each compared with the row's event before it."""
    last, steps = {}, []
    for event in events:
        row = (type(event), event.pgh_obj_id)
        before, last[row] = last.get(row), event
        altered = [] if before is None or event.pgh_label == "delete" else _altered(before, event)
        steps.append((event, altered))
    return steps


def _altered(before, after):
    pairs = (
        (field, getattr(before, field.attname), getattr(after, field.attname))
        for field in _told_fields(after)
    )
    return [(field, old, new) for field, old, new in pairs if (old or None) != (new or None)]


def _told_fields(event):
    kept = {field.name for field in event._meta.fields if not field.name.startswith("pgh_")}
    return [
        field
        for field in event.pgh_tracked_model._meta.concrete_fields
        if field.name in kept and field.editable and field.name not in NEVER_TOLD
    ]


def _named(steps):
    """{(model, key): its words} for everything the altered fields point to."""
    wanted = defaultdict(set)
    for _, altered in steps:
        for field, old, new in altered:
            if field.is_relation:
                wanted[field.related_model] |= {old, new} - {None}
    return {
        (model, row.pk): str(row)
        for model, keys in wanted.items()
        for row in model._base_manager.filter(pk__in=keys).select_related()
    }


def _sentence(act, named):
    event = act[0][0]
    changes = {
        _change(field, old, new, named): None for _, altered in act for field, old, new in altered
    }
    who, what = event.pgh_context.get("name") or "Chương trình", event.pgh_context["action"]
    return Sentence(event.pgh_created_at, who, what, tuple(changes))


def _change(field, old, new, named):
    label = str(field.verbose_name)
    if isinstance(field, EncryptedTextField):
        return Change(label, "(đã che)", "(đã che)")
    if field.is_relation:
        return Change(
            label, *(named.get((field.related_model, key), NOTHING) for key in (old, new))
        )
    return Change(label, worded(field, old), worded(field, new))
