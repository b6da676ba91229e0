"""The year's rating of a cell: one sheet, written whole, judged by the rule of its 31 December."""

from copy import deepcopy
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from chibo.history import acting
from chibo.indicators import Count, Period
from chibo.queries import rule_in_force
from chibo.regulations import Conflict, Refused
from members.actions import affiliations, events, ratings
from members.contributions import panels, tasks
from members.documents.rating import minutes
from members.enums import Step
from members.indicators import INDICATORS
from members.models import Rating, RatingSheet
from members.queries import rating_lines, rating_rule, rating_sheet_of, rating_year
from tests.asked import yes
from tests.cast import TODAY

from .people import enter, enter_probationary, rate

BY_KEY = {indicator.key: indicator for indicator in INDICATORS}
YEAR = Period.year(2025)
DECISION = {"decision": "12-QĐ/ĐU", "decided_on": date(2026, 1, 10)}


@pytest.fixture(scope="module")
def cell_once(lasting_cast):
    """A1 at the end of 2025: Một to Sáu to be rated, Miễn exempt, Mới admitted in October."""
    cast = lasting_cast
    names = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu")
    cast.rated = [enter(cast.a1, full_name=f"Trần Văn {name}") for name in names]
    cast.exempt = enter(cast.a1, full_name="Lê Thị Miễn", exempt_on=date(2024, 1, 1))
    cast.new = enter_probationary(cast.a1, date(2025, 10, 1))
    return cast


@pytest.fixture
def cell(cell_once):
    """As it was written: a test may change what it is given."""
    return deepcopy(cell_once)


def levels(cell, *codes):
    return list(zip(cell.rated, codes, strict=False))


GOOD = ("HTTNV",) * 5


def test_the_register_says_who_is_left_out_and_the_lines_are_the_roll(cell):
    found = {line.member.full_name: line.by_register for line in rating_lines(cell.a1, 2025)}
    assert len(found) == 8
    assert {name: why for name, why in found.items() if why} == {
        "Lê Thị Miễn": "exempt",
        "Lê Văn Mới": "new",
    }


def test_the_sheet_is_what_was_written_last(cell):
    rate(cell.a1, 2025, voted_on=date(2025, 12, 20))
    assert rating_sheet_of(cell.a1, 2025).state == "voted"
    sheet = rate(cell.a1, 2025, levels(cell, "HTXSNV", *GOOD))
    assert (sheet.version, sheet.state, sheet.ratings.count()) == (2, "decided", 8)
    assert [str(rating) for rating in cell.rated[0].ratings.all()] == [
        "Trần Văn Một: Hoàn thành xuất sắc nhiệm vụ (2025)"
    ]


def test_a_second_writer_is_told_and_changes_nothing(cell):
    rate(cell.a1, 2025, levels(cell, *GOOD, "HTNV"), version=0)
    with pytest.raises(Conflict):
        rate(cell.a1, 2025, levels(cell, *GOOD, "KHTNV"), version=0)
    assert cell.rated[5].ratings.get().decided == "HTNV"


def test_too_many_excellent_ones_are_asked_about_and_the_answer_is_kept(cell):
    codes = ("HTXSNV", "HTXSNV", "HTTNV", "HTTNV", "HTTNV", "HTNV")
    with pytest.raises(Refused, match=r"2 HTXSNV vượt mức 0 .*366-QĐ/TW") as refused:
        rate(cell.a1, 2025, levels(cell, *codes), confirmed=False)
    assert refused.value.confirmable
    assert rate(cell.a1, 2025, levels(cell, *codes)).confirmations == ["E1"]


def test_whoever_was_disciplined_in_the_year_is_asked_about_among_the_excellent(cell):
    events.record(member=cell.rated[0], kind=Step.DISCIPLINED, on=date(2025, 5, 5),
                  form="reprimand", number="1", by=None)  # fmt: skip
    told = levels(cell, "HTXSNV", "HTTNV", "HTTNV", "HTTNV", "HTTNV", "HTTNV")
    with pytest.raises(Refused, match="bị kỷ luật trong năm mà đề nghị"):
        rate(cell.a1, 2025, told, confirmed=False)
    sheet = rate(cell.a1, 2025, told, confirmed=True)
    assert "E1" in sheet.confirmations


def test_a_dated_setting_makes_it_a_hard_stop(cell):
    with acting(None, "thử"):
        rule = rule_in_force("rating", date(2025, 12, 31))[1]
        rule.parameters |= {"cap": "stop"}
        rule.save()
    with pytest.raises(Refused) as refused:
        rate(cell.a1, 2025, levels(cell, "HTXSNV", *["HTNV"] * 5))
    assert not refused.value.confirmable
    assert rate(cell.a1, 2024, levels(cell, "HTXSNV", *["HTNV"] * 5)).state == "decided"


@pytest.mark.parametrize(
    ("year", "clause", "bands"), [(2025, "366-QĐ/TW", 4), (2024, "124-QĐ/TW", 0), (2020, "", 0)]
)
def test_the_rule_of_the_years_last_day(cast, year, clause, bands):
    rule = rating_rule(year)
    assert (rule.clause, len(rule.bands)) == (clause, bands)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ({"decision": "", "decided_on": None}, "Hãy ghi số, ngày quyết định"),
        ({"decision": "", "decided_on": date(2026, 1, 1)}, "cả số và ngày"),
        ({"decided_on": date(2027, 1, 1)}, "chưa đến"),
        ({"decided_on": date(2024, 1, 1)}, "trước năm 2025"),
        ({"voted_on": date(2026, 1, 20)}, "trước ngày chi bộ bỏ phiếu"),
    ],
)
def test_the_decision_is_whole_and_in_order(cell, head, said):
    with pytest.raises(Refused, match=said):
        rate(cell.a1, 2025, levels(cell, *GOOD, "HTNV"), **head)


def test_a_decision_is_about_everybody_who_is_rated(cell):
    with pytest.raises(Refused, match="Còn 1 đồng chí chưa có mức quyết định: Trần Văn Sáu"):
        rate(cell.a1, 2025, levels(cell, *GOOD))


def test_whoever_is_missing_or_strange_is_refused(cell):
    stranger = enter(cell.a2, full_name="Người Khác")
    line = {"proposed": ""}
    with pytest.raises(Refused, match="vừa thay đổi"):
        ratings.fill(unit=cell.a1, year=2025, lines={stranger.pk: line}, by=cell.an)
    with pytest.raises(Refused, match="chưa đến"):
        ratings.fill(unit=cell.a1, year=2027, lines={}, by=cell.an)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"decided": "A"}, "rating_known_words"),
        ({"left_out": "new", "decided": "HTNV"}, "rating_left_out_has_no_level"),
        ({"self_points": 101}, "rating_points_of_a_hundred"),
    ],
)
def test_the_database_keeps_its_promises_about_a_line(cell, fields, name):
    sheet = rate(cell.a1, 2024)
    stranger = enter(cell.a2, full_name="Người Khác")
    with acting(None, "thử"):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Rating.unscoped.create(sheet=sheet, member=stranger, **fields)
        with pytest.raises(IntegrityError, match="rating_once"), transaction.atomic():
            Rating.unscoped.create(sheet=sheet, member=cell.rated[0])


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"year": 2024}, "rating_sheet_once"),
        ({"year": 1}, "rating_sheet_sensible_year"),
        ({"year": 2023, "decision": "1"}, "rating_sheet_whole_decision"),
        (
            {"year": 2023, "voted_on": date(2026, 2, 1), **DECISION},
            "rating_sheet_decided_after_vote",
        ),
    ],
)
def test_the_database_keeps_its_promises_about_a_sheet(cell, fields, name):
    rate(cell.a1, 2024)
    with acting(None, "thử"), pytest.raises(IntegrityError, match=name), transaction.atomic():
        RatingSheet.unscoped.create(unit=cell.a1, **fields)


# --- What is counted ------------------------------------------------------------------------------


def test_counted_by_hand(cell):
    """Six of A1 are rated: one excellent, three good, one fair, one poor; two are left out."""
    rate(cell.a1, 2025, levels(cell, "HTXSNV", "HTTNV", "HTTNV", "HTTNV", "HTNV", "KHTNV"))
    enter(cell.a2, full_name="Võ Thị Chờ")
    rate(cell.a2, 2025)
    cells = [cell.a1, cell.a2]
    for key, number in (("excellent", 1), ("good", 4), ("satisfactory", 5)):
        indicator = BY_KEY[f"members_rated_{key}"]
        assert indicator.count(cells, YEAR) == {cell.a1.pk: Count(number, 6, left_out=2)}
        rows = list(indicator.rows(cell.a, YEAR))
        assert len(rows) == number
        assert "Trần Văn Một: Hoàn thành xuất sắc nhiệm vụ (2025)" in map(str, rows)
        assert indicator.count(cells, Period.year(2024)) == {}


def test_a_rating_stays_with_the_member_and_counts_where_it_was_given(cell):
    rate(cell.a1, 2025, levels(cell, *GOOD, "HTNV"))
    affiliations.move(member=cell.rated[0], unit=cell.a2, on=date(2026, 3, 1), by=cell.binh)
    assert BY_KEY["members_rated_good"].count([cell.a1, cell.a2], YEAR) == {
        cell.a1.pk: Count(5, 6, left_out=2)
    }


# --- The page -------------------------------------------------------------------------------------


def address(cell, year=2025):
    return f"/chi-bo/{cell.a1.pk}/xep-loai/{year}/"


def sent(cell, version=0, **fields):
    """Everything the page would send, with what the register proposes."""
    data = {"version": version}
    for line in rating_lines(cell.a1, 2025):
        data[f"m{line.member.pk}-left_out"] = line.by_register
    return data | fields


def box(member, name):
    return f"m{member.pk}-{name}"


def test_the_page_saves_the_whole_sheet_and_shows_it_again(cell, sign_in):
    client = sign_in(cell.an)
    one = cell.rated[0]
    typed = {box(one, "self_points"): "92,5", box(one, "self_level"): "HTXSNV"}
    assert client.post(address(cell), sent(cell, **typed)).status_code == 302
    page = client.get(address(cell)).content.decode()
    assert 'value="92,5"' in page
    assert '<b data-sum="members">8</b>' in page
    assert '<b data-sum="rated">6</b>' in page and '<b data-sum="left_out">2</b>' in page


def test_the_page_adds_up_to_everybody_of_the_cell(cell, sign_in):
    affiliations.move(member=cell.rated[5], unit=cell.a2, on=date(2026, 3, 1), by=cell.binh)
    enter_probationary(cell.a1, date(2026, 5, 19), full_name="Hồ Thị Vừa")
    enter(cell.a1, full_name="Bùi Văn Đến", since=date(2026, 2, 1))
    rate(cell.a1, 2025)
    typed = {box(member, "proposed"): "HTTNV" for member in cell.rated[:4]}
    client = sign_in(cell.an)
    assert client.post(address(cell), sent(cell, 1, **typed)).status_code == 302
    page = client.get(address(cell)).content.decode()
    sums = {name: f'<b data-sum="{name}">{number}</b>' for name, number in
            {"members": 8, "rated": 6, "without": 2, "left_out": 2}.items()}  # fmt: skip
    assert [name for name, shown in sums.items() if shown not in page] == []
    assert "Hiện nay chi bộ có 9 đảng viên." in page
    assert "Hồ Thị Vừa (kết nạp ngày 19/05/2026)" in page
    assert "Bùi Văn Đến (chuyển đến)" in page
    assert "nay không còn ở chi bộ: Trần Văn Sáu." in page
    assert "Hiện nay chi bộ có" not in client.get(address(cell, TODAY.year)).content.decode()


def test_nothing_typed_is_lost_when_points_and_level_differ(cell, sign_in):
    one = cell.rated[0]
    typed = {box(one, "self_points"): "60", box(one, "self_level"): "HTTNV"}
    answer = sign_in(cell.an).post(address(cell), sent(cell, **typed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "60 điểm ứng với mức HTNV, không phải HTTNV" in page and "366-QĐ/TW" in page
    assert 'value="60"' in page
    assert not RatingSheet.unscoped.exists()


def test_what_cannot_be_read_is_told_by_name(cell, sign_in):
    typed = {box(cell.rated[0], "self_points"): "abc", box(cell.rated[1], "votes_good"): "-3"}
    answer = sign_in(cell.an).post(address(cell), sent(cell, **typed))
    assert answer.status_code == 422
    assert "Trần Văn Một: “abc” không phải là số" in answer.content.decode()


def test_the_decision_as_the_cell_proposed(cell, sign_in):
    typed = {box(member, "proposed"): "HTTNV" for member in cell.rated}
    typed |= {"decision": "12-QĐ/ĐU", "decided_on": "10/01/2026", "as_proposed": "on"}
    assert sign_in(cell.binh).post(address(cell), sent(cell, **typed)).status_code == 302
    assert set(Rating.unscoped.values_list("decided", flat=True)) == {"", "HTTNV"}
    assert rating_sheet_of(cell.a1, 2025).state == "decided"


def test_a_warning_is_asked_and_answered(cell, sign_in):
    client = sign_in(cell.an)
    typed = {box(cell.rated[0], "proposed"): "HTXSNV"}
    answer = client.post(address(cell), sent(cell, **typed))
    assert answer.status_code == 422
    assert "1 HTXSNV vượt mức 0" in answer.content.decode()
    assert client.post(address(cell), sent(cell, **yes(answer), **typed)).status_code == 302


def test_what_was_marked_stays_when_another_was_quicker(cell, sign_in):
    client, one = sign_in(cell.an), cell.rated[0]
    client.post(address(cell), sent(cell, **{box(one, "proposed"): "HTTNV"}))
    answer = client.post(address(cell), sent(cell, **{box(one, "proposed"): "HTNV"}))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert (
        "Trần Văn Một, chi bộ đề nghị: bản vừa lưu ghi <b>HTTNV</b>, của đồng chí <b>HTNV</b>"
        in page
    )
    assert one.ratings.get().proposed == "HTTNV"
    again = sent(cell, version=1, **{box(one, "proposed"): "HTNV"})
    assert client.post(address(cell), again).status_code == 302
    assert one.ratings.get().proposed == "HTNV"


@pytest.mark.parametrize("year", [1, 1929, 2027, 99999])
def test_a_strange_year_is_not_found(cell, sign_in, year):
    assert sign_in(cell.an).get(address(cell, year)).status_code == 404


@pytest.mark.parametrize("version", ["²", "", "-1", "9" * 50])
def test_a_strange_version_is_answered(cell, sign_in, version):
    answer = sign_in(cell.an).post(address(cell), sent(cell, version=version))
    assert answer.status_code in (409, 422)


def test_the_sheet_asks_as_often_for_three_as_for_one(cast, sign_in, django_assert_num_queries):
    client = sign_in(cast.an)
    for number in range(3):
        enter(cast.a1, full_name=f"Người {number}")
        if number in (0, 2):
            rate(cast.a1, 2025)
            with django_assert_num_queries(12):
                client.get(address(cast))


def test_the_members_page_tells_of_each_year(cell, sign_in):
    rate(cell.a1, 2025, levels(cell, *GOOD, "HTNV"))
    rate(cell.a1, 2024, levels(cell, *GOOD, "HTNV"))
    page = sign_in(cell.an).get(f"/dang-vien/{cell.rated[0].pk}/").content.decode()
    assert "2025: hoàn thành tốt nhiệm vụ" in page and "2024: hoàn thành tốt nhiệm vụ" in page


# --- The paper ------------------------------------------------------------------------------------


def test_a_meeting_stays_as_it_was_held_whoever_turns_out_to_have_left(cell):
    sheet = rate(cell.a1, 2025, levels(cell, *GOOD, "HTNV"), voted_on=date(2025, 12, 20))
    before = minutes(sheet, today=TODAY).blocks
    gone = Rating.unscoped.filter(sheet=sheet).first().member
    affiliations.end(member=gone, on=date(2025, 10, 15), ending="transferred", by=None)
    assert minutes(sheet, today=TODAY).blocks == before


def test_the_minutes_say_who_how_and_by_which_votes(cell):
    sheet = rate(cell.a1, 2025, levels(cell, *GOOD, "HTNV"), voted_on=date(2025, 12, 20))
    paper = minutes(sheet, today=TODAY)
    rated, out = [block for block in paper.blocks if block.kind == "table"]
    assert [row[1] for row in rated.rows] == [member.full_name for member in sorted_(cell)]
    assert out.rows == (
        ("1", "Lê Thị Miễn", "Được miễn sinh hoạt"),
        ("2", "Lê Văn Mới", "Kết nạp chưa đủ 6 tháng"),
    )
    assert "8 đảng viên: 6 thuộc diện xếp loại, 2 không xếp loại" in paper.blocks[0].text
    assert [signature.authority for signature in paper.signatures] == ["THƯ KÝ", "CHỦ TRÌ"]
    assert paper.draft_mark is None
    assert minutes(rate(cell.a1, 2024), today=TODAY).draft_mark


def sorted_(cell):
    return [line.member for line in rating_lines(cell.a1, 2025) if not line.by_register]


# --- What waits, and what is seen from above ------------------------------------------------------


def test_the_year_under_way_begins_on_the_first_of_december():
    days = (date(2026, 11, 30), date(2026, 12, 1), date(2027, 1, 1))
    assert [rating_year(day) for day in days] == [2025, 2026, 2026]


@pytest.mark.parametrize(
    ("today", "titles"),
    [
        (date(2025, 11, 30), []),
        (date(2025, 12, 1), ["Xếp loại đảng viên năm 2025"]),
        (date(2026, 3, 31), ["Xếp loại đảng viên năm 2025"]),
        (date(2026, 4, 1), []),
    ],
)
def test_the_sheet_waits_from_december(cell, today, titles):
    found = [t.title for t in tasks(cell.an, cell.a1, today) if "Xếp loại" in t.title]
    assert found == titles


def test_a_sheet_that_was_begun_waits_until_it_is_decided(cell):
    def waits(who, unit):
        return [task.title for task in tasks(who, unit, TODAY) if "Xếp loại" in task.title]

    rate(cell.a1, 2025)
    assert waits(cell.an, cell.a1) == ["Xếp loại đảng viên năm 2025"]
    assert waits(cell.binh, cell.a) == ["Xếp loại đảng viên năm 2025: 1 chi bộ chưa có quyết định"]
    assert waits(cell.chi, cell.a) == waits(cell.dung, cell.b1) == []
    rate(cell.a1, 2025, levels(cell, *GOOD, "HTNV"))
    assert waits(cell.an, cell.a1) == []


def test_an_observer_sees_numbers_and_no_name(cell, sign_in):
    rate(cell.a1, 2025, levels(cell, *GOOD, "HTNV"))
    [shown] = [c for name, c in panels(cell.chi, cell.a, TODAY) if "unit_ratings" in name]
    assert [(people, bodies) for _, people, bodies in shown["rows"]] == [
        (0, 0),
        (5, 0),
        (1, 0),
        (0, 0),
    ]
    assert (shown["left_out"], shown["decided"], shown["cells"]) == (2, 1, 2)
    page = sign_in(cell.chi).get(f"/tong-hop/{cell.a.pk}/").content.decode()
    assert "Xếp loại năm 2025" in page
    assert "Trần Văn" not in page
