"""What members do every year: ticked on the sheet of the cell, or on record in their files."""

from functools import partial

from django.db.models import Count as SqlCount
from django.db.models import Exists, OuterRef, Q

from chibo.indicators import Count, Indicator, Kind
from chibo.tallies import by_cell, tally
from members.enums import Duty
from members.models import ResidenceContact, Spell
from members.queries import commented, ticked

from .counting import people


def of_member(rows):
    """Whether the member of a spell has one of these rows."""
    return Exists(rows.filter(member=OuterRef("member")))


def everybody(period):
    """The roll of the last day."""
    return Spell.unscoped.on(period.end)


def owing_a_comment(period):
    """Those of the last day whom the record does not let off; where it says nothing, the tick."""
    contacts = ResidenceContact.unscoped.on(period.end)
    ticked_free = of_member(ticked(Duty.RESIDENCE_FREE, period)) & ~of_member(contacts)
    return everybody(period).filter(~of_member(contacts.free()) & ~ticked_free)


def duties(key, label, done, owing=everybody):
    """Members of the last day who did their yearly duty, out of those who owe it.

    `done` gives the rows that say so. A term asks for different people: whoever did it in one of
    the years counts once.
    """

    def on_roll(period):
        return owing(period).alias(done=of_member(done(period)))

    @tally(Count(0, 0))
    def count(units, period):
        part = SqlCount("pk", filter=Q(done=True))
        return by_cell(on_roll(period), units, part=part, whole=SqlCount("pk"))

    def rows(unit, period):
        return people(on_roll(period).filter(done=True), unit)

    return Indicator(key, label, Kind.DISTINCT, "đảng viên", count, rows)


def tick(key, label, duty):
    """A duty that only the sheet knows."""
    return duties(key, label, partial(ticked, duty))


INDICATORS = (
    duties("residence_contact", "Giữ mối liên hệ nơi cư trú", commented, owing_a_comment),
    tick("moral_example_registration", "Đăng ký làm theo gương Bác", Duty.EXAMPLE),
    tick("cell_quality_registration", "Đăng ký nâng cao chất lượng sinh hoạt", Duty.CELL_QUALITY),
    tick("commitments", "Cam kết tu dưỡng, rèn luyện", Duty.COMMITMENT),
    tick("initiatives", "Có sáng kiến được công nhận", Duty.INITIATIVE),
)
