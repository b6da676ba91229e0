"""How documents are studied, and by whom."""

from django.db.models import TextChoices


class StudyMode(TextChoices):
    """How a document was studied."""

    DIRECT = "direct", "Trực tiếp"
    ONLINE = "online", "Trực tuyến"


class Studied(TextChoices):
    """What became of one member and one document."""

    PRESENT = "present", "Đã học"
    MADE_UP = "made_up", "Đã học bù"
    ABSENT = "absent", "Chưa học"
