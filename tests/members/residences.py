"""A cell in which somebody of every kind keeps contact with the residence, or not."""

from datetime import date

from members.actions import affiliations, residences, year_sheets
from members.enums import Duty

from .people import comment_on, enter, introduce_home

EXEMPT = {"place": "", "ward": "", "number": "", "ground": "barracks"}
WORDS = {"place": "Chi bộ Thôn Tây", "ward": "", "number": "", "ground": "", "ground_text": ""}


def slips(member):
    """(place, first day, last day) of the slips that stand, in order."""
    rows = member.residence_contacts.standing().order_by("valid")
    return [(row.place, row.valid.lower, row.last_day) for row in rows]


def tick(cell, *ticks, year=2025, version=None):
    """The sheet of the cell's year with these (member, duty) and no others."""
    ticked = {(who.pk, duty.value) for who, duty in ticks}
    return year_sheets.fill(unit=cell, year=year, ticked=ticked, version=version, by=None)


def seven_of(cast):
    """A1 at the end of 2025: Một, introduced and commented; Hai, introduced; Ba, let off since
    March, commented in 2024; Bốn, let off until November, commented; Năm, ticked as free; Sáu,
    ticked as commented, moved to A2 in 2026; Bảy, whose comment was dropped."""
    names = "Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy"
    people = [enter(cast.a1, full_name=f"Hồ Thị {name}") for name in names]
    one, _, three, four, five, six, seven = people
    for someone in people[:4]:
        introduce_home(someone)
    comment_on(one)
    comment_on(three, 2024)
    introduce_home(three, first=date(2025, 3, 1), ground="studying")
    introduce_home(four, first=date(2025, 2, 1), last=date(2025, 11, 1), **EXEMPT)
    comment_on(four, received_on=date(2026, 1, 9))
    wrong = comment_on(seven)
    residences.drop_comment(comment=wrong, reason="nhầm", by=None)
    tick(cast.a1, (five, Duty.RESIDENCE_FREE), (six, Duty.RESIDENCE))
    affiliations.move(member=six, unit=cast.a2, on=date(2026, 2, 1), by=None)
    return people
