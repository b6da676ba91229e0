"""Pages of meetings: who sees what, what they offer, what they refuse."""

from datetime import date

import pytest
from django.contrib.messages import get_messages

from congresses.actions import meetings, rolls
from congresses.enums import MeetingKind, Presence
from congresses.models import Attendance, Meeting

from .people import enrol, hold_and_close, open_regular

READING = ["", "lich-su/"]
WRITING = ["sua/", "diem-danh/"]
ACTS = ["khoa/", "mo-lai/"]
FORM = {"kind": "regular", "held_on": "3/11/2026", "starts_at": "19:30", "place": "Nhà văn hóa"}


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


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
def test_a_meeting_is_open_to_those_who_may(cast, cell, sign_in, who, reads, writes):
    meeting = open_regular(cast.a1)
    client = sign_in(getattr(cast, who))
    for page in READING:
        assert client.get(f"/sinh-hoat/{meeting.pk}/{page}").status_code == reads
    for page in WRITING:
        assert client.get(f"/sinh-hoat/{meeting.pk}/{page}").status_code == writes
    for act in ACTS:
        answer = client.post(f"/sinh-hoat/{meeting.pk}/{act}", {"version": meeting.version})
        assert answer.status_code == (302 if writes == 200 else writes)


def test_a_stranger_is_asked_to_sign_in(cast, client):
    assert client.get("/sinh-hoat/").headers["Location"].startswith("/dang-nhap/")


@pytest.mark.parametrize("act", ACTS)
def test_acts_answer_only_to_post(cast, cell, sign_in, act):
    meeting = open_regular(cast.a1)
    assert sign_in(cast.an).get(f"/sinh-hoat/{meeting.pk}/{act}").status_code == 405


@pytest.mark.parametrize(
    ("who", "status"),
    [("an", 200), ("binh", 200), ("two_roles", 200), ("chi", 403), ("giang", 403)],
)
def test_the_list_is_open_to_those_who_read_gatherings(cast, sign_in, who, status):
    assert sign_in(getattr(cast, who)).get("/sinh-hoat/").status_code == status


def test_the_list_holds_the_meetings_of_the_working_unit_and_no_others(cast, cell, sign_in):
    open_regular(cast.a1, title="Của A1")
    open_regular(cast.a2, title="Của A2")
    open_regular(cast.b1, title="Của B1")
    seen = {
        who: [m.title for m in sign_in(getattr(cast, who)).get("/sinh-hoat/").context["page"]]
        for who in ("an", "binh", "dung")
    }
    assert seen["an"] == ["Của A1"]
    assert sorted(seen["binh"]) == ["Của A1", "Của A2"]
    assert seen["dung"] == ["Của B1"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Bàn về nước sạch", "Sinh hoạt thường kỳ tháng 10/2026"]),
        ("?loai=thematic", ["Bàn về nước sạch"]),
        ("?tt=closed", ["Sinh hoạt thường kỳ tháng 10/2026"]),
        ("?tim=nuoc+sach", ["Bàn về nước sạch"]),
        ("?tim=3/10/2026", ["Sinh hoạt thường kỳ tháng 10/2026"]),
        ("?nam=2025", ["Sinh hoạt thường kỳ tháng 12/2025"]),
        ("?loai=nonsense&nam=x", ["Bàn về nước sạch", "Sinh hoạt thường kỳ tháng 10/2026"]),
    ],
)
def test_the_list_is_filtered(cast, cell, sign_in, query, titles):
    hold_and_close(cast.a1, date(2025, 12, 3))
    hold_and_close(cast.a1, date(2026, 10, 3))
    open_regular(cast.a1, kind=MeetingKind.THEMATIC, title="Bàn về nước sạch")
    page = sign_in(cast.an).get(f"/sinh-hoat/{query}").context["page"]
    assert [meeting.title for meeting in page] == titles


def test_the_year_shows_what_is_held_open_missing_and_ahead(cast, cell, sign_in):
    hold_and_close(cast.a1, date(2026, 1, 3))
    open_regular(cast.a1, date(2026, 2, 3))
    hold_and_close(cast.a1, date(2026, 5, 9), kind=MeetingKind.THEMATIC)
    ((_, months, quarters),) = sign_in(cast.an).get("/sinh-hoat/").context["years"]
    assert [span.state for span in months] == [
        "held",
        "open",
        *["missing"] * 8,
        "running",
        "ahead",
    ]
    assert [span.state for span in quarters] == ["missing", "held", "missing", "running"]


def test_the_list_takes_as_many_queries_for_three_meetings_as_for_one(
    cast, cell, sign_in, django_assert_num_queries
):
    client = sign_in(cast.binh)
    hold_and_close(cast.a1, date(2026, 1, 3))
    client.get("/sinh-hoat/")
    with django_assert_num_queries(LIST_QUERIES):
        client.get("/sinh-hoat/")
    hold_and_close(cast.a1, date(2026, 2, 3))
    open_regular(cast.a2, date(2026, 2, 3))
    with django_assert_num_queries(LIST_QUERIES):
        client.get("/sinh-hoat/")


LIST_QUERIES = 7


def test_a_new_meeting_begins_with_the_last_one_and_the_cells_leader(cast, cell, sign_in):
    client = sign_in(cast.an)
    first = client.get("/sinh-hoat/them/").context["form"].initial
    assert (first["held_on"], first["chair"]) == (date(2026, 11, 22), cell.anh)
    open_regular(cast.a1, date(2026, 10, 3), place="Nhà văn hóa", chair=cell.binh)
    then = client.get("/sinh-hoat/them/").context["form"].initial
    assert (then["place"], then["chair"]) == ("Nhà văn hóa", cell.binh.pk)


def test_only_people_of_the_cell_are_offered_as_chair(cast, cell, sign_in):
    form = sign_in(cast.dung).get("/sinh-hoat/them/").context["form"]
    assert list(form.fields["chair"].queryset) == []
    form = sign_in(cast.an).get("/sinh-hoat/them/").context["form"]
    assert list(form.fields["chair"].queryset) == cell.everybody


def test_a_meeting_is_written_down_and_leads_to_the_roll(cast, cell, sign_in):
    answer = sign_in(cast.an).post(
        "/sinh-hoat/them/", FORM | {"guests": "Lê Khách – Đảng ủy\nBà Hai", "chair": cell.anh.pk}
    )
    meeting = Meeting.unscoped.get()
    assert answer.headers["Location"] == f"/sinh-hoat/{meeting.pk}/diem-danh/"
    assert (meeting.unit, meeting.held_on, meeting.chair) == (
        cast.a1,
        date(2026, 11, 3),
        cell.anh,
    )
    assert list(map(str, meeting.guests.all())) == ["Lê Khách, Đảng ủy", "Bà Hai"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"held_on": "31/2/2026"}, "held_on"),
        ({"ends_at": "18:00"}, "ends_at"),
        ({"starts_at": "25:00"}, "starts_at"),
        ({"kind": "congress"}, "kind"),
    ],
)
def test_a_wrong_meeting_stays_in_the_form(cast, sign_in, wrong, field):
    answer = sign_in(cast.an).post("/sinh-hoat/them/", FORM | wrong)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert Meeting.unscoped.count() == 0


def test_something_unusual_is_asked_about_first(cast, sign_in):
    open_regular(cast.a1, date(2026, 11, 2))
    client = sign_in(cast.an)
    asked = client.post("/sinh-hoat/them/", FORM)
    assert (asked.status_code, Meeting.unscoped.count()) == (422, 1)
    assert "02/11/2026" in asked.context["form"].warnings[0]
    assert client.post("/sinh-hoat/them/", FORM | {"confirmed": "on"}).status_code == 302


def test_two_versions_stand_side_by_side_and_nothing_is_lost(cast, sign_in):
    meeting = open_regular(cast.a1, place="Trường học", starts_at=None)
    meetings.correct(meeting=meeting, place="Nhà văn hóa", by=None)
    client = sign_in(cast.an)
    mine = FORM | {"place": "Hội trường", "title": meeting.title, "starts_at": "", "version": "0"}
    answer = client.post(f"/sinh-hoat/{meeting.pk}/sua/", mine)
    form = answer.context["form"]
    assert answer.status_code == 409
    assert [(d.label, d.theirs, d.mine) for d in form.differences] == [
        ("Địa điểm", "Nhà văn hóa", "Hội trường")
    ]
    assert (form["place"].value(), form["version"].value()) == ("Hội trường", 1)
    meeting.refresh_from_db()
    assert meeting.place == "Nhà văn hóa"
    assert client.post(f"/sinh-hoat/{meeting.pk}/sua/", mine | {"version": "1"}).status_code == 302


def test_the_roll_is_taken(cast, cell, sign_in):
    meeting = open_regular(cast.a1)
    answer = sign_in(cast.an).post(
        f"/sinh-hoat/{meeting.pk}/diem-danh/",
        {
            "version": 0,
            f"p-{cell.anh.pk}": "excused",
            f"n-{cell.anh.pk}": "đi  công tác",
            "guests": "Bà Hai",
        },
    )
    assert answer.headers["Location"] == f"/sinh-hoat/{meeting.pk}/"
    rows = {row.member_id: row for row in Attendance.unscoped.all()}
    assert (rows[cell.anh.pk].presence, rows[cell.anh.pk].note) == ("excused", "đi công tác")
    assert rows[cell.mien.pk].presence == "exempt"
    assert (len(rows), meeting.guests.count()) == (5, 1)


def test_everybody_present_works_without_script(cast, cell, sign_in):
    meeting = open_regular(cast.a1)
    sent = {"version": 0, f"p-{cell.anh.pk}": "unexcused", f"p-{cell.mien.pk}": "exempt"}
    sign_in(cast.an).post(f"/sinh-hoat/{meeting.pk}/diem-danh/", sent | {"everybody": "on"})
    rows = dict(Attendance.unscoped.values_list("member_id", "presence"))
    assert (rows[cell.anh.pk], rows[cell.mien.pk]) == ("present", "exempt")


def test_a_nonsensical_mark_is_refused_and_what_was_marked_stays(cast, cell, sign_in):
    meeting = open_regular(cast.a1)
    answer = sign_in(cast.an).post(
        f"/sinh-hoat/{meeting.pk}/diem-danh/",
        {"version": 0, f"p-{cell.mien.pk}": "unexcused", f"p-{cell.anh.pk}": "excused"},
    )
    assert answer.status_code == 422
    assert "Đỗ Miên" in answer.context["form"].error
    assert answer.context["form"].lines[0].presence == "excused"
    assert Attendance.unscoped.count() == 0


@pytest.mark.parametrize("version", ["0", "", "x"])
def test_an_outdated_roll_shows_both(cast, cell, sign_in, version):
    meeting = open_regular(cast.a1)
    rolls.take_roll(meeting=meeting, presences={cell.anh.pk: Presence.EXCUSED}, by=None)
    answer = sign_in(cast.an).post(
        f"/sinh-hoat/{meeting.pk}/diem-danh/",
        {"version": version, f"p-{cell.anh.pk}": "unexcused"},
    )
    form = answer.context["form"]
    assert (answer.status_code, form.version) == (409, 1)
    assert [(d.label, d.theirs, d.mine) for d in form.differences] == [
        ("Nguyễn Thị Ánh", "vắng có lý do", "vắng không lý do")
    ]


def test_closing_asks_about_a_short_meeting(cast, cell, sign_in):
    meeting = open_regular(cast.a1, starts_at="19:00", ends_at="19:50")
    meeting.refresh_from_db()
    meeting = rolls.take_roll(meeting=meeting, presences={}, by=None)
    client, sent = sign_in(cast.an), {"version": 1}
    asked = client.post(f"/sinh-hoat/{meeting.pk}/khoa/", sent)
    assert (asked.status_code, asked.context["asked"][0].code) == (422, "K4")
    client.post(f"/sinh-hoat/{meeting.pk}/khoa/", sent | {"confirmed": "on"})
    meeting.refresh_from_db()
    assert meeting.is_open is False


def test_closing_without_a_roll_or_in_an_old_version_says_why(cast, cell, sign_in):
    meeting = open_regular(cast.a1)
    client = sign_in(cast.an)
    assert (
        "chưa điểm danh" in said(client.post(f"/sinh-hoat/{meeting.pk}/khoa/", {"version": 0}))[0]
    )
    outdated = client.post(f"/sinh-hoat/{meeting.pk}/khoa/", {"version": 7})
    assert "Có người vừa sửa" in said(outdated)[-1]


def test_a_closed_meeting_is_reopened_for_a_reason(cast, cell, sign_in):
    meeting = hold_and_close(cast.a1)
    client, path = sign_in(cast.an), f"/sinh-hoat/{meeting.pk}/mo-lai/"
    client.post(path, {"version": meeting.version, "reason": ""})
    meeting.refresh_from_db()
    assert meeting.is_open is False
    client.post(path, {"version": meeting.version, "reason": "Ghi thiếu"})
    meeting.refresh_from_db()
    assert (meeting.is_open, meeting.reopened_because) == (True, "Ghi thiếu")


@pytest.mark.parametrize("page", WRITING)
def test_a_closed_meeting_leads_back_to_itself(cast, cell, sign_in, page):
    meeting = hold_and_close(cast.a1)
    answer = sign_in(cast.an).get(f"/sinh-hoat/{meeting.pk}/{page}")
    assert answer.headers["Location"] == f"/sinh-hoat/{meeting.pk}/"


def test_a_meeting_takes_as_many_queries_for_a_long_roll_as_for_a_short_one(
    cast, cell, sign_in, django_assert_num_queries
):
    meeting = hold_and_close(cast.a1)
    client = sign_in(cast.an)
    client.get(f"/sinh-hoat/{meeting.pk}/")
    with django_assert_num_queries(DETAIL_QUERIES):
        client.get(f"/sinh-hoat/{meeting.pk}/")
    enrol(cast.a1, "Thêm Một", since=date(2026, 1, 1))
    enrol(cast.a1, "Thêm Hai", since=date(2026, 1, 1))
    longer = hold_and_close(cast.a1, date(2026, 11, 5), confirmed=True)
    with django_assert_num_queries(DETAIL_QUERIES):
        client.get(f"/sinh-hoat/{longer.pk}/")


DETAIL_QUERIES = 9


def test_history_reads_as_sentences(cast, cell, sign_in):
    meeting = open_regular(cast.a1)
    meetings.correct(meeting=meeting, place="Nhà văn hóa", by=cast.an)
    page = sign_in(cast.binh).get(f"/sinh-hoat/{meeting.pk}/lich-su/")
    # One transaction has one time, so the order of the two is left to other tests.
    told = {(sentence.who, sentence.what) for sentence in page.context["history"]}
    assert told == {("Nguyễn Thị An", "sửa cuộc họp"), ("Chương trình", "ghi cuộc họp")}
