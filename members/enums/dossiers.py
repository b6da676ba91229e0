"""The papers of a dossier: whether each is there."""

from django.db.models import TextChoices


class Kept(TextChoices):
    """What a check of the dossier found; "" while nobody has looked."""

    THERE = "there", "có"
    MISSING = "missing", "thiếu"
    UNNEEDED = "unneeded", "không cần"
