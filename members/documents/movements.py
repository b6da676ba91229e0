"""Biểu 1, tăng giảm đảng viên: a period beside the same period of the year before (40-HD/BTCTW)."""

from chibo.documents import Column, Paragraph, Table
from chibo.indicators import Period
from chibo.regulations import enforce
from chibo.vietnamese.dates import short_date
from chibo.vietnamese.numbers import number, percent
from members.enums import Ending, Entry
from members.models import Spell
from members.queries import head_count
from members.queries.movements import Movement, cells_in, movements, together
from members.regulations import add_months
from members.regulations.statistics import balanced

from .frame import register

CAME = (
    (Entry.ADMITTED, "Kết nạp"),
    (Entry.READMITTED, "Kết nạp lại"),
    (Entry.TRANSFERRED, "Chuyển đến"),
    (Entry.RECORDED, "Ghi sổ lần đầu"),
)
LEFT = (
    (Ending.DIED, "Từ trần"),
    (Ending.EXPELLED, "Khai trừ"),
    (Ending.REMOVED, "Xóa tên"),
    (Ending.RESIGNED, "Xin ra"),
    (Ending.TRANSFERRED, "Chuyển đi"),
)
COLUMNS = (
    Column("TT", 1, "center"),
    Column("Nội dung", 7),
    Column("Kỳ này", 2, "right"),
    Column("Cùng kỳ năm trước", 2, "right"),
    Column("Tăng, giảm", 2, "right"),
    Column("So với cùng kỳ", 2, "right"),
)
CELL_COLUMNS = (
    Column("Chi bộ", 22),
    Column("Đầu kỳ", 6, "right"),
    *(Column(label, 6, "right", "Tăng") for _, label in CAME),
    Column("Trong đảng bộ", 6, "right", "Tăng"),
    *(Column(label, 6, "right", "Giảm") for _, label in LEFT),
    Column("Trong đảng bộ", 6, "right", "Giảm"),
    Column("Cuối kỳ", 6, "right"),
)


def document(unit, *, period, by, today):
    """Form 1 of a unit, of a committee also cell by cell; refused where a sum is wrong (T1)."""
    cells = cells_in(unit, period)
    found = _checked(cells, period)
    before = _year_before(period)
    past_cells = cells_in(unit, before)
    past = _checked(past_cells, before)
    span = f"từ {short_date(period.start)} đến {short_date(period.end)}"
    blocks = [
        Table(
            COLUMNS,
            tuple(_lines((found, cells, period), (past, past_cells, before))),
            dense=not unit.kind.is_cell,
        ),
        Paragraph(f"Cùng kỳ năm trước: {_span(before)}."),
    ]
    if not unit.kind.is_cell:
        blocks += _by_cell(cells, found)
    return register(
        unit,
        today=today,
        by=by,
        title=f"Biểu 1, tăng giảm đảng viên, {unit.name}, {span}",
        type_name="TĂNG, GIẢM ĐẢNG VIÊN",
        summary=f"Biểu 1, {span}",
        blocks=tuple(blocks),
        closing="Biểu này có {pages} trang",
        orientation="portrait" if unit.kind.is_cell else "landscape",
    )


def _checked(cells, period):
    """{cell: Movement}, each verified before anything is printed."""
    found = movements([branch.unit.pk for branch in cells], period)
    named = {branch.unit.pk: branch.name for branch in cells}
    enforce(
        finding
        for cell, movement in found.items()
        for finding in balanced(
            f"{named[cell]}, {_span(period)}",
            movement.opening,
            movement.increase,
            movement.decrease,
            movement.closing,
        )
    )
    return found


def _lines(now, then):
    """The rows of the form; a unit that was not there a year ago has nothing to compare with."""
    these, those = _values(*now), _values(*then) if then[1] else {}
    for mark, label, key in _rows():
        value, past = these[key], those.get(key)
        change = "" if past is None else f"{value - past:+d}".replace("+0", "0")
        share = percent(value * 100 / past) if past else ""
        yield mark, label, number(value), "" if past is None else number(past), change, share


def _rows():
    yield "A", "Đảng viên đầu kỳ", "opening"
    yield "B", "Tăng trong kỳ", "came"
    for n, (cause, label) in enumerate(CAME, 1):
        yield str(n), label, (Entry, cause)
    yield "C", "Giảm trong kỳ", "left"
    for n, (cause, label) in enumerate(LEFT, 1):
        yield str(n), label, (Ending, cause)
    yield "D", "Đảng viên cuối kỳ", "closing"
    yield "", "Trong đó: dự bị", "probationary"
    yield "", "Trong đó: được miễn công tác và sinh hoạt đảng", "exempt"


def _values(found, cells, period):
    total = together(found.values())
    ids = [branch.unit.pk for branch in cells]
    roll = head_count(Spell.unscoped.on(period.end).filter(unit__in=ids))
    return {
        "opening": total.opening,
        "came": total.came.total(),
        "left": total.left.total(),
        "closing": total.closing,
        "probationary": roll["probationary"],
        "exempt": roll["exempt"],
        **{(Entry, cause): total.came[cause] for cause, _ in CAME},
        **{(Ending, cause): total.left[cause] for cause, _ in LEFT},
    }


def _by_cell(cells, found):
    rows = tuple((b.name, *_figures(found[b.unit.pk])) for b in cells)
    total = together(found.values())
    footer = ("Cộng", *_figures(total))
    yield Table(CELL_COLUMNS, rows, caption="Chia theo chi bộ", footer=footer, dense=True)
    yield Paragraph(
        "Cột “Trong đảng bộ” là chuyển giữa các chi bộ của đảng bộ này: mỗi chi bộ tính tăng hoặc "
        f"giảm, cả đảng bộ thì không ({total.moved_in} lượt trong kỳ)."
    )


def _figures(movement: Movement):
    figures = (
        movement.opening,
        *(movement.came[cause] for cause, _ in CAME),
        movement.moved_in,
        *(movement.left[cause] for cause, _ in LEFT),
        movement.moved_out,
        movement.closing,
    )
    return tuple(number(figure) for figure in figures)


def _year_before(period):
    """The same days of the year before; the end of February stays the end of February."""
    return Period(add_months(period.start, -12), add_months(period.end, -12))


def _span(period):
    return f"từ {short_date(period.start)} đến {short_date(period.end)}"
