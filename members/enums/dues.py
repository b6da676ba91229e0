"""Who pays how much, who is let off, by what way (01-QĐ/TW 2026)."""

from django.db.models import TextChoices


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
