"""Danh sách đảng viên dự bị: since when, until when, and who helps them."""

from chibo.documents import Column, Table
from chibo.vietnamese.dates import long_date, short_date
from members.enums import Step
from members.queries import ahead, probation_rules
from members.queries.papers import by_cell, cells_to_list, helped_by, roll_of

from .frame import birth_columns, how_many, numbered_rows, register

COLUMNS = (
    Column("TT", 4, "center"),
    Column("Họ và tên", 15),
    Column("Nam", 7, "center", "Ngày sinh"),
    Column("Nữ", 7, "center", "Ngày sinh"),
    Column("Quyết định", 8, "center", "Kết nạp"),
    Column("Làm lễ", 8, "center", "Kết nạp"),
    Column("Hết dự bị", 8, "center", "Công nhận chính thức"),
    Column("Hạn chi bộ xét", 8, "center", "Công nhận chính thức"),
    Column("Đảng viên giúp đỡ", 15),
    Column("Lớp đảng viên mới", 9, "center"),
    Column("Ghi chú", 11),
)


def document(unit, *, on, by, today):
    """Everybody on probation on the day; the clocks are those of the rule of each ceremony."""
    branches = cells_to_list(unit, by, on=on)
    spells = list(roll_of(branches, on).probationary())
    helped = helped_by([spell.member for spell in spells], on)
    rules = probation_rules({spell.member.ceremony_on for spell in spells})
    cells = by_cell(branches, spells)

    def row(spell):
        coming = ahead(spell.member.ceremony_on, rules[spell.member.ceremony_on])
        return _row(spell.member, coming, helped[spell.member_id], on)

    return register(
        unit,
        today=today,
        by=by,
        title=f"Danh sách đảng viên dự bị {unit.name}, tính đến {short_date(on)}",
        type_name="DANH SÁCH ĐẢNG VIÊN DỰ BỊ",
        summary=f"tính đến {long_date(on)}",
        blocks=(Table(COLUMNS, tuple(numbered_rows(unit, cells, row)), dense=True),),
        closing=f"Danh sách này có {how_many(cells)} đảng viên dự bị, {{pages}} trang",
        orientation="landscape",
    )


def _row(member, coming, helped, on):
    mentor, taught = helped.get(Step.MENTORED), helped.get(Step.TAUGHT)
    return (
        member.full_name,
        *birth_columns(member),
        short_date(member.decided_on) if member.decided_on else "",
        short_date(member.ceremony_on),
        short_date(coming.ends_on),
        short_date(coming.due_on),
        mentor.person_name if mentor else "",
        short_date(taught.on) if taught else "",
        _note(coming, on),
    )


def _note(coming, on):
    if coming.due_on < on:
        return "Quá hạn xét"
    return "Đã hết dự bị, chờ xét" if coming.ends_on <= on else ""
