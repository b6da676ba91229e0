"""What happened in a life in the Party: append-only, dated, each with the paper it rests on."""

from functools import cache

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, counted
from members.enums import FORMS, Step

from .given_up import OncePerPersonQuerySet

MASKED = ("form", "number", "issuer", "note")
"""What a discipline says; its day and that there is one stand in the open."""


def _known_forms():
    """Each step takes its form from its own list; a badge has a level, the others have none."""
    fits = Q(kind=Step.BADGE, form__regex=r"^[3-9][05]$")
    for kind, forms in FORMS.items():
        fits |= Q(kind=kind, form__in=forms.values)
    return fits | (~Q(kind__in=[Step.BADGE, *FORMS]) & Q(form=""))


@cache
def _not_annulled():
    return ~Exists(Event.unscoped.filter(annuls=OuterRef("pk")))


class EventQuerySet(OncePerPersonQuerySet):
    people = ("member", "candidate__member")

    def standing(self):
        """Events that hold: neither annulled nor annulments."""
        return self.filter(_not_annulled(), annuls=None)


@tracked()
@counted()
class Event(Scoped):
    """One step of one person, at one cell. A wrong one is annulled by a later one, never changed.

    `number` and `issuer` are the paper; `since` is a second day where a step has one (a decision
    received, somebody known since, the date of a slip), `until` the day it is to end; `person`
    names an introducer or mentor on the roll, `person_name` anybody; `form` is a word of the step's
    own list (penalty, praise, purpose, ground, level of a badge); `place` is where to or where
    from, `host` the same where it is a unit of this tree. `confirmations` are the checks whose
    warning somebody answered with yes.

    What a discipline says (`MASKED`) stays behind when the row is read: the columns of the instance
    are empty and `masked` is true, so that no page, paper or file can show what it never had.
    `queries.lives.text_of_discipline` reads it for `actions.events.reveal_discipline` alone.
    """

    read_permission = Permission.READ_MEMBERS
    masked = False

    candidate = models.ForeignKey(
        "members.Candidate", models.PROTECT, null=True, related_name="events"
    )
    member = models.ForeignKey("members.Member", models.PROTECT, null=True, related_name="events")
    unit = models.ForeignKey("chibo.Unit", models.PROTECT, related_name="+", verbose_name="chi bộ")
    kind = models.CharField("bước", max_length=12, choices=Step)
    on = models.DateField("ngày")
    number = models.CharField("số văn bản", max_length=60, blank=True)
    issuer = models.CharField("nơi ban hành", max_length=200, blank=True)
    since = models.DateField("từ ngày", null=True)
    person = models.ForeignKey("members.Member", models.PROTECT, null=True, related_name="+")
    person_name = models.CharField("người", max_length=100, blank=True)
    votes_for = models.PositiveSmallIntegerField("tán thành", null=True)
    votes_base = models.PositiveSmallIntegerField("số đảng viên tính biểu quyết", null=True)
    consent = models.CharField("văn bản đồng ý của cấp trên", max_length=60, blank=True)
    form = models.CharField("hình thức", max_length=12, blank=True)
    until = models.DateField("đến ngày", null=True)
    place = models.CharField("nơi đến, nơi đi", max_length=200, blank=True)
    host = models.ForeignKey("chibo.Unit", models.PROTECT, null=True, related_name="+")
    early = models.BooleanField("xét sớm", default=False)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    confirmations = ArrayField(models.CharField(max_length=20), default=list, editable=False)
    annuls = models.OneToOneField("self", models.PROTECT, null=True, related_name="annulled_by")
    at = models.DateTimeField("ghi lúc", auto_now_add=True)

    unscoped = EventQuerySet.as_manager()

    class Meta:
        verbose_name = "bước phát triển đảng viên"
        ordering = ["on", "pk"]
        indexes = [
            models.Index(fields=["candidate", "kind"], name="event_of_candidate"),
            models.Index(fields=["member", "kind"], name="event_of_member"),
            models.Index(fields=["unit", "kind", "on"], name="event_of_unit"),
        ]
        constraints = [
            models.CheckConstraint(
                name="event_of_one_person",
                condition=Q(candidate=None) ^ Q(member=None),
                violation_error_message="Mỗi bước thuộc về đúng một người.",
            ),
            models.CheckConstraint(
                name="event_known_step",
                condition=Q(kind__in=Step.values),
                violation_error_message="Bước này không có trong danh mục.",
            ),
            models.CheckConstraint(
                name="event_votes_within_base",
                condition=Q(votes_for=None, votes_base=None)
                | Q(votes_base__gt=0, votes_for__lte=models.F("votes_base")),
                violation_error_message="Số tán thành không hơn số đảng viên tính biểu quyết.",
            ),
            models.CheckConstraint(
                name="event_annulment_points_back",
                condition=Q(kind=Step.ANNULLED, annuls__isnull=False)
                | (~Q(kind=Step.ANNULLED) & Q(annuls=None)),
                violation_error_message="Bỏ một bước thì phải nói bước nào.",
            ),
            models.CheckConstraint(
                name="event_introducer_is_named",
                condition=~Q(kind__in=[Step.INTRODUCED, Step.MENTORED]) | ~Q(person_name=""),
                violation_error_message="Hãy chọn hoặc ghi tên đảng viên.",
            ),
            models.CheckConstraint(
                name="event_form_of_its_list",
                condition=_known_forms(),
                violation_error_message="Hình thức này không có trong danh mục.",
            ),
            models.CheckConstraint(
                name="event_ends_after_it_begins",
                condition=~Q(kind=Step.AWAY) | Q(until__gt=models.F("on")),
                violation_error_message="Ngày hết hạn phải sau ngày bắt đầu.",
            ),
            models.CheckConstraint(
                name="event_vote_has_votes",
                condition=~Q(kind__in=[Step.VOTED, Step.PROPOSED]) | Q(votes_for__isnull=False),
                violation_error_message="Hãy ghi kết quả biểu quyết.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    @classmethod
    def from_db(cls, db, field_names, values):
        """The row as it is read. One whose kind was not asked for may be a discipline."""
        event = super().from_db(db, field_names, values)
        held = event.__dict__
        if held.get("kind", Step.DISCIPLINED) == Step.DISCIPLINED:
            held.update(dict.fromkeys(held.keys() & {*MASKED}, ""), masked=True)
        return event

    @property
    def form_text(self):
        """The form in words: "Biểu dương", "30 năm tuổi Đảng"; "" where it is masked."""
        if self.kind == Step.BADGE:
            return f"{self.form} năm tuổi Đảng"
        return FORMS[self.kind](self.form).label if self.form else ""

    def __str__(self):
        whose = self.candidate or self.member
        return f"{whose}: {self.get_kind_display()}, {self.on:%d/%m/%Y}"

    def annulment(self, reason):
        """The later step, not kept yet, by which this one counts no more."""
        return Event(
            candidate_id=self.candidate_id,
            member_id=self.member_id,
            unit_id=self.unit_id,
            kind=Step.ANNULLED,
            on=timezone.localdate(),
            annuls=self,
            note=reason,
        )
