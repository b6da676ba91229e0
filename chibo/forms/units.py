"""The form that founds a unit, and the fields that every form about units shares."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from chibo.access import Permission
from chibo.models import Unit, UnitKind

from .base import DayField, LineField, ScopedForm

DECISION = "quyết định số"


def not_after_today(day):
    """The tree's copies are those of today: what will be is entered when it has come."""
    if day > timezone.localdate():
        raise ValidationError("Ngày này chưa tới. Hãy nhập khi việc đã có hiệu lực.")


class EffectiveDayField(DayField):
    """A day that has come."""

    default_validators = [*DayField.default_validators, not_after_today]


def manageable(user):
    """Units below which this person may place others."""
    units = Unit.visible_to(user, Permission.MANAGE_UNITS).open(timezone.localdate())
    return units.filter(kind__is_cell=False)


class FoundForm(ScopedForm):
    """A new unit."""

    parent = forms.ModelChoiceField(
        Unit.unscoped.none(), label="Cấp trên trực tiếp", empty_label="Chọn cấp trên"
    )
    kind = forms.ModelChoiceField(
        UnitKind.objects.none(), label="Loại tổ chức", empty_label="Chọn loại"
    )
    name = LineField(
        label="Tên", max_length=200, help_text="Ghi như trên văn bản, ví dụ: Chi bộ Tổ dân phố 9"
    )
    short_name = LineField(label="Tên gọi tắt", max_length=80)
    code = LineField(label="Mã", max_length=40, help_text="Không trùng với tổ chức nào khác")
    seat = LineField(
        label="Địa danh ghi trên văn bản",
        max_length=80,
        help_text="Đứng trước ngày tháng: “Huế, ngày…”",
    )
    opened_on = EffectiveDayField(label="Thành lập ngày")
    decision = LineField(label=DECISION.capitalize(), max_length=60, required=False)

    def choices_for(self, user, unit):
        return {"parent": manageable(user), "kind": UnitKind.objects.all()}
