"""Dues for tests, written the way the program writes them."""

from datetime import date

from members.actions import dues, dues_standing, temporary_stays

MONTHS = {number: date(2026, number, 1) for number in range(1, 13)}


def assess(unit, *people, amount=50_000, payer="insured", month=MONTHS[1], by=None):
    changed = {person.dues_key: (payer, amount) for person in people}
    return dues_standing.assess(unit=unit, month=month, changed=changed, confirmed=True, by=by)


def pay(unit, person, *numbers, amount=50_000, paid_on=None, version=None, by=None):
    """A member or guest pays these months of 2026."""
    changed = {(person.dues_key, MONTHS[number]): amount for number in numbers}
    return dues.fill(
        unit=unit, changed=changed, paid_on=paid_on, channel="cash", version=version, by=by
    )


def relieve(person, *, ground="hardship", percent=50, first=1, last=6, by=None):
    return dues_standing.relieve(
        person=person,
        ground=ground,
        percent=percent,
        first=MONTHS[first],
        last=last and MONTHS[last],
        decision="Nghị quyết chi bộ 01/2026",
        by=by,
    )


def receive(unit, name="Hồ Văn Khách", on=date(2026, 3, 2)):
    """A guest from outside the tree, for almost a year."""
    return temporary_stays.receive(
        unit=unit,
        guest_name=name,
        elsewhere="Chi bộ Ga Đồng",
        on=on,
        until=date(2027, 2, 25),
        purpose="work",
        by=None,
    )


def end(guest, on, **fields):
    """The guest goes home."""
    return temporary_stays.release(stay=guest, on=on, by=None, **fields)
