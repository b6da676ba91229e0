"""What was done to the rules and the days of rest, as sentences; what was taken back included."""

from itertools import groupby

from chibo.models import Holiday, LegalBasis, Rule
from chibo.models.legal_basis import Certainty
from chibo.parameters import flat, slots
from chibo.vietnamese.dates import short_date

from .history import Change, Sentence
from .wording import NOTHING, span

NAMED = 4  # days of rest that one sentence names


def rule_history(key):
    """What was done to the versions of a rule, newest first: days, documents, figures."""
    events = list(_events(Rule).filter(key=key))
    shaped = slots(key, *(event.parameters for event in reversed(events)))
    bases = LegalBasis.objects.in_bulk({event.basis_id for event in events})
    last, told = {}, []
    for act in _acts(events):
        changes = [change for event in act for change in _changes(event, last, shaped)]
        if len(act) > 1 and all(event.pgh_label == "insert" for event in act):
            changes = []  # brought by the program: the versions themselves stand on the page
        told.append(_sentence(act[0], _about(act, bases), changes))
        last |= {event.pgh_obj_id: event for event in act}
        last["newest"] = act[-1]
    return told[::-1]


def _about(act, bases):
    """Which version began or went: " từ ngày 01/01/2027 theo 208-QĐ/TW"."""
    moved = [event for event in act if event.pgh_label != "update"]
    if len(moved) != 1:
        return ""
    (event,) = moved
    return f" từ ngày {short_date(event.valid.lower)} theo {bases[event.basis_id]}"


def _changes(event, last, shaped):
    """What the event altered in its row; of a new version, what differs from the one before it."""
    before = last.get(event.pgh_obj_id)
    if event.pgh_label == "update" and before:
        if before.valid != event.valid:
            yield Change("hiệu lực", span(before.valid), span(event.valid))
        if before.certainty != event.certainty:
            words = [Certainty(e.certainty).label for e in (before, event)]
            yield Change("độ chắc chắn", *words)
    if event.pgh_label == "insert" and last:
        earlier, now = flat(_before(event, last).parameters), flat(event.parameters)
        for slot in shaped:
            old, new = earlier.get(slot.name), now.get(slot.name)
            if old != new:
                yield Change(
                    slot.label, slot.in_brief(old) or NOTHING, slot.in_brief(new) or NOTHING
                )


def _before(event, last):
    """The version that stood on the day when the new one begins; the newest when there was none."""
    rows = [row for name, row in last.items() if name != "newest" and row.pgh_label != "delete"]
    standing = (row for row in rows if event.valid.lower in row.valid)
    return next(standing, last["newest"])


def holiday_history(year):
    """Which days of that year were added and taken out, and by whom; newest first."""
    return [_act_on_days(act) for act in _acts(_events(Holiday).filter(day__year=year))][::-1]


def _act_on_days(events):
    days = [f"{short_date(event.day)} ({event.name})" for event in events]
    what = "; ".join(days) if len(days) <= NAMED else f"{len(days)} ngày"
    return _sentence(events[0], f": {what}", ())


def _events(model):
    return model.pgh_event_models["insert"].objects.order_by("pgh_id")


def _acts(events):
    """The events of each press of a button."""
    return [list(act) for _, act in groupby(events, key=lambda event: event.pgh_context_id)]


def _sentence(event, about, changes):
    who = event.pgh_context.get("name") or "Chương trình"
    what = f"{event.pgh_context['action']}{about}"
    return Sentence(event.pgh_created_at, who, what, tuple(changes))
