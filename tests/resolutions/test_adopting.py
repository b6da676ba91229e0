"""Adopting: the meeting is chosen, the vote is held against the roll of that meeting."""

from datetime import date

import pytest
from django.urls import reverse

from chibo.regulations import Refused
from congresses.actions import meetings, rolls
from congresses.enums import MeetingKind, Presence
from resolutions.actions import resolutions
from resolutions.models import Resolution
from tests.congresses.people import enrol

from . import factory

DAY = date(2026, 11, 3)


@pytest.fixture
def meeting(cast):
    """A meeting of A1: six official members, five of them there, and a probationary one."""
    names = ("Lê Một", "Lê Hai", "Lê Ba", "Lê Tư", "Lê Năm")
    for name in names:
        enrol(cast.a1, name)
    late = enrol(cast.a1, "Trần Vắng")
    enrol(cast.a1, "Phạm Mới", official=False)
    held = meetings.open_meeting(
        unit=cast.a1, kind=MeetingKind.REGULAR, held_on=DAY, confirmed=True, by=None
    )
    return rolls.take_roll(meeting=held, presences={late.pk: Presence.UNEXCUSED}, by=None)


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        ((3, 2, 0), "Chỉ có 3/6 tán thành"),
        ((6, 0, 0), "Tổng số phiếu 6 nhiều hơn số có mặt 5"),
    ],
)
def test_a_vote_is_counted_against_the_official_members_summoned(cast, meeting, votes, said):
    made = factory.drafted(cast.a1)
    with pytest.raises(Refused, match=said):
        resolutions.adopt(resolution=made, on=DAY, meeting=meeting, votes=votes, by=cast.an)


def test_a_meeting_is_chosen_on_the_page(cast, meeting, sign_in):
    made = factory.drafted(cast.a1)
    typed = {"on": "03/11/2026", "meeting": meeting.pk, "votes_for": 4, "votes_against": 1}
    typed |= factory.unchanged(made)
    answer = sign_in(cast.an).post(reverse("resolution_adopt", args=[made.pk]), typed)
    assert answer.status_code == 302
    adopted = Resolution.unscoped.get(pk=made.pk)
    assert (adopted.meeting, adopted.votes_for, adopted.adopted_on) == (meeting, 4, DAY)
