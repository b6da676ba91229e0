"""The stays of those who live with a cell that ends, or are away from it: they go on elsewhere.

A stay that lasts over the day ends on it and another row `continues` it, so that the figures and
dues of before remain where they were. Called by `unit_changes`, inside its transaction.
"""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from members.enums import Step
from members.models import DuesPayment, DuesRelief, DuesStanding, Event, TemporaryStay
from members.queries.unit_changes import iso, touching

ON_PAPER = ("guest_name", "elsewhere", "purpose", "until", "number")


def cut_stays(change):
    """Every stay of the cells that end, cut on the day; answers what `mend_stays` needs.

    Whose host and home become one cell is nobody's guest there: the stay is over. Who came or went
    since the day is written with the other cell from the beginning.
    """
    ends = {unit.pk for unit in change.ends}
    goes, over, since = {}, [], {}
    for stay in touching(change.ends, change.on).select_for_update(of=("self",)).order_by("pk"):
        both = [change.into.pk if key in ends else key for key in (stay.unit_id, stay.host_id)]
        if stay.valid.lower >= change.on:
            since[stay] = both
        elif stay.member_id and both[0] == both[1]:
            over.append(stay)
        else:
            goes[stay] = both
    before = {stay.pk: stay.valid.upper for stay in (*goes, *over)}
    _end([*goes, *over], change.on)
    return {
        "cut": [[old.pk, new.pk] for old, new in _go_on(goes, before, change.on)],
        "over": [[stay.pk, iso(before[stay.pk])] for stay in over],
        "told": _tell([stay for stay in over if before[stay.pk] is None], change),
        "since": _re_point(since),
    }


def mend_stays(done):
    """The stays of before. What was written of them since is kept with the first row."""
    pairs = dict(done["cut"])
    rows = TemporaryStay.unscoped.in_bulk([*pairs, *pairs.values()])
    pairs = {rows[old]: rows[new] for old, new in pairs.items() if old in rows and new in rows}
    back = {new.pk: old.pk for old, new in pairs.items()}
    for model in (DuesStanding, DuesRelief):  # the second row had them all, and what came since
        model.unscoped.filter(stay__in=back.values()).delete()
    for model in (DuesPayment, DuesStanding, DuesRelief):
        _hand_over(model.unscoped.filter(stay__in=back), back)
    TemporaryStay.unscoped.filter(pk__in=back).delete()
    for old, new in pairs.items():
        old.valid = DateRange(old.valid.lower, new.valid.upper)
        for name in ON_PAPER:
            setattr(old, name, getattr(new, name))
    upper = dict(done["over"])
    over = list(TemporaryStay.unscoped.filter(pk__in=upper))
    for stay in over:
        stay.valid = DateRange(stay.valid.lower, _day(upper[stay.pk]))
    _save([*pairs, *over], "valid", *ON_PAPER)
    _take_back(done["told"])
    places = {stay: both for stay, *both in done["since"]}
    _re_point({stay: places[stay.pk] for stay in TemporaryStay.unscoped.filter(pk__in=places)})


def _end(stays, on):
    for stay in stays:
        stay.valid = DateRange(stay.valid.lower, on)
    _save(stays, "valid")


def _go_on(goes, before, on):
    """(stay, its rest). What a guest owes, is let off and paid ahead goes along."""
    pairs = [
        (
            old,
            TemporaryStay(
                continues=old,
                member_id=old.member_id,
                unit_id=unit,
                host_id=host,
                valid=DateRange(on, before[old.pk]),
                **{name: getattr(old, name) for name in ON_PAPER},
            ),
        )
        for old, (unit, host) in goes.items()
    ]
    TemporaryStay.unscoped.bulk_create([new for _, new in pairs])
    along = {old.pk: new.pk for old, new in pairs if old.member_id is None}
    for model in (DuesStanding, DuesRelief):
        rows = list(model.unscoped.filter(stay__in=along))
        for row in rows:
            row.pk, row.stay_id = None, along[row.stay_id]
        model.unscoped.bulk_create(rows)
    _hand_over(DuesPayment.unscoped.filter(stay__in=along, month__gte=on), along)
    return pairs


def _tell(stays, change):
    """In the life of each the stay is over, too; the steps' keys."""
    steps = Event.unscoped.bulk_create(
        Event(
            member_id=stay.member_id,
            unit=change.into,
            kind=Step.RETURNED,
            on=change.on,
            number=change.decision,
            note="Nơi sinh hoạt tạm thời và chi bộ nhà thành một chi bộ.",
        )
        for stay in stays
    )
    return [step.pk for step in steps]


def _take_back(keys):
    """Those steps are annulled like any other."""
    steps = Event.unscoped.standing().filter(pk__in=keys)
    Event.unscoped.bulk_create(step.annulment("Hai chi bộ lại là hai.") for step in steps)


def _re_point(places):
    """[stay, unit, host] as they were; each now belongs to its two places."""
    before = [[stay.pk, stay.unit_id, stay.host_id] for stay in places]
    for stay, (unit, host) in places.items():
        stay.unit_id, stay.host_id = unit, host
    _save(places, "unit", "host")
    return before


def _hand_over(rows, to):
    found = list(rows)
    for row in found:
        row.stay_id = to[row.stay_id]
    rows.model.unscoped.bulk_update(found, ["stay"])


def _save(stays, *fields):
    for stay in stays:
        stay.version += 1
    TemporaryStay.unscoped.bulk_update(stays, [*fields, "version"])


def _day(text):
    return text and date.fromisoformat(text)
