"""Somebody on the way into the Party (quần chúng ưu tú, đối tượng kết nạp)."""

from django.db import models
from django.db.models import F, Func, Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, Versioned, counted
from members.enums import ETHNICITIES, BirthPrecision, Gender

from .given_up import OncePerPersonQuerySet


class CandidateQuerySet(OncePerPersonQuerySet):
    def under_way(self):
        """Those the cell still looks after: not yet a member, not dropped."""
        return self.filter(member=None, closed_on=None)


@tracked()
@counted()
class Candidate(Scoped, Versioned):
    """Who they are, as far as the cell must know before the ceremony makes them a member.

    What happened to them are events; `closed_on` and `member` copy the last of those, and only
    actions write them.
    """

    read_permission = Permission.READ_MEMBERS

    unit = models.ForeignKey("chibo.Unit", models.PROTECT, related_name="+", verbose_name="chi bộ")
    full_name = models.CharField("họ và tên khai sinh", max_length=100)
    gender = models.CharField("giới tính", max_length=6, choices=Gender)
    birth_date = models.DateField("ngày sinh")
    ethnicity = models.CharField("dân tộc", max_length=20, choices=[(e, e) for e in ETHNICITIES])
    hometown = models.CharField("quê quán", max_length=200, blank=True)
    permanent_residence = models.CharField("nơi thường trú", max_length=200, blank=True)
    occupation = models.CharField("nghề nghiệp, nơi công tác", max_length=120, blank=True)
    general_education = models.CharField(
        "giáo dục phổ thông", max_length=5, blank=True, help_text="Lớp trên hệ: 12/12, 10/10, 9/12…"
    )
    phone = models.CharField("điện thoại", max_length=16, blank=True)

    closed_on = models.DateField("thôi xem xét ngày", null=True, editable=False)
    member = models.OneToOneField(
        "members.Member", models.PROTECT, null=True, related_name="candidate", editable=False
    )

    unscoped = CandidateQuerySet.as_manager()

    class Meta:
        verbose_name = "người xin vào Đảng"
        ordering = ["full_name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="candidate_has_name",
                condition=Q(full_name__regex=r"\S")
                & Q(full_name=Func(F("full_name"), function="normalize")),
                violation_error_message="Hãy ghi họ và tên, bằng chữ Unicode dựng sẵn.",
            ),
            models.CheckConstraint(
                name="candidate_known_words",
                condition=Q(gender__in=Gender.values, ethnicity__in=ETHNICITIES),
                violation_error_message="Giới tính hoặc dân tộc không có trong danh mục.",
            ),
            models.CheckConstraint(
                name="candidate_general_education_shape",
                condition=Q(general_education="")
                | Q(general_education__regex=r"^([0-9]|1[0-2])/(10|12)$"),
                violation_error_message="Giáo dục phổ thông ghi lớp trên hệ, ví dụ 12/12.",
            ),
            models.CheckConstraint(
                name="candidate_phone_shape",
                condition=Q(phone="") | Q(phone__regex=r"^\+?\d{8,15}$"),
                violation_error_message="Số điện thoại gồm 8 đến 15 chữ số.",
            ),
            models.CheckConstraint(
                name="candidate_dropped_or_admitted",
                condition=Q(closed_on=None) | Q(member=None),
                violation_error_message="Người đã kết nạp thì không còn thôi xem xét.",
            ),
        ]

    def __str__(self):
        return self.full_name

    birth_precision = BirthPrecision.DAY
    """Nobody is voted on without the whole birth date: age is counted by month (M1)."""

    @property
    def birth_text(self):
        """The birth date for a person to read."""
        return f"{self.birth_date:%d/%m/%Y}"
