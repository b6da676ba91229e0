"""Units (tổ chức đảng): an identity, and what was true of it when.

`Unit` carries today's name, parent and path as copies, written only by `actions/units.py`; the
dated rows are the truth. `path` holds the numbers of the ancestors and of the unit itself, six
digits each ("000001.000007."), so that "in my subtree" is a prefix.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.validators import RegexValidator
from django.db import models

from chibo.access import Permission
from chibo.history import tracked

from .base import Scoped, ScopedQuerySet, Versioned
from .stale import counted

PATH = RegexValidator(r"^(\d{6}\.)+$")


class UnitKind(models.Model):
    """A kind of unit, as data: 2025 and 2026 changed the kinds twice (294-QĐ/TW, 208-QĐ/TW)."""

    code = models.SlugField("mã", primary_key=True)
    name = models.CharField("tên", max_length=100)
    paper_code = models.CharField("ký hiệu cơ quan ban hành", max_length=10)
    is_cell = models.BooleanField("là chi bộ", default=False)
    rank = models.PositiveSmallIntegerField("thứ tự")

    objects = models.Manager()

    class Meta:
        verbose_name = "loại tổ chức đảng"
        ordering = ["rank"]

    def __str__(self):
        return self.name


class UnitKindParent(models.Model):
    """Under which kind a kind may stand, and when."""

    kind = models.ForeignKey(UnitKind, models.PROTECT, related_name="parents")
    parent_kind = models.ForeignKey(UnitKind, models.PROTECT, related_name="+")
    valid = DateRangeField("hiệu lực")

    objects = models.Manager()

    class Meta:
        verbose_name = "quan hệ giữa các loại tổ chức"
        constraints = [
            ExclusionConstraint(
                name="unit_kind_parent_once",
                expressions=[
                    ("kind", RangeOperators.EQUAL),
                    ("parent_kind", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Hai khoảng thời gian của cùng một quan hệ chồng lên nhau.",
            )
        ]

    def __str__(self):
        return f"{self.kind} / {self.parent_kind}"


class UnitQuerySet(ScopedQuerySet):
    def open(self, on):
        """Units that exist on the day."""
        return self.filter(models.Q(closed_on=None) | models.Q(closed_on__gt=on), opened_on__lte=on)

    def cells(self):
        """Units that keep a register of members themselves."""
        return self.filter(kind__is_cell=True)

    def below(self, unit):
        """The subtree of a unit, itself included, by today's tree."""
        return self.filter(path__startswith=unit.path)


@tracked()
@counted("SELECT id AS unit_id FROM {rows}")
class Unit(Scoped, Versioned):
    """A Party organisation for the length of its life."""

    scope = "path"
    read_permission = Permission.READ_FIGURES

    code = models.CharField("mã", max_length=40, unique=True)
    kind = models.ForeignKey(UnitKind, models.PROTECT, verbose_name="loại", related_name="+")
    opened_on = models.DateField("thành lập ngày")
    closed_on = models.DateField("kết thúc ngày", null=True, blank=True)
    name = models.CharField("tên", max_length=200)
    short_name = models.CharField("tên gọi tắt", max_length=80)
    seat = models.CharField("địa danh ghi trên văn bản", max_length=80)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="children", verbose_name="cấp trên"
    )
    path = models.CharField(
        "đường dẫn",
        max_length=140,
        unique=True,
        validators=[PATH],
        db_collation="C",
        editable=False,  # follows from the parent
    )

    unscoped = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "tổ chức đảng"
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                name="unit_closes_after_it_opens",
                condition=models.Q(closed_on=None) | models.Q(closed_on__gt=models.F("opened_on")),
                violation_error_message="Ngày kết thúc phải sau ngày thành lập.",
            ),
            models.CheckConstraint(
                name="unit_path_shape",
                condition=models.Q(path__regex=r"^([0-9]{6}\.)+$"),
                violation_error_message="Đường dẫn của tổ chức không đúng dạng.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def depth(self):
        """0 at the top of the tree."""
        return self.path.count(".") - 1


class Dated(models.Model):
    """A fact about a unit, true for a span of days; the last day is not included."""

    valid = DateRangeField("hiệu lực")
    decision = models.CharField("quyết định số", max_length=60, blank=True)

    objects = models.Manager()

    class Meta:
        abstract = True


def _one_at_a_time(name, message):
    return ExclusionConstraint(
        name=name,
        expressions=[("unit", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
        violation_error_message=message,
    )


@tracked()
class UnitName(Dated):
    """What a unit was called. A paper prints the name of its own date."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="names")
    name = models.CharField("tên", max_length=200)
    short_name = models.CharField("tên gọi tắt", max_length=80)
    seat = models.CharField("địa danh ghi trên văn bản", max_length=80)

    class Meta:
        verbose_name = "tên tổ chức đảng"
        ordering = ["unit", "valid"]
        constraints = [
            _one_at_a_time("unit_one_name", "Mỗi thời điểm một tổ chức chỉ có một tên."),
        ]

    def __str__(self):
        return self.name


@tracked()
@counted("SELECT unit_id FROM {rows} UNION ALL SELECT parent_id FROM {rows}")
class UnitPlace(Dated):
    """Where a unit stood in the tree."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="places")
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    path = models.CharField(
        "đường dẫn", max_length=140, validators=[PATH], db_collation="C", editable=False
    )

    class Meta:
        verbose_name = "vị trí tổ chức đảng"
        ordering = ["unit", "valid"]
        indexes = [models.Index(fields=["path"], name="unit_place_path")]
        constraints = [
            _one_at_a_time("unit_one_place", "Mỗi thời điểm một tổ chức chỉ thuộc một cấp trên."),
        ]

    def __str__(self):
        return self.path
