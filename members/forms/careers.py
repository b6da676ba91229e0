"""Lines of items 21 and 22 of form 2-HSĐV."""

from crispy_forms.layout import Layout
from django import forms

from chibo.forms import DayField, LineField, ScopedModelForm
from members.models import Career, Training

from .fields import MonthField
from .layout import row


class RowForm(ScopedModelForm):
    """What both tables share: months, and the version of a line that is there already."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput)
            self.initial["version"] = self.instance.version
        self.helper.layout = Layout(*(["version"] if self.instance.pk else []), *self.rows())

    def _post_clean(self):
        """Rules and constraints speak in the action."""


class CareerForm(RowForm):
    """From month to month, what, where, in which posts."""

    since = MonthField(label="Từ tháng")
    until = MonthField(label="Đến tháng", required=False, help_text="Để trống: đến nay.")

    class Meta:
        model = Career
        fields = ["since", "until", "work", "place", "post"]
        field_classes = dict.fromkeys(["work", "place", "post"], LineField)
        error_messages = {"work": {"required": "Hãy ghi đã làm gì."}}

    def rows(self):
        return [row("since", "until"), row("work", "place"), "post"]


class TrainingForm(RowForm):
    """A course: which, where, from when to when, with which paper."""

    since = MonthField(label="Từ tháng", required=False)
    until = MonthField(label="Đến tháng", required=False, help_text="Để trống: đang học.")

    class Meta:
        model = Training
        fields = [
            *["kind", "level", "school", "field", "mode", "sent_on", "since", "until"],
            *["diploma", "certificate_number", "certified_on"],
        ]
        field_classes = dict.fromkeys(
            ["school", "field", "mode", "diploma", "certificate_number"], LineField
        ) | dict.fromkeys(["sent_on", "certified_on"], DayField)
        help_texts = {
            "level": "Chỉ với lớp lý luận chính trị.",
            "mode": "Ví dụ: chính quy, tập trung, không tập trung, vừa làm vừa học.",
            "sent_on": "Ngày quyết định cử đi học, nếu có.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = self.fields["kind"].choices[1:]
        self.fields["level"].choices = [
            ("", "Không phải lý luận"),
            *self.fields["level"].choices[1:],
        ]

    def rows(self):
        return [
            row("kind", "level"),
            row("school", "field"),
            row("mode", "sent_on"),
            row("since", "until"),
            row("diploma", "certificate_number", "certified_on"),
        ]
