"""Living with another cell for a while: counted and voting at home, paying dues at the host."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import F, Func, Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, Versioned, counted
from members.enums import Purpose

from .dues_person import dues_key
from .given_up import OncePerPersonQuerySet


class TemporaryStayQuerySet(OncePerPersonQuerySet):
    def on(self, day):
        """The stays of that day, of those whose record stands."""
        return self.filter(valid__contains=day).once()

    def out(self):
        """Members of cells kept here who are elsewhere."""
        return self.exclude(member=None)

    def into(self):
        """People at cells kept here, whose home is elsewhere."""
        return self.exclude(host=None)


@tracked()
@counted("SELECT unit_id FROM {rows} UNION ALL SELECT host_id FROM {rows}")
class TemporaryStay(Scoped, Versioned):
    """One stay, from `valid` lower to upper, the last day not included (294-QĐ/TW 2025).

    Somebody of a cell kept here has `member` and its home `unit`; somebody from elsewhere has
    `guest_name`, and `unit` is the host, whose secretary wrote it down. `host` is the host where it
    is a unit of this tree; `elsewhere` names the other side where it is not. `until` is when the
    slip says that it ends. Where a cell on either side ended by a merger, a second row `continues`
    the first.
    """

    read_permission = Permission.READ_MEMBERS

    unit = models.ForeignKey("chibo.Unit", models.PROTECT, related_name="+", verbose_name="chi bộ")
    member = models.ForeignKey(
        "members.Member", models.PROTECT, null=True, related_name="temporary_stays"
    )
    guest_name = models.CharField("họ và tên", max_length=100, blank=True)
    host = models.ForeignKey("chibo.Unit", models.PROTECT, null=True, related_name="+")
    elsewhere = models.CharField("tổ chức đảng nơi kia", max_length=200, blank=True)
    purpose = models.CharField("lý do", max_length=5, choices=Purpose)
    until = models.DateField("giới thiệu đến ngày")
    valid = DateRangeField("thời gian")
    number = models.CharField("số giấy giới thiệu", max_length=60, blank=True)
    continues = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="continued_by", editable=False
    )

    unscoped = TemporaryStayQuerySet.as_manager()

    class Meta:
        verbose_name = "sinh hoạt tạm thời"
        ordering = ["valid", "pk"]
        indexes = [GistIndex(fields=["host", "valid"], name="temporary_stay_at_host")]
        constraints = [
            ExclusionConstraint(
                name="temporary_stay_one_at_a_time",
                expressions=[("member", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                violation_error_message="Mỗi thời điểm đảng viên chỉ sinh hoạt tạm thời một nơi.",
            ),
            models.CheckConstraint(
                name="temporary_stay_of_somebody",
                condition=Q(
                    member=None, guest_name__regex=r"\S", host=F("unit"), host__isnull=False
                )
                | Q(member__isnull=False, guest_name=""),
                violation_error_message="Hãy ghi họ tên đảng viên đến sinh hoạt tạm thời.",
            ),
            models.CheckConstraint(
                name="temporary_stay_somewhere",
                condition=Q(host__isnull=False) | ~Q(elsewhere=""),
                violation_error_message="Hãy ghi nơi sinh hoạt tạm thời.",
            ),
            models.CheckConstraint(
                name="temporary_stay_guest_name_composed",
                condition=Q(guest_name=Func(F("guest_name"), function="normalize")),
                violation_error_message="Họ tên phải bằng chữ Unicode dựng sẵn.",
            ),
            models.CheckConstraint(
                name="temporary_stay_known_purpose",
                condition=Q(purpose__in=Purpose.values),
                violation_error_message="Lý do sinh hoạt tạm thời không có trong danh mục.",
            ),
            models.CheckConstraint(
                name="temporary_stay_has_beginning",
                condition=Q(valid__isempty=False, valid__lower_inf=False),
                violation_error_message="Hãy ghi ngày bắt đầu, trước ngày kết thúc.",
            ),
        ]

    def __str__(self):
        return f"{self.full_name}, {self.host or self.elsewhere}"

    @property
    def full_name(self):
        """Who stays."""
        return self.member.full_name if self.member_id else self.guest_name

    @property
    def dues_key(self):
        """By what the dues book knows who stays."""
        return dues_key(self.member_id, None if self.member_id else self.pk)

    @property
    def first_day(self):
        """When it began, at whichever cell."""
        return self.continues.first_day if self.continues_id else self.valid.lower
