"""What happens in a life in the Party, and the words each step has of its own."""

from django.db.models import TextChoices

from .stays import Ending, Entry


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
ENDS = {end: start for start, end in SPANS.items()}
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
