"""Somebody entered twice: the second record was given up, and what it held went along."""

from datetime import date

from members.actions import careers, duplicates, events
from members.actions import members as records
from members.enums import Step
from members.models import Member

PLAIN = (
    "full_name",
    "gender",
    "birth_date",
    "birth_precision",
    "ethnicity",
    "decided_on",
    "ceremony_on",
    "official_on",
)


def build(units, members, today):
    """One in the last cell: who has no post, and belongs to it without a break."""
    kept = next(
        member
        for member in members[::-1]
        if member.unit == units[-1] and member.official_on and not member.party_post
    )
    stay = kept.affiliations.get(valid__upper_inf=True)
    said = {name: getattr(kept, name) for name in PLAIN}
    twin = records.register(unit=kept.unit, since=stay.valid.lower, confirmed=True, by=None, **said)
    praise = {"form": "praised", "number": "03-QĐ/CB"}
    given = max(date(today.year - 1, 12, 20), stay.valid.lower, kept.official_on)
    events.record(member=twin, kind=Step.REWARDED, on=given, confirmed=True, by=None, **praise)
    work = {"since": given.replace(month=1, day=1), "work": "Tổ trưởng tổ tự quản"}
    careers.record_career(member=twin, by=None, **work)
    keep, gone = (Member.unscoped.get(pk=one.pk) for one in (kept, twin))
    reason = "Một người, nhập hai lần khi chuyển từ sổ giấy"
    duplicates.merge(keep=keep, gone=gone, choose={}, reason=reason, confirmed=True, by=None)
