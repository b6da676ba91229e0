"""What happens to members between admission and the end: badges, praise, stays elsewhere."""

from datetime import date, timedelta

from chibo.regulations import Refused
from members.actions import events, temporary_stays
from members.enums import Penalty, Purpose, Status, Step
from members.models import Member
from members.regulations import add_months, badge_reached

PLACES = ("Chi bộ Công trường thủy điện", "Chi bộ Lớp cao học K31", "Đảng bộ nơi đi học")
LEVELS = (30, 40, 50)


def build(units, members, today, rng):
    """A few steps in every cell; whatever the rules refuse is left out."""
    for place, unit in enumerate(units):
        mine = [m for m in members if m.unit_id == unit.pk and m.official_on and not m.exempt_on]
        for member in mine[:6]:
            _honour(member, today, rng)
        if place % 3 == 0 and len(mine) > 7:
            _send_away(mine[7], today, rng)
        if place % 4 == 1:
            _receive(unit, today)


def discipline(units, today):
    """One member this year: somebody of 30 years in the Party, whose badge has to wait for it."""
    long = add_months(today, -12 * LEVELS[0])
    there = Member.unscoped.with_state(today).filter(unit__in=units, status=Status.OFFICIAL)
    waiting = there.filter(party_since__lte=long, party_post="", exempt=False)
    member = waiting.exclude(events__kind=Step.BADGE).order_by("party_since", "pk").first()
    if member:
        on = max(date(today.year, 1, 2), today - timedelta(days=80))
        paper = {"form": Penalty.REPRIMAND, "number": "31-QĐ/ĐU", "issuer": "Đảng ủy"}
        _record(member, Step.DISCIPLINED, min(on, today), **paper)


def _honour(member, today, rng):
    """The last badge whose age was reached, else a certificate now and then."""
    reached = [(level, badge_reached(member.party_since, level)) for level in LEVELS]
    due = [(level, day) for level, day in reached if day <= today]
    if due:
        level, day = due[-1]
        given = min(today, day + timedelta(days=rng.randint(3, 60)))
        _record(member, Step.BADGE, given, form=str(level), number=f"{rng.randint(100, 900)}-QĐ/TU")
    elif rng.random() < 0.5:
        given = today - timedelta(days=rng.randint(100, 700))
        number = f"{rng.randint(10, 90)}-QĐ/ĐU"
        _record(member, Step.REWARDED, given, form="certificate", number=number)


def _send_away(member, today, rng):
    since = today - timedelta(days=rng.randint(30, 120))
    until = add_months(since, 10)
    place = rng.choice(PLACES)
    _record(member, Step.AWAY, since, form=Purpose.STUDY, until=until, place=place, number="07")


def _receive(unit, today):
    since = today - timedelta(days=50)
    temporary_stays.receive(
        unit=unit,
        guest_name="Vương Thị Khách",
        elsewhere="Chi bộ Trạm Kiểm lâm",
        on=since,
        until=add_months(since, 6),
        purpose=Purpose.WORK,
        by=None,
    )


def _record(member, kind, on, **details):
    try:
        events.record(member=member, kind=kind, on=on, by=None, **details)
    except Refused:
        return
