"""What the database promises of every row of members, whatever path wrote it."""

from django.db import models
from django.db.models import F, Func, Q

from members.enums import ETHNICITIES, Gender, PartyPost

from .schooling import known


def _sealed(field, blind):
    """A sealed number is never without the digest that finds it, nor the digest without it."""
    return models.CheckConstraint(
        name=f"member_{field}_beside_its_index",
        condition=Q(**{field: None, blind: None})
        | Q(**{f"{field}__isnull": False, f"{blind}__isnull": False}),
        violation_error_message="Số được che phải đi cùng chỉ mục của nó.",
    )


MEMBER_CONSTRAINTS = [
    models.CheckConstraint(
        name="member_has_name",
        condition=Q(full_name__regex=r"\S") & Q(full_name=Func("full_name", function="normalize")),
        violation_error_message="Hãy ghi họ và tên, bằng chữ Unicode dựng sẵn.",
    ),
    models.CheckConstraint(
        name="member_birth_date_as_precise_as_said",
        condition=Q(birth_precision="day")
        | Q(birth_precision="month", birth_date__day=1)
        | Q(birth_precision="year", birth_date__day=1, birth_date__month=1),
        violation_error_message="Ngày sinh chỉ biết năm hoặc tháng thì ghi từ ngày đầu.",
    ),
    models.CheckConstraint(
        name="member_dates_in_order",
        condition=Q(birth_date__lt=F("ceremony_on"))
        & (Q(decided_on=None) | Q(decided_on__lte=F("ceremony_on")))
        & (Q(official_on=None) | Q(official_on__gt=F("ceremony_on"))),
        violation_error_message=(
            "Ngày sinh, ngày quyết định, ngày làm lễ và ngày chính thức phải theo thứ tự."
        ),
    ),
    models.CheckConstraint(
        name="member_exempt_after_admission",
        condition=Q(exempt_on=None) | Q(exempt_on__gte=F("ceremony_on")),
        violation_error_message="Ngày được miễn phải sau ngày vào Đảng.",
    ),
    models.CheckConstraint(
        name="member_record_number_shape",
        condition=Q(record_number=None) | Q(record_number__regex=r"^\d{6} [A-ZĐ]{2,3}$"),
        violation_error_message="Số lý lịch gồm 6 chữ số và 2 đến 3 chữ in hoa.",
    ),
    models.CheckConstraint(
        name="member_phone_shape",
        condition=Q(phone="") | Q(phone__regex=r"^\+?\d{8,15}$"),
        violation_error_message="Số điện thoại gồm 8 đến 15 chữ số.",
    ),
    _sealed("card_number", "card_blind"),
    _sealed("old_card_number", "old_card_blind"),
    _sealed("identity_number", "identity_blind"),
    models.UniqueConstraint(
        fields=["record_number"],
        name="member_record_number_once",
        violation_error_message="Số lý lịch này đã có trong sổ.",
    ),
    models.UniqueConstraint(
        fields=["card_blind"],
        name="member_card_number_once",
        violation_error_message="Số thẻ đảng viên này đã có trong sổ.",
    ),
    models.UniqueConstraint(
        fields=["identity_blind"],
        name="member_identity_number_once",
        violation_error_message="Số căn cước này đã có trong sổ.",
    ),
    known("gender", Gender, "Giới tính ghi nam hoặc nữ.", empty=False),
    known("ethnicity", ETHNICITIES, "Dân tộc không có trong danh mục.", empty=False),
    known("party_post", PartyPost, "Chức vụ không có trong danh mục."),
]
