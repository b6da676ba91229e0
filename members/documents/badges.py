"""Danh sách đề nghị tặng Huy hiệu Đảng: who is due for which level on a day of award."""

from itertools import groupby

from chibo.documents import Column, Table
from chibo.vietnamese.dates import short_date
from members.enums import Status
from members.queries import badges_due
from members.queries.papers import cells_to_list

from .frame import birth_columns, register

COLUMNS = (
    Column("TT", 3, "center"),
    Column("Họ và tên", 13),
    Column("Nam", 7, "center", "Ngày sinh"),
    Column("Nữ", 7, "center", "Ngày sinh"),
    Column("Ngày vào Đảng", 8, "center"),
    Column("Ngày chính thức", 8, "center"),
    Column("Ngày tính", 8, "center", "Tuổi đảng"),
    Column("Số năm", 5, "center", "Tuổi đảng"),
    Column("Mức Huy hiệu", 5, "center"),
)
CELL, NOTE = Column("Chi bộ", 13), Column("Ghi chú", 12)


def document(unit, *, on, by, today):
    """Level by level; whoever waits after a discipline stands apart at the end, and is counted."""
    branches = cells_to_list(unit, by, on=min(on, today))
    due = badges_due(branches, on, today)
    proposed = [row for row in due if not row.waits]
    waiting = [row for row in due if row.waits]
    names = None if unit.kind.is_cell else {b.unit.pk: b.name for b in branches}
    columns = (*COLUMNS, NOTE) if names is None else (*COLUMNS, CELL, NOTE)
    return register(
        unit,
        today=today,
        by=by,
        title=f"Danh sách đề nghị tặng Huy hiệu Đảng, {unit.name}, đợt {short_date(on)}",
        type_name="DANH SÁCH ĐỀ NGHỊ TẶNG HUY HIỆU ĐẢNG",
        summary=f"đợt {short_date(on)}",
        blocks=(Table(columns, tuple(_rows(proposed, waiting, on, names)), dense=True),),
        closing=_closing(proposed, waiting),
        orientation="landscape",
    )


def _rows(proposed, waiting, award, names):
    """Rows numbered through, under a line for each level and one for those who wait."""
    number = 0
    for heading, rows in _parts(proposed, waiting):
        yield (f"{heading}: {len(rows)} đảng viên",)
        for row in rows:
            number += 1
            yield (str(number), *_row(row, award, names))


def _parts(proposed, waiting):
    for level, rows in groupby(proposed, key=lambda row: row.level):
        yield f"Huy hiệu {level} năm tuổi Đảng", list(rows)
    if waiting:
        yield "Chờ hết thời hạn sau kỷ luật, chưa đề nghị đợt này", waiting


def _row(row, award, names):
    member = row.member
    official = row.spell.status == Status.OFFICIAL
    return (
        member.full_name,
        *birth_columns(member),
        short_date(member.ceremony_on),
        short_date(member.official_on) if official else "",
        short_date(member.party_since),
        str(member.party_age(award)),
        str(row.level),
        *([] if names is None else [names[row.spell.unit_id]]),
        _note(row, award, official),
    )


def _note(row, award, official):
    notes = (
        f"Đủ từ {short_date(row.reached)}, xem lại đã tặng chưa" if row.is_late_by(award) else "",
        "" if official else "Dự bị",
        "Đang bị đình chỉ sinh hoạt" if row.spell.suspended else "",
    )
    return "; ".join(filter(None, notes))


def _closing(proposed, waiting):
    levels = [
        f"mức {level}: {len(list(rows))}"
        for level, rows in groupby(proposed, key=lambda row: row.level)
    ]
    of_which = f" ({'; '.join(levels)})" if levels else ""
    apart = f", {len(waiting)} đảng viên chờ hết thời hạn sau kỷ luật" if waiting else ""
    counted = f"{len(proposed)} đảng viên đề nghị tặng{of_which}{apart}"
    return f"Danh sách này có {counted}, {{pages}} trang"
