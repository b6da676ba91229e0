"""The form that takes a file."""

from django import forms

from .base import ScopedForm


class FileForm(ScopedForm):
    """An Excel file to read."""

    file = forms.FileField(
        label="Tệp Excel (.xlsx)",
        widget=forms.FileInput(
            attrs={
                "accept": ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
        ),
        help_text="Nhỏ hơn 5 MB. Chưa ghi gì cho tới khi đồng chí xem lại và xác nhận.",
    )
