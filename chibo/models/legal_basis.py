"""Documents that rules rest on, and the rules as dated data.

A record is judged by the rule in force on the record's own date. What is second-hand carries its
mark and can be changed by the administrator; provincial rules are rows like any other.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from chibo.history import tracked

from .stale import counted


class Certainty(models.TextChoices):
    """How well a rule is known."""

    READ = "read", "đã đọc nguyên văn"
    SECOND_HAND = "second_hand", "theo nguồn khác"
    RECALLED = "recalled", "chưa có nguồn"
    LOCAL = "local", "quy định của địa phương"


@tracked()
class LegalBasis(models.Model):
    """A document of the Party or the State that a rule cites."""

    code = models.CharField("số, ký hiệu", max_length=40, unique=True)
    title = models.CharField("trích yếu", max_length=300)
    issuer = models.CharField("cơ quan ban hành", max_length=100)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    valid = DateRangeField("hiệu lực")
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces"
    )

    objects = models.Manager()

    class Meta:
        verbose_name = "căn cứ"
        ordering = ["code"]

    def __str__(self):
        return self.code


@tracked()
@counted("SELECT id AS unit_id FROM chibo_unit WHERE EXISTS (SELECT FROM {rows})")
class Rule(models.Model):
    """The parameters of one rule for a span of days; `regulations.py` gives them their meaning."""

    key = models.SlugField("khóa", max_length=60)
    basis = models.ForeignKey(LegalBasis, models.PROTECT, related_name="rules")
    article = models.CharField("điều, khoản", max_length=60, blank=True)
    certainty = models.CharField("độ chắc chắn", max_length=12, choices=Certainty)
    valid = DateRangeField("hiệu lực")
    parameters = models.JSONField("tham số", default=dict)

    objects = models.Manager()

    class Meta:
        verbose_name = "quy định"
        ordering = ["key", "valid"]
        constraints = [
            ExclusionConstraint(
                name="rule_one_in_force",
                expressions=[("key", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                violation_error_message="Mỗi thời điểm chỉ có một quy định cho cùng một việc.",
            )
        ]

    def __str__(self):
        return f"{self.key} ({self.basis})"

    @property
    def clause(self):
        """Document and article, as a refusal names them."""
        return ", ".join(filter(None, [self.basis.code, self.article]))


@tracked()
class Holiday(models.Model):
    """A day on which offices rest besides Saturdays and Sundays: no working day falls on it."""

    day = models.DateField("ngày", unique=True)
    name = models.CharField("tên", max_length=100)

    objects = models.Manager()

    class Meta:
        verbose_name = "ngày nghỉ"
        ordering = ["day"]

    def __str__(self):
        return f"{self.name} ({self.day:%d/%m/%Y})"
