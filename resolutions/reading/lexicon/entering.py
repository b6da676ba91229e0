"""Words of joining the Party: sources, classes, admission, recognition."""

from .rule import Rule

ADMIT = r"kết nạp(?! hết)|phát triển(?: (?:được|mới|thêm))*(?: \S+){0,4} đảng viên|phát triển đảng"
NOT_PARTY = r"kết nạp (?:\S+ ){0,6}(?:đoàn viên|hội viên|công đoàn|đội viên|đoàn)\b"
_ASSIGNED = ("meets_assigned", "to_be_assigned")

RULES = (
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
        rf"{ADMIT}",
        unless=NOT_PARTY,
        measures=("percent",),
        subjects=("bodies",),
        counted=r"%",
    ),
    Rule(
        "units_with_admissions",
        r"(?:chi bộ|tổ chức đảng|đảng bộ)[^;]*(?:có|đều)[^;]*(?:kết nạp|phát triển)[^;]*đảng viên",
        unless=NOT_PARTY,
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
        rf"{ADMIT}|chỉ tiêu[^;]*đảng viên mới",
        unless=NOT_PARTY,
        comparators=_ASSIGNED,
    ),
    Rule(
        "admissions_assigned",
        r"(?:kết nạp|phát triển)[^;]*(?:chỉ tiêu|kế hoạch|giao)|(?:chỉ tiêu|kế hoạch)[^;]*(?:kết "
        r"nạp|phát triển đảng)",
        unless=NOT_PARTY,
        measures=("percent",),
    ),
    Rule("admission_rate", ADMIT, unless=NOT_PARTY, measures=("percent",)),
    Rule(
        "admission_rate",
        r"tỷ lệ (?:đảng viên mới|phát triển đảng)",
        unless=r"học|bồi dưỡng",
        measures=("percent",),
    ),
)
