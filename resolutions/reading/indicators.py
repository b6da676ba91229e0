"""Which indicator a clause speaks of: an ordered lexicon, the particular before the general.

A rule holds when its pattern is found and its conditions on measure and subject are met. The
keys are those of the indicators' definitions; None is a free target, which is a right answer.
"""

import re
from dataclasses import dataclass

_STUDY = r"(?:học tập|quán triệt|nghiên cứu|tiếp thu|triển khai|học|tuyên truyền|phổ biến)"
_PAPERS = (
    r"(?:nghị quyết|chỉ thị|\bnq\b|văn bản|kết luận|chủ trương|đường lối|quy định của đảng"
    r"|các quy định)"
)
_MORAL = (
    r"làm theo (?:tư tưởng|tấm gương|gương|lời|phong cách|đạo đức|bác|chủ tịch|hcm|hồ chí minh"
    r"|chuyên đề|chỉ thị)"
    r"|học tập và làm theo|học tập,? làm theo|làm theo bác|chỉ thị (?:số )?05|kết luận (?:số )?01"
    r"|gương điển hình học tập"
)
_ADMIT = (
    r"kết nạp(?: (?:được|mới|thêm|từ|ít nhất|tối thiểu))*|phát triển(?: (?:được|mới|thêm))*(?: "
    r"\S+){0,4} đảng viên"
    r"|phát triển đảng|công tác phát triển đảng"
)


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
class _Rule:
    key: str | None
    pattern: str
    unless: str = r"(?!)"
    measures: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    comparators: tuple[str, ...] = ()
    counted: str = ""
    zero: bool | None = None

    def holds(self, facts: Facts) -> bool:
        return (
            bool(re.search(self.pattern, facts.folded))
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


_COUNTS = ("count", "rank")
_OUTSIDE = r"ngoài đảng|chưa là đảng viên|không phải (?:là )?đảng viên|quần chúng"
_NOT_PARTY = r"kết nạp (?:\S+ ){0,6}(?:đoàn viên|hội viên|công đoàn|đội viên|đoàn)"

_RULES = (
    # Ways into the Party
    _Rule("confirmations", r"công nhận (?:đảng viên )?chính thức|chuyển (?:đảng viên )?(?:đảng "
                           r")?chính thức|chuyển đảng chính thức|công nhận (?:\S+ ){1,6}chính thức"
                           r"|chuyển (?:\S+ ){1,6}chính thức"),
    _Rule("new_member_classes", r"(?:bồi dưỡng|lớp|học)[^;]*(?:dành cho |cho )?(?:đảng viên mới"
                                r"|đảng viên dự bị)", r"kết nạp"),
    _Rule("awareness_classes", r"nhận thức về đảng|cảm tình đảng|đối tượng (?:kết nạp )?(?:vào "
                               r")?đảng|đối tượng (?:phát triển|kết nạp)|tìm hiểu về đảng"),
    _Rule("units_with_admissions", _ADMIT, _NOT_PARTY, ("percent",), ("bodies",), counted=r"%"),
    _Rule("units_with_admissions", r"(?:chi bộ|tổ chức đảng)[^;]*(?:có|đều) (?:[^;]* )?(?:kết nạp"
                                   r"|phát triển)[^;]*đảng "
                                   r"viên", _NOT_PARTY, (), (
                                       "bodies",), counted=r"chi bộ|đảng bộ|tổ chức"),
    _Rule("admission_sources", r"tạo nguồn|nguồn (?:phát triển|kết nạp|đảng viên|vào đảng)|giới "
                               r"thiệu[^;]*(?:ưu tú|quần chúng|đoàn viên)|bồi dưỡng[^;]*(?:quần "
                               r"chúng|đoàn viên)|quần chúng ưu "
                               r"tú", r"kết nạp(?! đảng viên từ nguồn)(?! đảng$)(?:[^;]*đảng viên "
                                      r"mới)|kết nạp (?:từ |ít nhất |được )*\d"),
    _Rule("admissions_assigned", _ADMIT +
        r"|chỉ tiêu[^;]*đảng viên "
        r"mới", _NOT_PARTY, (), comparators=("meets_assigned", "to_be_assigned")),
    _Rule("admissions_assigned", r"(?:kết nạp|phát triển)[^;]*(?:chỉ tiêu|kế hoạch"
                                 r"|giao)", _NOT_PARTY, ("percent",)),
    _Rule("admission_rate", _ADMIT, _NOT_PARTY, ("percent",)),
    _Rule("admission_rate", r"(?:đảng viên mới|tỷ lệ phát triển "
                            r"đảng)", r"học|bồi dưỡng|kết nạp đoàn", ("percent",)),
    # The roll
    _Rule("badges", r"huy hiệu"),
    _Rule("dues_paid", r"đảng phí"),
    _Rule("residence_contact", r"nơi cư trú|nơi ở\b|quy định (?:số )?(?:76|213)|qđ (?:số )?(?:76"
                               r"|213)"),
    # Gatherings and study
    _Rule("congress_attendance", r"(?:dự|tham dự|tham gia|có mặt)[^;]* đại hội|đại hội[^;]*(?:có "
                                 r"mặt|đủ)"),
    _Rule("cell_quality_registration", r"(?:đăng ký|xây dựng)[^;]*(?:chi bộ|sinh "
                                       r"hoạt)[^;]*(?:\"?(?:bốn|4) tốt|kiểu mẫu|chất lượng|sinh "
                                       r"hoạt tốt)|chi bộ[^;]*(?:bốn|4) tốt|chi bộ kiểu mẫu"),
    _Rule("meeting_quality", r"chất lượng (?:các (?:buổi|kỳ) )?(?:sinh hoạt|cuộc họp)|(?:buổi|kỳ"
                             r"|cuộc) (?:sinh hoạt|họp)[^;]*(?:xếp loại|đạt loại|đạt chất lượng"
                             r"|đạt tốt|loại tốt|được đánh giá)|sinh hoạt[^;]*(?:xếp loại|loại) "
                             r"(?:tốt|khá)"),
    _Rule("moral_example_registration", _MORAL +
        r"|đăng ký[^;]*(?:nêu gương|làm theo|tu dưỡng|việc tốt)|nêu gương[^;]*đăng ký"),
    _Rule("commitments", r"cam kết"),
    _Rule("meeting_attendance", r"(?:tham gia|dự|tham dự|có mặt|tỷ lệ|đầy đủ|đi|chuyên cần|duy trì"
                                r"|thực hiện)[^;]*(?:sinh hoạt|họp)|(?:sinh hoạt|họp)[^;]*(?:đầy "
                                r"đủ|đông đủ|đạt|đúng giờ|nghiêm "
                                r"túc)", r"học tập|buổi học", ("percent",), ("members",)),
    _Rule("meeting_attendance", r"đảng viên[^;]*(?:dự|tham gia|tham dự) (?:sinh hoạt|họp|các "
                                r"(?:buổi|kỳ|cuộc))|tỷ lệ[^;]*(?:dự|tham gia) (?:họp|sinh hoạt)"
                                r"|(?:sinh hoạt|họp) (?:chi bộ|đảng|định kỳ|chuyên đề)[^;]*tỷ "
                                r"lệ", r"học tập", ("percent",)),
    _Rule("thematic_meetings", r"sinh hoạt(?: \S+){0,4} chuyên đề|sinh hoạt theo chuyên đề|họp "
                               r"chuyên đề|chuyên đề[^;]*sinh hoạt|sinh hoạt[^;]*chuyên đề|chuyên "
                               r"đề (?:sinh hoạt|chi bộ)", r"làm theo"),
    _Rule("meetings_held", r"(?:sinh hoạt|họp)(?: (?:chi bộ|đảng|chi ủy|cấp ủy|lệ|thường kỳ|định "
                           r"kỳ|thường lệ|hằng tháng))|tổ chức sinh hoạt|sinh hoạt (?:ít nhất|đúng"
                           r"|đầy đủ)|kỳ (?:họp|sinh hoạt)|buổi sinh hoạt|nền nếp sinh hoạt|chế "
                           r"độ sinh hoạt", r"đoàn viên|chi đoàn"),
    _Rule("political_theory", r"lý luận chính trị|\bllct\b|(?:trung cấp|cao cấp|sơ cấp) (?:lý luận"
                              r"|chính trị|llct|lý luận)|lý luận, chính trị"),
    _Rule("study_attendance_non_members",
        rf"(?:{_STUDY})[^;]*(?:{_PAPERS})|{_STUDY},? (?:và "
        rf")?{_STUDY}", "đảng viên,|đảng viên và", (), ("outsiders",)),
    _Rule("study_attendance_non_members", rf"(?:{_OUTSIDE})[^;]*{_STUDY}", r"đảng viên (?:và|,)"),
    _Rule("study_attendance", rf"(?:{_STUDY}|nắm vững|dự)[^;]*(?:{_PAPERS})|{_PAPERS}[^;]*(?:học "
                              rf"tập|quán triệt)|(?:học tập|học),? (?:và )?quán triệt|được quán "
                              rf"triệt",
                                  r"chỉ tiêu[^;]*nghị quyết", (), (
                                      "members", "fellows", "bodies", "staff")),
    _Rule("study_attendance", rf"(?:học tập|quán triệt)[^;]*{_PAPERS}|{_PAPERS}[^;]*(?:học tập"
                              rf"|quán triệt)"),
    # Control and discipline
    _Rule("disciplined_members", r"vi phạm|kỷ luật|suy thoái|sai "
                                 r"phạm",
                                     r"giữ (?:vững|nghiêm)|chấp hành", (), ("members",), zero=True),
    _Rule("disciplined_members", r"vi phạm|bị (?:xử lý )?kỷ luật|phải xử lý kỷ "
                                 r"luật",
                                     r"công chức|học sinh|người dân|luật giao thông|công trình"
                                     r"|xây dựng trái|nhân dân|giáo viên|pháp luật "
                                     r"về", (), zero=True),
    _Rule("disciplined_members", r"(?:bị|phải|xử lý|thi hành)[^;]*kỷ luật|vi "
                                 r"phạm",
                                     r"không (?:bị |có )?(?:ai )?vi phạm|được kiểm "
                                     r"tra", (), ("members",)),
    _Rule("members_inspected", r"kiểm tra|giám sát",
        r"cuộc|kiểm tra[^;]*(?:cấp|lớp)|bài kiểm tra|tổ chức đảng|giám sát cộng đồng|kiểm tra sức "
        r"khỏe", (), ("members",), counted=r"%|đảng viên|đồng chí|lượt|đ/c"),
    _Rule("inspections", r"kiểm tra|giám sát",
        r"bài kiểm tra|giám sát cộng đồng|nhân dân|kiểm tra sức khỏe|công trình|an toàn thực phẩm"),
    # Rating and emulation
    _Rule("emulation_flags", r"cờ thi đua|\bcờ\b"),
    _Rule("emulation_score", r"điểm thi đua|thi đua[^;]*điểm|(?:bảng|thang) điểm|chấm điểm"),
    _Rule("targets_met", r"(?:chỉ tiêu)[^;]*(?:nghị quyết|đại hội|đề ra|chủ yếu|thi đua)|nghị "
                         r"quyết[^;]*chỉ tiêu|các chỉ "
                         r"tiêu", r"kinh tế|giảm nghèo|thu ngân sách|nhập ngũ|tuyển sinh|kết nạp"
                                  r"|phát triển|chuyên môn|nhiệm "
                                  r"vụ", ("percent", "count", "boolean")),
    _Rule("professional_tasks", r"(?:nhiệm vụ|chương trình|kế hoạch|chỉ tiêu)[^;]*(?:chính trị"
                                r"|chuyên môn|công tác|được giao|cơ quan|đề ra)|nhiệm vụ chính trị"
                                r"|nhiệm vụ chuyên môn|công tác chuyên môn|nhiệm vụ được "
                                r"giao",
                                    r"kết nạp|nhập ngũ|lý luận|giảm nghèo|phát triển đảng|nghĩa "
                                    r"vụ quân sự|thu ngân sách"),
    _Rule("initiatives", r"sáng kiến|cải tiến|giải pháp hữu ích|đề tài (?:nghiên cứu|khoa học"
                         r"|sáng)"),
    _Rule(None, r"đoàn viên công đoàn|gia nhập|kết nạp (?:\S+ ){0,4}(?:đoàn viên|hội viên)"),
    _Rule("emulation_participation", r"thi đua|hoạt động xã hội|cuộc vận động|từ thiện|nhân đạo"
                                     r"|hoạt động (?:phong trào|xã "
                                     r"hội)", r"danh hiệu|chiến sĩ thi đua|khen thưởng"),
    _Rule("admissions", _ADMIT, _NOT_PARTY),
)  # fmt: skip
_BARE_MEMBERS = re.compile(r"đảng viên|đồng chí")


def classify(facts: Facts) -> str | None:
    """The key of the first rule that holds."""
    rule = next((r for r in _RULES if r.holds(facts)), None)
    return rule.key if rule else None


def bare_admissions(counted: str | None, words: str) -> bool:
    """ "mỗi năm 90 đảng viên" says no verb; in a resolution's targets it means admissions."""
    return bool(_BARE_MEMBERS.match(counted or "")) and not words
