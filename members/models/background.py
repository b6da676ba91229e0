"""Where a member comes from and served: items 3, 5, 10, 13 to 16 and 25 of form 2-HSĐV.

Health (18) and items 26 to 30 belong to the dossier, a secret of the Party, and have no column.
"""

from django.db import models
from django.db.models import F, Q


class Background(models.Model):
    """Text and days of the record that no rule of admission asks for."""

    other_names = models.CharField("các tên gọi khác", max_length=200, blank=True)
    birth_registered_at = models.CharField("nơi đăng ký khai sinh", max_length=200, blank=True)
    family_class = models.CharField("thành phần gia đình", max_length=60, blank=True)
    recruited_on = models.DateField("ngày được tuyển dụng", null=True, blank=True)
    recruited_by = models.CharField("cơ quan tuyển dụng", max_length=200, blank=True)
    youth_union_on = models.DateField("ngày vào Đoàn TNCS Hồ Chí Minh", null=True, blank=True)
    social_organisations = models.CharField(
        "tham gia tổ chức xã hội khác", max_length=300, blank=True
    )
    enlisted_on = models.DateField("ngày nhập ngũ", null=True, blank=True)
    discharged_on = models.DateField("ngày xuất ngũ", null=True, blank=True)
    reenlisted_on = models.DateField("ngày tái ngũ", null=True, blank=True)
    honours = models.CharField("danh hiệu được phong", max_length=200, blank=True)

    class Meta:
        abstract = True


def _after(day, earlier):
    return Q(**{day: None}) | Q(**{f"{earlier}__isnull": False, f"{day}__gte": F(earlier)})


BACKGROUND_CONSTRAINTS = [
    models.CheckConstraint(
        name="member_service_in_order",
        condition=_after("discharged_on", "enlisted_on") & _after("reenlisted_on", "discharged_on"),
        violation_error_message="Nhập ngũ, xuất ngũ, tái ngũ phải theo thứ tự; ghi ngày trước đã.",
    ),
    models.CheckConstraint(
        name="member_background_after_birth",
        condition=(Q(recruited_on=None) | Q(recruited_on__gt=F("birth_date")))
        & (Q(youth_union_on=None) | Q(youth_union_on__gt=F("birth_date")))
        & (Q(enlisted_on=None) | Q(enlisted_on__gt=F("birth_date"))),
        violation_error_message="Ngày tuyển dụng, vào Đoàn, nhập ngũ phải sau ngày sinh.",
    ),
]
