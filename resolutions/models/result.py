"""What became of a target in a year: figures no record can answer, typed with evidence."""

from django.db import models
from django.db.models import Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, Versioned, counted, through

from .target import FIGURE, TO_THE_RESOLUTION, Target


@tracked()
@counted(through("target", "resolutions_target", *TO_THE_RESOLUTION))
class Result(Scoped, Versioned):
    """A typed figure for one target and one year. Zero is a value; nothing typed is no row."""

    scope = "target__paragraph__section__resolution__unit__path"
    read_permission = Permission.READ_RESOLUTIONS

    target = models.ForeignKey(Target, models.PROTECT, related_name="results")
    year = models.PositiveSmallIntegerField("năm")
    numerator = models.DecimalField("tử số", **FIGURE)
    denominator = models.DecimalField("mẫu số", **FIGURE)
    value = models.DecimalField("kết quả", **FIGURE)
    grade = models.CharField("mức đạt được", max_length=100, blank=True)
    achieved = models.BooleanField("đã đạt", null=True, blank=True)
    as_of = models.DateField("tính đến ngày")
    evidence = models.CharField("minh chứng", max_length=300)
    note = models.TextField("ghi chú", blank=True)

    class Meta:
        verbose_name = "kết quả chỉ tiêu"
        ordering = ["target", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["target", "year"],
                name="result_once_a_year",
                violation_error_message="Năm này đã có kết quả cho chỉ tiêu đó.",
            ),
            models.CheckConstraint(
                name="result_says_something",
                condition=Q(value__isnull=False) | ~Q(grade="") | Q(achieved__isnull=False),
                violation_error_message="Hãy nhập kết quả, hoặc để trống cả dòng.",
            ),
            models.CheckConstraint(
                name="result_has_evidence",
                condition=~Q(evidence=""),
                violation_error_message="Hãy ghi minh chứng: văn bản, biên bản, nơi xác nhận.",
            ),
            models.CheckConstraint(
                name="result_denominator_positive",
                condition=Q(denominator=None) | Q(denominator__gt=0),
                violation_error_message="Mẫu số phải lớn hơn 0.",
            ),
        ]

    def __str__(self):
        return f"{self.target} ({self.year})"
