"""After a split those who keep the books say who goes where; all of it as of the day of the act."""

from collections import defaultdict

from django.db.models import F

from chibo.history import action
from chibo.regulations import Finding, Refused, expect_version
from members.models import Affiliation, Member
from members.queries import split_of, split_roll

from .spells import materialise_all
from .unit_changes import cut, kept, reopen


@action("phân đảng viên sau khi tách chi bộ")
def assign(*, act, places, version=None, by):
    """`places` are {member id: unit id}; what the sheet shows is what is kept, so it may be
    corrected: somebody set back to the old cell never left it. In a constant number of queries."""
    act = expect_version(act, version)
    split = split_of(act)
    if split is None:
        raise Refused(Finding("", "Việc tách này không còn. Hãy mở lại trang."))
    source, founded = split
    _require_fitting(places, [source, *founded])
    roll = {place.member.pk: place for place in split_roll(act)}
    if places.keys() - roll.keys():
        sentence = "Danh sách vừa thay đổi. Chưa lưu; hãy mở lại trang rồi phân lại."
        raise Refused(Finding("", sentence))
    changed = {roll[m]: unit for m, unit in places.items() if unit != roll[m].unit_id}
    by_pk = {unit.pk: unit for unit in founded}
    back = [place for place, unit in changed.items() if unit == source.pk]
    out = {p.stay: by_pk[unit] for p, unit in changed.items() if p.after is None}
    across = [(p, unit) for p, unit in changed.items() if p.after is not None and unit in by_pk]
    done = act.done["members"]
    _go_back(done, back)
    done["stays"] += kept(out, cut(out, act.on, act.decision))
    _go_across(across)
    _settle(changed)
    done["assigned"] = True
    act.version += 1
    act.save(update_fields=["done", "version"])
    return act


def _require_fitting(places, units):
    if set(places.values()) - {unit.pk for unit in units}:
        raise Refused(Finding("", "Chỉ phân về chi bộ cũ hoặc các chi bộ mới của việc tách này."))


def _go_back(done, places):
    gone = {place.stay.pk for place in places}
    reopen([pair for pair in done["stays"] if pair[0] in gone])
    done["stays"] = [pair for pair in done["stays"] if pair[0] not in gone]


def _go_across(moves):
    for place, unit in moves:
        place.after.unit_id = unit
    Affiliation.unscoped.bulk_update([place.after for place, _ in moves], ["unit"])
    materialise_all([place.member.pk for place, _ in moves])


def _settle(changed):
    """The copy of the latest stay on each record."""
    by_unit = defaultdict(list)
    for place, unit in changed.items():
        by_unit[unit].append(place.member.pk)
    for unit, members in by_unit.items():
        Member.unscoped.filter(pk__in=members).update(unit=unit, version=F("version") + 1)
