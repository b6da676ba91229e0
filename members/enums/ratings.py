"""The levels of the year, and why somebody has none (366-QĐ/TW 2025)."""

from django.db.models import TextChoices


class Level(TextChoices):
    """The four ratings of a year, best first, by the codes everybody writes (366-QĐ/TW 2025)."""

    EXCELLENT = "HTXSNV", "Hoàn thành xuất sắc nhiệm vụ"
    GOOD = "HTTNV", "Hoàn thành tốt nhiệm vụ"
    FAIR = "HTNV", "Hoàn thành nhiệm vụ"
    POOR = "KHTNV", "Không hoàn thành nhiệm vụ"

    @property
    def reaching(self):
        """This rating and every better one ("trở lên")."""
        levels = list(Level)
        return levels[: levels.index(self) + 1]


class LeftOut(TextChoices):
    """Why a member on the roll is not rated."""

    EXEMPT = "exempt", "Được miễn sinh hoạt"
    NEW = "new", "Kết nạp chưa đủ 6 tháng"
    SUSPENDED = "suspended", "Bị đình chỉ sinh hoạt"
    OTHER = "other", "Lý do khác"
