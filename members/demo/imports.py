"""A list from Excel that waits for its owner: changes, somebody new, one cell to put right."""

from members.actions import imports
from members.enums import Gender
from members.models import Member
from members.reading import Grid, Sheet

HEADINGS = [
    *["STT", "Họ và tên", "Ngày, tháng, năm sinh", "Giới tính", "Dân tộc"],
    *["Ngày vào Đảng / Dự bị", "Ngày vào Đảng / Chính thức", "Nghề nghiệp", "Ghi chú"],
]
NEW = ["Lý Thảo Vy", "14/02/1996", "Nữ", "Kinh", "19/05/2024", "19/05/2025", "Giáo viên", ""]
LISTED, CHANGED, WRONG = 8, 2, 5
"""So many of the cell are on the list; whose occupation is another; whose birth is misspelt."""


def bring(unit, by):
    """Keep such a list for the person who keeps the cell's books; the register stays as it is."""
    members = list(Member.unscoped.filter(unit=unit).standing().walked()[:LISTED])
    lines = [_line(place, member) for place, member in enumerate(members)]
    rows = [(number, [number - 2, *line]) for number, line in enumerate([*lines, NEW], 3)]
    grid = Grid([Sheet("Danh sách", 2, HEADINGS, rows)])
    record = imports.keep(unit=unit, grid=grid, source_name="DS đảng viên 2026.xlsx", by=by)
    return imports.examine(record=record, by=by)


def _line(place, member):
    born = "31/02/1980" if place == WRONG else member.birth_text
    work = "Nghỉ hưu" if place == CHANGED else member.occupation
    days = [f"{day:%d/%m/%Y}" if day else "" for day in (member.ceremony_on, member.official_on)]
    return [
        member.full_name.upper(),
        born,
        Gender(member.gender).label,
        member.ethnicity,
        *days,
        work,
        "đã đổi thẻ" if place % 2 else "",
    ]
