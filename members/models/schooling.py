"""What a member has learnt: item 17 of form 2-HSĐV."""

from django.db import models
from django.db.models import Q

from members.enums import AcademicTitle, Degree, ProfessionalLevel, TheoryLevel, TheoryMode


def known(field, choices, message, *, empty=True):
    """The column holds a word of its list, or nothing where that is allowed."""
    words = [*([""] if empty else []), *getattr(choices, "values", choices)]
    return models.CheckConstraint(
        name=f"member_known_{field}",
        condition=Q(**{f"{field}__in": words}),
        violation_error_message=message,
    )


class Schooling(models.Model):
    """Each field of item 17; languages and computing stay text, their certificates are too many."""

    general_education = models.CharField(
        "giáo dục phổ thông", max_length=5, blank=True, help_text="Lớp trên hệ: 12/12, 10/10, 7/10…"
    )
    professional_level = models.CharField(
        "trình độ chuyên môn", max_length=20, choices=ProfessionalLevel, blank=True
    )
    profession = models.CharField(
        "chuyên ngành đào tạo", max_length=120, blank=True, help_text="Ví dụ: Sư phạm Toán."
    )
    degree = models.CharField("học vị cao nhất", max_length=20, choices=Degree, blank=True)
    academic_title = models.CharField("học hàm", max_length=20, choices=AcademicTitle, blank=True)
    theory_level = models.CharField(
        "lý luận chính trị", max_length=20, choices=TheoryLevel, blank=True
    )
    theory_mode = models.CharField(
        "hình thức học lý luận", max_length=20, choices=TheoryMode, blank=True
    )
    foreign_languages = models.CharField(
        "ngoại ngữ", max_length=120, blank=True, help_text="Ví dụ: Tiếng Anh B1."
    )
    computing = models.CharField(
        "tin học", max_length=120, blank=True, help_text="Ví dụ: Ứng dụng CNTT cơ bản."
    )
    minority_languages = models.CharField("tiếng dân tộc thiểu số", max_length=120, blank=True)

    class Meta:
        abstract = True


SCHOOLING_CONSTRAINTS = [
    models.CheckConstraint(
        name="member_general_education_shape",
        condition=Q(general_education="") | Q(general_education__regex=r"^([0-9]|1[0-2])/(10|12)$"),
        violation_error_message="Giáo dục phổ thông ghi lớp trên hệ, ví dụ 12/12 hoặc 7/10.",
    ),
    known("professional_level", ProfessionalLevel, "Trình độ chuyên môn không có trong danh mục."),
    known("degree", Degree, "Học vị không có trong danh mục."),
    known("academic_title", AcademicTitle, "Học hàm không có trong danh mục."),
    known("theory_level", TheoryLevel, "Trình độ lý luận chính trị không có trong danh mục."),
    known("theory_mode", TheoryMode, "Hình thức học lý luận không có trong danh mục."),
]
