"""A file the program made for somebody, kept until it is fetched or too old."""

from django.conf import settings
from django.db import models

HEX = {"function": "encode", "template": "encode(sha256(%(expressions)s), 'hex')"}


class StoredFile(models.Model):
    """The bytes of a file and whose it is. In the database, so that one backup carries all.

    Outside the history, as all large bytes are; it can be made again, so it may be deleted.
    `personal`: names or other personal data are inside, so whoever takes it away is recorded.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField("tên tệp", max_length=120)
    media_type = models.CharField("loại tệp", max_length=100)
    content = models.BinaryField("nội dung")
    personal = models.BooleanField("có dữ liệu cá nhân", default=False)
    made_at = models.DateTimeField("lập lúc", auto_now_add=True)
    size = models.GeneratedField(
        expression=models.Func("content", function="octet_length"),
        output_field=models.PositiveIntegerField("cỡ, byte"),
        db_persist=True,
    )
    sha256 = models.GeneratedField(
        expression=models.Func("content", **HEX),
        output_field=models.CharField("mã băm", max_length=64),
        db_persist=True,
    )

    unscoped = models.Manager()

    class Meta:
        verbose_name = "tệp"
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="stored_file_not_empty",
                condition=models.Q(size__gt=0),
                violation_error_message="Tệp rỗng. Hãy lập lại.",
            )
        ]

    def __str__(self):
        return self.name
