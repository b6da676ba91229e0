"""Words of study: political theory, resolutions and directives."""

from .rule import Rule

_STUDY = r"(?:học tập|quán triệt|nghiên cứu|tiếp thu|triển khai|học|tuyên truyền|phổ biến)"
_PAPERS = (
    r"(?:nghị quyết|chỉ thị|\bnq\b|văn bản|kết luận|chủ trương|đường lối|quy định của đảng"
    r"|các quy định)"
)

RULES = (
    Rule(
        "political_theory",
        r"lý luận,? (?:và )?chính trị|\b(?:tc|cc|sc)?-?llct\b"
        r"|(?:trung cấp|cao cấp|sơ cấp) (?:lý luận|chính trị)",
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
