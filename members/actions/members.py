"""What is done to a member's record: entered, corrected, recognised, opened."""

from django.utils import timezone

from chibo.history import action
from chibo.models import Disclosure
from chibo.regulations import Finding, Refused, Weight, enforce
from members.enums import Entry, Step
from members.models import SEALED, BirthDateCorrection, Event, Member
from members.queries import last_readmission, lookalikes, probation_rule
from members.regulations import (
    of_age_when_admitted,
    official_date,
    order_of_dates,
    probation_is_over,
    tidy_record_number,
)

from . import offices
from .affiliations import begin
from .given_up import lock_member
from .numbers import check_numbers, seal
from .spells import settle

DATES = ("decided_on", "ceremony_on", "official_on", "exempt_on")
BACKGROUND = ("recruited_on", "youth_union_on", "enlisted_on", "discharged_on", "reenlisted_on")


@action("ghi tên vào danh sách đảng viên")
def register(
    *, unit, since=None, reason=Entry.RECORDED, party_post="", confirmed=False, by, **fields
):
    """A new record, in `unit` from `since`; not said, from the ceremony or the cell's first day.

    Somebody who holds a post holds it from that day on, as far as the book knows. Warnings (M6,
    M10, a record that looks alike) wait for `confirmed`.
    """
    fields = tidy(fields)
    member = Member(unit=unit, **plain(fields))
    findings = [
        *check_numbers(member, fields),
        *check_dates(member, changed=True),
        *_already_there(member, by),
    ]
    enforce(findings, confirmed=confirmed)
    keep_confirmed(member, findings)
    seal(member, fields)
    member.save(force_insert=True)
    since = since or max(member.ceremony_on, unit.opened_on)
    member = begin(member=member, unit=unit, on=since, reason=reason, confirmed=confirmed, by=by)
    if party_post:
        member = offices.assign(
            member=member, post=party_post, on=max(since, member.official_on or since), by=by
        )
    return member


@action("sửa hồ sơ đảng viên")
def correct(*, member, version=None, confirmed=False, by, **fields):
    """Other values in the record. Birth date, cell and post have acts of their own."""
    locked = {"birth_date", "birth_precision", "unit", "party_post"} & fields.keys()
    if locked:
        raise TypeError(f"correct() does not change {', '.join(sorted(locked))}")
    fields = tidy(fields)
    member = lock_member(member, version)
    before = {name: getattr(member, name) for name in DATES}
    for name, value in plain(fields).items():
        setattr(member, name, value)
    moved = any(getattr(member, name) != value for name, value in before.items())
    findings = [*check_numbers(member, fields), *check_dates(member, changed=moved)]
    enforce(findings, confirmed=confirmed)
    keep_confirmed(member, findings)
    return _save(member, [*plain(fields), *seal(member, fields), "confirmations"])


@action("công nhận đảng viên chính thức")
def recognise(
    *,
    member,
    official_on,
    official_at="",
    decided_on=None,
    number="",
    issuer="",
    version=None,
    confirmed=False,
    by,
):
    """Probation is over: official from `official_on`, twelve months after the ceremony (M6).

    The decision comes when it comes; it does not move the official date.
    """
    since = last_readmission(member) or member.ceremony_on
    rule, _ = probation_rule(since)
    enforce(probation_is_over(since, official_on, rule, field="official_on"))
    Event.unscoped.create(
        member=member,
        unit=member.unit,
        kind=Step.RECOGNISED,
        on=decided_on or official_on,
        since=official_on,
        number=number,
        issuer=issuer,
    )
    if last_readmission(member):  # the record keeps the first official date
        return settle(lock_member(member, version))
    return correct(
        member=member,
        version=version,
        confirmed=confirmed,
        by=by,
        official_on=official_on,
        official_at=official_at,
    )


@action("đính chính ngày sinh")
def correct_birth_date(*, member, birth_date, birth_precision, reason, version=None, by):
    """M11: age follows the original dossier since 18/8/2016; a change says what it rests on."""
    member = lock_member(member, version)
    if not reason.strip():
        raise Refused(Finding("M11", "Hãy ghi căn cứ đính chính ngày sinh.", field="reason"))
    correction = BirthDateCorrection(
        member=member,
        before=member.birth_date,
        before_precision=member.birth_precision,
        after=birth_date,
        after_precision=birth_precision,
        reason=reason,
        user=by,
    )
    member.birth_date, member.birth_precision = birth_date, birth_precision
    enforce(check_dates(member, changed=False))
    correction.save()
    return _save(member, ["birth_date", "birth_precision"])


@action("mở phần được che")
def reveal(*, member, field, reason, by):
    """The text of a masked field, against a line in the record of disclosures."""
    if field not in SEALED:
        raise TypeError(f"{field} is not masked")
    if not reason.strip():
        raise Refused(Finding("", "Hãy ghi lý do cần xem.", field="reason"))
    Disclosure.objects.create(user=by, subject=f"member:{member.pk}", field=field, reason=reason)
    sealed = getattr(member, field)
    return sealed.reveal() if sealed else ""


def tidy(fields):
    """The same fields, record numbers in their one spelling."""
    if "record_number" in fields:
        fields = fields | {"record_number": tidy_record_number(fields["record_number"])}
    return fields


def plain(fields):
    """Those of the fields that are not masked."""
    return {name: value for name, value in fields.items() if name not in SEALED}


def check_dates(member, *, changed, rule_of=probation_rule):
    """Order always; the length of probation where a rule of that day is on record.

    Whoever judges many at once brings a `rule_of` that has read the rules.
    """
    yield from order_of_dates(
        member.birth_date,
        member.decided_on,
        member.ceremony_on,
        member.official_on,
        member.exempt_on,
    )
    for name in (*DATES, *BACKGROUND):
        day = getattr(member, name)
        if day and day > timezone.localdate():
            yield Finding("M6", "Ngày này chưa đến. Hãy xem lại.", field=name)
    if changed:
        yield from of_age_when_admitted(member.birth_date, member.decided_on, member.ceremony_on)
        rule, recorded = rule_of(member.ceremony_on)
        if recorded:
            yield from official_date(member.ceremony_on, member.official_on, rule)


def _already_there(member, by):
    """Only among those the person may see: a warning must not tell who is in other cells."""
    mine = Member.visible_to(by) if by else Member.unscoped.all()
    born = (member.birth_date, member.birth_precision)
    for other in lookalikes(member.full_name, born, mine):
        sentence = (
            f"Đã có đồng chí {other.full_name}, sinh {other.birth_text}, ở {other.unit}. "
            "Nếu là người khác thì vẫn lưu được."
        )
        yield Finding("duplicate", sentence, weight=Weight.WARNS, field="full_name")


def keep_confirmed(member, findings):
    """Put down on the record what somebody was warned of and wanted all the same."""
    codes = {finding.code for finding in findings} | set(member.confirmations)
    member.confirmations = sorted(codes)


def _save(member, columns):
    """Only what was touched: a sealed column written again would look changed in the history."""
    return settle(member, *columns)
