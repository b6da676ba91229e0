"""How far a list from a file has come."""

from django.db.models import TextChoices


class ImportState(TextChoices):
    """How far the import of a list has come."""

    KEPT = "kept", "Chờ xác nhận"
    APPLIED = "applied", "Đã ghi"
    UNDONE = "undone", "Đã hoàn tác"
    EXPIRED = "expired", "Quá hạn"
