"""Fields that read what people write on paper."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from chibo.forms import LineField
from members.reading.days import parse_birth

OLDEST = 120


class BirthField(LineField):
    """A birth date as far as it is known: "15/3/1950", "3/1950" or "1950" → (date, precision)."""

    widget = forms.TextInput(
        attrs={"data-date": "", "placeholder": "ngày/tháng/năm", "autocomplete": "off"}
    )

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return None
        try:
            born, precision = parse_birth(text)
        except ValueError:
            raise ValidationError(
                f"Chưa hiểu “{text}”. Hãy ghi 15/03/1950; chỉ biết tháng thì 03/1950, "
                "chỉ biết năm thì 1950.",
                code="invalid",
            ) from None
        today = timezone.localdate()
        if not today.year - OLDEST <= born.year or born > today:
            raise ValidationError(f"Năm sinh {born.year} không hợp lý. Hãy xem lại.", code="far")
        return born, precision

    def prepare_value(self, value):
        return value


class DigitsField(LineField):
    """A number known by its digits: spaces, dots and dashes between them are only for the eye."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value):
        return re.sub(r"[\s.\-]", "", super().to_python(value) or "")


class PhoneField(DigitsField):
    """A telephone number, kept without spaces."""

    widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})

    def validate(self, value):
        super().validate(value)
        if value and not re.fullmatch(r"\+?\d{8,15}", value):
            raise ValidationError("Số điện thoại gồm 8 đến 15 chữ số.", code="invalid")
