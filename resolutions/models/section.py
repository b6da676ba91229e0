"""The body of a resolution: sections in the order of the paper, their paragraphs in theirs.

Sections stand in one list with a depth each; moving a branch moves a run of the list, and the tree
cannot come apart.
"""

from django.core.validators import MaxValueValidator
from django.db import models

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, Versioned

from .resolution import Resolution

DEEPEST = 5


@tracked()
class Section(Scoped, Versioned):
    """A heading with what stands under it; labels are kept as written ("I-", "2.1.", "a.")."""

    scope = "resolution__unit__path"
    read_permission = Permission.READ_RESOLUTIONS

    resolution = models.ForeignKey(Resolution, models.CASCADE, related_name="sections")
    order = models.PositiveSmallIntegerField("thứ tự")
    depth = models.PositiveSmallIntegerField(
        "bậc", default=0, validators=[MaxValueValidator(DEEPEST)]
    )
    label = models.CharField("ký hiệu", max_length=20, blank=True)
    heading = models.CharField("tiêu đề", max_length=400, blank=True)

    class Meta:
        verbose_name = "mục"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["resolution", "order"],
                name="section_one_place",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message="Hai mục cùng một chỗ.",
            ),
            models.CheckConstraint(
                name="section_not_too_deep",
                condition=models.Q(depth__lte=DEEPEST),
                violation_error_message=f"Bố cục sâu nhất {DEEPEST + 1} bậc.",
            ),
        ]

    def __str__(self):
        return " ".join(filter(None, [self.label, self.heading])) or "(không đề mục)"


@tracked()
class Paragraph(Scoped):
    """One paragraph or list item, printed exactly as it stands here."""

    scope = "section__resolution__unit__path"
    read_permission = Permission.READ_RESOLUTIONS

    section = models.ForeignKey(Section, models.CASCADE, related_name="paragraphs")
    order = models.PositiveSmallIntegerField("thứ tự")
    marker = models.CharField("dấu đầu dòng", max_length=10, blank=True)
    text = models.TextField("nội dung")

    class Meta:
        verbose_name = "đoạn văn"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "order"],
                name="paragraph_one_place",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message="Hai đoạn cùng một chỗ.",
            ),
            models.CheckConstraint(
                name="paragraph_says_something",
                condition=~models.Q(text=""),
                violation_error_message="Đoạn văn không được để trống.",
            ),
        ]

    def __str__(self):
        return self.line

    @property
    def line(self):
        """As a line of the editor: the marker, then the text."""
        return f"{self.marker} {self.text}" if self.marker else self.text
