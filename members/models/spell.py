"""The register as of any day: what each member was, in which cell, from when to when."""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import Q

from chibo.access import Permission
from chibo.models import Scoped, ScopedQuerySet, counted
from members.enums import Status

# For `counted`: wherever the person of a row was on the roll; `{member}` is the column that names
# the person.
ON_THE_ROLL = """
SELECT spell.unit_id FROM {rows} changed
JOIN members_spell spell ON spell.member_id = changed.{member}
"""


class SpellQuerySet(ScopedQuerySet):
    def on(self, day):
        """The roll of that day."""
        return self.filter(valid__contains=day)

    def walked(self):
        """In the order of a list of members: by given name."""
        return self.order_by("sort_key", "member")

    def official(self):
        """Those who vote."""
        return self.filter(status=Status.OFFICIAL)

    def probationary(self):
        """Those within their twelve months, or past them and not yet recognised."""
        return self.filter(status=Status.PROBATIONARY)


@pgtrigger.register(
    pgtrigger.Trigger(
        name="sorted",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func="NEW.sort_key := (SELECT sort_key FROM members_member WHERE id = NEW.member_id);"
        " RETURN NEW;",
    )
)
@counted()
class Spell(Scoped):
    """Derived by `actions.spells` from affiliations, dates and events; untracked, as derived.

    Exemption and suspension stand beside the status: an exempt member is official or probationary
    still, and counts as a member. `sort_key` copies the member's, written by triggers of both
    tables: a long roll is cut into pages without a look at who the members are.
    """

    read_permission = Permission.READ_MEMBERS

    member = models.ForeignKey("members.Member", models.CASCADE, related_name="spells")
    unit = models.ForeignKey("chibo.Unit", models.PROTECT, related_name="+")
    status = models.CharField("tình trạng", max_length=12, choices=Status)
    exempt = models.BooleanField("được miễn công tác và sinh hoạt đảng", default=False)
    suspended = models.BooleanField("bị đình chỉ sinh hoạt đảng", default=False)
    valid = DateRangeField("thời gian")
    sort_key = models.TextField(db_collation="C", default="", editable=False)

    unscoped = SpellQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt sinh hoạt"
        ordering = ["member", "valid"]
        indexes = [
            GistIndex(fields=["unit", "valid"], name="spell_roll_of_a_day"),
            models.Index(fields=["unit", "status"], name="spell_by_status"),
            models.Index(
                fields=["sort_key", "member"], include=["unit", "valid"], name="spell_sorted"
            ),
        ]
        constraints = [
            ExclusionConstraint(
                name="spell_one_at_a_time",
                expressions=[("member", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                violation_error_message="Mỗi thời điểm đảng viên chỉ có một tình trạng.",
            ),
            models.CheckConstraint(
                name="spell_known_status",
                condition=Q(status__in=Status.values),
                violation_error_message="Tình trạng đảng viên không có trong danh mục.",
            ),
        ]

    def __str__(self):
        return f"{self.member}: {self.get_status_display()}"
