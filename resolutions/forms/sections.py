"""The form of one section: label, heading, and its paragraphs, one a line."""

from crispy_forms.layout import Column, Layout, Row
from django import forms

from chibo.forms import LineField, ScopedForm


class SectionForm(ScopedForm):
    """What the section says; `version` tells whether somebody else saved meanwhile."""

    label = LineField(
        label="Ký hiệu",
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "I-, 1., a)"}),
    )
    heading = LineField(label="Tiêu đề", max_length=400, required=False)
    body = LineField(
        label="Nội dung",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "data-grow": True}),
        help_text="Mỗi dòng là một đoạn, in đúng như viết. Đầu dòng có thể là –, 1., a).",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        head = Row(Column("label", css_class="col-4"), Column("heading", css_class="col-8"))
        self.helper.layout = Layout(head, "body", "version")

    @classmethod
    def of(cls, section, *, data=None, user, unit=None):
        """The form for a section as it stands."""
        body = "\n".join(paragraph.line for paragraph in section.paragraphs.all())
        initial = {
            "label": section.label,
            "heading": section.heading,
            "body": body,
            "version": section.version,
        }
        return cls(data, initial=initial, user=user, unit=unit)
