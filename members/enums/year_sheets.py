"""What each member does every year."""

from django.db.models import TextChoices


class Duty(TextChoices):
    """What each member does every year and the cell ticks when it is done."""

    RESIDENCE = "residence", "Nơi cư trú nhận xét"
    RESIDENCE_FREE = "residence_free", "Không thuộc diện giới thiệu về nơi cư trú"
    EXAMPLE = "example", "Đăng ký làm theo gương Bác"
    COMMITMENT = "commitment", "Cam kết tu dưỡng, rèn luyện"
    INITIATIVE = "initiative", "Có sáng kiến được công nhận"
