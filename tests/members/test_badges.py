"""Who stands on the list for a day of award. Today is 22 November 2026, the next is 3 February."""

import io
from datetime import date

import docx
import pytest

from chibo.models import Disclosure
from members.actions import affiliations, events
from members.documents import badges
from members.enums import Step
from members.forms.papers import awards_offered
from members.models import Event
from members.regulations import Badges, badge_due, badge_waits_until
from tests.cast import TODAY

from .people import enter

D = date
AWARD = D(2027, 2, 3)
RULE = Badges()
# The day of the decision; Party age counts from it.
THIRTY = D(1997, 2, 3)


def veteran(unit, since=THIRTY, **fields):
    """Thirty years in the Party on the day of award, unless `since` says otherwise."""
    dates = {"decided_on": since, "ceremony_on": since, "official_on": D(since.year + 1, 3, 1)}
    came = max(since, D(2010, 1, 1))
    person = {"full_name": "Cao Văn Lão", "gender": "male"}
    return enter(unit, since=came, **person | dates | fields)


def happen(member, kind, on, **details):
    plain = {
        Step.BADGE: {"form": "30", "number": "5-QĐ/TU"},
        Step.DISCIPLINED: {"form": "reprimand", "number": "9-QĐ/ĐU", "issuer": "Đảng ủy"},
    }
    return events.record(member=member, kind=kind, on=on, by=None, **plain[kind] | details)


def listed(unit, by, on=AWARD):
    """[(name, level, note)] below each heading, the headings as they stand."""
    paper = badges.document(unit, on=on, by=by, today=TODAY)
    [table] = paper.blocks
    places = [column.header for column in table.columns]
    wanted = [places.index(header) for header in ("Họ và tên", "Mức Huy hiệu", "Ghi chú")]
    return [row[0] if len(row) == 1 else tuple(row[i] for i in wanted) for row in table.rows]


# --- The rule -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("since", "awarded", "level"),
    [
        (THIRTY, set(), 30),
        (D(1997, 2, 4), set(), None),
        (THIRTY, {30}, None),
        (D(1992, 2, 3), {30}, 35),
        (D(1987, 2, 3), {30}, 40),
        (D(1977, 2, 4), {40, 45}, None),
        (D(1977, 2, 3), {55}, None),
        (D(1932, 2, 3), set(), 95),
        (D(1996, 2, 29), set(), 30),
    ],
)
def test_the_highest_level_reached_and_not_awarded_is_due(since, awarded, level):
    assert badge_due(since, awarded, AWARD, RULE) == level


def test_a_level_of_a_later_rule_is_not_due_under_an_earlier_one():
    earlier = Badges(levels=(30, 40, 45))
    assert badge_due(D(1990, 1, 1), {30}, D(2026, 2, 3), earlier) is None


@pytest.mark.parametrize(
    ("penalties", "until"),
    [
        ([], None),
        ([("reprimand", D(2026, 8, 3))], None),
        ([("reprimand", D(2026, 8, 4))], D(2027, 2, 4)),
        ([("warning", D(2026, 5, 4)), ("reprimand", D(2026, 10, 1))], D(2027, 4, 1)),
        ([("dismissal", D(2026, 2, 4))], D(2027, 2, 4)),
        ([("unheard-of", D(2027, 2, 3))], None),
    ],
)
def test_a_discipline_puts_a_badge_off_for_its_months(penalties, until):
    assert badge_waits_until(penalties, AWARD, RULE) == until


# --- Who is on the list -------------------------------------------------------------------------


def exactly(unit):
    veteran(unit)


def a_day_late(unit):
    veteran(unit, D(1997, 2, 4))


def has_it(unit):
    happen(veteran(unit), Step.BADGE, D(2026, 11, 7), early=True)


def had_it_taken_back(unit):
    happen(member := veteran(unit), Step.BADGE, D(2026, 11, 7), early=True)
    events.annul(event=member.events.get(kind=Step.BADGE), reason="Ghi nhầm", by=None)


def has_a_lower_one(unit):
    happen(veteran(unit, D(1992, 2, 3)), Step.BADGE, D(2022, 2, 3))


def missed_a_round(unit):
    veteran(unit, D(1996, 10, 1))


def disciplined(unit):
    happen(veteran(unit), Step.DISCIPLINED, D(2026, 9, 1))


def disciplined_long_ago(unit):
    happen(veteran(unit), Step.DISCIPLINED, D(2026, 8, 3))


def left(unit):
    affiliations.end(member=veteran(unit), on=D(2026, 11, 20), ending="removed", by=None)


def moved(unit):
    destination = type(unit).unscoped.get(short_name="TH An Lạc")
    affiliations.move(member=veteran(unit), unit=destination, on=D(2026, 11, 20), by=None)


def probationary(unit):
    veteran(unit, D(2026, 2, 3), official_on=None)


def admitted_again(unit):
    """Ten of the forty years were spent outside the Party; on probation for the second time."""
    member = veteran(unit, D(1987, 2, 3))
    affiliations.end(member=member, on=D(2011, 1, 1), ending="removed", by=None)
    again = {"reason": "readmitted", "confirmed": True, "by": None}
    affiliations.begin(member=member, unit=unit, on=D(2021, 1, 1), **again)


def suspended(unit):
    member = veteran(unit)
    events.record(member=member, kind=Step.SUSPENDED, on=D(2026, 11, 2), number="1", by=None)


LEVEL = "Huy hiệu 30 năm tuổi Đảng: 1 đảng viên"
WAITS = "Chờ hết thời hạn sau kỷ luật, chưa đề nghị đợt này: 1 đảng viên"
DUE = ("Cao Văn Lão", "30", "")


@pytest.mark.parametrize(
    ("life", "rows"),
    [
        (exactly, [LEVEL, DUE]),
        (a_day_late, []),
        (has_it, []),
        (had_it_taken_back, [LEVEL, DUE]),
        (
            has_a_lower_one,
            ["Huy hiệu 35 năm tuổi Đảng: 1 đảng viên", ("Cao Văn Lão", "35", "")],
        ),
        (
            missed_a_round,
            [LEVEL, ("Cao Văn Lão", "30", "Đủ từ 01/10/2026, xem lại đã tặng chưa")],
        ),
        (disciplined, [WAITS, ("Cao Văn Lão", "30", "")]),
        (disciplined_long_ago, [LEVEL, DUE]),
        (left, []),
        (moved, []),
        (probationary, []),
        (admitted_again, [LEVEL, ("Cao Văn Lão", "30", "Dự bị")]),
        (suspended, [LEVEL, ("Cao Văn Lão", "30", "Đang bị đình chỉ sinh hoạt")]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_who_is_on_the_list(cast, life, rows):
    life(cast.a1)
    assert listed(cast.a1, cast.an) == rows


def test_a_member_who_moved_is_on_the_list_of_the_new_cell(cast):
    moved(cast.a1)
    assert listed(cast.a2, cast.binh) == [LEVEL, DUE]


def test_the_list_of_a_past_day_is_by_its_roll_and_its_rule(cast):
    """35 years came with the rule of 19 May 2026; whoever left since was still there."""
    member = veteran(cast.a1, D(1991, 1, 2))
    happen(member, Step.BADGE, D(2021, 2, 3))
    affiliations.end(member=member, on=D(2026, 11, 20), ending="removed", by=None)
    assert listed(cast.a1, cast.an, D(2026, 2, 3)) == []
    [heading, row] = listed(cast.a1, cast.an, D(2026, 9, 2))
    assert (heading[:11], row[1]) == ("Huy hiệu 35", "35")


# --- The paper ----------------------------------------------------------------------------------


def test_a_committee_has_all_its_cells_and_the_closing_line_counts_by_level(cast):
    veteran(cast.a1, full_name="Trần Văn Hai")
    veteran(cast.a2, full_name="Bùi Thị Ba", gender="female")
    veteran(cast.a2, D(1976, 12, 1), full_name="Võ Văn Năm")
    happen(veteran(cast.a1, full_name="Lý Văn Tư"), Step.DISCIPLINED, D(2026, 9, 1))
    veteran(cast.b1, full_name="Kiều Thị Sáu")
    paper = badges.document(cast.a, on=AWARD, by=cast.binh, today=TODAY)
    assert list(paper.blocks[0].rows) == [
        ("Huy hiệu 50 năm tuổi Đảng: 1 đảng viên",),
        (
            "1", "Võ Văn Năm", "15/03/1970", "", "01/12/1976", "01/03/1977", "01/12/1976", "50",
            "50", "Chi bộ Trường tiểu học An Lạc", "",
        ),
        ("Huy hiệu 30 năm tuổi Đảng: 2 đảng viên",),
        (
            "2", "Bùi Thị Ba", "", "15/03/1970", "03/02/1997", "01/03/1998", "03/02/1997", "30",
            "30", "Chi bộ Trường tiểu học An Lạc", "",
        ),
        (
            "3", "Trần Văn Hai", "15/03/1970", "", "03/02/1997", "01/03/1998", "03/02/1997", "30",
            "30", "Chi bộ Tổ dân phố 1", "",
        ),
        (WAITS,),
        (
            "4", "Lý Văn Tư", "15/03/1970", "", "03/02/1997", "01/03/1998", "03/02/1997", "30",
            "30", "Chi bộ Tổ dân phố 1", "",
        ),
    ]  # fmt: skip
    assert paper.closing == (
        "Danh sách này có 3 đảng viên đề nghị tặng (mức 50: 1; mức 30: 2), "
        "1 đảng viên chờ hết thời hạn sau kỷ luật, {pages} trang"
    )
    assert [column.header for column in paper.blocks[0].columns][-2:] == ["Chi bộ", "Ghi chú"]
    assert (paper.summary, paper.page_numbers) == ("đợt 03/02/2027", "of_total")


def test_nobody_is_due(cast):
    paper = badges.document(cast.a1, on=AWARD, by=cast.an, today=TODAY)
    assert paper.closing == "Danh sách này có 0 đảng viên đề nghị tặng, {pages} trang"
    assert "Chi bộ" not in [column.header for column in paper.blocks[0].columns]


# --- The page -----------------------------------------------------------------------------------


def test_the_next_day_of_award_is_offered_first_then_those_of_the_year():
    assert [words for _, words in awards_offered()] == [
        "03/02/2027 (đợt tới)", "03/02/2026", "19/05/2026", "02/09/2026", "07/11/2026",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "đợt 03/02/2027"),
        ({"dot": "02/09/2026"}, "đợt 02/09/2026"),
        ({"dot": "02/09/2026", "ngay": "1/1/2027"}, "đợt 01/01/2027"),
        ({"dot": "", "ngay": "1/1/2027"}, "đợt 01/01/2027"),
    ],
)
def test_the_list_is_taken_away_for_the_day_asked_for(cast, sign_in, sent, told):
    answer = sign_in(cast.an).get(f"/dang-vien/in/{cast.a1.pk}/huy-hieu.docx", sent)
    assert told in "\n".join(p.text for p in docx.Document(io.BytesIO(answer.content)).paragraphs)
    kept = Disclosure.objects.get()
    assert kept.field == "Danh sách đề nghị tặng Huy hiệu Đảng, Word"
    assert kept.reason.endswith(told)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"ngay": "1/1/2028"}, "Danh sách lập được đến hết năm 2027."),
        ({"ngay": "1/1/1999"}, "có từ 01/01/2000"),
        ({"dot": ""}, "Chưa in được"),
        ({"dot": "05/06/2026"}, "Chưa in được"),
        ({"dot": "\x00", "ngay": "²"}, "Chưa in được"),
    ],
)
def test_a_day_that_makes_no_sense_is_told_on_the_page(cast, sign_in, sent, sentence):
    answer = sign_in(cast.an).get(f"/dang-vien/in/{cast.a1.pk}/huy-hieu.pdf", sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Disclosure.objects.exists()


def test_the_list_asks_as_often_for_three_as_for_one(cast, django_assert_num_queries):
    for number in range(3):
        veteran(cast.a1, full_name=f"Cao Văn {number}")
        assert cast.binh.assignments_today
        with django_assert_num_queries(9):
            badges.document(cast.a, on=AWARD, by=cast.binh, today=TODAY)
    assert not Event.unscoped.filter(kind=Step.BADGE).exists()
