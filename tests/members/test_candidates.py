"""The way in as the program keeps it: append-only steps, each judged, the last makes a member."""

import unicodedata
from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse

from chibo.history import acting
from chibo.models import Rule
from chibo.queries import holidays
from chibo.regulations import Conflict, Refused
from members.actions import candidates, events, members
from members.enums import Step
from members.models import Candidate, Event
from members.queries import candidates_listed, life_of, road_of, roads, vote_base
from members.regulations import add_working_days
from tests.asked import yes
from tests.members.people import (
    certify,
    decide,
    enlist,
    enter,
    enter_probationary,
    introduce,
    vote,
)

TWO = ("Trần Văn Một", "Lê Thị Hai")


@pytest.fixture
def candidate(cast):
    return enlist(cast.a1)


@pytest.fixture
def ready(candidate):
    """Everything but the vote."""
    certify(candidate)
    introduce(candidate, *TWO)
    return candidate


def test_the_next_step_follows_from_those_taken(candidate):
    following = []
    for take in (
        lambda: certify(candidate),
        lambda: introduce(candidate, TWO[0]),
        lambda: introduce(candidate, TWO[1]),
        lambda: vote(candidate),
        lambda: decide(candidate),
    ):
        following.append(road_of(candidate).next)
        take()
    assert following == ["certified", "introduced", "introduced", "voted", "decided"]
    assert road_of(candidate).next == Step.CEREMONY


def test_the_ceremony_makes_a_member_of_what_was_typed(cast, ready):
    vote(ready)
    decide(ready)
    member = candidates.admit(
        candidate=ready, on=date(2025, 11, 19), mentor_name=TWO[0], by=cast.an
    )
    assert (member.full_name, member.decided_on, member.ceremony_on) == (
        "Hồ Thị Hạnh",
        date(2025, 11, 3),
        date(2025, 11, 19),
    )
    assert member.introducers == "Trần Văn Một, Lê Thị Hai"
    assert member.spells.get().status == "probationary"
    assert [event.kind for event in life_of(member)] == [
        "listed",
        "certified",
        "introduced",
        "introduced",
        "voted",
        "decided",
        "ceremony",
        "mentored",
    ]
    ready.refresh_from_db()
    assert ready.member == member
    with pytest.raises(Refused, match="đã được kết nạp"):
        vote(ready)


@pytest.mark.parametrize(
    ("spoil", "match"),
    [
        pytest.param({"on": date(2030, 7, 2)}, "chưa đến", id="a day to come"),
        pytest.param({"votes": (7, 12)}, "cần ít nhất 8", id="M4"),
        pytest.param({"on": date(2025, 2, 1)}, "không thể trước", id="before the list"),
    ],
)
def test_a_vote_that_cannot_stand_is_refused(ready, spoil, match):
    with pytest.raises(Refused, match=match):
        vote(ready, **spoil)
    assert road_of(ready).event(Step.VOTED) is None


def test_a_certificate_from_before_the_list_is_asked_about_and_counts(cast, sign_in, candidate):
    address = reverse("candidate_step", args=[candidate.pk, "certified"])
    sent = {"version": candidate.version, "on": "02/03/2025", "number": "12"}
    client = sign_in(cast.an)
    asked = client.post(address, sent)
    text = asked.content.decode()
    assert "Chưa lưu. Hãy kiểm tra lại" in text and "208-QĐ/TW" not in text
    # A yes to one question is none to another.
    other = sent | {"on": "28/02/2025"}
    assert "28/02/2025" in client.post(address, other | yes(asked)).content.decode()
    assert road_of(candidate).event(Step.CERTIFIED) is None
    assert client.post(address, sent | yes(asked)).status_code == 302
    assert road_of(candidate).event(Step.CERTIFIED).confirmations == ["M2"]
    introduce(candidate, *TWO)
    vote(candidate)


@pytest.mark.parametrize("kind", [Step.BACKED, Step.DROPPED])
def test_other_steps_do_not_come_before_the_list(candidate, kind):
    with pytest.raises(Refused, match="không thể trước đưa vào danh sách"):
        candidates.record(
            candidate=candidate, kind=kind, on=date(2025, 3, 2), confirmed=True, by=None
        )


@pytest.mark.as_owner
def test_a_refusal_names_the_article_on_record(ready):
    with acting(None, "thử"):
        Rule.objects.filter(key="admission").update(article="mục 4, điểm 4.6")
    with pytest.raises(Refused, match=r"294-QĐ/TW, mục 4, điểm 4\.6"):
        vote(ready, votes=(7, 12))


def test_without_class_or_introducers_there_is_no_vote(candidate):
    with pytest.raises(Refused) as refused:
        vote(candidate)
    assert sorted(finding.code for finding in refused.value.findings) == ["M2", "M3"]


def test_no_ceremony_before_the_decision(ready):
    vote(ready)
    with pytest.raises(Refused, match="Chưa có quyết định"):
        candidates.admit(candidate=ready, on=date(2025, 11, 19), by=None)
    decide(ready)
    with pytest.raises(Refused, match="không thể trước quyết định"):
        candidates.admit(candidate=ready, on=date(2025, 11, 2), by=None)


def test_the_same_person_does_not_introduce_twice(candidate):
    introduce(candidate, TWO[0])
    for name in (TWO[0], TWO[0].upper()):
        with pytest.raises(Refused, match="đã giới thiệu"):
            introduce(candidate, name)


@pytest.mark.parametrize(
    "typed", ["Lê Văn Mới", "LÊ VĂN MỚI", unicodedata.normalize("NFD", "lê văn mới")]
)
def test_m3_a_typed_name_of_the_cell_is_judged_as_if_picked(cast, candidate, typed):
    enter_probationary(cast.a1, date(2025, 2, 3))
    with pytest.raises(Refused, match="Ngày 01/09/2025 đồng chí Lê Văn Mới còn dự bị"):
        introduce(candidate, typed)
    introduce(candidate, f"{typed} (Chi bộ 2)", "Lê Văn Mói")
    assert [event.person for event in road_of(candidate).steps[Step.INTRODUCED]] == [None, None]


def test_a_typed_name_of_an_official_member_is_asked_about_and_that_member_once_confirmed(
    cast, candidate
):
    member = enter(cast.a1, full_name=TWO[0])
    typed = {"kind": "introduced", "on": date(2025, 9, 1), "person_name": TWO[0].upper()}
    told = r"Trong chi bộ có đồng chí Trần Văn Một \(sinh 15/03/1970\). Ghi là đồng chí ấy\?"
    with pytest.raises(Refused, match=told) as refused:
        candidates.record(candidate=candidate, **typed, since=date(2020, 1, 1), by=None)
    assert refused.value.confirmable
    assert not road_of(candidate).steps[Step.INTRODUCED]
    enter_probationary(cast.a2, date(2025, 2, 3), full_name=TWO[1])
    introduce(candidate, TWO[0].lower(), TWO[1])
    known, stranger = road_of(candidate).steps[Step.INTRODUCED]
    assert (known.person, known.person_name, stranger.person) == (member, TWO[0], None)


def test_which_of_two_of_that_name_is_asked(cast, candidate):
    for year in (1960, 1970):
        enter(cast.a1, full_name=TWO[0], birth_date=date(year, 1, 2))
    with pytest.raises(Refused, match="Chi bộ có 2 đồng chí tên Trần Văn Một"):
        introduce(candidate, TWO[0])


def test_the_page_tells_that_the_name_is_of_somebody_on_probation(cast, sign_in, candidate):
    enter_probationary(cast.a1, date(2025, 2, 3))
    sent = {"version": candidate.version, "person_name": "lê văn mới", "since": "01/01/2020",
            "on": "01/09/2025"}  # fmt: skip
    address = reverse("candidate_step", args=[candidate.pk, "introduced"])
    text = sign_in(cast.an).post(address, sent).content.decode()
    assert "đồng chí Lê Văn Mới còn dự bị" in text and "208-QĐ/TW" in text


def test_the_page_asks_whether_the_member_of_that_name_is_meant(cast, sign_in, candidate):
    member = enter(cast.a1, full_name=TWO[0])
    client = sign_in(cast.an)
    sent = {"version": candidate.version, "person_name": "trần văn một", "since": "01/01/2020",
            "on": "01/09/2025"}  # fmt: skip
    address = reverse("candidate_step", args=[candidate.pk, "introduced"])
    text = client.post(address, sent).content.decode()
    assert "Ghi là đồng chí ấy?" in text and 'name="confirmed"' in text
    assert 'value="trần văn một"' in text
    elsewhere = sent | {"person_name": "Trần Văn Một (Chi bộ 2)"}
    assert client.post(address, elsewhere).status_code == 302
    stranger = road_of(candidate).event(Step.INTRODUCED)
    again = {**sent, "version": candidate.version + 1}
    amend = reverse("step_amend", args=[stranger.pk])
    asked = client.post(amend, again)
    assert "Ghi là đồng chí ấy?" in asked.content.decode()
    assert client.post(amend, again | yes(asked)).status_code == 302
    (known,) = road_of(candidate).steps[Step.INTRODUCED]
    assert (known.person, known.person_name) == (member, TWO[0])
    assert known.confirmations == ["M3"]


@pytest.mark.parametrize(
    "typed", ["lê văn mới", "Le Van Moi", "Đ/c Lê Văn Mới", "đồng chí le van moi"]
)
def test_a_name_is_known_however_it_is_typed(cast, candidate, typed):
    enter_probationary(cast.a1, date(2025, 3, 1), full_name="Lê Văn Mới")
    with pytest.raises(Refused, match="đồng chí Lê Văn Mới còn dự bị"):
        introduce(candidate, typed)
    introduce(candidate, "Lê Văn Mới (Chi bộ 2)")


def test_somebody_picked_and_another_typed_is_told(cast, sign_in, candidate):
    picked = enter(cast.a1, full_name=TWO[1])
    client, address = sign_in(cast.an), reverse("candidate_step", args=[candidate.pk, "introduced"])
    sent = {"version": candidate.version, "person": picked.pk, "person_name": "Nguyễn Văn Khác"}
    sent |= {"since": "01/01/2020", "on": "01/09/2025"}
    text = client.post(address, sent).content.decode()
    assert f"Đã chọn đồng chí {TWO[1]}. Hãy xóa tên ở ô này" in text and "Nguyễn Văn Khác" in text
    assert client.post(address, sent | {"person_name": TWO[1].upper()}).status_code == 302


def test_too_short_beside_the_person_is_asked_about_when_it_is_written(candidate):
    short = {"since": date(2025, 5, 1), "on": date(2025, 9, 1)}
    with pytest.raises(Refused, match="chưa đủ 12 tháng") as refused:
        candidates.record(
            candidate=candidate, kind=Step.INTRODUCED, person_name=TWO[0], by=None, **short
        )
    assert refused.value.confirmable


def test_a_step_is_taken_once(ready):
    with pytest.raises(Refused, match="đã ghi rồi"):
        certify(ready)


def test_amending_keeps_the_wrong_step_readable(ready):
    wrong = road_of(ready).event(Step.CERTIFIED)
    candidates.amend(event=wrong, on=date(2025, 5, 1), number="13", by=None)
    assert road_of(ready).day(Step.CERTIFIED) == date(2025, 5, 1)
    assert ready.events.filter(kind=Step.CERTIFIED).count() == 2
    assert wrong.annulled_by.note == "sửa lại"


def test_what_later_steps_rest_on_is_not_annulled(ready):
    vote(ready)
    with pytest.raises(Refused, match="đã dựa vào bước này"):
        candidates.annul(event=road_of(ready).event(Step.CERTIFIED), reason="nhầm", by=None)
    candidates.annul(event=road_of(ready).event(Step.VOTED), reason="nhầm", by=None)
    assert road_of(ready).next == Step.VOTED


def test_the_first_step_is_not_annulled(candidate):
    with pytest.raises(Refused, match="không bỏ được"):
        candidates.annul(event=candidate.events.get(), reason="nhầm", by=None)


def test_dropped_and_taken_up_again(cast, candidate):
    candidates.record(candidate=candidate, kind=Step.DROPPED, on=date(2026, 1, 5), by=None)
    assert list(candidates_listed(cast.an, cast.a1)) == []
    with pytest.raises(Refused, match="thôi xem xét"):
        certify(candidate)
    candidates.annul(event=road_of(candidate).dropped[0], reason="xem xét lại", by=None)
    assert list(candidates_listed(cast.an, cast.a1)) == [candidate]


def test_two_writers_are_told(candidate):
    certify(candidate)
    with pytest.raises(Conflict):
        vote(candidate, version=0)


def test_nobody_is_listed_twice(cast, candidate):
    with pytest.raises(Refused, match="đã có trong danh sách"):
        enlist(cast.a1)
    enlist(cast.a2)


def test_candidates_stay_in_their_cell(cast, candidate):
    enlist(cast.b1)
    assert list(candidates_listed(cast.dung, cast.b1)) == [Candidate.unscoped.get(unit=cast.b1)]
    assert list(candidates_listed(cast.binh, cast.a)) == [candidate]
    assert list(candidates_listed(cast.chi, cast.province)) == []


def test_recognition_leaves_its_step_and_the_proposal_needs_two_thirds(cast):
    member = enter_probationary(cast.a1, date(2025, 11, 20))
    asked = {"member": member, "kind": Step.PROPOSED, "on": date(2026, 11, 20), "by": cast.an}
    with pytest.raises(Refused, match="cần ít nhất 8"):
        events.record(**asked, votes_for=7, votes_base=12)
    events.record(**asked, votes_for=8, votes_base=12)
    members.recognise(
        member=member, official_on=date(2026, 11, 20), number="9-QĐ/ĐU", confirmed=True, by=cast.an
    )
    assert [event.kind for event in life_of(member)] == ["proposed", "recognised"]


@pytest.mark.parametrize("change", [{"number": "99"}, None])
@pytest.mark.as_owner
def test_a_step_is_never_changed_nor_deleted(candidate, change):
    steps = Event.unscoped.filter(candidate=candidate)
    with pytest.raises(ProgrammingError), transaction.atomic(), acting(None, "thử"):
        steps.update(**change) if change else steps.delete()


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"kind": "voted"}, "event_vote_has_votes"),
        ({"kind": "voted", "votes_for": 5, "votes_base": 4}, "event_votes_within_base"),
        ({"kind": "introduced"}, "event_introducer_is_named"),
        ({"kind": "listed", "candidate": None}, "event_of_one_person"),
        ({"kind": "annulled"}, "event_annulment_points_back"),
        ({"kind": "xyz"}, "event_known_step"),
    ],
)
def test_the_database_refuses_half_a_step(cast, candidate, fields, name):
    asked = {"candidate": candidate, "unit": cast.a1, "on": date(2025, 5, 1)} | fields
    with pytest.raises(IntegrityError, match=name), acting(None, "thử"), transaction.atomic():
        Event.unscoped.create(**asked)


def test_m5_the_clock_and_the_question_go_by_the_rule_of_the_day_that_starts_it(cast, sign_in):
    before, since = date(2026, 7, 24), date(2026, 7, 27)  # 294-QĐ/TW, and 208-QĐ/TW from the 26th
    candidate = enlist(cast.a1)
    certify(candidate)
    introduce(candidate, *TWO)
    vote(candidate, before)
    assert "(294-QĐ/TW)" in road_of(candidate).due[1]
    with pytest.raises(Refused, match=r"muộn hơn 45 .*294-QĐ/TW"):
        decide(candidate, date(2026, 11, 16))
    decide(candidate, since, since=date(2026, 8, 20))
    day, why = road_of(candidate).due
    assert "(208-QĐ/TW)" in why and day == add_working_days(since, 30, holidays())
    page = sign_in(cast.an).get(reverse("candidate", args=[candidate.pk])).content.decode()
    assert "(208-QĐ/TW)" in page and "(294-QĐ/TW)" not in page
    decision = road_of(candidate).event(Step.DECIDED)
    candidates.amend(event=decision, on=before, number="45", since=date(2026, 8, 20), by=None)
    day, why = road_of(candidate).due
    assert "(294-QĐ/TW)" in why and day == add_working_days(date(2026, 8, 20), 30, holidays())
    candidates.admit(candidate=candidate, on=day, by=None)
    assert candidate.events.get(kind=Step.CEREMONY).confirmations == []


def test_the_list_asks_as_often_for_three_as_for_one(cast, sign_in, django_assert_num_queries):
    client = sign_in(cast.an)
    for number in range(3):
        certify(enlist(cast.a1, full_name=f"Người Thứ {number}"))
        if number in (0, 2):
            with django_assert_num_queries(8):
                client.get("/phat-trien-dang/")


def test_the_page_offers_the_next_step_and_members_of_the_cell_only(cast, sign_in, candidate):
    enter(cast.a1, full_name="Phan Văn Nhà")
    enter(cast.b1, full_name="Đinh Văn Xa")
    client = sign_in(cast.an)
    page = client.get(f"/phat-trien-dang/{candidate.pk}/buoc/introduced/").content.decode()
    assert "Phan Văn Nhà" in page
    assert "Đinh Văn Xa" not in page
    assert client.get(f"/phat-trien-dang/{candidate.pk}/buoc/khong-co/").status_code == 404


def test_roads_of_nobody_are_none(db):
    assert roads([]) == []


def test_the_base_of_a_vote_leaves_out_who_does_not_vote_here(cast):
    on = date(2026, 11, 20)
    _one, away, exempt, suspended = (
        enter(cast.a1, full_name=f"Lý Văn {name}") for name in ("Một", "Hai", "Ba", "Bốn")
    )
    enter_probationary(cast.a1, date(2026, 5, 1))
    assert vote_base(cast.a1, on) == 4
    until = date(2027, 5, 1)
    events.record(
        member=away, kind="away", on=date(2026, 9, 1), until=until, form="work", place="X", by=None
    )
    events.record(member=exempt, kind="exempted", on=date(2026, 9, 1), form="age", by=None)
    events.record(member=suspended, kind="suspended", on=date(2026, 9, 1), by=None)
    assert vote_base(cast.a1, on) == 1
    assert vote_base(cast.a1, date(2026, 8, 31)) == 4
