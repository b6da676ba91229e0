"""People from elsewhere who live with the cell for a while."""

from django import forms

from chibo.forms import DayField, LineField, ScopedForm
from chibo.models import Unit
from chibo.vietnamese.names import title_case_name
from members.enums import Purpose

from .acts import Act
from .confirming import Confirming
from .members import cells


class GuestForm(Confirming, ScopedForm):
    """Somebody whose home is kept elsewhere: the name is all that is kept here."""

    guest_name = LineField(
        label="Họ và tên", max_length=100, error_messages={"required": "Hãy ghi họ và tên."}
    )
    elsewhere = LineField(label="Từ tổ chức đảng", max_length=200)
    purpose = forms.ChoiceField(label="Lý do", choices=Purpose.choices)
    on = DayField(label="Từ ngày")
    until = DayField(label="Giới thiệu đến ngày")
    number = LineField(label="Số giấy giới thiệu", max_length=60, required=False)

    def clean_guest_name(self):
        """Names typed all in capitals get their ordinary spelling."""
        return title_case_name(self.cleaned_data["guest_name"])


class ReceiveForm(GuestForm):
    """They come, and to which cell."""

    unit = forms.ModelChoiceField(Unit.unscoped.none(), label="Chi bộ", empty_label=None)
    field_order = ("unit",)

    def choices_for(self, user, unit):
        return {"unit": cells(user).below(unit)}


class AmendGuestForm(GuestForm):
    """They were written down wrongly."""

    over_on = DayField(
        label="Không còn sinh hoạt ở đây từ ngày",
        required=False,
        help_text="Để trống nếu còn sinh hoạt ở đây.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ReleaseForm(Confirming, Act):
    """When the stay ended."""

    on = DayField(label="Không còn sinh hoạt ở đây từ ngày")
