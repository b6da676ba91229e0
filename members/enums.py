"""The words a member's record may hold, as the forms of the Party spell them (38-HD/BTCTW 2025)."""

from django.db.models import TextChoices


class Gender(TextChoices):
    """Item 2 of form 2-HSĐV."""

    MALE = "male", "Nam"
    FEMALE = "female", "Nữ"


class BirthPrecision(TextChoices):
    """How much of a birth date is known; records of older people often hold the year alone."""

    DAY = "day", "đủ ngày, tháng, năm"
    MONTH = "month", "chỉ biết tháng, năm"
    YEAR = "year", "chỉ biết năm"


class Status(TextChoices):
    """What a member on the roll is. Being exempt is said beside it, not instead of it."""

    PROBATIONARY = "probationary", "Dự bị"
    OFFICIAL = "official", "Chính thức"


class Entry(TextChoices):
    """How a member came to a cell."""

    RECORDED = "recorded", "đã ở chi bộ khi lập sổ"
    ADMITTED = "admitted", "kết nạp tại chi bộ"
    TRANSFERRED = "transferred", "chuyển đến chính thức"
    READMITTED = "readmitted", "kết nạp lại"


class Ending(TextChoices):
    """How a member left a cell."""

    MOVED = "moved", "chuyển sang chi bộ khác trong hệ thống này"
    TRANSFERRED = "transferred", "chuyển sinh hoạt đảng chính thức đi nơi khác"
    DIED = "died", "từ trần"
    RESIGNED = "resigned", "xin ra khỏi Đảng"
    REMOVED = "removed", "xóa tên"
    EXPELLED = "expelled", "khai trừ"
    ANNULLED = "annulled", "ghi nhầm khi nhập từ tệp, đã bỏ"


class ImportState(TextChoices):
    """How far the import of a list has come."""

    KEPT = "kept", "Chờ xác nhận"
    APPLIED = "applied", "Đã ghi"
    UNDONE = "undone", "Đã hoàn tác"
    EXPIRED = "expired", "Quá hạn"


class PartyPost(TextChoices):
    """The post a member holds in the cell."""

    SECRETARY = "secretary", "Bí thư"
    DEPUTY = "deputy", "Phó Bí thư"
    COMMITTEE = "committee", "Chi ủy viên"


class Step(TextChoices):
    """One thing that happened on the way from outstanding person to official member."""

    LISTED = "listed", "Đưa vào danh sách quần chúng ưu tú"
    CERTIFIED = "certified", "Học lớp nhận thức về Đảng"
    INTRODUCED = "introduced", "Đảng viên giới thiệu"
    BACKED = "backed", "Đoàn hoặc công đoàn giới thiệu"
    VOTED = "voted", "Chi bộ biểu quyết đề nghị kết nạp"
    DECIDED = "decided", "Quyết định kết nạp"
    CEREMONY = "ceremony", "Lễ kết nạp"
    MENTORED = "mentored", "Phân công đảng viên giúp đỡ"
    TAUGHT = "taught", "Học lớp đảng viên mới"
    PROPOSED = "proposed", "Chi bộ đề nghị công nhận chính thức"
    RECOGNISED = "recognised", "Công nhận chính thức"
    DROPPED = "dropped", "Thôi xem xét kết nạp"
    ANNULLED = "annulled", "Bỏ một bước đã ghi"


# The way in, in order; the others come beside it or after it.
ROAD = (
    Step.LISTED,
    Step.CERTIFIED,
    Step.INTRODUCED,
    Step.BACKED,
    Step.VOTED,
    Step.DECIDED,
    Step.CEREMONY,
)
ONCE = {*ROAD, Step.MENTORED, Step.TAUGHT, Step.RECOGNISED, Step.DROPPED} - {Step.INTRODUCED}


class Duty(TextChoices):
    """What each member does every year and the cell ticks when it is done."""

    RESIDENCE = "residence", "Nơi cư trú nhận xét"
    RESIDENCE_FREE = "residence_free", "Không thuộc diện giới thiệu về nơi cư trú"
    EXAMPLE = "example", "Đăng ký làm theo gương Bác"
    COMMITMENT = "commitment", "Cam kết tu dưỡng, rèn luyện"
    INITIATIVE = "initiative", "Có sáng kiến được công nhận"


class ProfessionalLevel(TextChoices):
    """Level of training, in the steps that statistics use."""

    ELEMENTARY = "elementary", "Công nhân kỹ thuật, sơ cấp"
    INTERMEDIATE = "intermediate", "Trung cấp"
    COLLEGE = "college", "Cao đẳng"
    UNIVERSITY = "university", "Đại học"
    MASTER = "master", "Thạc sĩ"
    DOCTOR = "doctor", "Tiến sĩ"
    DOCTOR_OF_SCIENCE = "doctor_of_science", "Tiến sĩ khoa học"


class Degree(TextChoices):
    """Highest degree (học vị)."""

    BACHELOR = "bachelor", "Cử nhân"
    ENGINEER = "engineer", "Kỹ sư"
    PHYSICIAN = "physician", "Bác sĩ"
    PHARMACIST = "pharmacist", "Dược sĩ"
    MASTER = "master", "Thạc sĩ"
    DOCTOR = "doctor", "Tiến sĩ"
    DOCTOR_OF_SCIENCE = "doctor_of_science", "Tiến sĩ khoa học"


class AcademicTitle(TextChoices):
    """Academic title (học hàm)."""

    ASSOCIATE = "associate", "Phó Giáo sư"
    PROFESSOR = "professor", "Giáo sư"


class TheoryLevel(TextChoices):
    """Level of political theory."""

    ELEMENTARY = "elementary", "Sơ cấp"
    INTERMEDIATE = "intermediate", "Trung cấp"
    ADVANCED = "advanced", "Cao cấp"
    BACHELOR = "bachelor", "Cử nhân"


class TheoryMode(TextChoices):
    """How political theory was studied."""

    FULL_TIME = "full_time", "Tập trung"
    PART_TIME = "part_time", "Không tập trung"


KINH, FOREIGN = "Kinh", "Gốc nước ngoài"
# The 54 peoples in the spelling of the Party's statistics, then the two headings beside them.
ETHNICITIES = tuple(
    f"{KINH}, Tày, Thái, Hoa, Khơ-me, Mường, Nùng, Mông, Dao, Gia-rai, Ê-đê, Ngái, Ba-na, Xơ-đăng, "
    "Sán Chay, Cơ-ho, Chăm, Sán Dìu, Hrê, Mnông, Ra-glai, Xtiêng, Bru-Vân Kiều, Thổ, Giáy, Cơ-tu, "
    "Giẻ-Triêng, Mạ, Khơ-mú, Co, Tà-ôi, Chơ-ro, Kháng, Xinh-mun, Hà Nhì, Chu-ru, Lào, La Chí, "
    "La Ha, Phù Lá, La Hủ, Lự, Lô Lô, Chứt, Mảng, Pà Thẻn, Cờ Lao, Cống, Bố Y, Si La, Pu Péo, "
    "Brâu, Ơ-đu, Rơ-măm, "
    f"{FOREIGN}, Khác".split(", ")
)
RELIGIONS = (
    "Không",
    "Phật giáo",
    "Công giáo",
    "Tin Lành",
    "Cao Đài",
    "Phật giáo Hòa Hảo",
    "Hồi giáo",
    "Khác",
)
