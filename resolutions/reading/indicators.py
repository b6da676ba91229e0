"""Which indicator a clause speaks of; None is a free target."""

import re

from .lexicon import RULES, Facts

NAMES = {
    "admission_rate": "Tỷ lệ kết nạp đảng viên",
    "admissions_assigned": "Kết nạp theo chỉ tiêu được giao",
    "agency_rating": "Xếp loại cơ quan, đơn vị",
    "badges": "Tặng Huy hiệu Đảng",
    "disciplined_members": "Đảng viên bị thi hành kỷ luật",
    "dues_paid": "Đóng đảng phí",
    "emulation_flags": "Cờ thi đua",
    "emulation_participation": "Tham gia phong trào thi đua",
    "emulation_score": "Điểm thi đua",
    "inspections": "Cuộc kiểm tra, giám sát",
    "mass_organisation_rating": "Xếp loại đoàn thể",
    "meeting_quality": "Chất lượng sinh hoạt",
    "members_inspected": "Đảng viên được kiểm tra, giám sát",
    "members_rated_excellent": "Đảng viên hoàn thành xuất sắc nhiệm vụ",
    "members_rated_good": "Đảng viên hoàn thành tốt nhiệm vụ trở lên",
    "members_rated_satisfactory": "Đảng viên hoàn thành nhiệm vụ trở lên",
    "political_theory": "Học lý luận chính trị",
    "professional_tasks": "Nhiệm vụ chính trị, chuyên môn",
    "staff_rated_good": "Cán bộ, công chức hoàn thành tốt nhiệm vụ trở lên",
    "study_attendance": "Đảng viên học tập nghị quyết",
    "study_attendance_non_members": "Quần chúng học tập nghị quyết",
    "subunit_ratings": "Xếp loại tổ chức đảng trực thuộc",
    "trade_union_rating": "Xếp loại công đoàn",
    "unit_rating": "Xếp loại chi bộ",
    "units_with_admissions": "Chi bộ có kết nạp đảng viên",
}
"""What the reader can name and no app may count yet, for people; an app's own label wins."""
_BARE_MEMBERS = re.compile(r"đảng viên|đồng chí|đ/c|đv")
_LEFT_OVERS = re.compile(
    r"\b(?:xã|phường|chi bộ|hết nguồn|trừ nơi|trừ|nơi|hết|nguồn|nữ|mới|bình quân|các|năm|còn lại)\b"
)


def classify(facts: Facts) -> str | None:
    """The key of the first rule that holds."""
    rule = next((r for r in RULES if r.holds(facts)), None)
    return rule.key if rule else None


def bare_admissions(counted: str | None, words: str) -> bool:
    """ "mỗi năm 90 đảng viên" says no verb; in a resolution's targets it means admissions."""
    return bool(_BARE_MEMBERS.match(counted or "")) and not _LEFT_OVERS.sub("", words).strip()
