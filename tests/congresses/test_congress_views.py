"""Pages of congresses: who sees what, what they offer, what they refuse."""

from datetime import date

import pytest

from congresses.actions import congresses, meetings, rolls
from congresses.models import Congress

FORM = {
    "ordinal": "III",
    "term_start": "2025",
    "term_end": "2030",
    "held_on": "12/4/2025",
    "place": "Nhà văn hóa",
    "presidium": "Nguyễn Thị Ánh\nÔng Từ Trên",
    "summoned": "20",
    "present": "18",
    "guests": "Lê Khách, Đảng ủy",
}


def hold(unit, **changes):
    fields = {"ordinal": 3, "term": (2025, 2030), "held_on": date(2025, 4, 12)} | changes
    return congresses.hold(unit=unit, by=None, **fields)


@pytest.mark.parametrize(
    ("who", "reads", "writes"),
    [
        ("an", 200, 200),
        ("binh", 200, 403),
        ("chi", 403, 403),
        ("dung", 404, 404),
        ("giang", 403, 403),
        ("two_roles", 404, 404),
        ("ended", 403, 403),
    ],
)
def test_a_congress_is_open_to_those_who_may(cast, sign_in, who, reads, writes):
    congress = hold(cast.a1)
    client = sign_in(getattr(cast, who))
    for page in ("", "lich-su/"):
        assert client.get(f"/dai-hoi/{congress.pk}/{page}").status_code == reads
    assert client.get(f"/dai-hoi/{congress.pk}/sua/").status_code == writes


@pytest.mark.parametrize(
    ("who", "lists", "adds"),
    [("an", 200, 200), ("binh", 200, 403), ("chi", 403, 403), ("giang", 403, 403)],
)
def test_list_and_form_are_open_to_those_who_may(cast, sign_in, who, lists, adds):
    client = sign_in(getattr(cast, who))
    assert client.get("/dai-hoi/").status_code == lists
    assert client.get("/dai-hoi/them/").status_code == adds


def test_the_list_holds_the_congresses_of_the_working_unit(cast, sign_in):
    mine, hers = hold(cast.a1), hold(cast.a2)
    hold(cast.b1)
    assert list(sign_in(cast.an).get("/dai-hoi/").context["page"]) == [mine]
    assert set(sign_in(cast.binh).get("/dai-hoi/").context["page"]) == {mine, hers}


def test_the_list_takes_as_many_queries_for_three_as_for_one(
    cast, sign_in, django_assert_num_queries
):
    client = sign_in(cast.binh)
    hold(cast.a1)
    client.get("/dai-hoi/")
    with django_assert_num_queries(LIST_QUERIES):
        client.get("/dai-hoi/")
    hold(cast.a1, ordinal=4, held_on=date(2026, 4, 12))
    hold(cast.a2)
    with django_assert_num_queries(LIST_QUERIES):
        client.get("/dai-hoi/")


LIST_QUERIES = 5


def test_a_congress_is_written_down(cast, cell, sign_in):
    answer = sign_in(cast.an).post("/dai-hoi/them/", FORM)
    congress = Congress.unscoped.get()
    assert answer.headers["Location"] == f"/dai-hoi/{congress.pk}/"
    assert (congress.unit, congress.ordinal, congress.term) == (cast.a1, 3, "2025–2030")
    assert (congress.held_on, congress.place) == (date(2025, 4, 12), "Nhà văn hóa")
    assert [(str(seat), seat.member) for seat in congress.seats.all()] == [
        ("Nguyễn Thị Ánh", cell.anh),
        ("Ông Từ Trên", None),
    ]
    assert list(map(str, congress.meeting.guests.all())) == ["Lê Khách, Đảng ủy"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ordinal": "IIII"}, "ordinal"),
        ({"ordinal": "0"}, "ordinal"),
        ({"term_end": "2024"}, "term_end"),
        ({"present": "21"}, "present"),
        ({"held_on": ""}, "held_on"),
    ],
)
def test_a_wrong_congress_stays_in_the_form(cast, sign_in, wrong, field):
    answer = sign_in(cast.an).post("/dai-hoi/them/", FORM | wrong)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert Congress.unscoped.count() == 0


def test_the_next_congress_is_suggested(cast, sign_in):
    hold(cast.a1)
    assert sign_in(cast.an).get("/dai-hoi/them/").context["form"].initial == {
        "ordinal": 4,
        "term_start": 2030,
        "term_end": 2035,
    }


def test_two_versions_stand_side_by_side(cast, sign_in):
    congress = hold(cast.a1, place="Trường học", guests=[("Lê Khách", "Đảng ủy")])
    congresses.correct(congress=congress, place="Hội trường", summoned=20, present=18, by=None)
    client, path = sign_in(cast.an), f"/dai-hoi/{congress.pk}/sua/"
    mine = FORM | {"presidium": "", "version": "0"}
    answer = client.post(path, mine)
    assert answer.status_code == 409
    assert [(d.label, d.theirs, d.mine) for d in answer.context["form"].differences] == [
        ("Địa điểm", "Hội trường", "Nhà văn hóa")
    ]
    assert client.post(path, mine | {"version": "1"}).status_code == 302
    assert Congress.unscoped.select_related("meeting").get().place == "Nhà văn hóa"


def test_a_closed_congress_is_reopened_at_its_meeting(cast, cell, sign_in):
    congress = hold(cast.a1)
    meeting = rolls.take_roll(meeting=congress.meeting, presences={}, by=None)
    meetings.close_meeting(meeting=meeting, by=None)
    client = sign_in(cast.an)
    answer = client.get(f"/dai-hoi/{congress.pk}/sua/")
    assert answer.headers["Location"] == f"/sinh-hoat/{meeting.pk}/"
    assert client.get(f"/dai-hoi/{congress.pk}/").context["has_roll"] is True


def test_the_meeting_of_a_congress_is_corrected_on_the_congress_page(cast, sign_in):
    congress = hold(cast.a1)
    answer = sign_in(cast.an).get(f"/sinh-hoat/{congress.meeting_id}/sua/")
    assert answer.headers["Location"] == f"/dai-hoi/{congress.pk}/sua/"


def test_a_congress_known_by_its_figures_closes_without_a_roll(cast, cell):
    congress = hold(cast.a1, summoned=20, present=18)
    assert meetings.close_meeting(meeting=congress.meeting, by=None).is_open is False
