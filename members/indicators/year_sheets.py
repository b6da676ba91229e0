"""What members do every year, as the sheet of the cell ticks it."""

from django.db.models import Count as SqlCount
from django.db.models import Exists, OuterRef, Q

from chibo.indicators import Count, Indicator, Kind
from chibo.tallies import by_cell, tally
from members.enums import Duty
from members.models import Spell
from members.queries import ticked

from .counting import people


def duties(key, label, duty, *, free=None):
    """Members of the last day who did their yearly duty, out of those who owe it.

    A term asks for different people: whoever did it in one of the years counts once.
    """

    def on_roll(period):
        owed = Spell.unscoped.on(period.end)
        if free:
            owed = owed.filter(~Exists(ticked(free, period).filter(member=OuterRef("member"))))
        return owed.alias(done=Exists(ticked(duty, period).filter(member=OuterRef("member"))))

    @tally(Count(0, 0))
    def count(units, period):
        done = SqlCount("pk", filter=Q(done=True))
        return by_cell(on_roll(period), units, part=done, whole=SqlCount("pk"))

    def rows(unit, period):
        return people(on_roll(period).filter(done=True), unit)

    return Indicator(key, label, Kind.DISTINCT, "đảng viên", count, rows)


INDICATORS = (
    duties(
        "residence_contact",
        "Giữ mối liên hệ nơi cư trú",
        Duty.RESIDENCE,
        free=Duty.RESIDENCE_FREE,
    ),
    duties("moral_example_registration", "Đăng ký làm theo gương Bác", Duty.EXAMPLE),
    duties("commitments", "Cam kết tu dưỡng, rèn luyện", Duty.COMMITMENT),
    duties("initiatives", "Có sáng kiến được công nhận", Duty.INITIATIVE),
)
