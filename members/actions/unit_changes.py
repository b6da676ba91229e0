"""Members of a cell that ends go on in another: all at once, in a constant number of queries.

Called by the act on the units, inside its transaction and under its signature.
"""

from collections import defaultdict
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import DateField, F, Func, Max, Value

from chibo.regulations import Finding, Refused
from chibo.vietnamese.dates import short_date
from members.enums import Ending, Entry
from members.models import Affiliation, Candidate, Event, Member, Office, TemporaryStay
from members.queries.unit_changes import iso, standing, too_late

from .spells import materialise_all
from .stays_cut import cut_stays, mend_stays

MORE = {"version": F("version") + 1}
LOWER = Func(F("valid"), function="lower")


def apply(change):
    """Everybody who is in a cell that ends moves on the day; answers what `revert` needs.

    Somebody who has left since the day moves too, and leaves the other cell when they left.
    """
    stays, members, candidates, lodgers = [], [], [], None
    if change.into is not None and change.into.kind.is_cell:
        stays = standing(change.ends, change.on).select_related("member").order_by("pk")
        stays = list(stays.select_for_update(of=("self",)))
        members = [
            (stay.member_id, stay.unit_id, stay.member.party_post)
            for stay in stays
            if stay.member.unit_id == stay.unit_id
        ]
        lodgers = cut_stays(change)
        new = cut(dict.fromkeys(stays, change.into), change.on, change.decision)
        of = Member.unscoped.filter(pk__in=[member for member, _, _ in members])
        of.update(unit=change.into, party_post="", **MORE)
        candidates = _move_candidates(change)
        stays = kept(stays, new)
    marks = {"stay": _last(Affiliation), "event": _last(Event)}
    return {
        "stays": stays,
        "members": members,
        "candidates": candidates,
        "lodgers": lodgers,
        "offices": _end_offices(change),
        "marks": marks,
        "assigned": False,
    }


def revert(change, done):
    """The stays of before, and the spells that follow from them; nobody else is touched."""
    reopen(done["stays"])
    posts = {member: (unit, post) for member, unit, post in done["members"]}
    members = list(Member.unscoped.filter(pk__in=posts))
    for member in members:
        member.unit_id, member.party_post = posts[member.pk]
        member.version += 1
    Member.unscoped.bulk_update(members, ["unit", "party_post", "version"])
    open_again = Func(LOWER, Value(None), function="daterange")
    Office.unscoped.filter(pk__in=done["offices"]).update(valid=open_again)
    for stay, unit in done.get("elsewhere", ()):  # as acts of before stays were cut kept it
        TemporaryStay.unscoped.filter(pk=stay).update(unit=unit, **MORE)
    if done.get("lodgers"):
        mend_stays(done["lodgers"])
    by_unit = defaultdict(list)
    for candidate, unit in done["candidates"]:
        by_unit[unit].append(candidate)
    for unit, candidates in by_unit.items():
        Candidate.unscoped.filter(pk__in=candidates).update(unit=unit, **MORE)


def cut(moves, on, decision):
    """{stay: cell}: each stay ends on the day and goes on there as long as it did.

    Returns the new stays in the same order; whose latest stay it was is the caller's to settle.
    """
    late = sum(stay.valid.lower >= on for stay in moves)
    if late:
        raise Refused(Finding("M8", too_late(late, on), field="on"))
    after = [
        Affiliation(
            member_id=stay.member_id,
            unit=unit,
            valid=DateRange(on, stay.valid.upper),
            reason=Entry.TRANSFERRED,
            ending=stay.ending,
            decision=decision if stay.valid.upper is None else stay.decision,
        )
        for stay, unit in moves.items()
    ]
    cut_off = LOWER, Value(on, DateField())
    Affiliation.unscoped.filter(pk__in=[stay.pk for stay in moves]).update(
        valid=Func(*cut_off, function="daterange"),
        ending=Ending.MOVED,
        decision=decision or F("decision"),
    )
    Affiliation.unscoped.bulk_create(after)
    materialise_all([stay.member_id for stay in moves])
    return after


def reopen(pairs):
    """What `kept` answered: the first stay of each pair lasts again as long as both did."""
    before = {stay: rest for stay, _, *rest in pairs}
    Affiliation.unscoped.filter(pk__in=[new for _, new, *_ in pairs]).delete()
    stays = list(Affiliation.unscoped.filter(pk__in=before))
    for stay in stays:
        upper, stay.ending, stay.decision = before[stay.pk]
        stay.valid = DateRange(stay.valid.lower, upper and date.fromisoformat(upper))
    Affiliation.unscoped.bulk_update(stays, ["valid", "ending", "decision"])
    materialise_all([stay.member_id for stay in stays])


def kept(stays, after):
    """[stay, stay after, end, ending, decision] of each, as read before `cut`."""
    return [
        [stay.pk, new.pk, iso(stay.valid.upper), stay.ending, stay.decision]
        for stay, new in zip(stays, after, strict=True)
    ]


def _move_candidates(change):
    under_way = Candidate.unscoped.under_way().filter(unit__in=change.ends)
    found = list(under_way.values_list("pk", "unit_id"))
    moved = Candidate.unscoped.filter(pk__in=[candidate for candidate, _ in found])
    moved.update(unit=change.into, **MORE)
    return found


def _end_offices(change):
    """Posts of a cell that ends are given up on the day; who took one since then never held it."""
    held = Office.unscoped.filter(unit__in=change.ends, valid__upper_inf=True)
    ended = list(held.filter(valid__startswith__lt=change.on).values_list("pk", flat=True))
    if held.count() > len(ended):
        sentence = f"Có chức vụ ghi từ ngày {short_date(change.on)} trở đi. Hãy chọn ngày sau."
        raise Refused(Finding("", sentence, field="on"))
    cut_off = LOWER, Value(change.on, DateField())
    Office.unscoped.filter(pk__in=ended).update(valid=Func(*cut_off, function="daterange"))
    return ended


def _last(model):
    return model.unscoped.aggregate(last=Max("pk"))["last"] or 0
