"""A post in the cell, given and given up."""

from django import forms

from chibo.forms import DayField, LineField
from members.enums import PartyPost

from .acts import Act


class OfficeForm(Act):
    """Which post, since when, by which decision."""

    post = forms.ChoiceField(label="Chức vụ", choices=PartyPost.choices)
    on = DayField(label="Giữ từ ngày")
    decision = LineField(
        label="Căn cứ",
        max_length=120,
        required=False,
        help_text="Kết quả bầu cử, quyết định chuẩn y hoặc chỉ định: số, ngày.",
    )


class OfficeEndForm(Act):
    """Since when no post is held any more."""

    on = DayField(label="Thôi từ ngày")
    decision = LineField(label="Căn cứ", max_length=120, required=False)
