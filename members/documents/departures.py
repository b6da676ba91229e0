"""Sổ đảng viên ra khỏi chi bộ: who left in a span of days, why, and on what ground."""

from chibo.documents import Column, Table
from chibo.vietnamese.dates import short_date
from members.enums import Ending
from members.queries.papers import by_cell, cells_to_list
from members.queries.papers import departures as departed

from .frame import birth_columns, how_many, numbered_rows, register

COLUMNS = (
    Column("TT", 4, "center"),
    Column("Họ và tên", 16),
    Column("Nam", 7, "center", "Ngày sinh"),
    Column("Nữ", 7, "center", "Ngày sinh"),
    Column("Ngày vào Đảng", 8, "center"),
    Column("Từ ngày", 8, "center", "Sinh hoạt tại chi bộ"),
    Column("Đến trước ngày", 8, "center", "Sinh hoạt tại chi bộ"),
    Column("Lý do", 17),
    Column("Căn cứ", 15),
    Column("Ghi chú", 10),
)


def document(unit, *, period, by, today):
    """Stays that ended in the period, in the order of the days; moves within the unit too."""
    branches = cells_to_list(unit, by, period=period)
    cells = by_cell(branches, departed(branches, period))
    span = f"từ {short_date(period.start)} đến {short_date(period.end)}"
    return register(
        unit,
        today=today,
        by=by,
        title=f"Sổ đảng viên ra khỏi chi bộ, {unit.name}, {span}",
        type_name="SỔ ĐẢNG VIÊN RA KHỎI CHI BỘ",
        summary=span,
        blocks=(Table(COLUMNS, tuple(numbered_rows(unit, cells, _row)), dense=True),),
        closing=f"Sổ này có {{pages}} trang, {how_many(cells)} dòng",
        orientation="landscape",
    )


def _row(stay):
    member = stay.member
    moved = stay.ending == Ending.MOVED and stay.went_to
    reason = stay.get_ending_display()
    return (
        member.full_name,
        *birth_columns(member),
        short_date(member.ceremony_on),
        short_date(max(stay.valid.lower, member.ceremony_on)),
        short_date(stay.valid.upper),
        reason[0].upper() + reason[1:],
        stay.decision,
        f"Đến {stay.went_to}" if moved else "",
    )
