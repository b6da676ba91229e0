"""Phiếu thông tin để viết giấy giới thiệu sinh hoạt đảng: data for a form that comes printed.

The slip itself is issued by the Central Organisation Commission on coloured, numbered sheets; it is
written by hand from this paper. The card number is never on it: it is copied from the card.
"""

from chibo.documents import Column, Paragraph, Signature, Table
from chibo.vietnamese.dates import short_date

from .frame import BLANK, register

COLUMNS = (
    Column("TT", 2, "center"),
    Column("Mục trên giấy giới thiệu", 7),
    Column("Nội dung ghi", 15),
)
NO_SLIP = "Số liệu để ghi vào giấy giới thiệu in sẵn, không thay giấy giới thiệu."
CARRIED = (
    "Thẻ đảng viên; hồ sơ đã niêm phong; bản tự kiểm điểm có nhận xét của chi bộ; phiếu đảng viên "
    "nếu ra khỏi đảng bộ cấp trên trực tiếp của tổ chức cơ sở đảng"
)
MANY = 3
"""More months than these are told as a number and a span."""


def document(slip, *, by, today):
    """The paper, in the name of the cell that the member leaves."""
    return register(
        slip.unit,
        today=today,
        by=by,
        left=Signature(by.full_name, "(ký, họ và tên)", "NGƯỜI LẬP"),
        title=f"Phiếu thông tin chuyển sinh hoạt đảng {slip.member.full_name}",
        type_name="PHIẾU THÔNG TIN",
        summary="để viết giấy giới thiệu sinh hoạt đảng",
        blocks=(Paragraph(NO_SLIP), Table(COLUMNS, tuple(_rows(slip)), dense=True)),
        closing="Phiếu này có {pages} trang",
    )


def lines(slip):
    """[(heading, [(item, text)])], as the paper and the page show them; "" is left to the hand."""
    return [
        ("Đảng viên", _person(slip)),
        ("Nơi đi, nơi đến", [*_ends(slip), *_days(slip)]),
        ("Đảng phí, hồ sơ", [*_dues(slip), *_dossier(slip)]),
    ]


def _rows(slip):
    number = 0
    for heading, items in lines(slip):
        yield (heading,)
        for item, text in items:
            number += 1
            yield str(number), item, text or BLANK


def _person(slip):
    member = slip.member
    return [
        ("Họ và tên", member.full_name.upper()),
        ("Sinh ngày", member.birth_text),
        ("Số thẻ đảng viên", f"{BLANK} (xem trên thẻ)"),
        ("Vào Đảng ngày", short_date(member.ceremony_on)),
        ("Chính thức ngày", _official(member, slip.last_day)),
        ("Chức vụ trong Đảng", slip.post or "Đảng viên"),
        ("Số SĐV", _place(slip)),
    ]


def _place(slip):
    listed = f"thứ {slip.place} trong danh sách chi bộ ngày {short_date(slip.last_day)}"
    return listed if slip.place else ""


def _official(member, on):
    official = member.official_on and member.official_on <= on
    return short_date(member.official_on) if official else "Đang dự bị"


def _ends(slip):
    event = slip.event
    return [
        ("Nơi đi", ", ".join(filter(None, (slip.from_cell, slip.from_committee)))),
        ("Nơi đến", slip.goes_to),
        ("Giấy giới thiệu số", event.number if event else ""),
        ("Ngày giấy giới thiệu", short_date(slip.on)),
    ]


def _dues(slip):
    paid = [("Đã đóng đảng phí đến hết", _paid(slip))]
    owed = slip.paid.debts
    return [*paid, ("Còn chưa đóng đủ", _owed(owed))] if owed else paid


def _owed(months):
    if len(months) > MANY:
        return f"{len(months)} tháng, từ tháng {months[0]:%m/%Y} đến tháng {months[-1]:%m/%Y}"
    return "tháng " + ", ".join(f"{month:%m/%Y}" for month in months)


def _paid(slip):
    if slip.paid.until:
        let_off = " (được miễn)" if slip.paid.exempt else ""
        return f"tháng {slip.paid.until:%m/%Y}{let_off}"
    if slip.event and slip.event.until:
        return f"ngày {short_date(slip.event.until)}, theo lần ghi chuyển sinh hoạt"
    return ""


def _dossier(slip):
    held = slip.dossier
    if not held.version:
        state = ""
    elif not held.is_complete:
        told = [("còn thiếu", held.missing), ("chưa đối chiếu", held.unseen)]
        told = [f"{what}: {'; '.join(line.name for line in of)}" for what, of in told if of]
        state = ", ".join([f"Có {held.present}/{held.needed} loại giấy tờ", *told])
    else:
        state = f"Đủ {held.present} loại giấy tờ"
    checked = f" (đối chiếu ngày {short_date(held.checked_on)})" if held.checked_on else ""
    return [("Thành phần hồ sơ đảng viên", state and state + checked), ("Mang theo", CARRIED)]


def _days(slip):
    rule = slip.rule
    present = (
        f"trong {rule.present_working_days} ngày làm việc, chậm nhất ngày "
        f"{short_date(slip.present_by)}; quá {rule.months_to_removal} tháng không có lý do thì "
        f"nơi đến xem xét xóa tên ({rule.clause})"
    )
    return [("Nộp giấy ở nơi đến", present)]
