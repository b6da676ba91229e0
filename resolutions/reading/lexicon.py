"""The words of each indicator: an ordered table of rules, the particular before the general.

The keys are those of the indicators' definitions. A rule with the key None says that the words
belong to no indicator, and stops the search: a free target is a right answer.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Facts:
    """What is known of a clause before its indicator: all in the words of the draft."""

    folded: str
    measure: str
    comparator: str
    subjects: frozenset[str]
    counted: str | None = None
    zero: bool = False


@dataclass(frozen=True)
class Rule:
    """Holds when `words` are found, `unless` are not, and the other conditions are met."""

    key: str | None
    words: str
    unless: str = r"(?!)"
    measures: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    comparators: tuple[str, ...] = ()
    counted: str = ""
    zero: bool | None = None

    def holds(self, facts: Facts) -> bool:
        return (
            bool(re.search(self.words, facts.folded))
            and not re.search(self.unless, facts.folded)
            and self._fits(facts)
        )

    def _fits(self, facts: Facts) -> bool:
        return (
            (not self.measures or facts.measure in self.measures)
            and (not self.subjects or bool(facts.subjects & set(self.subjects)))
            and (not self.comparators or facts.comparator in self.comparators)
            and (not self.counted or bool(re.match(self.counted, facts.counted or "")))
            and (self.zero is None or self.zero == facts.zero)
        )


_STUDY = r"(?:học tập|quán triệt|nghiên cứu|tiếp thu|triển khai|học|tuyên truyền|phổ biến)"
_PAPERS = (
    r"(?:nghị quyết|chỉ thị|\bnq\b|văn bản|kết luận|chủ trương|đường lối|quy định của đảng"
    r"|các quy định)"
)
_ADMIT = r"kết nạp(?! hết)|phát triển(?: (?:được|mới|thêm))*(?: \S+){0,4} đảng viên|phát triển đảng"
_NOT_PARTY = r"kết nạp (?:\S+ ){0,6}(?:đoàn viên|hội viên|công đoàn|đội viên|đoàn)\b"
_ASSIGNED = ("meets_assigned", "to_be_assigned")

_ENTERING = (
    Rule(
        "confirmations",
        r"công nhận (?:đảng viên )?chính thức|chuyển (?:đảng viên |đảng )?chính thức"
        r"|(?:công nhận|chuyển) (?:\S+ ){1,6}chính thức",
    ),
    Rule(
        "new_member_classes",
        r"(?:bồi dưỡng|lớp|học)[^;]*(?:đảng viên mới|đảng viên dự bị)",
        unless=r"kết nạp (?:từ |ít nhất |thêm )*\d|nghị quyết",
    ),
    Rule(
        "awareness_classes",
        r"nhận thức về đảng|cảm tình đảng|đối tượng (?:(?:kết nạp|phát triển) )?(?:vào )?đảng"
        r"|đối tượng (?:phát triển|kết nạp)|tìm hiểu về đảng",
    ),
    Rule(
        "units_with_admissions",
        rf"{_ADMIT}",
        unless=_NOT_PARTY,
        measures=("percent",),
        subjects=("bodies",),
        counted=r"%",
    ),
    Rule(
        "units_with_admissions",
        r"(?:chi bộ|tổ chức đảng|đảng bộ)[^;]*(?:có|đều)[^;]*(?:kết nạp|phát triển)[^;]*đảng viên",
        unless=_NOT_PARTY,
        subjects=("bodies",),
        counted=r"chi bộ|đảng bộ|tổ chức",
    ),
    Rule(
        "admission_sources",
        r"tạo nguồn|nguồn (?:phát triển|kết nạp|đảng viên|vào đảng)|quần chúng ưu tú"
        r"|giới thiệu[^;]*(?:ưu tú|quần chúng|đoàn viên)|bồi dưỡng[^;]*(?:quần chúng|đoàn viên)",
        unless=r"kết nạp (?:mới |từ |ít nhất |tối thiểu |được )*(?:\d|đảng viên)",
    ),
    Rule(
        "admissions_assigned",
        rf"{_ADMIT}|chỉ tiêu[^;]*đảng viên mới",
        unless=_NOT_PARTY,
        comparators=_ASSIGNED,
    ),
    Rule(
        "admissions_assigned",
        r"(?:kết nạp|phát triển)[^;]*(?:chỉ tiêu|kế hoạch|giao)|(?:chỉ tiêu|kế hoạch)[^;]*(?:kết "
        r"nạp|phát triển đảng)",
        unless=_NOT_PARTY,
        measures=("percent",),
    ),
    Rule("admission_rate", _ADMIT, unless=_NOT_PARTY, measures=("percent",)),
    Rule(
        "admission_rate",
        r"tỷ lệ (?:đảng viên mới|phát triển đảng)",
        unless=r"học|bồi dưỡng",
        measures=("percent",),
    ),
)

_GATHERING = (
    Rule("badges", r"huy hiệu (?:\S+ ){0,3}(?:đảng|năm)|tuổi đảng|huy hiệu$"),
    Rule("dues_paid", r"đảng phí"),
    Rule(
        "residence_contact",
        r"nơi cư trú|nơi ở\b|(?:quy định|qđ) (?:số )?(?:76|213)\b",
        unless=r"an ninh|đô thị",
    ),
    Rule(
        "congress_attendance",
        r"(?:dự|tham dự|tham gia|có mặt)[^;]* đại hội|đại hội[^;]*(?:có mặt|đủ)",
        measures=("percent", "count"),
    ),
    Rule(
        "cell_quality_registration",
        r"(?:đăng ký|xây dựng)[^;]*(?:chi bộ|sinh hoạt)[^;]*(?:(?:bốn|4) tốt|kiểu mẫu|chất lượng"
        r"|sinh hoạt tốt)"
        r"|chi bộ[^;]*(?:bốn|4) tốt|chi bộ kiểu mẫu",
    ),
    Rule(
        "meeting_quality",
        r"chất lượng (?:các (?:buổi|kỳ) )?(?:sinh hoạt|cuộc họp)"
        r"|(?:buổi|kỳ|cuộc) (?:sinh hoạt|họp)[^;]*(?:xếp loại|đạt loại|đạt chất lượng|đạt tốt"
        r"|loại tốt|được đánh giá)"
        r"|sinh hoạt[^;]*(?:xếp loại|loại|đạt) (?:tốt|khá)",
    ),
    Rule(
        "moral_example_registration",
        r"làm theo (?:tư tưởng|tấm gương|gương|lời|phong cách|đạo đức|bác|chủ tịch|hcm|hồ chí minh"
        r"|chuyên đề|chỉ thị)"
        r"|học tập (?:và|,) ?làm theo|học tập,? làm theo|(?:chỉ thị|ct) (?:số )?05\b|(?:kết luận"
        r"|kl) (?:số )?01\b"
        r"|đăng ký[^;]*(?:nêu gương|làm theo|tu dưỡng|việc tốt)|nêu gương[^;]*đăng ký|theo gương "
        r"(?:bác|chủ tịch)",
    ),
    Rule("commitments", r"cam kết", unless=r"hộ|người dân|an toàn"),
    Rule(
        "meeting_attendance",
        r"(?:tham gia|dự|tham dự|có mặt|tỷ lệ|đầy đủ|đi|chuyên cần|duy trì|thực hiện)[^;]*(?:sinh "
        r"hoạt|họp)"
        r"|(?:sinh hoạt|họp)[^;]*(?:đầy đủ|đông đủ|đạt|đúng giờ|nghiêm túc|có mặt)",
        unless=r"học tập|buổi học",
        measures=("percent",),
        subjects=("members",),
    ),
    Rule(
        "meeting_attendance",
        r"tỷ lệ[^;]*(?:dự|tham gia|chuyên cần)[^;]*(?:họp|sinh hoạt)|(?:sinh hoạt|họp) (?:chi bộ"
        r"|đảng|định kỳ|chuyên đề)[^;]*tỷ lệ",
        unless=r"học tập|đoàn viên|hội viên",
        measures=("percent",),
    ),
    Rule(
        "thematic_meetings",
        r"(?:sinh hoạt|họp)(?: \S+){0,4} chuyên đề|chuyên đề[^;]*sinh hoạt|sinh hoạt[^;]*chuyên đề"
        r"|chuyên đề (?:sinh hoạt|chi bộ)",
        unless=r"làm theo|chi đoàn|công đoàn",
    ),
    Rule(
        "meetings_held",
        r"(?:sinh hoạt|họp) (?:chi bộ|đảng|chi ủy|cấp ủy|lệ|thường kỳ|định kỳ|thường lệ|hằng "
        r"tháng)|tổ chức sinh hoạt"
        r"|sinh hoạt (?:ít nhất|đúng|đầy đủ|đều)|kỳ (?:họp|sinh hoạt)|buổi sinh hoạt|(?:nền nếp"
        r"|nề nếp|chế độ) sinh hoạt",
        unless=r"đoàn viên|chi đoàn|công đoàn|hội viên",
    ),
)

_LEARNING = (
    Rule(
        "political_theory",
        r"lý luận,? (?:và )?chính trị|\bllct\b|(?:trung cấp|cao cấp|sơ cấp) (?:lý luận|chính trị)",
    ),
    Rule(
        "study_attendance_non_members",
        rf"{_STUDY}[^;]*{_PAPERS}|{_STUDY}[^;]*{_STUDY}",
        unless=r"đảng viên(?:,| và)",
        subjects=("outsiders",),
    ),
    Rule(
        "study_attendance",
        rf"(?:{_STUDY}|nắm vững|dự)[^;]*{_PAPERS}|{_PAPERS}[^;]*(?:học tập|quán triệt)"
        r"|(?:học tập|học),? (?:và )?quán triệt|được quán triệt|quán triệt,? học tập",
        unless=r"chỉ tiêu[^;]*nghị quyết",
        subjects=("members", "fellows", "bodies", "staff"),
    ),
    Rule(
        "study_attendance",
        rf"(?:học tập|quán triệt)[^;]*{_PAPERS}|{_PAPERS}[^;]*(?:học tập|quán triệt)",
        unless=r"chỉ tiêu[^;]*nghị quyết",
    ),
)

_CONTROL = (
    Rule(
        "disciplined_members",
        r"vi phạm|kỷ luật|suy thoái|sai phạm",
        unless=r"giữ (?:vững|nghiêm)|chấp hành",
        subjects=("members",),
        zero=True,
    ),
    Rule(
        "disciplined_members",
        r"vi phạm (?:kỷ luật|điều lệ|tư cách|các nguyên tắc)|bị (?:xử lý |thi hành )?kỷ luật|phải "
        r"xử lý kỷ luật",
        unless=r"học sinh|người dân|nhân dân|công chức|viên chức|giáo viên|chi bộ|tổ chức đảng",
        zero=True,
    ),
    Rule(
        "disciplined_members",
        r"(?:bị|phải|xử lý|thi hành)[^;]*kỷ luật|vi phạm",
        unless=r"không (?:bị |có )?(?:ai )?vi phạm|không để|kiểm tra|giám sát|nêu gương|chấp hành",
        subjects=("members",),
        measures=("percent", "count"),
    ),
    Rule(
        "members_inspected",
        r"kiểm tra|giám sát",
        unless=r"cuộc|bài kiểm tra|tổ chức đảng|giám sát cộng đồng|kiểm tra sức khỏe|kiểm tra "
        r"công vụ",
        subjects=("members",),
        counted=r"%|đảng viên|đồng chí|lượt|đ/c|cấp ủy viên",
    ),
    Rule(
        "inspections",
        r"kiểm tra|giám sát",
        unless=r"bài kiểm tra|giám sát cộng đồng|nhân dân|kiểm tra sức khỏe|công trình|an toàn"
        r"|vệ sinh|học kỳ|kiểm tra công vụ|phản biện",
    ),
)

_WORKING = (
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
        r"sáng kiến|cải tiến|giải pháp (?:hữu ích|kỹ thuật)|đề tài (?:nghiên cứu|khoa học|sáng)",
    ),
    Rule(None, r"gia nhập|kết nạp (?:\S+ ){0,4}(?:đoàn viên|hội viên)|đoàn viên công đoàn mới"),
    Rule(
        "emulation_participation",
        r"phong trào|đăng ký thi đua|hoạt động xã hội|cuộc vận động|từ thiện|nhân đạo|hưởng ứng",
        unless=r"danh hiệu|chiến sĩ thi đua|khen thưởng|hộ gia đình",
        measures=("percent",),
    ),
    Rule("admissions", _ADMIT, unless=_NOT_PARTY),
    Rule("women", r"đảng viên (?:là )?nữ|nữ đảng viên", unless=r"hoàn thành|học|tham gia|đăng ký"),
    Rule(
        "members",
        r"(?:tổng số|số lượng) đảng viên(?! mới)",
        unless=r"so với|trên tổng",
        measures=("count",),
    ),
)

RULES = (*_ENTERING, *_GATHERING, *_LEARNING, *_CONTROL, *_WORKING)
