"""Words of Party life: badges, dues, contact, pledges, meetings."""

from .rule import Rule

RULES = (
    Rule(None, r"chuyển (?:\S+ )?sinh hoạt"),
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
        r"(?:tham gia|dự|tham dự|có mặt|tỷ lệ|đầy đủ|đi|chuyên cần|duy trì|thực hiện"
        r"|chấp hành)[^;]*(?:sinh hoạt|họp)"
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
