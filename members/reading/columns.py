"""The columns of a list: one table for the file we read and for the file we write.

That both use it is what makes the round trip lossless; a test holds every field of the record
against it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from chibo.vietnamese.dates import short_date
from members.enums import (
    AcademicTitle,
    Degree,
    Gender,
    PartyPost,
    ProfessionalLevel,
    TheoryLevel,
    TheoryMode,
)

from . import days, values


@dataclass(frozen=True)
class Column:
    """A field of the list: the heading we write, the others we know, how a cell is read and shown.

    A `sealed` column leaves the program only on an explicit wish and against a line in the record
    of disclosures; a `helping` one is read and never written.
    """

    field: str
    label: str
    also: str = ""
    read: Callable = values.line
    show: Callable = str
    sealed: bool = False
    required: bool = False
    helping: bool = False
    example: str = ""

    @property
    def headings(self):
        """Every heading under which the column is known."""
        return [self.label, *filter(None, self.also.split("; "))]


def _label_of(choices):
    return lambda value: choices(value).label if value else ""


def _birth_text(born):
    value, precision = born
    return value.strftime({"day": "%d/%m/%Y", "month": "%m/%Y", "year": "%Y"}[precision])


def _day(field, label, also="", **more):
    return Column(field, label, also, days.day, short_date, **more)


def _choice(field, label, also, choices, what, **more):
    return Column(field, label, also, values.of(choices, what), _label_of(choices), **more)


def _digits(field, label, also, length, **more):
    return Column(field, label, also, partial(values.digits, length), sealed=True, **more)


COLUMNS = (
    Column(
        "full_name",
        "Họ và tên",
        "Họ tên; Họ và tên khai sinh; Họ tên khai sinh; Họ và tên đảng viên; Họ tên đảng viên; "
        "Tên đảng viên; Họ, tên; Họ và tên đồng chí; Đồng chí; Họ và chữ đệm; Họ đệm; Họ; Tên; "
        "Họ và tên đệm; Họ tên đệm",
        values.name,
        required=True,
        example="Nguyễn Thị Mẫu",
    ),
    Column(
        "birth",
        "Ngày sinh",
        "Ngày tháng năm sinh; Ngày, tháng, năm sinh; Năm sinh; Sinh ngày; Ngày/tháng/năm sinh; "
        "NTNS; Ngày tháng năm sinh của đảng viên; Sinh năm; Ngày sinh đảng viên",
        days.birth,
        _birth_text,
        required=True,
        example="15/03/1970",
    ),
    _choice(
        "gender",
        "Giới tính",
        "Nam/Nữ; Nam, nữ; Phái; Giới; Giới tính nam nữ",
        Gender,
        "giới tính",
        required=True,
        example="Nữ",
    ),
    Column(
        "male",
        "Nam",
        "Năm sinh Nam; Ngày sinh Nam; Ngày, tháng, năm sinh Nam; "
        "Giới tính Nam; Ngày tháng năm sinh nam",
        days.mark_or_birth,
        helping=True,
    ),
    Column(
        "female",
        "Nữ",
        "Năm sinh Nữ; Ngày sinh Nữ; Ngày, tháng, năm sinh Nữ; "
        "Giới tính Nữ; Là nữ; Ngày tháng năm sinh nữ",
        days.mark_or_birth,
        helping=True,
    ),
    Column(
        "unit",
        "Chi bộ",
        "Tên chi bộ; Sinh hoạt tại chi bộ; Chi bộ sinh hoạt; Mã chi bộ; "
        "Thuộc chi bộ; Đơn vị; Tổ chức đảng; Chi bộ trực thuộc; Đang sinh hoạt tại chi bộ",
        example="Chi bộ Tổ dân phố 1",
    ),
    _day(
        "since",
        "Sinh hoạt tại chi bộ từ ngày",
        "Ngày chuyển đến; Chuyển đến ngày; Ngày về chi bộ; Ngày vào chi bộ; Sinh hoạt từ ngày",
    ),
    Column(
        "party_post",
        "Chức vụ trong Đảng",
        "Chức vụ Đảng; Chức vụ; Chức danh trong Đảng; Chức vụ trong chi bộ; Chức vụ đảng, "
        "đoàn thể; Nhiệm vụ trong chi bộ",
        partial(values.post, PartyPost),
        _label_of(PartyPost),
    ),
    Column(
        "ethnicity",
        "Dân tộc",
        "DT; Thành phần dân tộc",
        values.ethnicity,
        required=True,
        example="Kinh",
    ),
    Column("religion", "Tôn giáo", "TG; Đạo", values.religion, sealed=True),
    Column("hometown", "Quê quán", "Quê; Nguyên quán; Quê quán (xã, tỉnh)"),
    Column(
        "permanent_residence",
        "Nơi thường trú",
        "Thường trú; Hộ khẩu thường trú; HKTT; "
        "Nơi ở; Nơi ở hiện nay; Chỗ ở hiện nay; Địa chỉ; Nơi cư trú; Địa chỉ thường trú; "
        "Nơi đăng ký thường trú; Nơi ở hiện nay thường trú",
    ),
    Column("temporary_residence", "Nơi tạm trú", "Tạm trú; Địa chỉ tạm trú"),
    Column(
        "occupation",
        "Nghề nghiệp hiện nay",
        "Nghề nghiệp; Công việc; Công việc hiện nay; "
        "Nghề nghiệp, nơi công tác; Nơi công tác; Đơn vị công tác; Chức vụ, nơi công tác",
    ),
    _day(
        "decided_on",
        "Ngày quyết định kết nạp",
        "Ngày ra quyết định kết nạp; "
        "Ngày QĐ kết nạp; Quyết định kết nạp ngày; Ngày ký quyết định kết nạp",
    ),
    _day(
        "ceremony_on",
        "Ngày vào Đảng",
        "Ngày kết nạp; Ngày vào ĐCSVN; Vào Đảng ngày; Ngày vào Đảng (dự bị); Dự bị; "
        "Ngày vào Đảng dự bị; Vào Đảng dự bị; Ngày làm lễ kết nạp; Ngày kết nạp Đảng; Kết nạp; "
        "Ngày vào Đảng kết nạp; Ngày dự bị; Ngày tháng năm vào Đảng; Ngày kết nạp vào Đảng; "
        "Ngày, tháng, năm vào Đảng; Ngày tháng năm vào Đảng dự bị; Ngày vào Đảng lần đầu; "
        "Ngày, tháng, năm vào Đảng dự bị; Ngày kết nạp dự bị; Vào Đảng",
        required=True,
        example="19/05/2010",
    ),
    _day(
        "official_on",
        "Ngày chính thức",
        "Ngày công nhận chính thức; Ngày vào Đảng chính thức; Vào Đảng chính thức; Chính thức; "
        "Ngày chuyển chính thức; Ngày công nhận đảng viên chính thức; Ngày kết nạp chính thức; "
        "Ngày tháng năm vào Đảng chính thức; Ngày, tháng, năm vào Đảng chính thức; "
        "Ngày chuyển Đảng chính thức; Công nhận chính thức; Ngày CT",
        example="19/05/2011",
    ),
    Column("admitted_at", "Kết nạp tại chi bộ", "Nơi kết nạp; Nơi vào Đảng; Kết nạp tại"),
    Column("official_at", "Công nhận chính thức tại chi bộ", "Nơi công nhận chính thức"),
    Column("introducers", "Người giới thiệu", "Người giới thiệu vào Đảng; Đảng viên giới thiệu"),
    _day(
        "exempt_on",
        "Được miễn sinh hoạt từ ngày",
        "Được miễn công tác và SHĐ từ ngày; "
        "Miễn sinh hoạt; Ngày miễn sinh hoạt; Được miễn công tác và sinh hoạt đảng ngày; "
        "Miễn công tác và sinh hoạt đảng; Miễn SHĐ",
    ),
    Column(
        "record_number",
        "Số lý lịch",
        "Số LL; Số lý lịch đảng viên; Số LLĐV; SLL; Số lí lịch",
        values.record_number,
    ),
    _digits(
        "card_number",
        "Số thẻ đảng viên",
        "Số thẻ; Số thẻ Đảng; Số thẻ ĐV; Số TĐV; Thẻ đảng viên; Số thẻ đảng viên mới; Số thẻ mới",
        12,
    ),
    _digits("old_card_number", "Số thẻ đảng viên cũ", "Số thẻ cũ; Thẻ cũ; Số thẻ Đảng cũ", 8),
    _digits(
        "identity_number",
        "Số căn cước",
        "Số CCCD; CCCD; Căn cước; Số căn cước công dân; "
        "Căn cước công dân; Số định danh cá nhân; Số định danh; Mã định danh; CMND/CCCD; "
        "Số CMND/CCCD; Số CC; Số CCCD/Căn cước; Số ĐDCN",
        12,
    ),
    Column(
        "general_education",
        "Giáo dục phổ thông",
        "GDPT; Trình độ văn hóa; Văn hóa; "
        "Trình độ học vấn; Học vấn; Trình độ phổ thông; Trình độ giáo dục phổ thông; "
        "Trình độ GDPT; TĐVH; Trình độ VH",
        values.education,
    ),
    Column(
        "professional_level",
        "Trình độ chuyên môn",
        "Chuyên môn; Chuyên môn nghiệp vụ; "
        "Chuyên môn, nghiệp vụ; Trình độ CM; Trình độ chuyên môn nghiệp vụ; CMNV; TĐCM; "
        "Trình độ đào tạo; Trình độ",
        partial(values.level_and_field, ProfessionalLevel),
        _label_of(ProfessionalLevel),
    ),
    Column("profession", "Chuyên ngành đào tạo", "Chuyên ngành; Ngành đào tạo; Ngành; Ngành học"),
    _choice("degree", "Học vị", "Học vị cao nhất", Degree, "học vị"),
    _choice("academic_title", "Học hàm", "", AcademicTitle, "học hàm"),
    _choice(
        "theory_level",
        "Lý luận chính trị",
        "LLCT; Trình độ LLCT; Chính trị; "
        "Trình độ lý luận chính trị; Trình độ chính trị; Lý luận; Trình độ lý luận; "
        "Lí luận chính trị",
        TheoryLevel,
        "trình độ lý luận",
    ),
    _choice(
        "theory_mode",
        "Hình thức học lý luận",
        "Hình thức học LLCT; Hệ học LLCT",
        TheoryMode,
        "hình thức học",
    ),
    Column("foreign_languages", "Ngoại ngữ", "Trình độ ngoại ngữ; NN"),
    Column("computing", "Tin học", "Trình độ tin học; TH"),
    Column("minority_languages", "Tiếng dân tộc thiểu số", "Tiếng dân tộc; Tiếng DTTS"),
    Column(
        "phone",
        "Điện thoại",
        "Số điện thoại; SĐT; ĐT; Di động; Số ĐT; Điện thoại di động; Số điện thoại liên hệ",
        values.phone,
    ),
    Column("email", "Thư điện tử", "Email; E-mail; Địa chỉ email; Gmail"),
)
BY_FIELD = {column.field: column for column in COLUMNS}
WRITTEN = tuple(column for column in COLUMNS if not column.helping)
SEVERAL = {"full_name"}
"""Fields that may be made of several columns: family name and given name apart."""
IGNORED = {"stt", "tt", "so tt", "so thu tu", "can sua"}
"""Headings that carry nothing about a person; the last is what our marked copy adds."""
MARKED = "Cần sửa"
