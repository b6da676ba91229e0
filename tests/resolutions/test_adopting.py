"""Adopting: the meeting is chosen, the vote is held against the roll, a slip can be corrected."""

from datetime import date

import pytest
from django.urls import reverse

from chibo.queries import sentences
from chibo.regulations import Refused
from congresses.actions import congresses, meetings, rolls
from congresses.enums import MeetingKind, Presence
from resolutions.actions import resolutions
from resolutions.contributions import issuing_tasks
from resolutions.enums import State
from resolutions.models import Resolution
from tests.cast import TODAY
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


# --- Without a roll -----------------------------------------------------------------------------


@pytest.fixture
def unmarked(cast):
    """A congress of A1 of whose four official members nobody marked who came."""
    for name in ("Lê Một", "Lê Hai", "Lê Ba", "Lê Tư"):
        enrol(cast.a1, name)
    enrol(cast.a1, "Phạm Mới", official=False)
    return congresses.hold(
        unit=cast.a1, ordinal=4, term=(2026, 2030), held_on=DAY, confirmed=True, by=None
    )


@pytest.fixture
def draft(cast, unmarked):
    return factory.drafted(cast.a1, congress=unmarked)


@pytest.mark.parametrize(
    ("votes", "asked"),
    [((30, 2, None), True), ((4, 1, 0), True), ((4, 0, 0), False), ((None,) * 3, False)],
)
def test_more_votes_than_official_members_are_asked_about(cast, draft, votes, asked):
    def adopt(**more):
        return resolutions.adopt(resolution=draft, on=DAY, votes=votes, by=cast.an, **more)

    if asked:
        cast_votes = sum(filter(None, votes))
        with pytest.raises(Refused, match=f"{cast_votes} nhiều hơn 4 đảng viên") as refused:
            adopt()
        assert refused.value.confirmable
    assert adopt(confirmed=True).state == State.ADOPTED


def test_a_day_before_the_books_asks_nothing(cast, draft):
    old = date(2010, 5, 6)
    adopted = resolutions.adopt(resolution=draft, on=old, votes=(20, 0, 0), by=cast.an)
    assert adopted.votes_for == 20


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        ((None, None, None), "không ghi"),
        ((9, None, None), "9 tán thành (không ghi số không tán thành, ý kiến khác)"),
        ((9, 2, None), "9 tán thành, 2 không tán thành (không ghi số ý kiến khác)"),
        ((9, 0, 0), "9 tán thành, 0 không tán thành, 0 ý kiến khác"),
    ],
)
def test_a_blank_is_not_zero(votes, said):
    names = ("votes_for", "votes_against", "votes_other")
    assert Resolution(**dict(zip(names, votes, strict=True))).votes == said


def test_the_congress_of_the_draft_stands_first_and_is_chosen(cast, draft, unmarked, sign_in):
    for month in (11, 12):
        meetings.open_meeting(
            unit=cast.a1,
            kind=MeetingKind.THEMATIC,
            held_on=date(2026, month, 20),
            confirmed=True,
            by=None,
        )
    page = sign_in(cast.an).get(reverse("resolution_adopt", args=[draft.pk]))
    form = page.context["form"]
    assert form["meeting"].value() == unmarked.meeting_id
    assert form.fields["meeting"].queryset[0] == unmarked.meeting


# --- Correcting ---------------------------------------------------------------------------------


def press(client, name, resolution, **typed):
    typed |= factory.unchanged(resolution)
    return client.post(reverse(name, args=[resolution.pk]), typed)


@pytest.mark.parametrize("issued", [False, True])
def test_a_slip_is_corrected_and_the_history_keeps_both(cast, draft, sign_in, issued):
    made = resolutions.adopt(resolution=draft, on=DAY, votes=(3, 0, 0), by=cast.an)
    if issued:
        made = resolutions.issue(
            resolution=made, number=1, dated_on=DAY, confirmed=True, by=cast.an
        )
    paper, state = made.paper_id, made.state
    client = sign_in(cast.an)
    shown = client.get(reverse("resolution", args=[made.pk])).content.decode()
    assert "Sửa ghi nhận thông qua" in shown
    answer = press(client, "resolution_adopt", made, on="04/11/2026", votes_for=4, votes_against=0)
    assert answer.status_code == 302
    now = Resolution.unscoped.get(pk=made.pk)
    assert (now.votes_for, now.votes_other, now.adopted_on) == (4, None, date(2026, 11, 4))
    assert (now.state, now.paper_id) == (state, paper)
    latest = sentences(now)[0]
    assert latest.what.startswith("sửa ghi nhận thông qua")
    assert ("3", "4") in [(str(c.before), str(c.after)) for c in latest.changes]


def test_the_page_asks_and_takes_a_confirmation(cast, draft, sign_in):
    client = sign_in(cast.an)
    typed = {"on": "03/11/2026", "votes_for": 30}
    asked = press(client, "resolution_adopt", draft, **typed)
    assert (asked.status_code, asked.context["form"].fields["confirmed"].widget.is_hidden) == (
        422,
        False,
    )
    assert press(client, "resolution_adopt", draft, **typed, confirmed="on").status_code == 302


def test_a_draft_has_nothing_to_correct(cast, draft):
    with pytest.raises(Refused, match="chưa ghi nhận thông qua"):
        resolutions.correct_adoption(resolution=draft, on=DAY, by=cast.an)


# --- Issuing what nobody adopted ----------------------------------------------------------------


def test_issuing_without_an_adoption_is_asked_about_and_invents_none(cast, draft, sign_in):
    client = sign_in(cast.an)
    typed = {"number": 1, "dated_on": "03/11/2026"}
    asked = press(client, "resolution_issue", draft, **typed)
    text = asked.content.decode()
    assert asked.status_code == 422
    assert "Chưa ghi nhận thông qua" in text
    for name in ("resolution_adopt", "resolution_head"):
        assert f'href="{reverse(name, args=[draft.pk])}"' in text
    assert press(client, "resolution_issue", draft, **typed, confirmed="on").status_code == 302
    issued = Resolution.unscoped.get(pk=draft.pk)
    assert (issued.state, issued.adopted_on) == (State.ISSUED, None)
    shown = client.get(reverse("resolution", args=[draft.pk])).content.decode()
    assert "chưa ghi nhận trong sổ" in shown and "Ghi nhận thông qua" in shown


def test_an_adopted_paper_is_not_asked_about(cast, draft):
    made = resolutions.adopt(resolution=draft, on=DAY, by=cast.an)
    with pytest.raises(Refused) as refused:
        resolutions.issue(resolution=made, number=1, dated_on=DAY, by=cast.an)
    assert "thông qua" not in str(refused.value)
    assert "Hồ sơ chưa ghi ai là thành viên đoàn chủ tịch đại hội" in str(refused.value)


@pytest.mark.parametrize(("on", "waits"), [(date(2025, 11, 22), True), (date(2025, 11, 21), False)])
def test_what_was_adopted_long_ago_is_no_task(cast, draft, on, waits):
    resolutions.adopt(resolution=draft, on=on, by=cast.an)
    assert bool(list(issuing_tasks(cast.an, cast.a1, TODAY))) is waits
