"""A small cell with everything that changes a count: official, probationary and exempt members."""

from dataclasses import dataclass
from datetime import date

from congresses.actions import meetings, rolls
from congresses.enums import MeetingKind
from members.actions import members
from members.models import Member

ADMITTED = date(2015, 5, 19)
DAY = date(2026, 11, 3)


def enrol(unit, full_name, *, since=None, official=True, exempt_on=None, **fields):
    """Somebody on the register of `unit` since `since`, official for long unless said otherwise."""
    ceremony_on = ADMITTED if official else date(2026, 3, 2)
    return members.register(
        unit=unit,
        since=since or ceremony_on,
        full_name=full_name,
        gender="female",
        birth_date=date(1980, 2, 28),
        ethnicity="Kinh",
        ceremony_on=ceremony_on,
        official_on=date(2016, 5, 19) if official else None,
        exempt_on=exempt_on,
        by=None,
        confirmed=True,
        **fields,
    )


@dataclass
class Cell:
    """Cell A1: three official members, a probationary one, an exempt one."""

    anh: Member
    binh: Member
    cuc: Member
    du_bi: Member
    mien: Member

    @property
    def everybody(self):
        """In the order of the roll: given name first."""
        return [self.anh, self.binh, self.cuc, self.du_bi, self.mien]


def found_cell(unit):
    """The five members of `Cell`, in `unit`."""
    return Cell(
        anh=enrol(unit, "Nguyễn Thị Ánh", party_post="secretary"),
        binh=enrol(unit, "Trần Bình"),
        cuc=enrol(unit, "Lê Cúc"),
        du_bi=enrol(unit, "Phạm Dự", official=False),
        mien=enrol(unit, "Đỗ Miên", exempt_on=date(2024, 1, 1)),
    )


def open_regular(unit, held_on=DAY, **fields):
    """A regular meeting of `unit`, still open."""
    kind = fields.pop("kind", MeetingKind.REGULAR)
    return meetings.open_meeting(unit=unit, kind=kind, held_on=held_on, by=None, **fields)


def hold_and_close(unit, held_on=DAY, presences=None, **fields):
    """A meeting whose roll was taken and frozen."""
    meeting = open_regular(unit, held_on, **fields)
    meeting = rolls.take_roll(meeting=meeting, presences=presences or {}, by=None)
    return meetings.close_meeting(meeting=meeting, by=None)
