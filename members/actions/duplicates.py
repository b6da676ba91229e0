"""Two records that look alike: said to be two people, or merged into one."""

import json
from datetime import date

from django.utils import timezone

from chibo.history import action
from chibo.regulations import Finding, Refused, enforce, expect_version
from members.models import Affiliation, Distinct, Merge, Office, TemporaryStay
from members.queries import bare, both_standing, luggage, mergeable_fields
from members.regulations import Stay, merging, taken_over

from . import belongings
from .affiliations import annul_entries
from .members import correct
from .numbers import NUMBERS
from .spells import settle

KEEP, GONE = "keep", "gone"
LET_GO = (*NUMBERS, "record_number")
FIELDS = {field.name: field for field in mergeable_fields()}


@action("ghi hai hồ sơ không trùng")
def tell_apart(*, first, second, reason, by):
    """Two people who happen to look alike; the pair is not asked about again."""
    if first.pk == second.pk:
        raise Refused(Finding("", "Hãy chọn hai hồ sơ khác nhau."))
    first, second = sorted((first, second), key=lambda member: member.pk)
    return Distinct.unscoped.create(
        first=first, second=second, reason=_said(reason), on=timezone.localdate()
    )


@action("bỏ ghi hai hồ sơ không trùng")
def ask_again(*, distinct, by):
    """It was said too soon: the pair stands among those to look at again."""
    distinct = expect_version(distinct, None)
    distinct.undone_at = distinct.undone_at or timezone.now()
    distinct.save(update_fields=["undone_at"])
    return distinct


@action("gộp hai hồ sơ đảng viên")
def merge(*, keep, gone, choose, reason, version=None, gone_version=None, confirmed=False, by):
    """One person, one record: `gone` leaves every roll as if never entered, lets go of its numbers
    and stays readable; `choose` is {field: "keep" or "gone"} where the two differ, "keep" when not
    said. A stay of `gone` on days of which `keep` says nothing is written there too. Whatever else
    hangs from `gone` goes along, but where `keep` has the same already.

    Birth dates are not merged: a wrong one has an act of its own (M11).
    """
    reason = _said(reason)
    keep, gone = locked((keep, version), (gone, gone_version))
    _require_standing(keep, gone)
    stays = {one: list(one.affiliations.select_related("unit")) for one in (keep, gone)}
    own, theirs = (_as_stays(stays[one]) for one in (keep, gone))
    chosen = _chosen(keep, gone, choose)
    taken = {name: bare(gone, FIELDS[name]) for name, side in chosen.items() if side == GONE}
    brought = luggage(keep, gone, taken)
    enforce(merging(own, theirs, _open_acts(brought)), confirmed=confirmed)
    kept = {
        "before": {name: as_text(bare(keep, FIELDS[name])) for name in taken},
        "after": {name: as_text(value) for name, value in taken.items()},
        "numbers": {name: bare(gone, FIELDS[name]) for name in LET_GO},
        "confirmations": keep.confirmations,
    }
    rows = {"stays": [_kept(stay) for stay in stays[gone]]}
    rows |= belongings.hand_over(brought, keep, gone)
    over = [theirs.index(stay) for stay in taken_over(own, theirs)]
    rows["taken"] = [_write_over(stays[gone][at], keep) for at in over]
    annul_entries([gone.pk])
    kept["gone_version"] = gone.version + 1
    keep = at_home(keep)
    if taken:
        keep = correct(member=keep, confirmed=confirmed, by=by, **writable(taken))
    return Merge.unscoped.create(
        keep=keep,
        gone=gone,
        reason=reason,
        on=timezone.localdate(),
        chosen=chosen,
        rows=rows,
        kept=json.dumps(kept, ensure_ascii=False),
    )


# --- Merging --------------------------------------------------------------------------------------


def _said(reason):
    if not reason.strip():
        raise Refused(Finding("", "Hãy ghi lý do.", field="reason"))
    return reason.strip()


def locked(*asked):
    """The records as they are now, the older one locked first whichever is kept."""
    by_age = sorted(asked, key=lambda pair: pair[0].pk)
    now = {member.pk: expect_version(member, version) for member, version in by_age}
    return [now[member.pk] for member, _ in asked]


def _require_standing(keep, gone):
    if keep.pk == gone.pk:
        raise Refused(Finding("", "Không gộp một hồ sơ với chính nó."))
    if not both_standing(keep, gone):
        raise Refused(Finding("", "Một trong hai hồ sơ đã bỏ hoặc đã gộp. Hãy mở lại trang."))


def _as_stays(affiliations):
    return [Stay(a.unit, a.valid.lower, a.valid.upper) for a in affiliations]


def _open_acts(brought):
    """What goes on still and would stay behind."""
    for office in Office.unscoped.filter(pk__in=brought.lasting_behind(Office)):
        yield f"chức vụ {office.get_post_display().lower()} đang giữ"
    if brought.lasting_behind(TemporaryStay):
        yield "nơi sinh hoạt tạm thời chưa hết"


def _chosen(keep, gone, choose):
    """{field: side} of every field in which the two differ, and of no other."""
    differing = {
        name
        for name, field in FIELDS.items()
        if (bare(keep, field) or None) != (bare(gone, field) or None)
    }
    if choose.keys() - differing or set(choose.values()) - {KEEP, GONE}:
        raise Refused(Finding("", "Hai hồ sơ vừa thay đổi. Chưa gộp; hãy mở lại trang."))
    return {name: choose.get(name, KEEP) for name in sorted(differing)}


def _write_over(stay, keep):
    """The same stay on the record that is kept; (key there, key here)."""
    copy = Affiliation.unscoped.create(
        member=keep,
        unit=stay.unit,
        valid=stay.valid,
        reason=stay.reason,
        ending=stay.ending,
        decision=stay.decision,
    )
    return stay.pk, copy.pk


def at_home(keep):
    """Settled anew, in the cell of the latest stay."""
    keep.unit = keep.affiliations.order_by("valid").last().unit
    return settle(keep, "unit")


def _kept(stay):
    return [stay.pk, as_text(stay.valid.upper), stay.ending]


def as_text(value):
    return value.isoformat() if isinstance(value, date) else value


def writable(fields):
    """What `correct` asks for: an empty masked field is "", not None."""
    return {
        name: "" if value is None and name in (*NUMBERS, "religion") else value
        for name, value in fields.items()
    }
