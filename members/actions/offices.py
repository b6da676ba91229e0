"""Posts in a cell: given and given up, each with a day."""

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from chibo.history import action
from chibo.regulations import Finding, Refused, enforce
from chibo.vietnamese.dates import short_date
from members.enums import PartyPost
from members.models import Office, Spell
from members.regulations import STATUTES, not_to_come

from .given_up import lock_member
from .spells import settle


@action("giao chức vụ trong Đảng")
def assign(*, member, post, on, decision="", version=None, by):
    """The member holds the post in their cell from `on`; another post of theirs there ends."""
    member = lock_member(member, version)
    enforce(
        [*not_to_come(on, timezone.localdate()), *_on_roll(member, on), *_free(member, post, on)]
    )
    for held in member.offices.filter(unit=member.unit, valid__upper_inf=True):
        _end(held, on)
    Office.unscoped.create(
        member=member, unit=member.unit, post=post, valid=DateRange(on, None), decision=decision
    )
    return settle(member)


@action("thôi chức vụ trong Đảng")
def end(*, member, on, decision="", version=None, by):
    """The member holds no post in any cell from `on`."""
    member = lock_member(member, version)
    enforce(not_to_come(on, timezone.localdate()))
    held = list(member.offices.filter(valid__upper_inf=True))
    if not held:
        raise Refused(Finding("", f"Đồng chí {member} hiện không giữ chức vụ nào."))
    for office in held:
        _end(office, on, decision)
    return settle(member)


def leave(member, on):
    """Whoever leaves the cell holds no post there any more."""
    for office in member.offices.filter(valid__upper_inf=True):
        _end(office, on)


def resume(member, on):
    """A leaving on that day was written by mistake: the posts that it ended are held again."""
    for office in member.offices.filter(valid__endswith=on):
        office.valid = DateRange(office.valid.lower, None)
        office.save(update_fields=["valid"])


def _end(office, on, decision=""):
    if on <= office.valid.lower:
        day = short_date(office.valid.lower)
        sentence = f"Ngày này phải sau ngày giữ chức vụ {office.get_post_display()} ({day})."
        raise Refused(Finding("", sentence, field="on"))
    office.valid = DateRange(office.valid.lower, on)
    office.decision = "; ".join(filter(None, [office.decision, decision]))[:120]
    office.save(update_fields=["valid", "decision"])


def _on_roll(member, on):
    spell = Spell.unscoped.on(on).filter(member=member, unit=member.unit).first()
    if spell is None or spell.status != "official":
        sentence = "Chức vụ chỉ giao cho đảng viên chính thức đang sinh hoạt tại chi bộ ngày ấy."
        yield Finding("", sentence, STATUTES, field="on")


def _free(member, post, on):
    """One secretary at a time: the one before gives the post up first."""
    others = Office.unscoped.filter(unit=member.unit, post=PartyPost.SECRETARY)
    others = others.filter(valid__overlap=DateRange(on, None)).exclude(member=member)
    if post == PartyPost.SECRETARY:
        for office in others.select_related("member"):
            sentence = (
                f"Đồng chí {office.member} đang là Bí thư từ {short_date(office.valid.lower)}. "
                "Hãy ghi thôi chức vụ cho đồng chí ấy trước."
            )
            yield Finding("", sentence, STATUTES, field="post")
