"""Small acts on one member: moving, leaving, coming back, recognition, correction, opening."""

from django import forms
from django.utils.text import capfirst

from chibo.forms import DayField, LineField, ScopedForm
from chibo.models import Unit
from members.enums import Ending, Entry

from .confirming import Confirming
from .fields import BirthField
from .members import cells

NOT_SAID = (Ending.MOVED, Ending.ANNULLED)
"""Endings that follow from other acts."""


class Act(ScopedForm):
    """Of which version of the record."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class StayForm(Act):
    """A day and what it rests on."""

    on = DayField(label="Từ ngày")
    decision = LineField(
        label="Căn cứ",
        max_length=120,
        required=False,
        help_text="Số, ngày của quyết định hoặc giấy giới thiệu.",
    )


class MoveForm(StayForm):
    """To another cell of the tree."""

    unit = forms.ModelChoiceField(
        Unit.unscoped.none(), label="Chuyển đến", empty_label="Chọn chi bộ"
    )
    field_order = ["unit", "on", "decision"]

    def choices_for(self, user, unit):
        return {"unit": cells(user).exclude(pk=unit.pk)}


class LeaveForm(StayForm):
    """Out of the cell, and out of what this program keeps."""

    ending = forms.ChoiceField(
        label="Lý do", choices=[(e.value, capfirst(e.label)) for e in Ending if e not in NOT_SAID]
    )
    on = DayField(label="Rời chi bộ từ ngày", help_text="Ngày này đồng chí không còn trong chi bộ.")
    field_order = ["ending", "on", "decision"]


class ReturnForm(StayForm):
    """Back into a cell."""

    unit = forms.ModelChoiceField(Unit.unscoped.none(), label="Chi bộ", empty_label=None)
    reason = forms.ChoiceField(
        label="Trở lại do",
        choices=[(e.value, capfirst(e.label)) for e in (Entry.TRANSFERRED, Entry.READMITTED)],
    )
    field_order = ["unit", "reason", "on", "decision"]

    def choices_for(self, user, unit):
        return {"unit": cells(user)}


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
