"""Records that may be of one person: found, told apart, merged, and taken apart again."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chibo.actions import units
from chibo.history import acting
from chibo.regulations import Conflict, Refused, Weight
from members.actions import affiliations, duplicates, events, members, offices, separations
from members.contributions import contribution
from members.models import Affiliation, Distinct, Member, Merge, Spell
from members.queries import given_up_for, life_of, likely_pairs, lookalikes, merges_of
from members.regulations import Stay, may_be_born, merging, near_names, taken_over
from tests.cast import TODAY

from .people import PLAIN, enter

WHY = "Nhập hai lần"


def day(year, month=1):
    return date(year, month, 1)


# --- Rules ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "other", "alike"),
    [
        ((date(1970, 3, 15), "day"), (date(1970, 3, 15), "day"), True),
        ((date(1970, 3, 15), "day"), (date(1970, 3, 16), "day"), False),
        ((date(1970, 3, 15), "day"), (day(1970), "year"), True),
        ((date(1970, 3, 15), "day"), (day(1971), "year"), False),
        ((date(1970, 3, 15), "day"), (day(1970, 3), "month"), True),
        ((date(1970, 3, 15), "day"), (day(1970, 4), "month"), False),
        ((day(1970, 4), "month"), (day(1970), "year"), True),
    ],
)
def test_birth_dates_agree_as_far_as_both_are_known(born, other, alike):
    assert may_be_born(born, other) is alike
    assert may_be_born(other, born) is alike


@pytest.mark.parametrize(
    ("keep", "gone", "open_acts", "said", "over"),
    [
        pytest.param(Stay("A", day(2010)), Stay("A", day(2010)), (), [], 0, id="same"),
        pytest.param(Stay("A", day(2010)), Stay("A", day(2015)), (), [], 0, id="later"),
        pytest.param(Stay("A", day(2010)), Stay("A", day(2005)), (), ["warns"], 0, id="earlier"),
        pytest.param(
            Stay("A", day(2010), day(2015)), Stay("A", day(2010)), (), ["warns"], 0, id="longer"
        ),
        pytest.param(Stay("A", day(2010)), Stay("B", day(2015)), (), ["warns"], 0, id="two cells"),
        pytest.param(
            Stay("A", day(2010)), Stay("B", day(2005), day(2010)), (), [], 1, id="one then other"
        ),
        pytest.param(
            Stay("A", day(2010)),
            Stay("B", day(2005), day(2010, 2)),
            (),
            ["warns"],
            0,
            id="a month",
        ),
        pytest.param(
            Stay("A", day(2005), day(2010)), Stay("B", day(2010)), (), [], 1, id="other goes on"
        ),
        pytest.param(
            Stay("A", day(2010)), Stay("A", day(2010)), ["chức vụ"], ["blocks"], 0, id="in post"
        ),
    ],
)
def test_two_records_may_become_one(keep, gone, open_acts, said, over):
    found = [finding.weight for finding in merging([keep], [gone], open_acts)]
    assert found == [Weight(word) for word in said]
    assert len(taken_over([keep], [gone])) == over


# --- Finding --------------------------------------------------------------------------------------


@pytest.fixture
def twins(cast):
    """One person, twice in A1: by full date, and by year without diacritics."""
    first = enter(cast.a1, card_number="099170000001", hometown="An Lạc")
    second = enter(
        cast.a1,
        full_name="Nguyen Thi Anh",
        birth_date=day(1970),
        birth_precision="year",
        identity_number="099170000001",
        phone="0912345678",
        record_number="012345 HN",
    )
    return first, second


NEAR = [
    pytest.param("nguyen thi anh", True, id="the same"),
    pytest.param("nguyen anh", True, id="a word left out"),
    pytest.param("nguyen thi ngoc anh", True, id="a word more"),
    pytest.param("anh nguyen thi", True, id="another order"),
    pytest.param("nguyen thi an", True, id="a letter left out"),
    pytest.param("nguyen thi hanh", True, id="a letter more"),
    pytest.param("nguyen thi amh", True, id="another letter"),
    pytest.param("nguyne thi anh", True, id="two letters changed places"),
    pytest.param("nguyen van anh", False, id="another middle name"),
    pytest.param("nguyen thi hoa", False, id="another given name"),
    pytest.param("nguyenn thi ann", False, id="two slips"),
    pytest.param("anh", False, id="one word alone"),
    pytest.param("", False, id="nothing"),
]


@pytest.mark.parametrize(("name", "near"), NEAR)
def test_names_are_near_by_one_slip_of_the_hand(name, near):
    assert near_names("nguyen thi anh", name) is near
    assert near_names(name, "nguyen thi anh") is near


def found(user, unit):
    return [(pair.first.pk, pair.second.pk, *pair.grounds) for pair in likely_pairs(user, unit)]


def test_a_pair_is_found_by_name_and_birth_with_its_ground(twins, cast):
    ground = "cùng họ tên, năm sinh (một bên không ghi đủ ngày)"
    assert found(cast.an, cast.a1) == [(twins[0].pk, twins[1].pk, ground)]


def test_a_pair_is_found_by_the_old_card(cast):
    first = enter(cast.a1, old_card_number="12345678")
    second = enter(cast.a2, full_name="Trần Văn Hai", old_card_number="12345678")
    assert found(cast.binh, cast.a) == [(first.pk, second.pk, "cùng số thẻ đảng viên cũ")]
    assert found(cast.binh, cast.a2) == found(cast.binh, cast.a)


def test_nobody_is_told_of_records_out_of_reach(cast):
    enter(cast.a1)
    enter(cast.b1)
    for user, unit in ((cast.an, cast.a1), (cast.dung, cast.b1), (cast.binh, cast.a)):
        assert found(user, unit) == []
    assert found(cast.chi, cast.province) == []


def test_people_of_one_name_born_otherwise_are_no_pair(cast):
    enter(cast.a1)
    enter(cast.a1, birth_date=date(1970, 3, 16))
    enter(cast.a1, full_name="Nguyễn Thị Hạnh")
    assert found(cast.an, cast.a1) == []


def test_what_is_typed_is_compared_within_reach(twins, cast):
    born = (date(1970, 3, 15), "day")
    mine, theirs = (Member.visible_to(user) for user in (cast.an, cast.dung))
    assert set(lookalikes("nguyen thi ánh", born, mine)) == set(twins)
    assert lookalikes("Nguyễn Thị Ánh", born, theirs) == []


def test_of_those_born_on_the_day_a_near_name_is_enough(cast):
    near = enter(cast.a1, full_name="Nguyễn Ánh")
    enter(cast.a1, full_name="Nguyễn Thị Hoa")
    enter(cast.a1, full_name="Nguyễn Ánh", birth_date=date(1970, 3, 16))
    mine = Member.visible_to(cast.an)
    assert lookalikes("Nguyễn Thị Ánh", (date(1970, 3, 15), "day"), mine) == [near]
    assert lookalikes("Nguyễn Thị Ánh", (date(1970, 1, 1), "year"), mine) == []


@pytest.mark.parametrize(("name", "near"), NEAR)
def test_the_database_leaves_out_no_near_name(cast, name, near):
    enter(cast.a1)
    born = (PLAIN["birth_date"], "day")
    assert bool(lookalikes(name, born, Member.visible_to(cast.an))) is near


def test_of_many_born_on_new_years_day_the_database_reads_and_hands_over_few(cast):
    near = enter(cast.a1, full_name="Nguyễn Ánh", birth_date=day(1970))
    for name in ("Nguyễn Văn Hai", "Trần Thị Hoa", "Lê Anh"):
        enter(cast.a1, full_name=name, birth_date=day(1970))
    with CaptureQueriesContext(connection) as asked:
        assert lookalikes("Nguyễn Thị Ánh", (day(1970), "day"), Member.unscoped.all()) == [near]
    (sql,) = (query["sql"] for query in asked)
    with connection.cursor() as cursor:
        cursor.execute(sql)
        assert len(cursor.fetchall()) == 1
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        cursor.execute(f"EXPLAIN {sql}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "BitmapOr" in plan and "member_born" in plan


def test_saving_asks_about_a_near_name_within_reach(cast):
    enter(cast.a1, full_name="Nguyen Thị Ánh")
    enter(cast.b1, full_name="Nguyễn Ánh")
    told = PLAIN | {"full_name": "Nguyễn Thị Ánnh"}
    with pytest.raises(Refused, match="Đã có đồng chí Nguyen Thị Ánh") as refused:
        members.register(unit=cast.a1, by=cast.an, **told)
    assert len(refused.value.findings) == 1 and refused.value.confirmable


# --- Two people -----------------------------------------------------------------------------------


def test_two_people_are_not_asked_about_again_until_it_is_taken_back(twins, cast):
    said = duplicates.tell_apart(first=twins[1], second=twins[0], reason=WHY, by=cast.an)
    assert (said.first_id, said.second_id) == (twins[0].pk, twins[1].pk)
    assert found(cast.an, cast.a1) == []
    duplicates.ask_again(distinct=said, by=cast.an)
    assert len(found(cast.an, cast.a1)) == 1


def test_saying_it_twice_or_without_a_reason_is_refused(twins, cast):
    with pytest.raises(Refused, match="lý do"):
        duplicates.tell_apart(first=twins[0], second=twins[1], reason=" ", by=cast.an)
    duplicates.tell_apart(first=twins[0], second=twins[1], reason=WHY, by=cast.an)
    with pytest.raises(Refused, match="đã được ghi là hai người"):
        duplicates.tell_apart(first=twins[0], second=twins[1], reason=WHY, by=cast.an)


# --- Merging --------------------------------------------------------------------------------------


def merge(keep, gone, by=None, confirmed=True, **choose):
    return duplicates.merge(
        keep=keep, gone=gone, choose=choose, reason=WHY, confirmed=confirmed, by=by
    )


def everything(*people):
    """All that stands in the register about these people, the numbers opened."""
    told = []
    for person in people:
        row = Member.unscoped.filter(pk=person.pk).values().get()
        row = {k: v.reveal() if hasattr(v, "reveal") else v for k, v in row.items()}
        told.append({k: v for k, v in row.items() if k != "version"})
        told.append(list(Affiliation.unscoped.filter(member=person).values_list()))
        spells = Spell.unscoped.filter(member=person)
        told.append(sorted(spells.values_list("unit", "status", "valid"), key=str))
        told.append(list(person.offices.values_list()))
    return told


CHOSEN = {"identity_number": "gone", "phone": "gone", "record_number": "gone"}


def test_one_record_is_left_with_the_values_that_were_chosen(twins, cast):
    keep, gone = twins
    merge(keep, gone, by=cast.an, **CHOSEN)
    keep.refresh_from_db()
    gone.refresh_from_db()
    assert (keep.full_name, keep.phone, keep.hometown) == ("Nguyễn Thị Ánh", "0912345678", "An Lạc")
    assert keep.identity_number.reveal() == "099170000001"
    assert keep.card_number.reveal() == "099170000001"
    assert (keep.record_number, gone.record_number) == ("012345 HN", None)
    assert (gone.identity_number, gone.identity_blind, gone.spells.count()) == (None, None, 0)
    assert keep.birth_date == date(1970, 3, 15)
    assert found(cast.an, cast.a1) == []
    assert list(Member.unscoped.standing()) == [keep]
    assert [merge.gone for merge in merges_of(cast.an, keep)] == [gone]
    assert given_up_for(cast.an, gone)[0].keep == keep


def test_taking_apart_brings_back_exactly_what_was(twins, cast):
    keep, gone = twins
    before = everything(keep, gone)
    done = merge(keep, gone, by=cast.an, full_name="gone", hometown="gone", **CHOSEN)
    assert everything(keep, gone) != before
    separations.unmerge(merge=done, by=cast.an)
    assert everything(keep, gone) == before
    assert len(found(cast.an, cast.a1)) == 1
    merge(gone, keep, by=cast.an)


def test_a_stay_of_which_the_kept_record_says_nothing_goes_along(cast):
    early = enter(cast.a2)
    affiliations.end(member=early, on=day(2015), ending="transferred", by=None)
    late = enter(cast.a1, since=day(2015))
    before = everything(early, late)
    done = merge(late, early, by=cast.binh)
    stays = [(stay.unit, stay.ending) for stay in late.affiliations.select_related("unit")]
    assert stays == [(cast.a2, "transferred"), (cast.a1, "")]
    assert Spell.unscoped.on(day(2014)).get().member == late
    separations.unmerge(merge=done, by=cast.binh)
    assert everything(early, late) == before


def test_a_record_kept_for_its_past_goes_to_the_cell_of_the_latest_stay(cast):
    early = enter(cast.a2)
    affiliations.end(member=early, on=day(2015), ending="transferred", by=None)
    late = enter(cast.a1, since=day(2015))
    before = everything(early, late)
    done = merge(early, late, by=cast.binh)
    early.refresh_from_db()
    assert early.unit == cast.a1 and Spell.unscoped.on(TODAY).get().member == early
    separations.unmerge(merge=done, by=cast.binh)
    assert everything(early, late) == before


def test_of_two_cells_at_one_time_the_kept_record_s_stands(cast):
    first, second = enter(cast.a1), enter(cast.a2)
    with pytest.raises(Refused, match="cùng một thời gian ở hai chi bộ") as refused:
        merge(first, second, confirmed=False)
    assert refused.value.confirmable
    merge(first, second)
    assert [(s.unit, s.member) for s in Spell.unscoped.on(TODAY)] == [(cast.a1, first)]


def test_a_post_goes_along(twins):
    keep, gone = twins
    offices.assign(member=gone, post="secretary", on=day(2020), by=None)
    gone.refresh_from_db()
    before = everything(*twins)
    done = merge(keep, gone)
    keep.refresh_from_db()
    gone.refresh_from_db()
    assert (keep.party_post, gone.party_post) == ("secretary", "")
    separations.unmerge(merge=done, by=None)
    assert everything(*twins) == before


def test_a_record_with_another_post_is_not_given_up(twins):
    offices.assign(member=twins[0], post="committee", on=day(2022), by=None)
    offices.assign(member=twins[1], post="secretary", on=day(2020), by=None)
    with pytest.raises(Refused, match="chức vụ bí thư"):
        merge(*twins)


def test_an_absence_goes_along_and_ends_on_the_kept_record(twins, cast):
    keep, gone = twins
    away = {"host": cast.a2, "form": "work", "until": day(2026, 12), "by": None}
    events.record(member=gone, kind="away", on=day(2026, 10), confirmed=True, **away)
    merge(keep, Member.unscoped.get(pk=gone.pk))
    keep.refresh_from_db()
    events.record(member=keep, kind="returned", on=day(2026, 11), by=None)
    assert keep.temporary_stays.get().valid.upper == day(2026, 11)


def test_leaving_goes_along_with_the_stay_that_it_ended(cast):
    early, late = enter(cast.a2), enter(cast.a1, since=day(2015))
    left = {"kind": "transferred", "on": day(2015), "by": None}
    events.record(member=early, confirmed=True, **left)
    done = merge(late, Member.unscoped.get(pk=early.pk))
    assert [event.kind for event in life_of(late)] == ["transferred"]
    separations.unmerge(merge=done, by=None)
    assert list(life_of(late)) == [] and len(life_of(early)) == 1


def test_an_earlier_stay_is_asked_about(cast):
    late, early = enter(cast.a1, since=day(2015)), enter(cast.a1)
    with pytest.raises(Refused, match="ghi lâu hơn") as refused:
        merge(late, early, confirmed=False)
    assert refused.value.confirmable
    merge(late, early)


@pytest.mark.parametrize("choose", [{"gender": "gone"}, {"phone": "both"}, {"unit": "gone"}])
def test_a_choice_that_the_page_did_not_offer_is_refused(twins, choose):
    with pytest.raises(Refused, match="vừa thay đổi"):
        merge(*twins, **choose)


def test_what_is_chosen_is_judged_like_any_correction(cast):
    days = {"decided_on": day(2009), "ceremony_on": day(2009), "official_on": day(2010)}
    keep, gone = enter(cast.a1), enter(cast.a1, since=day(2015), **days)
    with pytest.raises(Refused, match="hính thức"):
        merge(keep, gone, official_on="gone")


def test_a_record_is_given_up_once(twins, cast):
    merge(*twins)
    with pytest.raises(Refused, match="đã bỏ hoặc đã gộp"):
        merge(enter(cast.a1), twins[1])
    with pytest.raises(Refused, match="chính nó"):
        merge(twins[0], twins[0])


def test_a_record_somebody_saved_meanwhile_is_not_merged(twins, cast):
    members.correct(member=twins[1], phone="0987654321", by=cast.an)
    with pytest.raises(Conflict):
        duplicates.merge(
            keep=twins[0],
            gone=twins[1],
            choose={},
            reason=WHY,
            gone_version=twins[1].version,
            by=None,
        )


def test_values_changed_since_stay_and_are_named(twins, cast):
    done = merge(*twins, **CHOSEN)
    members.correct(member=twins[0], phone="0987654321", by=cast.an)
    with pytest.raises(Refused, match="điện thoại"):
        separations.unmerge(merge=done, by=cast.an)
    members.correct(member=twins[0], phone="0912345678", by=cast.an)
    separations.unmerge(merge=done, by=cast.an)
    with pytest.raises(Refused, match="đã được bỏ"):
        separations.unmerge(merge=done, by=cast.an)


def test_what_was_written_since_stands_against_taking_apart(twins, cast):
    keep, gone = twins
    done = merge(keep, gone)
    other = enter(cast.a1)
    later = merge(other, keep)
    with pytest.raises(Refused, match="lần gộp ấy trước"):
        separations.unmerge(merge=done, by=None)
    separations.unmerge(merge=later, by=None)
    with acting(None, "như trước"):
        Member.unscoped.filter(pk=gone.pk).update(version=gone.version + 7)
    with pytest.raises(Refused, match=r"được sửa sau khi gộp.*Nếu đúng là hai người, hãy"):
        separations.unmerge(merge=done, by=None)


def test_nobody_comes_back_into_a_cell_that_ended(cast):
    early = enter(cast.a2)
    affiliations.end(member=early, on=day(2015), ending="transferred", by=None)
    late = enter(cast.a1, since=day(2015))
    done = merge(early, late)
    early.refresh_from_db()
    affiliations.end(member=early, on=day(2026), ending="transferred", by=None)
    units.close(unit=cast.a1, on=day(2026, 2), by=None)
    with pytest.raises(Refused, match="đã kết thúc"):
        separations.unmerge(merge=done, by=None)


def test_numbers_that_somebody_else_has_by_now_do_not_come_back(twins, cast):
    done = merge(*twins)
    enter(cast.a1, full_name="Trần Văn Hai", identity_number="099170000001")
    with pytest.raises(Refused, match="đã có trong sổ"):
        separations.unmerge(merge=done, by=None)


# --- What the database promises -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("distinct_of_two_in_order", lambda a, b: [Distinct(first=b, second=a, reason=WHY)]),
        ("distinct_of_two_in_order", lambda a, b: [Distinct(first=a, second=a, reason=WHY)]),
        ("distinct_once", lambda a, b: [Distinct(first=a, second=b, reason=WHY) for _ in "12"]),
        ("distinct_has_reason", lambda a, b: [Distinct(first=a, second=b, reason=" ")]),
        ("merge_of_two", lambda a, b: [Merge(keep=a, gone=a, reason=WHY)]),
        ("merge_gone_once", lambda a, b: [Merge(keep=a, gone=b, reason=WHY) for _ in "12"]),
        ("merge_has_reason", lambda a, b: [Merge(keep=a, gone=b)]),
    ],
)
def test_the_database_refuses_a_wrong_row(twins, name, make):
    rows = make(*twins)
    with pytest.raises(IntegrityError, match=name), transaction.atomic(), acting(None, "thử"):
        for row in rows:
            row.save()


# --- Pages and the task ---------------------------------------------------------------------------


def test_the_list_leads_to_both_records(twins, cast, sign_in):
    text = sign_in(cast.an).get(reverse("duplicates")).content.decode()
    assert reverse("member_merge", args=[twins[0].pk, twins[1].pk]) in text
    assert reverse("member_apart", args=[twins[0].pk, twins[1].pk]) in text


def test_a_pair_is_told_apart_and_asked_about_again_on_the_pages(twins, cast, sign_in):
    page = sign_in(cast.an)
    address = reverse("member_apart", args=[twins[0].pk, twins[1].pk])
    assert "Hãy ghi lý do" in page.post(address, {"reason": ""}).content.decode()
    assert page.post(address, {"reason": "Khác quê"}).status_code == 302
    assert "Khác quê" in page.get(reverse("duplicates")).content.decode()
    page.post(reverse("distinct_undo", args=[Distinct.unscoped.get().pk]))
    assert "Khác quê" not in page.get(reverse("duplicates")).content.decode()


def sent(keep, gone, **values):
    plain = {
        "version": keep.version,
        "gone_version": gone.version,
        "reason": WHY,
        **{f"chon-{name}": "keep" for name in ("full_name", "hometown", "card_number")},
        **{f"chon-{name}": side for name, side in CHOSEN.items()},
    }
    return plain | values


def test_the_page_shows_differences_and_no_number_and_merges(twins, cast, sign_in):
    page, address = sign_in(cast.an), reverse("member_merge", args=[one.pk for one in twins])
    text = page.get(address).content.decode()
    assert "0912345678" in text and "Ngày sinh khác nhau" in text
    assert "099170000001" not in text
    assert text.count('type="radio"') == 12 and text.count('value="gone" checked') == 3
    assert page.post(address, sent(*twins)).status_code == 302
    keep, gone = (page.get(reverse("member", args=[one.pk])).content.decode() for one in twins)
    assert "Hồ sơ đã gộp" in keep and "Hồ sơ này đã gộp" in gone
    assert "Sửa hồ sơ" in keep and "Sửa hồ sơ" not in gone
    assert page.get(address).status_code == 404
    page.post(reverse("merge_undo", args=[Merge.unscoped.get().pk]))
    assert page.get(address).status_code == 200


def test_the_page_of_somebody_who_was_slower_merges_nothing(twins, cast, sign_in):
    page, address = sign_in(cast.an), reverse("member_merge", args=[one.pk for one in twins])
    members.correct(member=twins[1], hometown="Ba Vàng", by=cast.an)
    answer = page.post(address, sent(*twins))
    assert (answer.status_code, Merge.unscoped.count()) == (409, 0)
    assert "vừa sửa một trong hai" in answer.content.decode()
    answer = page.post(address, sent(*twins, gone_version=twins[1].version + 1))
    assert answer.status_code == 302


@pytest.mark.parametrize("value", ["²", "9" * 5000, "-1", "abc", "", "\x00"])
def test_a_strange_value_is_answered(twins, cast, sign_in, value):
    address = reverse("member_merge", args=[one.pk for one in twins])
    for name in ("version", "gone_version", "chon-phone", "reason"):
        response = sign_in(cast.an).post(address, sent(*twins, **{name: value}))
        assert response.status_code in (200, 302, 409, 422)


def test_both_records_must_be_in_reach(cast, sign_in):
    mine, theirs = enter(cast.a1), enter(cast.b1)
    for pair in ((mine, theirs), (theirs, mine), (mine, mine)):
        for name in ("member_merge", "member_apart"):
            address = reverse(name, args=[one.pk for one in pair])
            assert sign_in(cast.an).get(address).status_code == 404


def test_a_merge_is_seen_by_those_who_reach_both(cast, sign_in):
    early = enter(cast.a2)
    affiliations.end(member=early, on=day(2015), ending="transferred", by=None)
    done = merge(enter(cast.a1, since=day(2015)), early)
    assert merges_of(cast.an, done.keep) == []
    assert merges_of(cast.binh, done.keep) == [done]
    address = reverse("merge_undo", args=[done.pk])
    assert sign_in(cast.an).post(address).status_code == 404


def test_the_fragment_names_whom_one_may_see(twins, cast, sign_in):
    def told(user, **typed):
        return sign_in(user).get(reverse("member_lookalikes"), typed).content.decode()

    typed = {"full_name": "Nguyễn Thị Ánh", "birth": "15/3/1970"}
    assert told(cast.an, **typed).count("<li>") == 2
    assert told(cast.dung, **typed).strip() == ""
    assert told(cast.an, full_name="Nguyễn Thị Ánh", birth="hôm qua").strip() == ""


def test_there_is_one_task_for_all_pairs(twins, cast):
    def waiting(user):
        titles = [task.title for task in contribution.tasks(user, cast.a1, TODAY)]
        return [title for title in titles if "trùng" in title]

    assert waiting(cast.an) == ["Xem 1 cặp hồ sơ có thể trùng"]
    enter(cast.a1)
    assert waiting(cast.an) == ["Xem 3 cặp hồ sơ có thể trùng"]
    assert waiting(cast.dung) == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_no_more_for_more_pairs(cast, sign_in, number, django_assert_num_queries):
    for place in range(number):
        for _ in "12":
            enter(cast.a1, full_name=f"Nguyễn Văn {place}", gender="male")
    page = sign_in(cast.an)
    with django_assert_num_queries(7):
        text = page.get(reverse("duplicates")).content.decode()
    assert text.count("Xem cạnh nhau") == number
