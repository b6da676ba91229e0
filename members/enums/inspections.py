"""Words of inspection and supervision (21-QĐ/TW 2026)."""

from django.db.models import TextChoices


class InspectionKind(TextChoices):
    """What a cell does of its own (21-QĐ/TW 2026); denunciations and suspicions are not kept."""

    INSPECTION = "inspection", "Kiểm tra"
    SUPERVISION = "supervision", "Giám sát"


class InspectionMode(TextChoices):
    """Whether it goes on all the time, or looks at one matter."""

    REGULAR = "regular", "Thường xuyên"
    THEMATIC = "thematic", "Chuyên đề"


class InspectionStep(TextChoices):
    """The way of one inspection, in order; `Inspection` keeps the day of each in `<step>_on`."""

    NOTIFIED = "notified", "Thông báo cho đảng viên"
    REPORTED = "reported", "Đảng viên báo cáo tự kiểm tra"
    VERIFIED = "verified", "Tổ kiểm tra thẩm tra, xác minh"
    CONCLUDED = "concluded", "Chi bộ họp, kết luận"
    ANNOUNCED = "announced", "Thông báo kết quả"
