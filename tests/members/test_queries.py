"""Reading that spans the register."""

from datetime import date

from members.actions import affiliations, offices
from members.enums import Ending, PartyPost
from members.queries import in_post

from .people import enter

SECRETARY = [PartyPost.SECRETARY]


def test_a_post_is_held_by_whoever_held_it_on_the_day(cast, today):
    first = enter(cast.a1, full_name="Đặng Văn Trước", party_post=PartyPost.SECRETARY)
    affiliations.end(member=first, on=date(2026, 3, 1), ending=Ending.DIED, by=None)
    second = enter(cast.a1, full_name="Bùi Thị Sau", since=date(2026, 3, 1))
    offices.assign(member=second, post=PartyPost.SECRETARY, on=date(2026, 3, 1), by=None)
    enter(cast.a2, full_name="Hồ Thị Khác", party_post=PartyPost.SECRETARY)
    held = {
        day: [str(m) for m in in_post([cast.a1], SECRETARY, day)]
        for day in (date(2026, 2, 28), date(2026, 3, 1), today)
    }
    assert held == {
        date(2026, 2, 28): ["Đặng Văn Trước"],
        date(2026, 3, 1): ["Bùi Thị Sau"],
        today: ["Bùi Thị Sau"],
    }
