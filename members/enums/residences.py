"""Contact with the place of residence: who is let off, and how good the comment is."""

from django.db.models import TextChoices


class ResidenceGround(TextChoices):
    """Why no yearly comment is asked for (213-QĐ/TW 2020; 33-HD/BTCTW 2020, 1)."""

    BARRACKS = "barracks", "Quân đội, Công an ở tập trung tại doanh trại, nhà công vụ"
    AWAY = "away", "Thường xuyên làm việc xa nơi cư trú, lưu động"
    ROTATED = "rotated", "Cán bộ điều động, luân chuyển ở nhà công vụ, tập thể"
    STUDYING = "studying", "Đi học tập trung cả năm, học sinh, sinh viên xa nhà"
    READY = "ready", "Quân đội, Công an ở đơn vị thường trực sẵn sàng chiến đấu"
    LEADER = "leader", "Cán bộ lãnh đạo thuộc diện được miễn"
    OTHER = "other", "Khác"


class ResidenceLevel(TextChoices):
    """What the comment comes to; the words of the slips that residences send, of no regulation."""

    GOOD = "good", "Tốt"
    FAIR = "fair", "Khá"
    AVERAGE = "average", "Trung bình"
    POOR = "poor", "Kém"
