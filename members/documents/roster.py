"""Danh sách đảng viên: who was on the roll of a day, with the columns registers usually have."""

from chibo.access import Permission
from chibo.documents import Column, Paragraph, Table
from chibo.vietnamese.dates import long_date, short_date
from members.enums import Status
from members.queries.papers import by_cell, cells_to_list, roll_of

from .frame import birth_columns, how_many, numbered_rows, register

COLUMNS = (
    Column("TT", 3, "center"),
    Column("Họ và tên", 12),
    Column("Nam", 7, "center", "Ngày sinh"),
    Column("Nữ", 7, "center", "Ngày sinh"),
    Column("Quê quán", 8),
    Column("Nơi ở hiện nay", 10),
    Column("Dân tộc", 5, "center"),
    Column("Phổ thông", 6, "center", "Trình độ"),
    Column("Chuyên môn", 7, "center", "Trình độ"),
    Column("Lý luận chính trị", 6, "center", "Trình độ"),
    Column("Ngày vào Đảng", 7, "center"),
    Column("Ngày chính thức", 7, "center"),
    Column("Số lý lịch", 5, "center"),
    Column("Chức vụ", 5, "center"),
    Column("Ghi chú", 5, "center"),
)
AS_RECORDED = (
    "Nơi ở, trình độ ghi theo hồ sơ ngày in; chức vụ chỉ ghi khi in danh sách của hôm nay."
)


def document(unit, *, on, by, today):
    """The roll of `on`. Of somebody who has since left the unit, only what was known then."""
    branches = cells_to_list(unit, by, on=on)
    cells = by_cell(branches, roll_of(branches, on))
    paths = by.paths(Permission.READ_MEMBERS)

    def row(spell):
        kept = any(spell.member.unit.path.startswith(path) for path in paths)
        return _row(spell, kept=kept, now=on == today)

    table = Table(COLUMNS, tuple(numbered_rows(unit, cells, row, show_empty=True)), dense=True)
    notes = () if on == today else (Paragraph(AS_RECORDED),)
    return register(
        unit,
        today=today,
        by=by,
        title=f"Danh sách đảng viên {unit.name}, tính đến {short_date(on)}",
        type_name="DANH SÁCH ĐẢNG VIÊN",
        summary=f"tính đến {long_date(on)}",
        blocks=(table, *notes),
        closing=f"Danh sách này có {how_many(cells)} đảng viên, {{pages}} trang",
        orientation="landscape",
    )


def _row(spell, *, kept, now):
    member = spell.member
    official = spell.status == Status.OFFICIAL
    return (
        member.full_name,
        *birth_columns(member),
        *(_life(member) if kept else ("",) * 6),
        short_date(member.ceremony_on),
        short_date(member.official_on) if official else "",
        member.record_number or "",
        member.get_party_post_display() if kept and now else "",
        _note(spell, official, kept),
    )


def _life(member):
    return (
        member.hometown,
        member.temporary_residence or member.permanent_residence,
        member.ethnicity,
        member.general_education,
        member.get_professional_level_display(),
        member.get_theory_level_display(),
    )


def _note(spell, official, kept):
    notes = ("" if official else "Dự bị", "Miễn SHĐ" if spell.exempt else "")
    return "; ".join(filter(None, (*notes, "" if kept else "Đã chuyển")))
