"""Biểu 3, đội ngũ đảng viên: the members of a day by what they are (40-HD/BTCTW).

Religion stands in one line for the whole unit, never cell by cell, and only where the number points
at nobody (Luật 91/2025/QH15, sensitive data). It is printed for those alone who may open the
records: whoever may not could take one paper from another, a cell from its committee or a day from
the next, and would have what neither of the two tells.
"""

from chibo.access import Permission
from chibo.documents import Column, Paragraph, Table
from chibo.indicators import FEWEST, Count, Period, may_be_told
from chibo.queries import tree_on
from chibo.vietnamese.dates import long_date, short_date
from chibo.vietnamese.numbers import number, percent
from members.indicators import INDICATORS
from members.regulations.statistics import AGES

from .frame import register

BY_KEY = {indicator.key: indicator for indicator in INDICATORS}
PEOPLE = ("women", "probationary", "exempt", "ethnic_minority")
DISTRIBUTIONS = (
    "by_age",
    "by_admission",
    "by_party_age",
    "by_general_education",
    "by_professional_level",
    "by_theory_level",
)
COLUMNS = (Column("Nội dung", 7), Column("Số lượng", 2, "right"), Column("Tỷ lệ", 2, "right"))
CELL_COLUMNS = (
    Column("Chi bộ", 24),
    Column("Tổng số", 7, "right"),
    Column("Nữ", 7, "right", "Trong đó"),
    Column("Dự bị", 7, "right", "Trong đó"),
    Column("Được miễn", 8, "right", "Trong đó"),
    Column("Dân tộc thiểu số", 8, "right", "Trong đó"),
    *(
        Column(label, 7, "right", "Tuổi đời")
        for label in ("18 - 30", "31 - 40", "41 - 50", "51 - 60", "Từ 61")
    ),
)
NOT_TOLD = "không in"
OF_RELIGION = (
    "Số đảng viên có đạo chỉ in chung cho cả tổ chức, cho người được mở phần che trong hồ sơ, khi "
    f"số có đạo và số còn lại đều từ {FEWEST} người trở lên; hồ sơ chưa ghi tôn giáo tính vào số "
    "còn lại."
)


def document(unit, *, on, by, today):
    """Form 3 of a unit on a day, and of a committee cell by cell."""
    cells = tree_on(unit, on).cells
    ids, day = [branch.unit.pk for branch in cells], Period(on, on)
    people = {key: BY_KEY[key].count(ids, day) for key in ("members", *PEOPLE)}
    spread = {key: BY_KEY[key].count(ids, day) for key in DISTRIBUTIONS}
    religious = _religious(unit, ids, day, by)
    blocks = [
        Table(COLUMNS, tuple(_lines(ids, people, spread, religious)), dense=True),
        Paragraph(OF_RELIGION),
    ]
    if not unit.kind.is_cell:
        blocks.insert(1, _by_cell(cells, people, spread["by_age"]))
    return register(
        unit,
        today=today,
        by=by,
        title=f"Biểu 3, đội ngũ đảng viên, {unit.name}, {short_date(on)}",
        type_name="ĐỘI NGŨ ĐẢNG VIÊN",
        summary=f"Biểu 3, tính đến {long_date(on)}",
        blocks=tuple(blocks),
        closing="Biểu này có {pages} trang",
    )


def _religious(unit, ids, day, by):
    """How many have a religion; None where that is not told, or not to this person."""
    if not by.may(Permission.REVEAL_MEMBERS, unit):
        return None
    count = BY_KEY["religious"].total(ids, day)
    return count if count and may_be_told(count) else None


def _lines(ids, people, spread, religious):
    total = _sum(people["members"][cell] for cell in ids)
    yield "Tổng số đảng viên", number(total.numerator), ""
    for key in PEOPLE:
        yield _line(BY_KEY[key].label, _sum(people[key][cell] for cell in ids))
    label = BY_KEY["religious"].label
    yield _line(label, religious) if religious else (label, NOT_TOLD, "")
    for key in DISTRIBUTIONS:
        yield (BY_KEY[key].label,)
        for name, label in BY_KEY[key].categories:
            yield _line(label, _sum(spread[key][cell][name] for cell in ids))


def _line(label, count):
    return label, number(count.numerator), percent(count.ratio) if count.ratio is not None else ""


def _by_cell(cells, people, ages):
    def figures(ids):
        counted = [_sum(people[key][cell] for cell in ids) for key in ("members", *PEOPLE)]
        counted += [_sum(ages[cell][band] for cell in ids) for band, _ in AGES]
        return tuple(number(count.numerator) for count in counted)

    rows = tuple((branch.name, *figures([branch.unit.pk])) for branch in cells)
    footer = ("Cộng", *figures([branch.unit.pk for branch in cells]))
    return Table(CELL_COLUMNS, rows, caption="Chia theo chi bộ", footer=footer, dense=True)


def _sum(counts):
    return sum(counts, Count(0, 0))
