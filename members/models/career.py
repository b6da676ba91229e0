"""What a member did, where, in which posts: item 21 of form 2-HSĐV."""

from django.db import models
from django.db.models import F, Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, ScopedQuerySet, Versioned


class RowQuerySet(ScopedQuerySet):
    def standing(self):
        """Rows that hold: what was written by mistake is left out."""
        return self.filter(dropped_because="")


def months_in_order(name):
    """Months are kept as their first day; the last one, when there is one, not before the first."""
    return models.CheckConstraint(
        name=f"{name}_months_in_order",
        condition=(Q(since=None) | Q(since__day=1))
        & (Q(until=None) | Q(until__day=1, until__gte=F("since"))),
        violation_error_message="Tháng kết thúc không thể trước tháng bắt đầu.",
    )


@tracked()
class Career(Scoped, Versioned):
    """One line of the table, from month to month, both included; no last month: still so."""

    scope = "member__unit__path"
    read_permission = Permission.READ_MEMBERS

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="careers")
    since = models.DateField("từ tháng")
    until = models.DateField("đến tháng", null=True, blank=True)
    place = models.CharField("ở đâu", max_length=200, blank=True)
    work = models.CharField("làm gì", max_length=300)
    post = models.CharField("chức vụ (Đảng, chính quyền, đoàn thể)", max_length=300, blank=True)
    dropped_because = models.CharField("lý do bỏ", max_length=300, blank=True)

    unscoped = RowQuerySet.as_manager()

    class Meta:
        verbose_name = "quá trình công tác"
        ordering = ["member", "since", "pk"]
        indexes = [models.Index(fields=["member", "since"], name="career_of_member")]
        constraints = [
            months_in_order("career"),
            models.CheckConstraint(
                name="career_has_work",
                condition=Q(work__regex=r"\S"),
                violation_error_message="Hãy ghi đã làm gì.",
            ),
        ]

    def __str__(self):
        return self.work
