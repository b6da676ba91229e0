"""Resolutions for tests, made the way the program makes them."""

from datetime import date
from decimal import Decimal

from congresses.actions import congresses
from resolutions.actions import resolutions, sections, targets
from resolutions.enums import Comparator, Kind, Measure
from resolutions.forms.resolutions import as_opened
from resolutions.models import Paragraph, Target

C, M = Comparator, Measure
TERM = (2025, 2030)
DATED = date(2025, 6, 15)
SIGNATORY = "Nguyễn Thị An"

# clause, measure, comparator, period, what else
TARGETS = [
    (
        "Hằng năm kết nạp 02 đảng viên",
        (M.COUNT, C.EQ, "yearly"),
        {"value": 2, "unit_of_measure": "đảng viên", "indicator": "admissions"},
    ),
    (
        "100% đảng viên dự sinh hoạt đầy đủ",
        (M.PERCENT, C.EQ, "yearly"),
        {"value": 100, "unit_of_measure": "%", "indicator": "meeting_attendance"},
    ),
    (
        "Không có đảng viên vi phạm kỷ luật",
        (M.COUNT, C.EQ, "yearly"),
        {"value": 0, "unit_of_measure": "đảng viên"},
    ),
    (
        "Hằng năm chi bộ hoàn thành tốt nhiệm vụ trở lên",
        (M.GRADE, C.AT_LEAST_GRADE, "yearly"),
        {"grade": "HTTNV", "scale": "rating", "indicator": "unit_rating"},
    ),
    (
        "Cả nhiệm kỳ vận động 90% hộ dân trở lên tham gia bảo hiểm y tế",
        (M.PERCENT, C.GTE, "term"),
        {"value": 90, "unit_of_measure": "%", "population": "hộ dân"},
    ),
    (
        "Giữ vững danh hiệu tổ dân phố văn hóa",
        (M.BOOLEAN, C.MAINTAIN, "yearly"),
        {},
    ),
    (
        "Quỹ khuyến học mỗi năm thu từ 12,5 triệu đồng trở lên",
        (M.AMOUNT, C.GTE, "yearly"),
        {"value": Decimal("12.5"), "unit_of_measure": "triệu đồng"},
    ),
    (
        "Đến năm 2027 xếp thứ 15/27 về phong trào thi đua",
        (M.RANK, C.EQ, "by:2027"),
        {"value": 15, "rank_of": 27},
    ),
]
LINES = [f"- {clause}." for clause, *_ in TARGETS]


def drafted(
    unit, *, by=None, title="Nghị quyết năm của chi bộ", term=TERM, wanted=TARGETS, congress=None
):
    """A draft with one section and its targets, each in a sentence of its own."""
    resolution = resolutions.draft(
        unit=unit,
        kind=Kind.CONGRESS if congress else Kind.ANNUAL,
        congress=congress,
        title=title,
        summary=f"về nhiệm vụ giai đoạn {term[0]} - {term[1]}",
        term_start=term[0],
        term_end=term[1],
        place=unit.seat,
        signatory=SIGNATORY,
        recipients=["Lưu Chi bộ"],
        by=by,
    )
    section = sections.add(resolution=resolution, label="I-", heading="Chỉ tiêu", by=by)
    sections.write(
        section=section,
        label="I-",
        heading="Chỉ tiêu",
        body="\n".join(f"- {clause}." for clause, *_ in wanted),
        by=by,
    )
    paragraphs = Paragraph.unscoped.filter(section=section).order_by("order")
    for paragraph, (clause, asked, fields) in zip(paragraphs, wanted, strict=True):
        measure, comparator, period = asked
        targets.record(
            paragraph=paragraph,
            text=paragraph.text,
            clause=clause,
            measure=measure,
            comparator=comparator,
            period=period,
            by=by,
            **fields,
        )
    return resolution


def issued(unit, *, number=1, dated_on=DATED, by=None, **fields):
    """The same, issued: eight targets, two of which records can count."""
    resolution = drafted(unit, by=by, **fields)
    return resolutions.issue(
        resolution=resolution, number=number, dated_on=dated_on, confirmed=True, by=by
    )


def of_congress(unit, ordinal, term, held_on, *, by=None, **fields):
    """What a congress of the unit resolved, issued on its day; the congress is made with it."""
    congress = congresses.hold(
        unit=unit, ordinal=ordinal, term=term, held_on=held_on, confirmed=True, by=by
    )
    title = f"Nghị quyết Đại hội lần thứ {ordinal}"
    return issued(unit, dated_on=held_on, title=title, term=term, congress=congress, **fields)


def unchanged(resolution):
    """What the form of a step carries while nobody changes the paper."""
    return {"version": as_opened(resolution)}


def target_of(resolution, word):
    """The one target whose clause holds `word`."""
    return Target.unscoped.get(paragraph__section__resolution=resolution, clause__icontains=word)
