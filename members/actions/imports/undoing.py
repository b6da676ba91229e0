"""An import taken back: nothing is deleted, people nobody knew are annulled, values come back."""

import json
from collections import defaultdict
from datetime import date

from django.utils import timezone

from chibo.history import action
from chibo.regulations import Finding, Refused, Weight, enforce, expect_version
from members.actions.affiliations import annul_entries
from members.actions.members import DATES
from members.enums import ImportState
from members.models import Affiliation, Member, Office

from .writing import put, rewrite_spells, save

NAMED = 5


@action("hoàn tác lần nhập danh sách đảng viên")
def undo(*, record, version=None, confirmed=False, by):
    """New members leave every roll as if never entered, changed ones get their values back.

    Who was changed since the import stays as they are now: that is told and waits for `confirmed`.
    An annulled record keeps its words and lets go of its numbers, so that the person can be
    entered rightly.
    """
    record = expect_version(record, version)
    if record.state != ImportState.APPLIED:
        raise Refused(Finding("", "Lần nhập này không còn hoàn tác được."))
    rows = list(record.rows.select_related("member").order_by("pk"))
    members = Member.unscoped.filter(pk__in=[row.member_id for row in rows])
    now = {member.pk: member for member in members.select_for_update().order_by("pk")}
    since = [row for row in rows if now[row.member_id].version != row.version]
    enforce(_changed_since(since, now), confirmed=confirmed)
    rows = [row for row in rows if now[row.member_id].version == row.version]
    _annul([now[row.member_id] for row in rows if row.before is None])
    _restore([(now[row.member_id], row.before) for row in rows if row.before is not None])
    record.state, record.undone_at = ImportState.UNDONE, timezone.now()
    record.version += 1
    record.save(update_fields=["state", "undone_at", "version"])
    return record


def _changed_since(rows, now):
    if rows:
        names = ", ".join(now[row.member_id].full_name for row in rows[:NAMED])
        more = f" và {len(rows) - NAMED} đồng chí khác" if len(rows) > NAMED else ""
        sentence = (
            f"Hồ sơ của {names}{more} đã được sửa sau lần nhập này nên giữ nguyên; hãy sửa từng hồ "
            "sơ nếu cần. Những người còn lại sẽ được hoàn tác."
        )
        yield Finding("changed", sentence, weight=Weight.WARNS)


def _annul(members):
    """A stay that never was: no spell follows from it."""
    keys = [member.pk for member in members]
    Office.unscoped.filter(member__in=keys).delete()  # they never were; the history keeps them
    annul_entries(keys)


def _restore(pairs):
    groups, moved = defaultdict(list), []
    for member, kept in pairs:
        before = _from_text(json.loads(kept.reveal()))
        groups[frozenset(put(member, before))].append(member)
        if before.keys() & set(DATES):
            moved.append(member)
    save(groups)
    stays = defaultdict(list)
    for stay in Affiliation.unscoped.filter(member__in=moved):
        stays[stay.member_id].append(stay)
    rewrite_spells(moved, stays)


def _from_text(before):
    """Days were kept as text."""
    return {
        name: date.fromisoformat(value) if name in DATES and value else value
        for name, value in before.items()
    }
