"""What a list of members is narrowed by; it stays in the address."""

from django import forms
from django.utils import timezone

from chibo.access import Permission
from chibo.forms import LineField, ScopedForm
from chibo.models import Unit
from members.enums import Gender, Status

EXEMPT, LEFT = "exempt", "left"


class FilterForm(ScopedForm):
    """All optional; a value that is not in the list is taken for none."""

    q = LineField(label="Họ tên hoặc số thẻ", required=False, max_length=100)
    trang_thai = forms.ChoiceField(
        label="Tình trạng",
        required=False,
        choices=[
            ("", "Đang sinh hoạt"),
            *Status.choices,
            (EXEMPT, "Được miễn sinh hoạt"),
            (LEFT, "Đã rời chi bộ"),
        ],
    )
    gioi_tinh = forms.ChoiceField(
        label="Giới tính", required=False, choices=[("", "Nam và nữ"), *Gender.choices]
    )
    chi_bo = forms.ModelChoiceField(
        Unit.unscoped.none(), label="Chi bộ", required=False, empty_label="Tất cả chi bộ"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.unit.kind.is_cell:
            del self.fields["chi_bo"]
        for field in self.fields.values():
            one_of = isinstance(field, forms.ChoiceField)
            field.widget.attrs["class"] = "form-select" if one_of else "form-control"

    def choices_for(self, user, unit):
        today = timezone.localdate()
        mine = Unit.visible_to(user, Permission.READ_MEMBERS).below(unit)
        return {"chi_bo": mine.cells().open(today).order_by("path")}

    def wanted(self):
        """{name: value} of what was asked for and makes sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
