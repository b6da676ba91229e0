"""Phiếu đảng viên, form 2-HSĐV: items 1 to 17 and 19 to 25 of one member (38-HD/BTCTW 2025).

Items 18 and 26 to 30 belong to the dossier, a secret of the Party: the program neither keeps nor
prints them. What it does not hold is left open, to be written by hand.
"""

from chibo.documents import Column, Heading, Paragraph, Signature, Table
from chibo.vietnamese.dates import short_date

from .frame import BLANK, register

PRINTED = ("card_number", "religion", "identity_number")
"""The masked fields that stand on the sheet."""
MASK = "••••••"
BOX = "{}\u00a0năm\u00a0[\u00a0\u00a0]"
BADGES = (30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95)
LEFT_OUT = (
    "Mục 18 và các mục từ 26 đến 30 thuộc hồ sơ đảng viên, quản lý theo chế độ tài liệu mật của "
    "Đảng: chương trình không giữ và không in."
)
CAREER = (
    Column("Từ tháng, năm đến tháng, năm", 4, "center"),
    Column("Làm việc gì, ở đâu", 8),
    Column("Chức vụ Đảng, chính quyền, đoàn thể", 5),
)
TRAINING = (
    Column("Tên trường", 5),
    Column("Ngành học hoặc lớp học", 5),
    Column("Từ, đến", 3, "center"),
    Column("Hình thức học", 3),
    Column("Văn bằng, chứng chỉ", 4),
)
REWARDS = (
    Column("Hình thức khen thưởng", 6),
    Column("Cấp quyết định", 5),
    Column("Số, ngày quyết định", 4, "center"),
)
EMPTY_ROWS = 3


def document(member, *, opened, by, today):
    """The sheet; `opened` is {field: text} of the masked fields that may stand on it."""
    return register(
        member.unit,
        today=today,
        by=by,
        left=Signature(member.full_name, "(ký, họ và tên)", "NGƯỜI KHAI"),
        title=f"Phiếu đảng viên {member.full_name}",
        type_name="PHIẾU ĐẢNG VIÊN",
        summary="Mẫu 2-HSĐV",
        blocks=tuple(_blocks(member, opened)),
        closing="Phiếu này có {pages} trang",
    )


def masked(member):
    """The masked fields that this member's sheet would show."""
    return [field for field in PRINTED if getattr(member, field)]


def _blocks(member, opened):
    yield Paragraph(f"Số lý lịch: {member.record_number or BLANK}")
    yield Paragraph(f"Số thẻ đảng viên: {_sealed(member, 'card_number', opened)}")
    yield from _person(member, opened)
    yield from _admission(member)
    yield from _schooling(member)
    yield _item(19, "Số căn cước", _sealed(member, "identity_number", opened))
    yield _item(20, "Được miễn công tác và sinh hoạt đảng ngày", _day(member.exempt_on))
    yield Heading(2, "Tóm tắt quá trình hoạt động và công tác", "21.")
    yield _table(CAREER, _stays(member))
    yield Heading(2, "Đào tạo, bồi dưỡng", "22.")
    trained = ("", member.profession, "", "", member.get_professional_level_display())
    yield _table(TRAINING, [trained] if any(trained) else [])
    yield Heading(2, "Khen thưởng", "23.")
    yield _table(REWARDS, [])
    yield _item(24, "Huy hiệu Đảng", ", ".join(BOX.format(level) for level in BADGES))
    yield _item(25, "Danh hiệu được phong")
    yield Paragraph(LEFT_OUT)


def _person(member, opened):
    yield _item(1, "Họ và tên khai sinh", member.full_name.upper())
    yield _item(2, "Giới tính", member.get_gender_display())
    yield _item(3, "Các tên gọi khác")
    yield _item(4, "Sinh ngày", member.birth_text)
    yield _item(5, "Nơi đăng ký khai sinh")
    yield _item(6, "Quê quán", member.hometown)
    homes = (member.permanent_residence or BLANK, member.temporary_residence or BLANK)
    yield _item(7, "Nơi cư trú", "thường trú: {}; tạm trú: {}".format(*homes))
    yield _item(8, "Dân tộc", member.ethnicity)
    yield _item(9, "Tôn giáo", _sealed(member, "religion", opened))
    yield _item(10, "Thành phần gia đình")
    yield _item(11, "Nghề nghiệp hiện nay", member.occupation)


def _admission(member):
    ceremony = f"{_day(member.ceremony_on)}, tại {member.admitted_at or BLANK}"
    yield _item(12, "Ngày vào Đảng (làm lễ kết nạp)", ceremony)
    yield Paragraph(f"Người giới thiệu: {member.introducers or BLANK}")
    yield Paragraph(f"Ngày cấp có thẩm quyền ra quyết định kết nạp: {_day(member.decided_on)}")
    official = f"{_day(member.official_on)}, tại {member.official_at or BLANK}"
    yield Paragraph(f"Ngày công nhận chính thức: {official}")
    yield _item(13, "Ngày được tuyển dụng, cơ quan tuyển dụng")
    yield _item(14, "Ngày vào Đoàn TNCS Hồ Chí Minh")
    yield _item(15, "Tham gia các tổ chức xã hội khác")
    yield _item(16, "Ngày nhập ngũ, xuất ngũ, tái ngũ")


def _schooling(member):
    theory = (member.get_theory_level_display(), member.get_theory_mode_display().lower())
    learnt = (
        ("Giáo dục phổ thông", member.general_education),
        (
            "Chuyên môn nghiệp vụ",
            _joined(member.get_professional_level_display(), member.profession),
        ),
        ("Học vị cao nhất", member.get_degree_display()),
        ("Học hàm", member.get_academic_title_display()),
        ("Lý luận chính trị", _joined(*theory)),
        ("Ngoại ngữ", member.foreign_languages),
        ("Tin học", member.computing),
        ("Tiếng dân tộc thiểu số", member.minority_languages),
    )
    yield Paragraph("Trình độ hiện nay:", "17.")
    for label, value in learnt:
        yield Paragraph(f"{label}: {value or BLANK}", "-")


def _stays(member):
    post = member.get_party_post_display()
    for stay in member.affiliations.select_related("unit").order_by("valid"):
        until = f"{stay.valid.upper:%m/%Y}" if stay.valid.upper else "nay"
        here = post if stay.valid.upper is None else ""
        yield f"{stay.valid.lower:%m/%Y} - {until}", f"Sinh hoạt đảng tại {stay.unit.name}", here


def _table(columns, rows):
    """Rows to be written by hand below what is known; a hard space keeps them as high as a line."""
    empty = ("\u00a0", *("",) * (len(columns) - 1))
    return Table(columns, (*rows, *[empty] * EMPTY_ROWS))


def _item(number, label, value=""):
    return Paragraph(f"{label}: {value or BLANK}", f"{number}.")


def _sealed(member, field, opened):
    """The text where it was opened, dots where it is masked, room where nothing is recorded."""
    return opened.get(field) or (MASK if getattr(member, field) else BLANK)


def _day(day):
    return short_date(day) if day else BLANK


def _joined(*parts):
    return ", ".join(filter(None, parts))
