"""What each member does every year."""

from django.db.models import TextChoices


class Duty(TextChoices):
    """What each member does every year and the cell ticks when it is done."""

    RESIDENCE = "residence", "Nơi cư trú nhận xét"
    RESIDENCE_FREE = "residence_free", "Không thuộc diện giới thiệu về nơi cư trú"
    EXAMPLE = "example", "Đăng ký làm theo gương Bác"
    CELL_QUALITY = "cell_quality", "Đăng ký nâng cao chất lượng sinh hoạt"
    COMMITMENT = "commitment", "Cam kết tu dưỡng, rèn luyện"
    INITIATIVE = "initiative", "Có sáng kiến được công nhận"


# A comment of the residence is a row of its own (`ResidenceComment`), whether typed or ticked.
TICKED = tuple(duty for duty in Duty if duty != Duty.RESIDENCE)
