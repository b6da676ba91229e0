"""Results: counted from records by hand-checkable numbers, typed where no record answers."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from chibo.history import acting
from chibo.regulations import Conflict, Refused
from congresses.enums import Presence
from resolutions.actions import resolutions, results
from resolutions.enums import Verdict
from resolutions.models import Result
from resolutions.queries import reports
from resolutions.queries.counting import rows_behind
from resolutions.queries.results import lines_of, years_of
from tests.congresses.people import enrol, hold_and_close
from tests.members.people import enter_probationary

from . import factory

D = Decimal
END = date(2026, 12, 31)
EXCELLENT = "hoàn thành xuất sắc nhiệm vụ"
PARTS = {"numerator": D(26), "denominator": D(30)}


def line(resolution, word, year=2026, on=END):
    """The line of the target that holds `word`."""
    lines = lines_of([resolution], year, on, compared=True)
    return next(found for found in lines if word in found.said)


def type_in(target, **typed):
    """A result that passes, except for what `typed` changes."""
    plain = {"as_of": date(2026, 11, 20), "evidence": "Biên bản số 12"}
    return results.enter(target=target, year=2026, by=None, **(plain | typed))


@pytest.fixture
def insured(issued):
    return factory.target_of(issued, "bảo hiểm y tế")


def test_admissions_are_counted_in_the_year_and_beside_the_year_before(cast, issued):
    enter_probationary(cast.a1, date(2025, 9, 2), full_name="Lê Văn Một")
    for day in (date(2026, 2, 3), date(2026, 5, 19), date(2026, 9, 2)):
        enter_probationary(cast.a1, day, full_name=f"Lê Văn Tháng {day.month}")
    enter_probationary(cast.a2, date(2026, 2, 3), full_name="Người chi bộ khác")
    found = line(issued, "kết nạp")
    assert (found.reached, found.reached_before) == ("03 đảng viên", "01 đảng viên")
    assert (found.verdict, found.percent) == (Verdict.EXCEEDED, D("150.0"))
    assert [str(row) for row in rows_behind(found.target, 2026, END)] == [
        "Lê Văn Tháng 2",
        "Lê Văn Tháng 5",
        "Lê Văn Tháng 9",
    ]


def test_nobody_admitted_is_zero_and_not_unknown(issued):
    found = line(issued, "kết nạp")
    assert (found.reached, found.verdict) == ("0 đảng viên", Verdict.NOT_MET)


def test_attendance_is_present_of_owed_over_the_meetings_of_the_year(cast, issued):
    cuc = [enrol(cast.a1, name) for name in ("Ngô Anh", "Ngô Bình", "Ngô Cúc")][-1]
    hold_and_close(cast.a1, date(2026, 10, 3))
    hold_and_close(cast.a1, date(2026, 11, 3), {cuc.pk: Presence.EXCUSED})
    found = line(issued, "sinh hoạt")
    assert found.reached == "5/6 (83,3%)"
    assert (found.verdict, found.percent) == (Verdict.NOT_MET, D("83.3"))
    assert len(rows_behind(found.target, 2026, END)) == 6


def test_share_of_nothing_is_unknown_and_may_be_typed(issued):
    found = line(issued, "sinh hoạt")
    assert (found.reached, found.is_missing) == ("chưa có số liệu", True)
    type_in(found.target, numerator=D(3), denominator=D(3))
    assert line(issued, "sinh hoạt").reached == "3/3 (100%)"


def test_record_wins_over_what_was_typed_before_it(cast, issued):
    type_in(factory.target_of(issued, "sinh hoạt"), value=D(100))
    binh = [enrol(cast.a1, name) for name in ("Ngô Anh", "Ngô Bình")][-1]
    hold_and_close(cast.a1, date(2026, 10, 3), {binh.pk: Presence.EXCUSED})
    assert line(issued, "sinh hoạt").reached == "1/2 (50%)"


def test_term_target_is_counted_from_the_start_of_the_term(cast):
    wanted = [
        (
            "Cả nhiệm kỳ kết nạp 03 đảng viên",
            ("count", "eq", "term"),
            {"value": 3, "unit_of_measure": "đảng viên", "indicator": "admissions"},
        ),
        (
            "Bình quân mỗi năm kết nạp 02 đảng viên",
            ("count", "eq", "yearly_avg"),
            {"value": 2, "unit_of_measure": "đảng viên", "indicator": "admissions"},
        ),
        (
            "Mỗi quý kết nạp 01 đảng viên",
            ("count", "eq", "quarter"),
            {"value": 1, "unit_of_measure": "đảng viên", "indicator": "admissions"},
        ),
    ]
    resolution = factory.issued(cast.a1, number=2, wanted=wanted)
    for year, month in ((2025, 8), (2026, 2), (2026, 5)):
        enter_probationary(cast.a1, date(year, month, 3), full_name=f"Lê Văn {year}{month}")
    whole, mean, quarterly = lines_of([resolution], 2026, END)
    assert (whole.reached, whole.verdict) == ("03 đảng viên", Verdict.MET)
    assert (mean.reached, mean.verdict) == ("1,5 đảng viên", Verdict.NOT_DUE)
    assert quarterly.reached == "0 đảng viên (quý ít nhất)"
    assert quarterly.verdict == Verdict.NOT_MET
    assert lines_of([resolution], 2026, date(2026, 6, 30))[2].reached.startswith("01 ")


def test_years_of_the_term_side_by_side(cast, issued):
    enter_probationary(cast.a1, date(2025, 9, 2))
    found = years_of(issued, date(2026, 11, 22))
    assert found[factory.target_of(issued, "kết nạp").pk] == [
        (2025, Verdict.NOT_MET),
        (2026, Verdict.NOT_DUE),
    ]


@pytest.mark.parametrize(
    ("word", "typed", "reached", "verdict", "percent"),
    [
        ("vi phạm", {"value": D(0)}, "0 đảng viên", Verdict.MET, None),
        ("vi phạm", {"value": D(1)}, "01 đảng viên", Verdict.NOT_MET, None),
        ("hoàn thành tốt", {"grade": "HTXSNV"}, EXCELLENT, Verdict.EXCEEDED, None),
        ("hoàn thành tốt", {"grade": "HTNV"}, "hoàn thành nhiệm vụ", Verdict.NOT_MET, None),
        ("bảo hiểm", PARTS, "26/30 (86,7%)", Verdict.NOT_DUE, D("96.3")),
        ("bảo hiểm", {"value": D("95.5")}, "95,5%", Verdict.EXCEEDED, D("106.1")),
        ("văn hóa", {"achieved": True}, "đạt", Verdict.MET, None),
        ("văn hóa", {"achieved": False}, "không đạt", Verdict.NOT_MET, None),
        ("Quỹ", {"value": D("62.725")}, "62,725 triệu đồng", Verdict.EXCEEDED, D("501.8")),
        ("xếp thứ", {"value": D(12)}, "12/27", Verdict.NOT_DUE, None),
    ],
)
def test_typed_result_in_words_and_judged(issued, word, typed, reached, verdict, percent):
    type_in(factory.target_of(issued, word), **typed)
    found = line(issued, word)
    assert (found.reached, found.verdict, found.percent) == (reached, verdict, percent)


def test_typed_percentage_cut_off_by_a_tenth_is_accepted_and_worked_out(insured):
    result = type_in(insured, value=D("86.66"), numerator=D(26), denominator=D(30))
    assert result.value == D("86.667")


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        (
            {"value": D(90), "numerator": D(8), "denominator": D(9)},
            "figure",
            "8/9 là 88,9%, không phải 90%. Hãy sửa một trong hai.",
        ),
        ({"value": D(90), "evidence": ""}, "evidence", None),
        ({"value": None}, "figure", "Hãy nhập con số."),
        ({"numerator": D(3), "denominator": D(0)}, "figure", "Mẫu số phải lớn hơn 0."),
        ({"value": D(90), "as_of": date(2026, 11, 23)}, "as_of", None),
        ({"value": D(90), "as_of": date(2025, 12, 31)}, "as_of", None),
    ],
)
def test_typed_result_that_does_not_fit_is_refused_beside_its_field(
    insured, typed, field, sentence
):
    with pytest.raises(Refused) as refused:
        type_in(insured, **typed)
    finding = refused.value.findings[0]
    assert finding.field == field
    assert sentence in (None, finding.sentence)
    assert not Result.unscoped.exists()


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("vi phạm", {"value": D(-1)}),
        ("hoàn thành tốt", {"grade": "rất tốt"}),
        ("văn hóa", {}),
        ("xếp thứ", {"value": D("1.5")}),
        ("xếp thứ", {"value": D(0)}),
    ],
)
def test_typed_result_of_the_wrong_sort_is_refused(issued, word, typed):
    with pytest.raises(Refused):
        type_in(factory.target_of(issued, word), **typed)


def test_target_counted_from_records_takes_no_typed_figure(issued):
    with pytest.raises(Refused, match="tự tính từ hồ sơ"):
        type_in(factory.target_of(issued, "kết nạp"), value=D(5))


@pytest.mark.parametrize("year", [2024, 2031])
def test_year_outside_the_term_is_refused(insured, year):
    with pytest.raises(Refused, match="nằm ngoài nhiệm kỳ 2025–2030"):
        results.enter(
            target=insured, year=year, value=D(1), as_of=END, evidence="Biên bản", by=None
        )


def test_draft_takes_no_result(cast):
    target = factory.target_of(factory.drafted(cast.a1), "bảo hiểm")
    with pytest.raises(Refused, match="chưa ban hành"):
        type_in(target, value=D(90))


def test_second_writer_is_told_and_nothing_is_overwritten(insured):
    first = type_in(insured, value=D(80))
    for stale in (None, first.version + 1):
        with pytest.raises(Conflict) as conflict:
            type_in(insured, value=D(99), version=stale)
        assert conflict.value.current.value == 80
    assert type_in(insured, value=D(85), version=first.version).version == first.version + 1


def test_withdrawn_result_leaves_the_year_without_a_figure(issued, insured):
    result = type_in(insured, value=D(80))
    results.withdraw(result=result, version=result.version, by=None)
    assert line(issued, "bảo hiểm").now.actual is None


def test_entries_are_saved_together_or_not_at_all(issued, insured):
    fund = factory.target_of(issued, "Quỹ")
    day = date(2026, 11, 20)
    good = results.Entry(insured, as_of=day, value=D(80), evidence="Biên bản")
    bad = results.Entry(fund, as_of=day, value=D(13))
    with pytest.raises(results.SomeRefused) as some:
        results.enter_all(year=2026, entries=[good, bad], by=None)
    assert set(some.value.refused) == {fund.pk}
    assert not Result.unscoped.exists()


@pytest.mark.parametrize(
    "broken",
    [
        {"value": None, "evidence": "có"},
        {"value": 1, "evidence": ""},
        {"value": 1, "evidence": "có", "numerator": 1, "denominator": 0},
    ],
)
def test_database_refuses_a_result_without_figure_evidence_or_whole(insured, broken):
    with acting(None, "thử"), pytest.raises(IntegrityError), transaction.atomic():
        Result.unscoped.create(target=insured, year=2026, as_of=END, **broken)


def test_database_keeps_one_result_a_year(insured):
    same = {"target": insured, "year": 2026, "as_of": END, "value": 1, "evidence": "có"}
    with acting(None, "thử"), pytest.raises(IntegrityError), transaction.atomic():
        Result.unscoped.create(**same)
        Result.unscoped.create(**same)


def test_lines_cost_the_same_queries_for_one_resolution_and_three(
    cast, issued, django_assert_num_queries
):
    more = [factory.issued(unit) for unit in (cast.a2, cast.b1)]
    for compared, queries in QUERIES.items():
        with django_assert_num_queries(queries):
            lines_of([issued], 2026, END, compared=compared)
        with django_assert_num_queries(queries):
            assert len(lines_of([issued, *more], 2026, END, compared=compared)) == 24


QUERIES = {False: 5, True: 7}
"""Terms, targets, typed results, and what three indicators count; compared, in two years."""


def test_reportable_is_what_was_issued_and_in_force_at_the_end_of_the_year(cast, issued):
    factory.drafted(cast.a1)

    def found(year):
        return list(reports.reportable(cast.binh, cast.a, year))

    assert found(2026) == [issued]
    assert found(2024) == found(2031) == []


def test_withdrawn_resolution_is_reported_on_for_the_years_it_was_in_force(cast, issued):
    resolutions.withdraw(resolution=issued, on=date(2026, 3, 1), reason="Có bản mới", by=None)
    years = [y for y in (2025, 2026) if reports.reportable(cast.binh, cast.a, y).exists()]
    assert years == [2025]


def test_standing_tells_how_many_of_each(cast, issued, insured):
    type_in(insured, value=D("95.5"))
    type_in(factory.target_of(issued, "văn hóa"), achieved=False)
    [found] = reports.standings([issued], 2026, END)
    told = (found.total, found.fulfilled, found.exceeded, found.failed, found.not_due)
    assert told == (8, 1, 1, 2, 1)
    assert (found.unknown, found.missing) == (4, 5)


def test_cells_without_a_resolution_are_named(cast, issued):
    assert list(reports.cells_without(cast.binh, cast.a, 2026, END)) == [cast.a2]
