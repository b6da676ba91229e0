"""Dues for tests, written the way the program writes them."""

from datetime import date

from members.actions import dues, dues_standing

MONTHS = {number: date(2026, number, 1) for number in range(1, 13)}


def assess(unit, *members, amount=50_000, payer="insured", month=MONTHS[1], by=None):
    changed = {member.pk: (payer, amount) for member in members}
    return dues_standing.assess(unit=unit, month=month, changed=changed, confirmed=True, by=by)


def pay(unit, member, *numbers, amount=50_000, paid_on=None, version=None, by=None):
    """The member pays these months of 2026."""
    changed = {(member.pk, MONTHS[number]): amount for number in numbers}
    return dues.fill(
        unit=unit, changed=changed, paid_on=paid_on, channel="cash", version=version, by=by
    )


def relieve(member, *, ground="hardship", percent=50, first=1, last=6, by=None):
    return dues_standing.relieve(
        member=member,
        ground=ground,
        percent=percent,
        first=MONTHS[first],
        last=last and MONTHS[last],
        decision="Nghị quyết chi bộ 01/2026",
        by=by,
    )
