"""Money sent up, and the share that stays."""

from django import forms

from chibo.forms import DayField, LineField, ScopedForm

from .confirming import Confirming
from .fields import DongField, MonthField


class RemitForm(Confirming, ScopedForm):
    """One time of sending up."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    on = DayField(label="Ngày nộp")
    amount = DongField(label="Số tiền (đ)", error_messages={"required": "Hãy ghi số tiền."})
    note = LineField(label="Chứng từ, ghi chú", max_length=120, required=False)


class RetainForm(ScopedForm):
    """The share the cell keeps."""

    percent = forms.IntegerField(
        label="Chi bộ giữ lại (%)",
        min_value=0,
        max_value=100,
        error_messages={"required": "Hãy ghi tỷ lệ, từ 0 đến 100."},
        help_text="Theo hướng dẫn của cấp ủy cấp trên. Chi bộ thôn, tổ dân phố: 70% (01-QĐ/TW).",
    )
    month = MonthField(
        label="Áp dụng từ tháng", error_messages={"required": "Hãy ghi tháng, ví dụ 01/2026."}
    )
    decision = LineField(label="Căn cứ", max_length=120, required=False)


class AnnulRemittanceForm(ScopedForm):
    """Why it does not count."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    reason = LineField(
        label="Lý do bỏ", max_length=200, error_messages={"required": "Hãy ghi lý do."}
    )
