"""How a member came to a cell, and how they left it."""

from django.db.models import TextChoices


class Entry(TextChoices):
    """How a member came to a cell."""

    RECORDED = "recorded", "đã ở chi bộ khi lập sổ"
    ADMITTED = "admitted", "kết nạp tại chi bộ"
    TRANSFERRED = "transferred", "chuyển đến chính thức"
    READMITTED = "readmitted", "kết nạp lại"


class Ending(TextChoices):
    """How a member left a cell."""

    MOVED = "moved", "chuyển sang chi bộ khác trong hệ thống này"
    TRANSFERRED = "transferred", "chuyển sinh hoạt đảng chính thức đi nơi khác"
    DIED = "died", "từ trần"
    RESIGNED = "resigned", "xin ra khỏi Đảng"
    REMOVED = "removed", "xóa tên"
    EXPELLED = "expelled", "khai trừ"
    ANNULLED = "annulled", "ghi nhầm, đã bỏ"


# Endings after which somebody is no member anywhere.
LEFT_THE_PARTY = (Ending.DIED, Ending.RESIGNED, Ending.REMOVED, Ending.EXPELLED)
