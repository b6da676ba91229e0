"""Closing the figures of a year."""

from django import forms

from .base import LineField, ScopedForm


class YearClosingForm(ScopedForm):
    """Once without a word; again only with a reason."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = LineField(
        label="Lý do chốt lại",
        max_length=300,
        help_text="Ví dụ: bổ sung quyết định kết nạp gửi về muộn. Không ghi tên người.",
    )

    def __init__(self, *args, last, **kwargs):
        super().__init__(*args, initial={"seen": last.revision if last else 0}, **kwargs)
        if last is None:
            del self.fields["reason"]
