"""Two records that look like one person's: said to be two people, or made into one."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from chibo.access import Permission
from chibo.encryption import EncryptedTextField
from chibo.history import tracked
from chibo.models import Scoped, ScopedQuerySet, counted

from .member import Member

# For `counted`: what is left on the record given up counts no more where that person was.
WHERE_GONE_WAS = """
SELECT stay.unit_id FROM {rows} changed
JOIN members_affiliation stay ON stay.member_id = changed.gone_id
"""


class OfTwo(Scoped):
    """What is said of two records is seen by whoever reads both, and by nobody else."""

    read_permission = Permission.READ_MEMBERS
    both = ()

    class Meta:
        abstract = True

    @classmethod
    def visible_to(cls, user, permission=None):
        """Rows of which both records are in this person's reach."""
        mine = Member.visible_to(user, permission)
        return cls.unscoped.filter(**{f"{name}__in": mine for name in cls.both})


class OfTwoQuerySet(ScopedQuerySet):
    def standing(self):
        """All but what was taken back."""
        return self.filter(undone_at=None)


@tracked()
class Distinct(OfTwo):
    """Somebody looked: these are two people who happen to look alike. Unordered, the older row
    stands first; taken back, the pair is asked about again."""

    scope = "first__unit__path"
    both = ("first", "second")

    first = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="hồ sơ")
    second = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="hồ sơ kia")
    on = models.DateField("ngày", default=timezone.localdate)
    reason = models.CharField("lý do", max_length=300)
    undone_at = models.DateTimeField("bỏ lúc", null=True, editable=False)

    unscoped = OfTwoQuerySet.as_manager()

    class Meta:
        verbose_name = "hai hồ sơ không trùng"
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="distinct_of_two_in_order",
                condition=Q(first__lt=F("second")),
                violation_error_message="Hãy chọn hai hồ sơ khác nhau.",
            ),
            models.UniqueConstraint(
                fields=["first", "second"],
                condition=Q(undone_at=None),
                name="distinct_once",
                violation_error_message="Hai hồ sơ này đã được ghi là hai người.",
            ),
            models.CheckConstraint(
                name="distinct_has_reason",
                condition=Q(reason__regex=r"\S"),
                violation_error_message="Hãy ghi vì sao là hai người.",
            ),
        ]

    def __str__(self):
        return f"{self.first}, {self.second}"


@tracked()
@counted(WHERE_GONE_WAS)
class Merge(OfTwo):
    """The record `gone` was given up for `keep`; by what stands here it is brought back.

    `chosen` are {field: "keep" or "gone"} where the two differed, `rows` the keys of what was
    changed: stays that were annulled and made, rows that went along (each with a print of what it
    said) or stayed behind, steps written over. `kept` holds what the two records were before, as
    JSON; there are numbers in it, so it is encrypted.
    """

    scope = "keep__unit__path"
    both = ("keep", "gone")

    keep = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="hồ sơ giữ lại")
    gone = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="hồ sơ gộp đi")
    on = models.DateField("ngày gộp", default=timezone.localdate)
    reason = models.CharField("lý do", max_length=300)
    chosen = models.JSONField("giá trị được chọn", default=dict, editable=False)
    rows = models.JSONField("các dòng đã đổi", default=dict, editable=False)
    kept = EncryptedTextField("giá trị cũ")
    undone_at = models.DateTimeField("bỏ gộp lúc", null=True, editable=False)

    unscoped = OfTwoQuerySet.as_manager()

    class Meta:
        verbose_name = "lần gộp hồ sơ"
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="merge_of_two",
                condition=~Q(keep=F("gone")),
                violation_error_message="Không gộp một hồ sơ với chính nó.",
            ),
            models.UniqueConstraint(
                fields=["gone"],
                condition=Q(undone_at=None),
                name="merge_gone_once",
                violation_error_message="Hồ sơ này đã gộp vào hồ sơ khác.",
            ),
            models.CheckConstraint(
                name="merge_has_reason",
                condition=Q(reason__regex=r"\S"),
                violation_error_message="Hãy ghi vì sao hai hồ sơ là một người.",
            ),
        ]

    def __str__(self):
        return f"{self.gone} → {self.keep}"
