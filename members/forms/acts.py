"""Small acts on one member: recognition, correction, opening."""

from django import forms

from chibo.forms import DayField, LineField, ScopedForm

from .confirming import Confirming
from .fields import BirthField


class Act(ScopedForm):
    """Of which version of the record."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class RecogniseForm(Confirming, Act):
    """The end of probation."""

    official_on = DayField(label="Ngày công nhận chính thức")
    official_at = LineField(label="Tại chi bộ", max_length=200, required=False)
    number = LineField(label="Số quyết định", max_length=60, required=False)
    decided_on = DayField(label="Ngày ký quyết định", required=False)
    issuer = LineField(label="Cấp ủy quyết định", max_length=200, required=False)


class BirthDateForm(Act):
    """Another birth date, and what it rests on."""

    birth = BirthField(label="Ngày sinh đúng", help_text="Chỉ biết năm thì ghi năm, ví dụ 1950.")
    reason = LineField(
        label="Căn cứ đính chính",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ví dụ: Lý lịch gốc khi vào Đảng, trang 1.",
        error_messages={"required": "Hãy ghi căn cứ đính chính."},
    )


class RevealForm(ScopedForm):
    """Why a masked field is opened."""

    reason = LineField(
        label="Lý do cần xem",
        max_length=300,
        help_text="Ví dụ: Đối chiếu thẻ đảng viên cuối năm.",
        error_messages={"required": "Hãy ghi lý do cần xem."},
    )


class RevealDisciplineForm(RevealForm):
    """Why a discipline is opened."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = "Ví dụ: Xét khen thưởng cuối năm."
