"""Words of work: tasks, targets, initiatives, emulation; and of head-counts."""

from .entering import ADMIT, NOT_PARTY
from .rule import Rule

RULES = (
    Rule(
        "mass_organisation_rating",
        r"(?:đạt|công nhận|danh hiệu|xếp)[^;]*(?<!vững )(?:mạnh|tiên tiến|xuất sắc)",
        measures=("boolean",),
        subjects=("mass",),
    ),
    Rule("emulation_flags", r"cờ (?:thi đua|đơn vị|của|dẫn đầu)|(?:tặng|nhận) (?:\S+ )?cờ\b"),
    Rule(
        "emulation_score", r"điểm thi đua|thi đua[^;]*điểm(?! hình)|(?:bảng|thang) điểm|chấm điểm"
    ),
    Rule(
        "targets_met",
        r"chỉ tiêu[^;]*(?:nghị quyết|đại hội|đề ra|chủ yếu|thi đua)|nghị quyết[^;]*chỉ tiêu|các "
        r"chỉ tiêu",
        unless=r"kinh tế|giảm nghèo|thu ngân sách|nhập ngũ|tuyển|kết nạp|phát triển|chuyên môn"
        r"|nhiệm vụ"
        r"|nghĩa vụ quân sự|giao quân",
        measures=("percent", "count", "boolean"),
    ),
    Rule(
        "professional_tasks",
        r"(?:nhiệm vụ|chương trình|kế hoạch)[^;]*(?:chính trị|chuyên môn|công tác|được giao|cơ "
        r"quan|đề ra)"
        r"|chỉ tiêu[^;]*(?:chính trị|chuyên môn)|nhiệm vụ (?:chính trị|chuyên môn|được giao)|công "
        r"tác chuyên môn"
        r"|(?:hoàn thành|đạt)[^;]*(?:kế hoạch|chỉ tiêu) (?:được giao|công tác|sản xuất|năm)",
        unless=r"kết nạp|nhập ngũ|lý luận|nghèo|phát triển đảng|nghĩa vụ quân sự|ngân sách|tuyển"
        r"|giao quân"
        r"|quỹ|bảo hiểm|thuế",
    ),
    Rule(
        "initiatives",
        r"sáng kiến|\bskkn\b|cải tiến|giải pháp (?:hữu ích|kỹ thuật)"
        r"|đề tài (?:nghiên cứu|khoa học|nckh|sáng)",
    ),
    Rule(None, r"gia nhập|kết nạp (?:\S+ ){0,4}(?:đoàn viên|hội viên)|đoàn viên công đoàn mới"),
    Rule(
        "emulation_participation",
        r"phong trào|đăng ký thi đua|hoạt động xã hội|cuộc vận động|từ thiện|nhân đạo|hưởng ứng"
        r"|hoạt động[^;]*phát động",
        unless=r"danh hiệu|chiến sĩ thi đua|khen thưởng|hộ gia đình",
        measures=("percent",),
    ),
    Rule("admissions", ADMIT, unless=NOT_PARTY),
    Rule("women", r"đảng viên (?:là )?nữ|nữ đảng viên", unless=r"hoàn thành|học|tham gia|đăng ký"),
    Rule(
        "members",
        r"(?:tổng số|số lượng) đảng viên(?! mới)",
        unless=r"so với|trên tổng",
        measures=("count",),
    ),
)
