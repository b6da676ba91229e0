"""Targets (chỉ tiêu): the measurable part of a sentence, tied to the sentence that says it."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, Versioned, counted, through
from resolutions.enums import Base, Comparator, Measure, Relation, SetBy, Source
from resolutions.regulations.wording import period_words

from .section import Paragraph

PERIOD = r"^(term|yearly|yearly_avg|quarter|month|meeting|year:\d{4}|by:\d{4}(-\d{2}(-\d{2})?)?)$"
FIGURE = {"max_digits": 14, "decimal_places": 3, "null": True, "blank": True}


# For `counted`: the way from a target to its unit.
TO_THE_RESOLUTION = (
    *("paragraph", "resolutions_paragraph"),
    *("section", "resolutions_section"),
    *("resolution", "resolutions_resolution"),
)


@tracked()
@counted(through(*TO_THE_RESOLUTION))
class Target(Scoped, Versioned):
    """One measure in one sentence; a sentence may hold several.

    `comparator` is as written, `judged_as` decides: a bare number is judged "or more", since
    overshoot is praise. Grades stand in `grade` on their `scale`, everything else in `value`.
    """

    scope = "paragraph__section__resolution__unit__path"
    read_permission = Permission.READ_RESOLUTIONS

    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="targets")
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    text = models.TextField("câu văn")
    clause = models.TextField("phần đọc được", blank=True)
    indicator = models.CharField("chỉ số", max_length=60, blank=True)
    parameters = models.JSONField("tham số", default=dict, blank=True)
    measure = models.CharField("đo bằng", max_length=10, choices=Measure)
    comparator = models.CharField("so sánh", max_length=20, choices=Comparator)
    judged_as = models.CharField("cách xét", max_length=20, choices=Comparator)
    value = models.DecimalField("giá trị", **FIGURE)
    value_max = models.DecimalField("đến", **FIGURE)
    grade = models.CharField("mức, danh hiệu", max_length=100, blank=True)
    scale = models.CharField("thang", max_length=40, blank=True)
    rank_of = models.DecimalField("trên tổng số", **FIGURE)
    unit_of_measure = models.CharField("đơn vị tính", max_length=60, blank=True)
    set_by = models.CharField("do ai đặt", max_length=10, choices=SetBy, default=SetBy.OWN)
    population = models.CharField("đối tượng", max_length=200, blank=True)
    base = models.CharField("mẫu số tính theo", max_length=20, choices=Base, default=Base.LIVE)
    base_number = models.DecimalField("mẫu số cố định", **FIGURE)
    exclusions = ArrayField(
        models.CharField(max_length=60), verbose_name="không tính", default=list, blank=True
    )
    event_minimum = models.PositiveSmallIntegerField("số lần ít nhất", null=True, blank=True)
    per = models.CharField("tính cho từng", max_length=40, blank=True)
    period = models.CharField(
        "thời hạn",
        max_length=16,
        default="term",
        validators=[RegexValidator(PERIOD, "Thời hạn không đúng dạng.")],
    )
    relation = models.CharField("quan hệ", max_length=16, choices=Relation, blank=True)
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="parts")
    condition = models.CharField("điều kiện", max_length=200, blank=True)
    source = models.CharField("nguồn", max_length=10, choices=Source, default=Source.TYPED)
    unsure = ArrayField(
        models.CharField(max_length=300), verbose_name="chỗ cần xem lại", default=list, blank=True
    )

    period_in_words = staticmethod(period_words)

    class Meta:
        verbose_name = "chỉ tiêu"
        ordering = ["paragraph__section__order", "paragraph__order", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="target_period_shape",
                condition=Q(period__regex=PERIOD.replace(r"\d", "[0-9]")),
                violation_error_message="Thời hạn không đúng dạng.",
            ),
            models.CheckConstraint(
                name="target_has_what_it_asks",
                condition=~Q(measure__in=[Measure.COUNT, Measure.PERCENT, Measure.AMOUNT])
                | Q(value__isnull=False)
                | Q(comparator__in=[Comparator.MEETS_ASSIGNED, Comparator.TO_BE_ASSIGNED]),
                violation_error_message="Chỉ tiêu số lượng, tỷ lệ phải có con số.",
            ),
            models.CheckConstraint(
                name="target_grade_is_named",
                condition=~Q(measure=Measure.GRADE) | ~Q(grade=""),
                violation_error_message="Chỉ tiêu xếp loại phải có tên mức hoặc danh hiệu.",
            ),
            models.CheckConstraint(
                name="target_range_order",
                condition=Q(value_max=None) | Q(value_max__gte=models.F("value")),
                violation_error_message="Con số sau phải lớn hơn hoặc bằng con số trước.",
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def said(self):
        """The words it stands for, as the paragraph has them; never words that are not there."""
        written = self.paragraph.text
        mine = (words for words in (self.clause, self.text) if words and words in written)
        return next(mine, written)
