"""Sổ giới thiệu đảng viên giữ mối liên hệ nơi cư trú: who was introduced where, since when."""

from chibo.documents import Column, Paragraph, Table
from chibo.vietnamese.dates import short_date
from members.queries import introductions_in
from members.queries.papers import by_cell, cells_to_list

from .frame import birth_columns, how_many, numbered_rows, register

COLUMNS = (
    Column("TT", 3, "center"),
    Column("Họ và tên", 13),
    Column("Nam", 7, "center", "Ngày sinh"),
    Column("Nữ", 7, "center", "Ngày sinh"),
    Column("Chi bộ nơi cư trú", 14),
    Column("Xã, phường", 11),
    Column("Số giấy", 8),
    Column("Từ ngày", 8, "center", "Giới thiệu"),
    Column("Đến ngày", 8, "center", "Giới thiệu"),
    Column("Nhận xét hằng năm", 10),
    Column("Ghi chú", 11),
)
BASIS = (
    "Lập theo Quy định số 213-QĐ/TW ngày 02/01/2020 của Bộ Chính trị và Hướng dẫn số 33-HD/BTCTW "
    "ngày 30/10/2020 của Ban Tổ chức Trung ương."
)


def document(unit, *, period, by, today):
    """Introductions that held in the period, and whoever was let off, by cell and name.

    Of somebody who has left since, only what was so while they belonged to the cell.
    """
    branches = cells_to_list(unit, by, period=period)
    entries = introductions_in(branches, period)
    cells = by_cell(branches, entries)
    span = f"từ {short_date(period.start)} đến {short_date(period.end)}"
    slips = sum(bool(entry.contact.place) for entry in entries)
    rows = numbered_rows(unit, cells, lambda entry: _row(entry, period), people=_people)
    return register(
        unit,
        today=today,
        by=by,
        title=f"Sổ giới thiệu đảng viên giữ mối liên hệ nơi cư trú, {unit.name}, {span}",
        type_name="SỔ GIỚI THIỆU ĐẢNG VIÊN GIỮ MỐI LIÊN HỆ NƠI CƯ TRÚ",
        summary=span,
        blocks=(Table(COLUMNS, tuple(rows), dense=True), Paragraph(BASIS)),
        closing=f"Sổ này có {{pages}} trang, {how_many(cells)} dòng, {slips} lượt giới thiệu",
        orientation="landscape",
    )


def _people(entries):
    return len({entry.spell.member_id for entry in entries})


def _row(entry, period):
    member, contact = entry.spell.member, entry.contact
    ended = contact.last_day if entry.has_ended_by(period.end) else None
    return (
        member.full_name,
        *birth_columns(member),
        contact.place,
        contact.ward,
        contact.number,
        short_date(contact.valid.lower),
        short_date(ended) if ended else "",
        "; ".join(map(_said, entry.comments)),
        _note(contact),
    )


def _said(comment):
    return f"{comment.year}: {comment.get_level_display() or 'có'}"


def _note(contact):
    if not contact.ground:
        return ""
    let_off = "Không lấy nhận xét" if contact.place else "Không giới thiệu"
    return f"{let_off}: {contact.why}"
