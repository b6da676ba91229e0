"""Contact with the place of residence: the slip, and the comment of a year."""

from crispy_forms.layout import Layout
from django import forms

from chibo.forms import DayField, LineField, ScopedForm
from members.enums import ResidenceGround, ResidenceLevel

from .layout import row


class VersionedForm(ScopedForm):
    """A row that is there already carries its version; `layout` is the class's own."""

    def __init__(self, *args, known=None, **kwargs):
        super().__init__(*args, **kwargs)
        if known:
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput)
            self.initial["version"] = known.version
        self.helper.layout = Layout(*(["version"] if known else []), *self.rows())


class ContactForm(VersionedForm):
    """Where the member was introduced, since when; or the reason why not."""

    place = LineField(
        label="Chi bộ nơi cư trú",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "known-place", "autocomplete": "off"}),
        help_text="Ví dụ: Chi bộ Tổ dân phố 5. Để trống khi được miễn giới thiệu.",
    )
    ward = LineField(
        label="Xã, phường",
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"list": "known-ward", "autocomplete": "off"}),
    )
    first = DayField(label="Ngày giới thiệu (hoặc được miễn từ ngày)")
    number = LineField(label="Số giấy giới thiệu", max_length=60, required=False)
    last = DayField(
        label="Đến hết ngày",
        required=False,
        help_text="Để trống: còn hiệu lực. Chuyển nhà thì ghi lần mới, lần này tự hết.",
    )
    ground = forms.ChoiceField(
        label="Không lấy nhận xét hằng năm vì",
        choices=[("", "có lấy nhận xét hằng năm"), *ResidenceGround.choices],
        required=False,
    )
    ground_text = LineField(
        label="Lý do khác",
        max_length=200,
        required=False,
        help_text="Chỉ ghi khi chọn “Khác”.",
    )

    def rows(self):
        return [
            row("place", "ward"),
            row("first", "last", "number"),
            row("ground", "ground_text"),
        ]


class CommentForm(VersionedForm):
    """What came back for a year."""

    year = forms.IntegerField(
        label="Nhận xét của năm",
        min_value=1930,
        max_value=2200,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Hãy ghi một năm, ví dụ 2026."},
    )
    received_on = DayField(label="Ngày nhận")
    level = forms.ChoiceField(
        label="Mức nhận xét", choices=[("", "hãy chọn"), *ResidenceLevel.choices]
    )
    remark = LineField(
        label="Ghi chú",
        max_length=200,
        required=False,
        help_text="Một câu ngắn, nếu cần. Không ghi điều có độ mật.",
    )

    def rows(self):
        return [row("year", "received_on", "level"), "remark"]
