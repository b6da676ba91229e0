"""A life in the Party on record: every step an event, and what follows from it."""

from datetime import date as D

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chibo.history import acting
from chibo.models import Rule
from chibo.regulations import Conflict, Refused
from members.actions import events, inspections, members
from members.enums import Step
from members.forms import StepForm
from members.models import Event, Member, Spell
from members.queries import life_of, marks_of

from .people import conclude, enter, enter_probationary, schedule

ON = D(2026, 3, 2)


@pytest.fixture
def anh(cast):
    """Official since 2011, in the Party since 2 May 2010."""
    return enter(cast.a1)


def record(member, kind, on=ON, **details):
    return events.record(member=member, kind=kind, on=on, by=None, **details)


def last(member):
    return member.events.order_by("-pk").exclude(kind=Step.ANNULLED).first()


def state(member, on=ON):
    """(cell, status, exempt, suspended) on a day; None off the roll."""
    spell = Spell.unscoped.on(on).filter(member=member).first()
    return spell and (spell.unit.code, spell.status, spell.exempt, spell.suspended)


@pytest.mark.parametrize("kind", [Step.MOVED, Step.AWAY])
def test_whether_there_is_another_cell_is_asked_without_reading_them_all(cast, kind):
    with CaptureQueriesContext(connection) as asked:
        form = StepForm(kind=kind, user=cast.binh, unit=cast.a1)
        assert not form.nowhere_to_move
    cells = [query["sql"] for query in asked if 'FROM "chibo_unit"' in query["sql"]]
    assert cells and all("LIMIT 1" in sql for sql in cells)


def test_nobody_is_transferred_while_under_inspection(cast):
    member = enter(cast.a1)
    inspection = schedule(cast.a1, member)
    told = {"member": member, "kind": Step.TRANSFERRED, "place": "Đảng bộ nơi khác", "by": None}
    notified = {"step": "notified", "on": D(2026, 3, 2), "confirmed": True, "by": None}
    inspections.take_step(inspection=inspection, **notified)
    inspection.refresh_from_db()
    with pytest.raises(Refused, match="thông báo ngày 02/03/2026"):
        events.record(on=D(2026, 4, 1), **told)
    conclude(inspection, D(2026, 3, 20))
    moved = events.record(on=D(2026, 4, 1), **told)
    assert moved.affiliations.filter(ending="transferred").exists()


def test_exemption_begins_and_ends(anh):
    record(anh, Step.EXEMPTED, form="age", on=D(2026, 1, 5))
    record(anh, Step.RESUMED, on=D(2026, 6, 1))
    days = (D(2026, 1, 4), D(2026, 1, 5), D(2026, 5, 31), D(2026, 6, 1))
    assert [state(anh, day)[2] for day in days] == [False, True, True, False]


def test_an_exemption_that_was_there_before_the_book_ends_by_an_event(cast):
    old = enter(cast.a1, exempt_on=D(2020, 1, 1))
    with pytest.raises(Refused, match="đang có hiệu lực"):
        record(old, Step.EXEMPTED, form="age")
    record(old, Step.RESUMED)
    assert (state(old, D(2025, 1, 1))[2], state(old)[2]) == (True, False)
    record(old, Step.EXEMPTED, form="age", on=D(2026, 5, 1))
    assert state(old, D(2026, 5, 1))[2] is True


def test_suspension_is_no_leaving(anh):
    record(anh, Step.SUSPENDED, number="3-QĐ/ĐU")
    assert state(anh) == ("A1", "official", False, True)
    with pytest.raises(Refused, match="không có bước “Miễn"):
        record(anh, Step.RESUMED)


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        pytest.param(Step.TRANSFERRED, {"place": "Đảng bộ nơi khác"}, id="transferred"),
        pytest.param(Step.REMOVED, {"votes_for": 8, "votes_base": 12}, id="removed"),
        pytest.param(Step.EXPELLED, {}, id="expelled"),
        pytest.param(Step.RESIGNED, {}, id="resigned"),
        pytest.param(Step.DIED, {}, id="died"),
    ],
)
def test_leaving_and_taking_it_back(anh, kind, details):
    record(anh, kind, **details)
    assert state(anh) is None
    assert state(anh, D(2026, 3, 1)) == ("A1", "official", False, False)
    event = last(anh)
    assert (event.kind, anh.affiliations.get().ending) == (kind, kind)
    events.annul(event=event, reason="ghi nhầm người", by=None)
    assert state(anh) == ("A1", "official", False, False)
    assert [e.kind for e in life_of(anh)] == []
    assert Event.unscoped.filter(annuls=event).get().note == "ghi nhầm người"


def test_a_move_keeps_the_roll_whole_and_can_be_taken_back(cast, anh):
    record(anh, Step.MOVED, unit=cast.a2, number="12-GT")
    assert (state(anh, D(2026, 3, 1))[0], state(anh)[0]) == ("A1", "A2")
    event = last(anh)
    assert (event.unit, event.host) == (cast.a1, cast.a2)
    events.annul(event=event, reason="nhầm", by=None)
    assert state(anh)[0] == "A1"
    assert Member.unscoped.get(pk=anh.pk).unit == cast.a1


def test_a_move_that_later_steps_rest_on_stays(cast, anh):
    record(anh, Step.MOVED, unit=cast.a2)
    first = last(anh)
    record(anh, Step.MOVED, unit=cast.a1, on=D(2026, 4, 1))
    with pytest.raises(Refused, match="bước sau cùng trước"):
        events.annul(event=first, reason="nhầm", by=None)


def test_amending_writes_the_right_one_in_one_act(anh):
    record(anh, Step.DIED, on=D(2026, 3, 2))
    wrong = last(anh)
    events.amend(event=wrong, on=D(2026, 3, 5), by=None)
    assert [(e.kind, e.on) for e in life_of(anh)] == [("died", D(2026, 3, 5))]
    assert (state(anh, D(2026, 3, 4)) is None, state(anh, D(2026, 3, 5))) == (False, None)
    with pytest.raises(Refused, match="đã bỏ hoặc đã sửa"):
        events.annul(event=wrong, reason="lại", by=None)


def test_an_amendment_that_is_refused_leaves_everything(anh):
    record(anh, Step.REWARDED, form="praised")
    event = last(anh)
    with pytest.raises(Refused, match="chưa đến"):
        events.amend(event=event, on=D(2027, 1, 1), form="praised", by=None)
    assert [e.pk for e in life_of(anh)] == [event.pk]


def test_removal_needs_two_thirds_m4(anh):
    with pytest.raises(Refused, match="cần ít nhất 8"):
        record(anh, Step.REMOVED, votes_for=7, votes_base=12)
    assert state(anh) == ("A1", "official", False, False)


def test_somebody_on_probation_is_removed_and_not_expelled(cast):
    new = enter_probationary(cast.a1, D(2025, 12, 1))
    with pytest.raises(Refused, match="không khai trừ"):
        record(new, Step.EXPELLED)
    record(new, Step.REMOVED, votes_for=8, votes_base=12)
    assert state(new) is None


def test_readmission_after_three_years_begins_probation_anew(cast, anh):
    record(anh, Step.REMOVED, on=D(2020, 1, 1))
    with pytest.raises(Refused, match="Kết nạp lại"):
        record(anh, Step.ARRIVED, unit=cast.a1, place="Nơi khác")
    with pytest.raises(Refused, match="36 tháng"):
        record(anh, Step.READMITTED, unit=cast.a1, on=D(2022, 12, 31))
    record(anh, Step.READMITTED, unit=cast.a1, on=D(2024, 1, 1))
    assert state(anh, D(2024, 1, 1)) == ("A1", "probationary", False, False)
    again = Member.unscoped.get(pk=anh.pk)
    assert (again.gap_days, again.party_since) == (1461, D(2014, 5, 2))
    members.recognise(member=again, official_on=D(2025, 1, 1), by=None)
    assert state(anh, D(2025, 1, 1))[1] == "official"
    assert state(anh, D(2019, 12, 31))[1] == "official"
    assert Member.unscoped.get(pk=anh.pk).official_on == D(2011, 5, 19)


def test_recognition_taken_back_is_probation_again(cast):
    new = enter_probationary(cast.a1, D(2025, 2, 1))
    new = members.recognise(member=new, official_on=D(2026, 2, 1), number="7", by=None)
    assert state(new)[1] == "official"
    events.annul(event=new.events.get(kind=Step.RECOGNISED), reason="chưa có quyết định", by=None)
    assert state(new)[1] == "probationary"
    assert Member.unscoped.get(pk=new.pk).official_on is None


def test_a_badge_by_its_age_and_once(cast):
    old = enter(cast.a1, since=D(2000, 1, 1), decided_on=D(1990, 5, 2), ceremony_on=D(1990, 5, 19),
                official_on=D(1991, 5, 19), birth_date=D(1960, 1, 1))  # fmt: skip
    record(old, Step.BADGE, form="35", on=D(2026, 9, 2), number="11-QĐ/TU")
    assert last(old).form_text == "35 năm tuổi Đảng"
    with pytest.raises(Refused, match="đã được tặng"):
        record(old, Step.BADGE, form="35", on=D(2026, 11, 7), number="12")
    with pytest.raises(Refused, match="mới đủ 40"):
        record(old, Step.BADGE, form="40", on=D(2026, 11, 7), number="12")


def test_a_badge_is_judged_by_the_levels_of_its_day(cast):
    """35 is a level since the guidance of 19 May 2026."""
    old = enter(cast.a1, since=D(2000, 1, 1), decided_on=D(1990, 5, 2), ceremony_on=D(1990, 5, 19),
                official_on=D(1991, 5, 19), birth_date=D(1960, 1, 1))  # fmt: skip
    with pytest.raises(Refused, match="có các mức 30, 40"):
        record(old, Step.BADGE, form="35", on=D(2026, 5, 18), number="11-QĐ/TU")


def test_a_warning_answered_is_kept(cast, anh):
    details = {"place": "Đảng bộ nơi khác", "since": D(2025, 1, 2)}
    with pytest.raises(Refused) as refused:
        record(anh, Step.TRANSFERRED, **details)
    assert refused.value.confirmable
    record(anh, Step.TRANSFERRED, confirmed=True, **details)
    assert last(anh).confirmations == ["M8"]


def test_two_people_writing_at_once(anh):
    seen = anh.version
    record(anh, Step.REWARDED, form="praised")
    with pytest.raises(Conflict):
        record(anh, Step.DIED, version=seen)


CONSTRAINTS = [
    ("event_form_of_its_list", {"kind": Step.REWARDED, "form": "medal"}),
    ("event_form_of_its_list", {"kind": Step.BADGE, "form": "33"}),
    ("event_form_of_its_list", {"kind": Step.DIED, "form": "praised"}),
    ("event_ends_after_it_begins", {"kind": Step.AWAY, "form": "work", "until": ON}),
]


@pytest.mark.parametrize(("name", "wrong"), CONSTRAINTS)
def test_the_database_refuses_a_wrong_step(cast, anh, name, wrong):
    with (
        pytest.raises(IntegrityError, match=name),
        transaction.atomic(),
        acting(None, "thử"),
    ):
        Event.unscoped.create(member=anh, unit=cast.a1, on=ON, **wrong)


def test_marks_count_a_recognition_from_its_official_date(cast):
    new = enter_probationary(cast.a1, D(2025, 2, 1))
    members.recognise(member=new, official_on=D(2026, 2, 1), decided_on=D(2026, 3, 9), by=None)
    assert marks_of(new, Step.RECOGNISED) == [("recognised", D(2026, 2, 1))]


# --- Pages ---------------------------------------------------------------------------------------


def test_the_secretary_writes_a_step_and_sees_it(cast, sign_in, anh):
    client = sign_in(cast.an)
    address = reverse("member_step", args=[anh.pk, "disciplined"])
    page = client.get(address).content.decode()
    assert "nội dung vi phạm thuộc hồ sơ" in page
    sent = {"version": anh.version, "form": "reprimand", "on": "02/03/2026", "number": "4-QĐ/CB",
            "issuer": "Chi bộ"}  # fmt: skip
    assert client.post(address, sent).status_code == 302
    life = client.get(reverse("member_life", args=[anh.pk])).content.decode()
    assert "Kỷ luật: đã che" in life and "hiển trách" not in life


def test_the_page_says_why_a_step_cannot_be_now(cast, sign_in, anh):
    record(anh, Step.EXEMPTED, form="age")
    page = sign_in(cast.an).get(reverse("member_life", args=[anh.pk])).content.decode()
    assert "Đang được miễn." in page
    assert "Thôi miễn công tác" in page
    assert "Kết nạp lại" not in page


def test_the_page_of_a_badge_tells_the_party_age(cast, sign_in, anh):
    page = sign_in(cast.an).get(reverse("member_step", args=[anh.pk, "badge"])).content.decode()
    assert "Đồng chí có 16 năm tuổi đảng" in page


def test_who_holds_a_post_is_told_that_it_ends_with_the_departure(cast, sign_in, anh):
    deputy = enter(cast.a1, full_name="Lê Phó", party_post="deputy")
    client, told = sign_in(cast.an), "chức vụ ấy tự hết từ ngày này"
    for member, step, there in (
        (deputy, "transferred", True),
        (deputy, "away", False),
        (anh, "transferred", False),
    ):
        page = client.get(reverse("member_step", args=[member.pk, step])).content.decode()
        assert (f"Đồng chí đang là phó bí thư: {told}" in page) == there


def test_a_move_out_of_reach_names_who_can(cast, sign_in, anh):
    address = reverse("member_step", args=[anh.pk, "moved"])
    page = sign_in(cast.an).get(address).content.decode()
    assert "Văn phòng cấp ủy cấp trên" in page
    assert 'id="id_unit"' not in page and "Lưu<" not in page
    life = sign_in(cast.an).get(reverse("member_life", args=[anh.pk])).content.decode()
    assert f'href="{address}"' not in life and "văn phòng cấp ủy cấp trên ghi việc này" in life
    sent = {"version": anh.version, "unit": cast.b1.pk, "on": "02/03/2026"}
    sign_in(cast.binh).post(address, sent)
    assert state(anh)[0] == "A1"
    life = sign_in(cast.binh).get(reverse("member_life", args=[anh.pk])).content.decode()
    assert f'href="{address}"' in life
    sign_in(cast.binh).post(address, sent | {"unit": cast.a2.pk})
    assert state(anh)[0] == "A2"


def test_whoever_keeps_one_cell_is_asked_for_the_place_alone(cast, sign_in, anh):
    address = reverse("member_step", args=[anh.pk, "away"])
    sent = {"version": anh.version, "form": "work", "on": "02/03/2026", "until": "02/09/2026"}
    page = sign_in(cast.an).post(address, sent).content.decode()
    assert 'name="host"' not in page and "Hãy ghi nơi sinh hoạt tạm thời." in page
    assert 'name="host"' in sign_in(cast.binh).get(address).content.decode()


def test_a_refused_form_keeps_what_was_typed(cast, sign_in, anh):
    address = reverse("member_step", args=[anh.pk, "away"])
    sent = {"version": anh.version, "form": "work", "place": "Chi bộ Nhà máy Gạch",
            "on": "02/03/2026", "until": "02/03/2027"}  # fmt: skip
    page = sign_in(cast.an).post(address, sent).content.decode()
    assert "chuyển sinh hoạt chính thức" in page
    assert "Chi bộ Nhà máy Gạch" in page


def test_the_life_asks_as_often_for_three_steps_as_for_one(
    cast, sign_in, anh, django_assert_num_queries
):
    client, address = sign_in(cast.an), reverse("member_life", args=[anh.pk])
    for number in range(3):
        record(anh, Step.REWARDED, form="praised", on=D(2026, 3, 2 + number))
        if number in (0, 2):
            with django_assert_num_queries(12):
                client.get(address)


def test_the_hint_tells_the_rule_of_the_day(cast, sign_in, anh):
    page = sign_in(cast.an)
    told = {
        "transferred": "60 ngày làm việc",
        "away": "Từ 3 tháng đến dưới 12 tháng; đi học không quá 24 tháng",
        "badge": "không quá 12 tháng (mức 70 trở lên: 24 tháng) (01-HD/TW 2026)",
        "disciplined": "hết hiệu lực sau 12 tháng",
        "removed": "hai phần ba",
    }
    for step, sentence in told.items():
        text = page.get(reverse("member_step", args=[anh.pk, step])).content.decode()
        assert sentence in text
    rule = Rule.objects.get(key="temporary-stay", valid__contains=D(2026, 11, 22))
    with acting(None, "thử"):
        rule.parameters = rule.parameters | {"study_months_at_most": 36}
        rule.save()
    assert (
        "không quá 36 tháng"
        in page.get(reverse("member_step", args=[anh.pk, "away"])).content.decode()
    )
