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


# Endings after which somebody is no member anywhere.
LEFT_THE_PARTY = (Ending.DIED, Ending.RESIGNED, Ending.REMOVED, Ending.EXPELLED)


class PartyPost(TextChoices):
    """The post a member holds in the cell."""

    SECRETARY = "secretary", "Bí thư"
    DEPUTY = "deputy", "Phó Bí thư"
    COMMITTEE = "committee", "Chi ủy viên"


class Step(TextChoices):
    """One thing that happens in a life in the Party, from outstanding person to the end."""

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
    ARRIVED = "arrived", "Chuyển đến chi bộ"
    READMITTED = "readmitted", "Kết nạp lại"
    MOVED = "moved", "Chuyển sang chi bộ khác"
    TRANSFERRED = "transferred", "Chuyển sinh hoạt chính thức đi nơi khác"
    RECEIVED = "received", "Nơi đến báo đã tiếp nhận"
    AWAY = "away", "Đi sinh hoạt tạm thời"
    RETURNED = "returned", "Hết sinh hoạt tạm thời"
    EXEMPTED = "exempted", "Miễn công tác và sinh hoạt đảng"
    RESUMED = "resumed", "Thôi miễn công tác và sinh hoạt đảng"
    SUSPENDED = "suspended", "Đình chỉ sinh hoạt đảng"
    REINSTATED = "reinstated", "Hết đình chỉ sinh hoạt đảng"
    BADGE = "badge", "Tặng Huy hiệu Đảng"
    REWARDED = "rewarded", "Khen thưởng"
    DISCIPLINED = "disciplined", "Kỷ luật"
    REMOVED = "removed", "Xóa tên trong danh sách đảng viên"
    EXPELLED = "expelled", "Khai trừ"
    RESIGNED = "resigned", "Xin ra khỏi Đảng"
    DIED = "died", "Từ trần"
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


# Steps by which a member leaves, and the ending each writes into the stay.
LEAVING = {
    Step.TRANSFERRED: Ending.TRANSFERRED,
    Step.REMOVED: Ending.REMOVED,
    Step.EXPELLED: Ending.EXPELLED,
    Step.RESIGNED: Ending.RESIGNED,
    Step.DIED: Ending.DIED,
}
# Leaving the Party itself; the way back is to be admitted again, and the time between is a gap.
LEAVING_THE_PARTY = (Step.REMOVED, Step.EXPELLED, Step.RESIGNED)
ARRIVING = {Step.ARRIVED: Entry.TRANSFERRED, Step.READMITTED: Entry.READMITTED}
# Each begins a span of time that the second ends.
SPANS = {
    Step.EXEMPTED: Step.RESUMED,
    Step.SUSPENDED: Step.REINSTATED,
    Step.AWAY: Step.RETURNED,
}
# What the pages offer beside a life, under these headings.
ACTS = {
    "Trong thời gian dự bị": (Step.MENTORED, Step.TAUGHT, Step.PROPOSED, Step.RECOGNISED),
    "Sinh hoạt": (
        Step.AWAY,
        Step.RETURNED,
        Step.EXEMPTED,
        Step.RESUMED,
        Step.SUSPENDED,
        Step.REINSTATED,
    ),
    "Huy hiệu, khen thưởng, kỷ luật": (Step.BADGE, Step.REWARDED, Step.DISCIPLINED),
    "Chuyển đi, chuyển đến": (Step.MOVED, Step.TRANSFERRED, Step.RECEIVED, Step.ARRIVED),
    "Ra khỏi Đảng": (Step.REMOVED, Step.EXPELLED, Step.RESIGNED, Step.DIED, Step.READMITTED),
}


class Purpose(TextChoices):
    """Why somebody lives with another cell for a while (294-QĐ/TW 2025)."""

    WORK = "work", "Công tác, việc riêng (từ 3 đến dưới 12 tháng)"
    STUDY = "study", "Học tập (từ 3 đến 24 tháng)"


class Ground(TextChoices):
    """Why a member is exempt from work and meetings."""

    AGE = "age", "Tuổi cao, sức khỏe yếu"
    TREATMENT = "treatment", "Điều trị dài ngày"
    ABROAD = "abroad", "Ở nước ngoài đơn lẻ"
    MOBILE = "mobile", "Công việc lưu động dưới 12 tháng"
    RETIRING = "retiring", "Nghỉ chờ hưu"
    MATERNITY = "maternity", "Nghỉ thai sản"


class Praise(TextChoices):
    """Forms of reward, from the cell upwards (01-HD/TW 2026)."""

    PRAISED = "praised", "Biểu dương"
    CERTIFICATE = "certificate", "Giấy khen"
    MERIT = "merit", "Bằng khen"
    OTHER = "other", "Hình thức khác"


class Penalty(TextChoices):
    """Forms of discipline short of expulsion, which is a leaving of its own (21-QĐ/TW 2026)."""

    REPRIMAND = "reprimand", "Khiển trách"
    WARNING = "warning", "Cảnh cáo"
    DISMISSAL = "dismissal", "Cách chức"


FORMS = {
    Step.AWAY: Purpose,
    Step.EXEMPTED: Ground,
    Step.REWARDED: Praise,
    Step.DISCIPLINED: Penalty,
}


class Duty(TextChoices):
    """What each member does every year and the cell ticks when it is done."""

    RESIDENCE = "residence", "Nơi cư trú nhận xét"
    RESIDENCE_FREE = "residence_free", "Không thuộc diện giới thiệu về nơi cư trú"
    EXAMPLE = "example", "Đăng ký làm theo gương Bác"
    COMMITMENT = "commitment", "Cam kết tu dưỡng, rèn luyện"
    INITIATIVE = "initiative", "Có sáng kiến được công nhận"


class InspectionKind(TextChoices):
    """What a cell does of its own (21-QĐ/TW 2026); denunciations and suspicions are not kept."""

    INSPECTION = "inspection", "Kiểm tra"
    SUPERVISION = "supervision", "Giám sát"


class InspectionMode(TextChoices):
    """Whether it goes on all the time, or looks at one matter."""

    REGULAR = "regular", "Thường xuyên"
    THEMATIC = "thematic", "Chuyên đề"


class InspectionStep(TextChoices):
    """The way of one inspection, in order; `Inspection` keeps the day of each in `<step>_on`."""

    NOTIFIED = "notified", "Thông báo cho đảng viên"
    REPORTED = "reported", "Đảng viên báo cáo tự kiểm tra"
    VERIFIED = "verified", "Tổ kiểm tra thẩm tra, xác minh"
    CONCLUDED = "concluded", "Chi bộ họp, kết luận"
    ANNOUNCED = "announced", "Thông báo kết quả"


class StudyMode(TextChoices):
    """How a document was studied."""

    DIRECT = "direct", "Trực tiếp"
    ONLINE = "online", "Trực tuyến"


class Studied(TextChoices):
    """What became of one member and one document."""

    PRESENT = "present", "Đã học"
    MADE_UP = "made_up", "Đã học bù"
    ABSENT = "absent", "Chưa học"


class Payer(TextChoices):
    """Who pays which rate of dues (01-QĐ/TW 2026)."""

    INSURED = "insured", "Đóng bảo hiểm xã hội bắt buộc"
    PENSIONER = "pensioner", "Hưởng lương hưu"
    STUDENT = "student", "Học sinh, sinh viên"
    WORKING = "working", "Không đóng BHXH, trong tuổi lao động"
    RETIRED = "retired", "Không đóng BHXH, trên tuổi nghỉ hưu"


class ReliefGround(TextChoices):
    """Why dues are let off (01-QĐ/TW 2026)."""

    PARTY_AGE = "party_age", "Đủ 50 năm tuổi đảng trở lên"
    ALLOWANCE = "allowance", "Hưởng trợ cấp hưu trí xã hội"
    POOR_OR_ILL = "poor_or_ill", "Hộ nghèo, cận nghèo, bệnh hiểm nghèo (có đơn)"
    HARDSHIP = "hardship", "Hoàn cảnh khó khăn khác"


# Grounds that need no end; hardship is decided anew each time.
LASTING_GROUNDS = (ReliefGround.PARTY_AGE, ReliefGround.ALLOWANCE, ReliefGround.POOR_OR_ILL)
CUTS = (30, 50, 70)


class DuesChannel(TextChoices):
    """How dues were paid."""

    CASH = "cash", "Tiền mặt"
    PORTAL = "portal", "Cổng Dịch vụ công"


class Level(TextChoices):
    """The four ratings of a year, best first, by the codes everybody writes (366-QĐ/TW 2025)."""

    EXCELLENT = "HTXSNV", "Hoàn thành xuất sắc nhiệm vụ"
    GOOD = "HTTNV", "Hoàn thành tốt nhiệm vụ"
    FAIR = "HTNV", "Hoàn thành nhiệm vụ"
    POOR = "KHTNV", "Không hoàn thành nhiệm vụ"

    @property
    def reaching(self):
        """This rating and every better one ("trở lên")."""
        levels = list(Level)
        return levels[: levels.index(self) + 1]


class LeftOut(TextChoices):
    """Why a member on the roll is not rated."""

    EXEMPT = "exempt", "Được miễn sinh hoạt"
    NEW = "new", "Kết nạp chưa đủ 6 tháng"
    SUSPENDED = "suspended", "Bị đình chỉ sinh hoạt"
    OTHER = "other", "Lý do khác"


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


class TrainingKind(TextChoices):
    """What a course was about (item 22 of form 2-HSĐV)."""

    PROFESSIONAL = "professional", "Chuyên môn, nghiệp vụ"
    THEORY = "theory", "Lý luận chính trị"
    NEW_MEMBER = "new_member", "Lớp đảng viên mới"
    OTHER = "other", "Bồi dưỡng khác"


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
